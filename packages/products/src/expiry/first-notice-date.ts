import { addBusinessDays } from '../calendars/business-days.js';
import type { ProductCode } from '../codes/product-code.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { isoDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { lastTradeDate } from './last-trade-date.js';
import { listedExpiry } from './listed-expiries.js';

/** Business days from the last trade date to the first notice; a product that settles in cash gives none. */
const DAYS_AFTER_LAST_TRADE: Readonly<Record<ProductCode, number | null>> = { CL: 2, BZ: null, NG: 1, HO: 2, RB: 2 };

/**
 * The first date on which delivery may be notified: for CL, HO and RB the second business day after the last trade
 * date, for NG the first. A date that was published otherwise stays as it was published.
 *
 * @param month contract month, 1980-01 … 2079-12
 * @returns null for a product that settles in cash
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those months
 *
 * @example
 * firstNoticeDate('CL', contractMonth(2026, 12)); // '2026-11-24'
 * firstNoticeDate('BZ', contractMonth(2026, 12)); // null
 */
export function firstNoticeDate(product: ProductCode, month: ContractMonth): IsoDate | null {
  const days = DAYS_AFTER_LAST_TRADE[product];
  if (days === null) return null;
  const lastDate = lastTradeDate(product, month);
  const published = listedExpiry(product, month)?.firstNoticeDate;
  return published === undefined ? addBusinessDays('NYMEX', lastDate, days) : isoDate(published);
}
