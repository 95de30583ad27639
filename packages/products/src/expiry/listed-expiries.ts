/** Expiries that stand as they were listed although today's rules would give another date. */
import type { ProductCode } from '../codes/product-code.js';

export interface ListedExpiry {
  readonly lastTradeDate: string;
  readonly reason: string;
}

export const LISTED_EXPIRIES: Readonly<Partial<Record<ProductCode, Readonly<Record<string, ListedExpiry>>>>> = {
  NG: {
    '2003-12': {
      lastTradeDate: '2003-11-25',
      reason: 'Listed while the Friday after Thanksgiving 2003 still counted as a business day.',
    },
  },
  HO: {
    '2011-01': {
      lastTradeDate: '2010-12-31',
      reason: "Listed while New Year's Eve 2010 still counted as a business day.",
    },
  },
  RB: {
    '2011-01': {
      lastTradeDate: '2010-12-31',
      reason: "Listed while New Year's Eve 2010 still counted as a business day.",
    },
  },
};
