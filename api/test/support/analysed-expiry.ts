/** One analysed expiry for a test, its columns empty but for what the test says. */
import { contractMonth, futuresSymbol, isoDate } from '@cushing/products';

import type { AnalysedExpiry, FittedSmile, OptionSide } from '../../src/slices/options/index.js';

/** @param columns of what the source has, each an entry for each strike */
export function optionSide(strikes: number, columns: Partial<OptionSide> = {}): OptionSide {
  const none = (): Float64Array => new Float64Array(strikes).fill(NaN);
  return {
    ...{ settle: none(), bid: none(), ask: none(), volume: none(), openInterest: none() },
    ...{ isListed: new Uint8Array(strikes).fill(1), vol: none(), volStatus: new Uint8Array(strikes) },
    ...{ delta: none(), gamma: none(), vega: none(), theta: none(), rho: none(), theoretical: none() },
    flags: new Uint8Array(strikes),
    ...columns,
  };
}

/** December 2026 crude, half a year before its expiry, without options. */
export function analysedExpiry(parts: Partial<AnalysedExpiry> = {}): AnalysedExpiry {
  const month = contractMonth(2026, 12);
  return {
    ...{ series: 'LO', month, expiry: isoDate('2026-11-17'), underlying: futuresSymbol('CL', month) },
    ...{ daysToExpiry: 183, years: 0.5, forward: 75, forwardSource: 'FUTURE_SETTLE', rate: 0.04 },
    model: { model: 'AMERICAN', reason: 'EXERCISE_STYLE' },
    ...{ strikes: new Float64Array(), calls: optionSide(0), puts: optionSide(0), atmVol: NaN, smile: undefined },
    ...parts,
  };
}

/** A smile that is flat at a volatility: total variance vol²·years everywhere. */
export function flatSmile(vol: number, years: number): FittedSmile {
  const parameters = { a: vol * vol * years, b: 0, rho: 0, m: 0, sigma: 0.1 };
  const fit = { rmse: 0, quotes: 9, lowest: -0.3, highest: 0.3, isRepaired: false, minG: 1, argMinG: 0 };
  return { ...fit, parameters, bestFit: parameters };
}
