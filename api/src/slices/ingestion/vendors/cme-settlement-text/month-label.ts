/** Months as CME's bulletins write them: JAN27, and JLY27 in old ones. */
import { contractMonth } from '@cushing/products';

const MONTHS: ReadonlyMap<string, number> = new Map([
  ['JAN', 1],
  ['FEB', 2],
  ['MAR', 3],
  ['APR', 4],
  ['MAY', 5],
  ['JUN', 6],
  ['JUL', 7],
  ['JLY', 7],
  ['AUG', 8],
  ['SEP', 9],
  ['OCT', 10],
  ['NOV', 11],
  ['DEC', 12],
]);

const LENGTH = 5;
/** Bulletins of the century before were not written in this form. */
const CENTURY = 2000;

/**
 * @param label as `JLY27`
 * @returns `2027-07`, or undefined for what is no month
 */
export function monthOfLabel(label: string): string | undefined {
  if (label.length !== LENGTH) return undefined;
  const month = MONTHS.get(label.slice(0, 3));
  const year = label.slice(3);
  return month === undefined || !/^\d\d$/.test(year) ? undefined : contractMonth(CENTURY + Number(year), month);
}
