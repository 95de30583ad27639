/** Spread options: the integral and the closed forms, on random cracks and calendars. */
import { nextUniform, seedXoshiro128 } from '@cushing/curves';

import { bachelierSpreadPrice } from '../dist/spread/bachelier-spread-price.js';
import { bjerksundStenslandSpreadPrice } from '../dist/spread/bjerksund-stensland-spread-price.js';
import { kirkPrice } from '../dist/spread/kirk-price.js';
import { spreadOptionPrice } from '../dist/spread/spread-option-price.js';
import { speedOf, type BenchRow } from './measure.ts';
import { worst } from './vectors.ts';

type Price = typeof spreadOptionPrice;

interface SpreadRow {
  readonly type: 'call' | 'put';
  readonly F1: number;
  readonly F2: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma1: number;
  readonly sigma2: number;
  readonly rho: number;
  readonly kirk: number;
  readonly bjerksundStensland2014: number;
  readonly exact: number;
  /** The last three are those of normal legs, whose file has no other volatilities and prices. */
  readonly sigmaN1: number;
  readonly sigmaN2: number;
  readonly price: number;
}

const COLUMNS = 7;

/** F1, F2, K, T, sigma1, sigma2, rho in turn: legs within a fifth of one another, correlated 0.5 … 0.99. */
function spreadInputs(length: number): Float64Array {
  const stream = seedXoshiro128(59, 0);
  const between = (low: number, high: number): number => low + (high - low) * nextUniform(stream);
  const inputs = new Float64Array(COLUMNS * length);
  for (let row = 0; row < length; row += 1) {
    const F1 = between(40, 100);
    const F2 = F1 * between(0.8, 1.2);
    const T = between(0.02, 2);
    inputs.set(
      [F1, F2, F1 - F2 + between(-0.2, 0.2) * F1, T, between(0.1, 0.9), between(0.1, 0.9), between(0.5, 0.99)],
      COLUMNS * row,
    );
  }
  return inputs;
}

function speed(price: Price, length: number): number {
  const inputs = spreadInputs(length);
  const out = new Float64Array(length);
  // Indices below the length of the inputs.
  return speedOf(length, () => {
    for (let row = 0, at = 0; row < length; row += 1, at += COLUMNS) {
      out[row] = price(
        'CALL',
        inputs[at] ?? NaN,
        inputs[at + 1] ?? NaN,
        inputs[at + 2] ?? NaN,
        inputs[at + 3] ?? NaN,
        inputs[at + 4] ?? NaN,
        inputs[at + 5] ?? NaN,
        inputs[at + 6] ?? NaN,
        0.03,
      );
    }
  });
}

function priceOf(price: Price, row: SpreadRow): number {
  const type = row.type === 'call' ? 'CALL' : 'PUT';
  return price(type, row.F1, row.F2, row.K, row.T, row.sigma1, row.sigma2, row.rho, row.r);
}

export function rows(): readonly BenchRow[] {
  return [
    {
      what: 'spread option, exact',
      perSecond: speed(spreadOptionPrice, 200_000),
      worstError: worst<SpreadRow>(
        'spread',
        (row) => Math.abs(priceOf(spreadOptionPrice, row) - row.exact) / Math.max(row.F1, row.F2),
        'of F',
      ),
      beside: 'goal 200 k/s at 1e-10 of F',
    },
    {
      what: 'spread option, Kirk',
      perSecond: speed(kirkPrice, 1_000_000),
      worstError: worst<SpreadRow>('spread', (row) => Math.abs(priceOf(kirkPrice, row) / row.kirk - 1), 'relative'),
      beside: 'goal 5 M/s; QuantLib 1.9 M/s',
    },
    {
      what: 'spread option, Bjerksund-Stensland',
      perSecond: speed(bjerksundStenslandSpreadPrice, 1_000_000),
      worstError: worst<SpreadRow>(
        'spread',
        (row) => {
          const { type, F1, F2, K, T, r, bjerksundStensland2014 } = row;
          const intrinsic = Math.exp(-r * T) * Math.max(type === 'call' ? F1 - F2 - K : K + F2 - F1, 0);
          // Below it the price is not the formula.
          if (bjerksundStensland2014 <= intrinsic) return NaN;
          return Math.abs(priceOf(bjerksundStenslandSpreadPrice, row) / bjerksundStensland2014 - 1);
        },
        'relative',
      ),
      beside: '-',
    },
    {
      what: 'spread option, Bachelier',
      perSecond: speed(bachelierSpreadPrice, 1_000_000),
      worstError: worst<SpreadRow>(
        'spread_bachelier',
        (row) =>
          Math.abs(priceOf(bachelierSpreadPrice, { ...row, sigma1: row.sigmaN1, sigma2: row.sigmaN2 }) / row.price - 1),
        'relative',
      ),
      beside: '-',
    },
  ];
}
