/** Nearbys: contracts by their place in the queue on a trade date. The first is the front contract. */
import type { ProductCode } from '../codes/product-code.js';
import { fromMonthIndex, toMonthIndex } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { monthOfDate, yearOfDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { LAST_CALENDAR_YEAR } from '../dates/known-years.js';
import { ProductsError } from '../errors.js';
import { lastTradeDate } from '../expiry/last-trade-date.js';

/**
 * The contract that is the next to end: a contract is the front through its last trade date.
 *
 * @param tradeDate a date of 1979-12 … 2079-10; a day on which nothing settles counts with the next one
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` where no known contract is the front
 *
 * @example
 * frontMonth('CL', isoDate('2020-04-21')); // '2020-05'
 * frontMonth('CL', isoDate('2020-04-22')); // '2020-06'
 */
export function frontMonth(product: ProductCode, tradeDate: IsoDate): ContractMonth {
  // Every contract ends before its own month begins, so the month after the date's is the first that may still trade.
  // Of years after the last known one any will do: no contract of theirs is known, and 9999 has no month after it.
  let index = Math.min(yearOfDate(tradeDate), LAST_CALENDAR_YEAR) * 12 + monthOfDate(tradeDate);
  let month = fromMonthIndex(index);
  while (lastTradeDate(product, month) < tradeDate) {
    index += 1;
    month = fromMonthIndex(index);
  }
  return month;
}

/**
 * The contracts that trade on a date, nearest first, whether the exchange has listed all of them or not.
 *
 * @param tradeDate as for `frontMonth`
 * @param count how many, a whole number ≥ 0
 * @returns consecutive months; element 0 is the front contract, which files call CL01
 * @throws {ProductsError} `ERR_PRODUCTS_COUNT` for another count, `ERR_PRODUCTS_RANGE` where no known contract is the front
 *
 * @example
 * nearbyMonths('CL', isoDate('2020-04-20'), 3); // ['2020-05', '2020-06', '2020-07']
 */
export function nearbyMonths(product: ProductCode, tradeDate: IsoDate, count: number): readonly ContractMonth[] {
  if (!Number.isInteger(count) || count < 0) {
    throw new ProductsError('ERR_PRODUCTS_COUNT', `nearbys are counted in whole numbers from 0, got ${count}`);
  }
  const front = toMonthIndex(frontMonth(product, tradeDate));
  return Array.from({ length: count }, (_, nearby) => fromMonthIndex(front + nearby));
}

/**
 * @param tradeDate as for `frontMonth`
 * @returns the contract's place on that date: 1 for the front, 2 for the next …; 0 for one that has ended
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` where no known contract is the front
 */
export function nearbyOf(product: ProductCode, tradeDate: IsoDate, month: ContractMonth): number {
  return Math.max(0, toMonthIndex(month) - toMonthIndex(frontMonth(product, tradeDate)) + 1);
}
