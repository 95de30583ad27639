/** Options for tests: the rows of the vectors, and any that a market or nobody would quote. */
import fc from 'fast-check';

import type { AmericanAccuracy } from '../../src/american/exercise-path.js';
import type { OptionType } from '../../src/option-type.js';

/** A row of american_futures.json; rows without Greeks are too near to the boundary for finite differences. */
export interface AmericanRow {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma: number;
  readonly price: number;
  readonly priceErrEst: number;
  readonly exerciseNow: boolean;
  readonly delta?: number;
  readonly gamma?: number;
  readonly vega?: number;
  readonly theta?: number;
  readonly rho?: number;
  readonly deltaErrBound?: number;
  readonly gammaErrBound?: number;
  readonly vegaErrBound?: number;
}

export type Option = readonly [OptionType, number, number, number, number, number];

export function typeOf(row: { readonly type: 'call' | 'put' }): OptionType {
  return row.type === 'call' ? 'CALL' : 'PUT';
}

export function intrinsicOf(type: OptionType, F: number, K: number): number {
  return Math.max(type === 'CALL' ? F - K : K - F, 0);
}

const anyType = fc.constantFrom<OptionType>('CALL', 'PUT');
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
/** Evenly on a logarithmic scale. */
const magnitude = (min: number, max: number): fc.Arbitrary<number> =>
  between(Math.log(min), Math.log(max)).map(Math.exp);

export const anyAccuracy = fc.constantFrom<AmericanAccuracy>('FAST', 'ACCURATE', 'HIGH');

/** What a market might quote: within four deviations of the money. */
export const anyOption: fc.Arbitrary<Option> = fc
  .tuple(anyType, between(1, 100), between(-4, 4), between(0.01, 3), between(0.05, 1), between(0.0005, 0.15))
  .map(([type, F, deviations, T, sigma, r]) => [type, F, F * Math.exp(deviations * sigma * Math.sqrt(T)), T, sigma, r]);

/** What nobody quotes. A tenth of it is outside of the boundary's table, where solving takes its time. */
export const anyWildOption: fc.Arbitrary<Option> = fc
  .oneof(
    {
      arbitrary: fc.tuple(
        anyType,
        magnitude(1e-6, 1e6),
        between(-12, 12),
        magnitude(1e-7, 1),
        magnitude(1e-6, 3),
        magnitude(1e-9, 1),
      ),
      weight: 20,
    },
    {
      arbitrary: fc.tuple(
        anyType,
        magnitude(1e-6, 1e6),
        between(-12, 12),
        magnitude(1e-3, 100),
        magnitude(1e-6, 100),
        magnitude(1e-9, 10),
      ),
      weight: 1,
    },
  )
  .map(([type, F, deviations, T, sigma, r]) => {
    const reach = Math.max(-300, Math.min(300, deviations * sigma * Math.sqrt(T)));
    return [type, F, F * Math.exp(reach), T, sigma, r];
  });
