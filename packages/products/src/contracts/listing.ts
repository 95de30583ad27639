/** Which contracts the exchange has listed, by the listing rule of the product. */
import { addBusinessDays } from '../calendars/business-days.js';
import type { ProductCode } from '../codes/product-code.js';
import { contractMonth, fromMonthIndex, toMonthIndex, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import type { IsoDate } from '../dates/iso-date.js';
import { lastTradeDate } from '../expiry/last-trade-date.js';
import { PRODUCTS } from '../specs/product.js';
import { frontMonth } from './nearby.js';

/**
 * The months listed on a date, nearest first, by the product's listing rule of today. Before the rule came into force
 * fewer were.
 *
 * @param tradeDate a date of 1979-12 … 2079-10
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of that
 *
 * @example
 * listedMonths('CL', isoDate('2024-11-21')).at(-1); // '2036-02', listed that day
 */
export function listedMonths(product: ProductCode, tradeDate: IsoDate): readonly ContractMonth[] {
  const front = frontMonth(product, tradeDate);
  const first = toMonthIndex(front);
  // The front contract's year is the current one: it changes on the day after the December contract ended.
  const last = lastListed(product, yearOf(front));
  return Array.from({ length: last - first + 1 }, (_, nearby) => fromMonthIndex(first + nearby));
}

/**
 * The date on which a contract was or will be listed: the business day after the December contract ended that made
 * room for it.
 *
 * @param month contract month, 1980-01 … 2079-12
 * @returns null for a contract that was listed before the rule of today, or where no listing was seen to hold it against
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those months
 *
 * @example
 * firstTradeDate('CL', contractMonth(2036, 2)); // '2024-11-21'
 */
export function firstTradeDate(product: ProductCode, month: ContractMonth): IsoDate | null {
  const { years, furtherMonths, inForceFrom } = PRODUCTS[product].listing;
  if (inForceFrom === null || month < inForceFrom) return null;
  const currentYear = yearOf(fromMonthIndex(toMonthIndex(month) - furtherMonths)) - years;
  return addBusinessDays('NYMEX', lastTradeDate(product, contractMonth(currentYear - 1, 12)), 1);
}

function lastListed(product: ProductCode, currentYear: number): number {
  const { years, furtherMonths } = PRODUCTS[product].listing;
  return toMonthIndex(contractMonth(currentYear + years, 12)) + furtherMonths;
}
