import type { Fault } from '../../judgement/numbers.js';
import { quoted } from '../../judgement/findings.js';

const TENOR = /^(\d{1,5})([DWMY])$/;
const DAYS_IN_YEAR = 365;
const LONGEST_DAYS = 100 * DAYS_IN_YEAR;

/** Years are of 365 days as everywhere in time to expiry; a month is a twelfth of that, so that 12M is 1Y. */
const DAYS = { D: 1, W: 7, M: DAYS_IN_YEAR / 12, Y: DAYS_IN_YEAR } as const;

/**
 * Reads a tenor: a number of days, weeks, months or years, as `30D`, `2W`, `3M`, `1Y`; `ON` is one day.
 *
 * @returns calendar days, 1 … 36,500, or what is wrong
 */
export function parseTenor(text: string): number | Fault {
  const tenor = text.trim().toUpperCase();
  if (tenor === 'ON') return 1;
  const [, count, unit] = TENOR.exec(tenor) ?? [];
  const days = unit === undefined ? 0 : Math.round(Number(count) * DAYS[unit as keyof typeof DAYS]); // by the pattern
  if (days >= 1 && days <= LONGEST_DAYS) return days;
  return {
    status: 'fault',
    reason: 'TENOR_INVALID',
    message: `${quoted(text)} is no tenor: write ON, 30D, 2W, 3M or 1Y, 100 years at most`,
  };
}
