/** Contract months of options by the dates on which they expire. */
import { addMonths, contractMonth, fromMonthIndex, toMonthIndex } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { monthOfDate, yearOfDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { FIRST_CONTRACT_YEAR, LAST_CONTRACT_YEAR } from '../dates/known-years.js';
import { ProductsError } from '../errors.js';
import { optionExpiryDate } from '../expiry/option-expiry-date.js';
import type { OptionSeries } from '../specs/option-series.js';

const FIRST_MONTH = contractMonth(FIRST_CONTRACT_YEAR, 1);
const LAST_MONTH = contractMonth(LAST_CONTRACT_YEAR, 12);

/** The month whose option expires on a date, or the dates of expiry that are nearest to it. */
export type OptionMonthOfExpiry =
  | { readonly status: 'ok'; readonly month: ContractMonth }
  | {
      readonly status: 'not-an-expiry';
      /** The expiry before the date and the one after it, ascending; only one of them at the ends of the known years. */
      readonly nearest: readonly IsoDate[];
    };

/**
 * The contract months whose options have not expired, nearest first: an option is still listed on its expiry date.
 *
 * @param date from which on the expiry dates are
 * @param count how many, a whole number ≥ 0
 * @returns consecutive months
 * @throws {ProductsError} `ERR_PRODUCTS_COUNT` for another count, `ERR_PRODUCTS_RANGE` where one of the months is none of
 *   1980-01 … 2079-12
 *
 * @example
 * listedOptionMonths('LO', isoDate('2026-11-17'), 2); // ['2026-12', '2027-01']
 * listedOptionMonths('LO', isoDate('2026-11-18'), 2); // ['2027-01', '2027-02']
 */
export function listedOptionMonths(series: OptionSeries, date: IsoDate, count: number): readonly ContractMonth[] {
  if (!Number.isInteger(count) || count < 0) {
    throw new ProductsError('ERR_PRODUCTS_COUNT', `expiries are counted in whole numbers from 0, got ${count}`);
  }
  const first = firstMonthFrom(series, date);
  if (count > 0 && (first === undefined || addMonths(first, count - 1) > LAST_MONTH)) {
    throw new ProductsError('ERR_PRODUCTS_RANGE', `options of ${count} months from ${date} reach past ${LAST_MONTH}`);
  }
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, later) => addMonths(first, later));
}

/**
 * @param expiry any date
 * @returns the contract month of the monthly option that expires on it; where none does, the expiry dates around it
 *
 * @example
 * optionMonthOfExpiry('LO', isoDate('2026-11-17')); // { status: 'ok', month: '2026-12' }
 * optionMonthOfExpiry('LO', isoDate('2026-11-18')); // { status: 'not-an-expiry', nearest: ['2026-11-17', '2026-12-16'] }
 */
export function optionMonthOfExpiry(series: OptionSeries, expiry: IsoDate): OptionMonthOfExpiry {
  const next = firstMonthFrom(series, expiry);
  if (next !== undefined && optionExpiryDate(series, next) === expiry) return { status: 'ok', month: next };
  const before = next === undefined ? LAST_MONTH : addMonths(next, -1);
  const months = before < FIRST_MONTH ? [] : [before];
  if (next !== undefined) months.push(next);
  return { status: 'not-an-expiry', nearest: months.map((month) => optionExpiryDate(series, month)) };
}

/** The first known month whose option expires on the date or after it; undefined after the last one's expiry. */
function firstMonthFrom(series: OptionSeries, date: IsoDate): ContractMonth | undefined {
  // Every option expires before its contract month begins, so that the months through the date's are no candidates.
  const year = Math.min(yearOfDate(date), LAST_CONTRACT_YEAR + 1);
  const from = Math.max(toMonthIndex(FIRST_MONTH), year * 12 + monthOfDate(date));
  const last = toMonthIndex(LAST_MONTH);
  for (let index = from; index <= last; index += 1) {
    const month = fromMonthIndex(index);
    if (optionExpiryDate(series, month) >= date) return month;
  }
  return undefined;
}
