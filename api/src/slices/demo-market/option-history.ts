import type { OptionHistory } from './demo-market-options.js';

/** Trade dates with whole chains that a market begins with at the most. */
const FULL_DATES = 45;

/**
 * @param dates trade dates of options in all, ≥ 1
 * @returns the last ones with whole chains, those before with the few strikes that tell a smile
 */
export function optionHistoryOf(dates: number): OptionHistory {
  const fullDates = Math.min(dates, FULL_DATES);
  return { fullDates, thinDates: dates - fullDates };
}
