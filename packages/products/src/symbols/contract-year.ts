import type { ProductCode } from '../codes/product-code.js';
import { contractMonth } from '../dates/contract-month.js';
import { toDayNumber, yearOfDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { FIRST_CONTRACT_YEAR, LAST_CONTRACT_YEAR } from '../dates/known-years.js';
import { lastTradeDate } from '../expiry/last-trade-date.js';

/** Two digits from here on are of the last century: no energy future is older. */
const LAST_CENTURY_FROM = FIRST_CONTRACT_YEAR % 100;
/** How long ago a contract of a one-digit year may have ended: files name contracts for a while after. */
const DAYS_AGO = 365;

/** The year that a symbol means, or why its digits mean none. */
export type ResolvedYear =
  { readonly status: 'ok'; readonly year: number } | { readonly status: 'wrong-length' | 'out-of-range' | 'ambiguous' };

/**
 * Reads the year of a symbol: four digits as they are, two digits as 1980 … 2079. One digit comes round every ten
 * years: it means the nearest contract that ended no more than a year before the reference date.
 *
 * @param product whose expiries decide about one digit
 * @param month 1 … 12
 * @param digits as they stand in the symbol
 * @param referenceDate a date near which the contract trades; without it one digit is ambiguous
 */
export function resolveContractYear(
  product: ProductCode,
  month: number,
  digits: string,
  referenceDate: IsoDate | undefined,
): ResolvedYear {
  const value = Number(digits);
  switch (digits.length) {
    case 4:
      return knownYear(value);
    case 2:
      return { status: 'ok', year: value >= LAST_CENTURY_FROM ? 1900 + value : 2000 + value };
    case 1:
      return referenceDate === undefined
        ? { status: 'ambiguous' }
        : knownYear(nearestYear(product, month, value, referenceDate));
    default:
      return { status: 'wrong-length' };
  }
}

/** @returns the first year with that last digit whose contract ended no earlier than a year before the date */
function nearestYear(product: ProductCode, month: number, lastDigit: number, referenceDate: IsoDate): number {
  const earliest = toDayNumber(referenceDate) - DAYS_AGO;
  const from = yearOfDate(referenceDate) - 1;
  const year = from + ((((lastDigit - from) % 10) + 10) % 10);
  const hasEnded = isKnown(year) && toDayNumber(lastTradeDate(product, contractMonth(year, month))) < earliest;
  return hasEnded ? year + 10 : year;
}

function knownYear(year: number): ResolvedYear {
  return isKnown(year) ? { status: 'ok', year } : { status: 'out-of-range' };
}

function isKnown(year: number): boolean {
  return year >= FIRST_CONTRACT_YEAR && year <= LAST_CONTRACT_YEAR;
}
