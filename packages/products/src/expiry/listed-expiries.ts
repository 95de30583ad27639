/**
 * The one table of expiries that stand as they were published although the rules, counted in today's calendar, give
 * another date: an exchange keeps what it has listed when it changes its holidays.
 */
import type { ProductCode } from '../codes/product-code.js';

export interface ListedExpiry {
  readonly product: ProductCode;
  /** Contract month, `YYYY-MM`. */
  readonly month: string;
  /** `YYYY-MM-DD`; absent where the rule gives the published date. */
  readonly lastTradeDate?: string;
  /** `YYYY-MM-DD`; absent where the rule gives the published date. */
  readonly firstNoticeDate?: string;
  readonly reason: string;
}

const FRIDAY_AFTER_THANKSGIVING = 'Published while the Friday after Thanksgiving still counted as a business day.';
const NEW_YEARS_EVE_2010 =
  "Published while New Year's Eve 2010 was to be kept for New Year's Day, a Saturday; the exchange then opened.";
const MONDAY_2_JANUARY_2017 = "Published while Monday 2 January 2017, kept for New Year's Day, still counted.";
const ONE_DAY_EARLY = 'Published one business day earlier than the rule; the reason was not.';
const ON_THE_LAST_TRADE_DATE =
  'Published for the last trade date itself, one business day earlier than the rule; the reason was not.';
const ONE_DAY_LATE = 'Published one business day later than the rule; the reason was not.';

export const LISTED_EXPIRIES: readonly ListedExpiry[] = [
  { product: 'NG', month: '2003-12', lastTradeDate: '2003-11-25', reason: FRIDAY_AFTER_THANKSGIVING },
  {
    product: 'NG',
    month: '2011-01',
    lastTradeDate: '2010-12-28',
    firstNoticeDate: '2010-12-30',
    reason: NEW_YEARS_EVE_2010,
  },
  { product: 'NG', month: '2015-12', firstNoticeDate: '2015-11-25', reason: ON_THE_LAST_TRADE_DATE },

  { product: 'CL', month: '2005-12', firstNoticeDate: '2005-11-23', reason: FRIDAY_AFTER_THANKSGIVING },
  { product: 'CL', month: '2007-08', firstNoticeDate: '2007-07-23', reason: ONE_DAY_EARLY },
  { product: 'HO', month: '2005-05', firstNoticeDate: '2005-05-04', reason: ONE_DAY_LATE },
  { product: 'HO', month: '2011-10', firstNoticeDate: '2011-10-03', reason: ONE_DAY_EARLY },
  { product: 'HO', month: '2017-01', firstNoticeDate: '2017-01-03', reason: MONDAY_2_JANUARY_2017 },
  { product: 'RB', month: '2011-10', firstNoticeDate: '2011-10-03', reason: ONE_DAY_EARLY },
  { product: 'RB', month: '2013-06', firstNoticeDate: '2013-06-03', reason: ONE_DAY_EARLY },
  { product: 'RB', month: '2017-01', firstNoticeDate: '2017-01-03', reason: MONDAY_2_JANUARY_2017 },
];

/** @returns the exception for a contract, or undefined where the rules hold */
export function listedExpiry(product: ProductCode, month: string): ListedExpiry | undefined {
  return LISTED_EXPIRIES.find((listed) => listed.product === product && listed.month === month);
}
