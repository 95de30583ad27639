import { addBusinessDays, isBusinessDay } from '../calendars/business-days.js';
import type { ProductCode } from '../codes/product-code.js';
import { contractMonth, fromMonthIndex, toMonthIndex, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { addDays } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { lastTradeDate } from '../expiry/last-trade-date.js';
import { PRODUCTS } from '../specs/product.js';

/** A future of one product and delivery month. */
export interface FuturesContract {
  readonly product: ProductCode;
  readonly month: ContractMonth;
}

/**
 * Whether a settlement of the product can carry that date. Brent settles in London on American holidays too.
 *
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of 1980 … 2060
 */
export function isTradeDate(product: ProductCode, date: IsoDate): boolean {
  return isBusinessDay('NYMEX', date) || (product === 'BZ' && isBusinessDay('ICE_EU', date));
}

/** @returns the latest trade date strictly before the date */
export function previousTradeDate(product: ProductCode, date: IsoDate): IsoDate {
  return nearestTradeDate(product, date, -1);
}

/** @returns the earliest trade date strictly after the date */
export function nextTradeDate(product: ProductCode, date: IsoDate): IsoDate {
  return nearestTradeDate(product, date, 1);
}

/** @returns the contract that is first to end, on a date through its last trade date */
export function frontMonth(product: ProductCode, tradeDate: IsoDate): ContractMonth {
  // Brent ends two months before its month, everything else one: no contract of the date's own month trades.
  let index = toMonthIndex(contractMonth(Number(tradeDate.slice(0, 4)), Number(tradeDate.slice(5, 7)))) + 1;
  while (lastTradeDate(product, fromMonthIndex(index)) < tradeDate) index += 1;
  return fromMonthIndex(index);
}

/**
 * The contracts that trade on a date, nearest first, listed or not.
 *
 * @param count how many, at least 0
 */
export function nearbyMonths(product: ProductCode, tradeDate: IsoDate, count: number): readonly ContractMonth[] {
  const front = toMonthIndex(frontMonth(product, tradeDate));
  return Array.from({ length: count }, (_, nearby) => fromMonthIndex(front + nearby));
}

/** @returns 1 for the front contract on that date, 2 for the next …; 0 for one that has ended */
export function nearbyOf(product: ProductCode, tradeDate: IsoDate, month: ContractMonth): number {
  return Math.max(0, toMonthIndex(month) - toMonthIndex(frontMonth(product, tradeDate)) + 1);
}

/**
 * The months listed on a date, nearest first, by the product's listing rule of today. A new year is listed on the
 * day after the December contract ended, so the front contract says which year is the current one.
 */
export function listedMonths(product: ProductCode, tradeDate: IsoDate): readonly ContractMonth[] {
  const { years, furtherMonths } = PRODUCTS[product].listing;
  const front = frontMonth(product, tradeDate);
  const first = toMonthIndex(front);
  const last = toMonthIndex(contractMonth(yearOf(front) + years, 12)) + furtherMonths;
  return Array.from({ length: last - first + 1 }, (_, nearby) => fromMonthIndex(first + nearby));
}

function nearestTradeDate(product: ProductCode, date: IsoDate, step: 1 | -1): IsoDate {
  if (product !== 'BZ') return addBusinessDays('NYMEX', date, step);
  let candidate = addDays(date, step);
  while (!isTradeDate(product, candidate)) candidate = addDays(candidate, step);
  return candidate;
}
