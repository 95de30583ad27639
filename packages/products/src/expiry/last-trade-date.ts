import {
  addBusinessDays,
  isBusinessDay,
  lastBusinessDayBefore,
  lastBusinessDayOfMonth,
} from '../calendars/business-days.js';
import type { ProductCode } from '../codes/product-code.js';
import { checkKnownMonth } from '../contracts/known-months.js';
import { addMonths, contractMonth, monthOf, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { addDays, dayNumber, fromDayNumber, isoDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { listedExpiry } from './listed-expiries.js';

/** The first Brent contract under the rule that holds today. */
const BRENT_MONTH_END_RULE_FROM = contractMonth(2016, 3);
/** Days before the contract month from which the older Brent rule counts. */
const BRENT_FIFTEEN_DAYS = 15;

/** Dates computed so far; bounded by the contracts there are, 1,200 a product. */
const known: Readonly<Record<ProductCode, Map<ContractMonth, IsoDate>>> = {
  CL: new Map(),
  BZ: new Map(),
  NG: new Map(),
  HO: new Map(),
  RB: new Map(),
};

/**
 * The last date on which a contract trades, by the rule of its product:
 *
 * - CL: three business days before the 25th of the month before the contract month; where the 25th is none, three
 *   before the last business day that precedes it
 * - NG: the third last business day of the month before
 * - HO, RB: the last business day of the month before
 * - BZ: the last London business day of the second month before, for February contracts the one before it; through
 *   February 2016 the London business day before the 15th day before the contract month
 *
 * An expiry that was published before a calendar changed stays as it was published. An answer is computed once.
 *
 * @param product whose rule
 * @param month contract month, 1980-01 … 2079-12
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those months
 * @see NYMEX contract specifications, "Termination of Trading"; ICE Futures Europe, Brent, for the rule through 2016
 *
 * @example
 * lastTradeDate('CL', contractMonth(2020, 5)); // '2020-04-21', the day after CL settled at -37.63
 */
export function lastTradeDate(product: ProductCode, month: ContractMonth): IsoDate {
  const dates = known[product];
  const date = dates.get(month);
  if (date !== undefined) return date;
  checkKnownMonth(month);
  const published = listedExpiry(product, month)?.lastTradeDate;
  const computed = published === undefined ? lastTradeDateByRule(product, month) : isoDate(published);
  dates.set(month, computed);
  return computed;
}

function lastTradeDateByRule(product: ProductCode, month: ContractMonth): IsoDate {
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

function threeDaysBeforeThe25th(month: ContractMonth): IsoDate {
  const the25th = fromDayNumber(dayNumber(yearOf(month), monthOf(month), 25));
  const from = isBusinessDay('NYMEX', the25th) ? the25th : lastBusinessDayBefore('NYMEX', the25th);
  return addBusinessDays('NYMEX', from, -3);
}

/**
 * No contract ends on the business day before New Year's Day: where the month is December it ends one earlier. The
 * same holds before Christmas, which no month's last business day ever precedes.
 */
function endOfSecondMonthBefore(month: ContractMonth): IsoDate {
  const secondBefore = addMonths(month, -2);
  const last = lastBusinessDayOfMonth('LONDON', secondBefore);
  return monthOf(secondBefore) === 12 ? lastBusinessDayBefore('LONDON', last) : last;
}

/** The business day before the 15th day before the month; where that day is none, before the one that precedes it. */
function fifteenDaysBefore(month: ContractMonth): IsoDate {
  const first = fromDayNumber(dayNumber(yearOf(month), monthOf(month), 1));
  const fifteenth = addDays(first, -BRENT_FIFTEEN_DAYS);
  const from = isBusinessDay('LONDON', fifteenth) ? fifteenth : lastBusinessDayBefore('LONDON', fifteenth);
  return lastBusinessDayBefore('LONDON', from);
}
