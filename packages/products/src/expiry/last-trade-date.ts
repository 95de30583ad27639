import {
  addBusinessDays,
  isBusinessDay,
  lastBusinessDayBefore,
  lastBusinessDayOfMonth,
} from '../calendars/business-days.js';
import type { ProductCode } from '../codes/product-code.js';
import { addMonths, monthOf, toMonthIndex, yearOf } from '../dates/contract-month.js';
import type { ContractMonth, MonthIndex } from '../dates/contract-month.js';
import { addDays, dayNumber, fromDayNumber, isoDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { PRODUCTS } from '../specs/product.js';
import { LISTED_EXPIRIES } from './listed-expiries.js';

/** The first Brent contract of the rule that holds today. */
const BRENT_MONTH_END_RULE_FROM = '2016-03';
/** Days before the contract month from which the older Brent rule counts. */
const BRENT_FIFTEEN_DAYS = 15;

/** Dates computed so far: products × months asked for, some 1,200 at the most. */
const known: Readonly<Record<ProductCode, Map<MonthIndex, IsoDate>>> = {
  CL: new Map(),
  BZ: new Map(),
  NG: new Map(),
  HO: new Map(),
  RB: new Map(),
};

/**
 * The last date on which a contract trades, by the rule of its product; an expiry that was listed before the
 * calendar changed stays as it was listed.
 *
 * @param month delivery month, 1980-03 … 2060-12
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of the calendars
 */
export function lastTradeDate(product: ProductCode, month: ContractMonth): IsoDate {
  const dates = known[product];
  const index = toMonthIndex(month);
  const date = dates.get(index) ?? listedOrByRule(product, month);
  dates.set(index, date);
  return date;
}

/**
 * The first date on which delivery may be notified: the second business day after the last trade date, for gas
 * the first.
 *
 * @returns null for a product that settles in cash
 */
export function firstNoticeDate(product: ProductCode, month: ContractMonth): IsoDate | null {
  if (PRODUCTS[product].settlementMethod === 'CASH') return null;
  return addBusinessDays('NYMEX', lastTradeDate(product, month), product === 'NG' ? 1 : 2);
}

function listedOrByRule(product: ProductCode, month: ContractMonth): IsoDate {
  const listed = LISTED_EXPIRIES[product]?.[month];
  if (listed !== undefined) return isoDate(listed.lastTradeDate);
  const monthBefore = addMonths(month, -1);
  switch (product) {
    case 'CL':
      return threeDaysBeforeThe25th(monthBefore);
    case 'NG':
      return addBusinessDays('NYMEX', lastBusinessDayOfMonth('NYMEX', monthBefore), -2);
    case 'HO':
    case 'RB':
      return lastBusinessDayOfMonth('NYMEX', monthBefore);
    case 'BZ':
      return month >= BRENT_MONTH_END_RULE_FROM ? endOfSecondMonthBefore(month) : fifteenDaysBefore(month);
  }
}

/** Three business days before the 25th; where the 25th is none itself, before the last one preceding it. */
function threeDaysBeforeThe25th(month: ContractMonth): IsoDate {
  const the25th = fromDayNumber(dayNumber(yearOf(month), monthOf(month), 25));
  const from = isBusinessDay('NYMEX', the25th) ? the25th : lastBusinessDayBefore('NYMEX', the25th);
  return addBusinessDays('NYMEX', from, -3);
}

/** The last London business day of the second month before; for December the one before, as 31 December counts short. */
function endOfSecondMonthBefore(month: ContractMonth): IsoDate {
  const secondBefore = addMonths(month, -2);
  const last = lastBusinessDayOfMonth('LONDON', secondBefore);
  return monthOf(secondBefore) === 12 ? lastBusinessDayBefore('LONDON', last) : last;
}

/** The business day before the 15th day before the month; where that day is none itself, before the one preceding it. */
function fifteenDaysBefore(month: ContractMonth): IsoDate {
  const first = fromDayNumber(dayNumber(yearOf(month), monthOf(month), 1));
  const fifteenth = addDays(first, -BRENT_FIFTEEN_DAYS);
  const from = isBusinessDay('LONDON', fifteenth) ? fifteenth : lastBusinessDayBefore('LONDON', fifteenth);
  return lastBusinessDayBefore('LONDON', from);
}
