import { normalQuantile, sviTotalVariance } from '@cushing/quant';

import type { AnalysedExpiry } from './options.types.js';

/** Volatility at any strike of one expiry, in its model's unit; NaN where there is none. */
export type VolAlong = (strike: number) => number;

/** Doublings of the bracket in which a delta is looked for: far beyond any smile. */
const MOST_DOUBLINGS = 12;
/** Halvings after which a bracket is as narrow as its numbers are. */
const MOST_HALVINGS = 80;

/**
 * The fitted smile; without one the volatilities of the out-of-the-money options, straight between their strikes and
 * flat beyond them.
 */
export function volAlong(expiry: AnalysedExpiry): VolAlong {
  const { smile, forward, years } = expiry;
  if (smile === undefined) return straightVols(expiry);
  return (strike) => Math.sqrt(sviTotalVariance(smile.parameters, Math.log(strike / forward)) / years);
}

/**
 * The strike at which a call has a delta, by the volatility that the smile has there: N(d1), or N((F − K) / (σ·√T)) where
 * the model is BACHELIER. Deltas are of the future and not discounted, so that put and call of a strike add up to one.
 *
 * @param callDelta in (0, 1); 0.75 for the 25Δ put
 * @returns NaN where there is none
 */
export function strikeOfDelta(expiry: AnalysedExpiry, vol: VolAlong, callDelta: number): number {
  const { forward, years, model } = expiry;
  const isNormal = model.model === 'BACHELIER';
  const strikeAt = (distance: number): number => (isNormal ? forward + distance : forward * Math.exp(distance));
  const wanted = normalQuantile(callDelta);
  /** Falls as the strike rises; 0 at the one that is looked for. */
  const excess = (distance: number): number => {
    const deviation = vol(strikeAt(distance)) * Math.sqrt(years);
    return (isNormal ? 0 : deviation / 2) - distance / deviation - wanted;
  };
  let reach = vol(forward) * Math.sqrt(years);
  for (let doubling = 0; !(excess(-reach) > 0 && excess(reach) < 0); doubling += 1) {
    if (!(reach > 0) || doubling === MOST_DOUBLINGS) return NaN;
    reach *= 2;
  }
  let low = -reach;
  let high = reach;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return strikeAt((low + high) / 2);
}

function straightVols({ strikes, calls, puts, forward }: AnalysedExpiry): VolAlong {
  const known: { readonly strike: number; readonly vol: number }[] = [];
  strikes.forEach((strike, index) => {
    const [outer, inner] = strike < forward ? [puts, calls] : [calls, puts];
    const vol = outer.vol[index] ?? NaN;
    const used = Number.isNaN(vol) ? (inner.vol[index] ?? NaN) : vol;
    if (!Number.isNaN(used)) known.push({ strike, vol: used });
  });
  return (strike) => {
    if (Number.isNaN(strike)) return NaN;
    const next = known.findIndex((point) => point.strike >= strike);
    const above = known[next] ?? known.at(-1);
    const below = next > 0 ? known[next - 1] : above;
    if (above === undefined || below === undefined) return NaN;
    if (next < 0 || above === below) return above.vol;
    const share = (strike - below.strike) / (above.strike - below.strike);
    return (1 - share) * below.vol + share * above.vol;
  };
}
