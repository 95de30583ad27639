/** American options on futures: speed at each accuracy, with the worst error against the reference values. */
import { americanGreeksBatch } from '../dist/american/american-greeks.js';
import { americanImpliedVol } from '../dist/american/american-implied-vol.js';
import { americanPrice, americanPriceBatch } from '../dist/american/american-price.js';

import { optionInputs, speedOf, type BenchRow, type OptionInputs } from './measure.ts';
import { worst } from './vectors.ts';

const COUNT = 1_000_000;
const SLOW_COUNT = 20_000;

const PRICES = [
  ['FAST', 'goal 500 k/s; QuantLib 35-65 k/s at rms 3.1e-6'],
  ['ACCURATE', 'goal 100 k/s; QuantLib 5.6 k/s at rms 1.1e-8'],
  ['HIGH', 'goal 2 k/s; QuantLib 149/s at max 1e-10'],
] as const;

interface VectorRow {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly sigma: number;
  readonly r: number;
  readonly price: number;
  readonly exerciseNow: boolean;
  readonly vega?: number;
}

export function rows(): readonly BenchRow[] {
  const inputs = optionInputs(COUNT);
  const few = optionInputs(SLOW_COUNT);
  const prices = PRICES.map(([accuracy, beside]): BenchRow => {
    const { length, isCall, F, K, T, sigma, r } = accuracy === 'HIGH' ? few : inputs;
    const out = new Float64Array(length);
    const perSecond = speedOf(length, () => {
      americanPriceBatch(isCall, F, K, T, sigma, r, out, accuracy);
    });
    const errorOf = (row: VectorRow): number => Math.abs(americanPrice(...optionOf(row), accuracy) - row.price) / row.K;
    return {
      what: `American price, ${accuracy}`,
      perSecond,
      worstError: worst('american_futures', errorOf, 'K'),
      beside,
    };
  });
  return [...prices, greeksRow(inputs), impliedVolRow(few)];
}

function greeksRow({ length, isCall, F, K, T, sigma, r }: OptionInputs): BenchRow {
  const column = (): Float64Array => new Float64Array(length);
  const out = { price: column(), delta: column(), gamma: column(), vega: column(), theta: column(), rho: column() };
  const perSecond = speedOf(length, () => {
    americanGreeksBatch(isCall, F, K, T, sigma, r, out);
  });
  return {
    what: 'American price and 5 Greeks, ACCURATE',
    perSecond,
    worstError: 'see the tests: 1e-7 of scale',
    beside: 'goal: at most twice the cost of the price',
  };
}

function impliedVolRow(inputs: OptionInputs): BenchRow {
  const { length, isCall, F, K, T, sigma, r } = inputs;
  const price = new Float64Array(length);
  americanPriceBatch(isCall, F, K, T, sigma, r, price, 'HIGH');
  let checksum = 0;
  const perSecond = speedOf(length, () => {
    for (let row = 0; row < length; row += 1) {
      const type = isCall[row] === 1 ? 'CALL' : 'PUT';
      const at = (column: Float64Array): number => column[row] ?? NaN;
      checksum += americanImpliedVol(type, at(price), at(F), at(K), at(T), at(r));
    }
  });
  const errorOf = (row: VectorRow): number => {
    const [type, F1, K1, T1, , r1] = optionOf(row);
    const isSteep = !row.exerciseNow && (row.vega ?? 0) > 1e-4 * row.F;
    return isSteep ? Math.abs(americanImpliedVol(type, row.price, F1, K1, T1, r1) - row.sigma) : NaN;
  };
  return {
    what: 'American implied vol',
    perSecond: Number.isFinite(checksum) ? perSecond : NaN,
    worstError: worst('american_futures', errorOf, 'vol'),
    beside: 'goal 1e-9',
  };
}

function optionOf(row: VectorRow): ['CALL' | 'PUT', number, number, number, number, number] {
  return [row.type === 'call' ? 'CALL' : 'PUT', row.F, row.K, row.T, row.sigma, row.r];
}
