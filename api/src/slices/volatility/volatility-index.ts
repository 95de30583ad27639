import type { MarketSource } from '../market/index.js';
import type { DayMarks } from '../options/index.js';
import { modelFreeVarianceOf } from './marked-expiries.js';
import type { IndexPoint } from './volatility.types.js';

/** @returns the index of one trade date: model-free, for 30 days, in vol points */
export function indexPoint(source: MarketSource, { tradeDate, expiries }: DayMarks): IndexPoint {
  const { variance, status, near, next, isExtrapolated } = modelFreeVarianceOf(expiries);
  return {
    tradeDate,
    source,
    value: status === 'OK' ? 100 * Math.sqrt(variance) : null,
    status,
    nearExpiry: near,
    nextExpiry: next,
    isExtrapolated,
  };
}
