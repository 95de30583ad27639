/** The months for which ICE's contracts deliver, as its column STRIP writes them. */
import { slashDate } from './slash-date.js';

/** A strip that is one contract month; another period, as a day or several legs; or what can't be read. */
export type IceStrip =
  | { readonly status: 'month'; readonly month: string }
  | { readonly status: 'other-period' }
  | { readonly status: 'unreadable'; readonly message: string };

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const MONTH_AND_YEAR = /^([A-Z]{3})-? ?(\d{2})$/;

/**
 * Reads a strip. A month is written as its first day, `9/1/2026`, or as `Feb27`. `01 Sep 26` is a day, the first one
 * too, and `BH26 Apr27 FH26` a spread.
 *
 * @param text a cell
 */
export function iceStrip(text: string): IceStrip {
  const strip = text.trim();
  if (strip === '') return { status: 'unreadable', message: 'a contract has a strip, as 9/1/2026' };
  const date = slashDate(strip);
  if (date !== undefined) {
    return date.endsWith('-01') ? { status: 'month', month: date.slice(0, 7) } : { status: 'other-period' };
  }
  const [, name = '', year = ''] = MONTH_AND_YEAR.exec(strip.toUpperCase()) ?? [];
  const index = MONTHS.indexOf(name);
  if (index >= 0) return { status: 'month', month: `20${year}-${String(index + 1).padStart(2, '0')}` };
  // Digits and slashes alone were meant as a date: what else it says can't be known.
  const isWrittenAsDate = /^[\d/]+$/.test(strip);
  return isWrittenAsDate
    ? { status: 'unreadable', message: 'a strip is the first day of a month, written M/D/YYYY' }
    : { status: 'other-period' };
}
