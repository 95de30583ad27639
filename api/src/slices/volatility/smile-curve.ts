import { volAlong } from '../options/index.js';
import type { AnalysedExpiry } from '../options/index.js';
import type { SmileCurvePoint } from './volatility.types.js';

const POINTS = 61;
/** How far the curve goes beyond the quotes, as a share of their span: to either side. */
const OVERHANG = 0.1;

/** @returns the fitted smile over its quotes and a little beyond, in even steps of log-moneyness; empty without one */
export function smileCurve(expiry: AnalysedExpiry): readonly SmileCurvePoint[] {
  const { smile, forward } = expiry;
  if (smile === undefined) return [];
  const overhang = OVERHANG * (smile.highest - smile.lowest);
  const start = smile.lowest - overhang;
  const step = (smile.highest - smile.lowest + 2 * overhang) / (POINTS - 1);
  const vol = volAlong(expiry);
  return Array.from({ length: POINTS }, (_, index) => {
    const logMoneyness = start + index * step;
    const strike = forward * Math.exp(logMoneyness);
    return { logMoneyness, strike, vol: vol(strike) };
  });
}
