import { strikeOfDelta, volAlong } from '../options/index.js';
import type { AnalysedExpiry } from '../options/index.js';
import type { DeltaVol, SmileShape } from './volatility.types.js';

/** Deltas of a call from the 10-delta put to the 10-delta call. */
export const SMILE_DELTAS: readonly number[] = [0.9, 0.75, 0.6, 0.5, 0.4, 0.25, 0.1];

/** The same in steps of five. */
export const SURFACE_DELTAS: readonly number[] = Array.from({ length: 17 }, (_, index) => (90 - 5 * index) / 100);

/** @returns as in "25Δ put", "50Δ", "10Δ call": an option out of the money has a delta below one half */
export function deltaLabel(callDelta: number): string {
  const percent = Math.round(100 * callDelta);
  if (percent === 50) return '50Δ';
  return percent > 50 ? `${100 - percent}Δ put` : `${percent}Δ call`;
}

/**
 * The fitted smile at strikes of given deltas: forward deltas of Black's formula, N(d1) for a call, at the smile's own
 * volatility there. Put and call of a strike add up to one.
 *
 * @param deltas of a call, in (0, 1)
 */
export function deltaVols(expiry: AnalysedExpiry, deltas: readonly number[]): readonly DeltaVol[] {
  const { smile, forward } = expiry;
  return deltas.map((delta) => {
    const label = deltaLabel(delta);
    if (smile === undefined) {
      return { delta, label, logMoneyness: null, strike: null, vol: null, isExtrapolated: false };
    }
    const vol = volAlong(expiry);
    const strike = strikeOfDelta(expiry, vol, delta);
    // Where the wings rise so fast that no strike has the delta.
    if (Number.isNaN(strike))
      return { delta, label, logMoneyness: null, strike: null, vol: null, isExtrapolated: true };
    const logMoneyness = Math.log(strike / forward);
    const isExtrapolated = logMoneyness < smile.lowest || logMoneyness > smile.highest;
    return { delta, label, logMoneyness, strike, vol: vol(strike), isExtrapolated };
  });
}

/**
 * Risk reversal: volatility of the call less that of the put. Butterfly: the mean of both less that at the forward. All
 * null without a smile.
 */
export function smileShape(expiry: AnalysedExpiry): SmileShape {
  const [put10, put25, call25, call10] = deltaVols(expiry, [0.9, 0.75, 0.25, 0.1]);
  const { atmVol } = expiry;
  return {
    riskReversal25: riskReversal(call25, put25),
    butterfly25: butterfly(call25, put25, atmVol),
    riskReversal10: riskReversal(call10, put10),
    butterfly10: butterfly(call10, put10, atmVol),
  };
}

type Wing = Pick<DeltaVol, 'vol'> | undefined;

function riskReversal(call: Wing, put: Wing): number | null {
  if (typeof call?.vol !== 'number' || typeof put?.vol !== 'number') return null;
  return call.vol - put.vol;
}

function butterfly(call: Wing, put: Wing, atmVol: number): number | null {
  if (typeof call?.vol !== 'number' || typeof put?.vol !== 'number') return null;
  return (call.vol + put.vol) / 2 - atmVol;
}
