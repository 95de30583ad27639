import { listedStrikes } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import { CHAIN_DEVIATIONS, LEAST_YEARS_OF_WIDTH } from './option-model-parameters.js';
import type { ExpirySmile } from './option-surface.js';

/** A whole chain, or the few options that tell its smile. */
export type ChainKind = 'FULL' | 'THIN';

/** Strikes of a thin chain in standard deviations: eleven, of which neighbours may coincide near expiry. */
const THIN_DEVIATIONS = [-2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5];

/** The options of a chain as columns, by strike, put before call. */
export interface ChainStrikes {
  readonly strike: Float64Array;
  readonly isCall: Uint8Array;
}

/** @returns standard deviation of the price's logarithm that a chain is laid out by, > 0 */
export function chainDeviation(smile: ExpirySmile, usualVol: number): number {
  const vol = smile.years > 0 ? Math.sqrt(smile.theta / smile.years) : usualVol;
  return vol * Math.sqrt(Math.max(smile.years, LEAST_YEARS_OF_WIDTH));
}

/**
 * @param forward the underlying's settlement, > 0
 * @param deviation as `chainDeviation` gives it
 */
export function chainStrikes(series: OptionSeries, forward: number, deviation: number, kind: ChainKind): ChainStrikes {
  const listed = listedStrikes(series, forward, deviation, CHAIN_DEVIATIONS);
  if (kind === 'FULL') {
    return {
      strike: Float64Array.from({ length: 2 * listed.length }, (_, row) => listed[row >> 1] ?? NaN),
      isCall: Uint8Array.from({ length: 2 * listed.length }, (_, row) => row & 1),
    };
  }
  const middle = nearest(listed, forward);
  const chosen = new Set(
    THIN_DEVIATIONS.map((deviations) => nearest(listed, forward * Math.exp(deviations * deviation))),
  );
  const rows = [...chosen.add(middle)]
    .sort((left, right) => left - right)
    .flatMap((strike) => [
      ...(strike <= middle ? [{ strike, isCall: 0 }] : []),
      ...(strike >= middle ? [{ strike, isCall: 1 }] : []),
    ]);
  return {
    strike: Float64Array.from(rows, (row) => row.strike),
    isCall: Uint8Array.from(rows, (row) => row.isCall),
  };
}

/** @returns the listed strike nearest to a price, the lower one of two */
function nearest(listed: readonly number[], price: number): number {
  let best = listed[0] ?? NaN;
  for (const strike of listed) if (Math.abs(strike - price) < Math.abs(best - price)) best = strike;
  return best;
}
