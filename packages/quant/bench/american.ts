/** American options on futures: speed at each accuracy, with the worst error against the reference values. */
import { americanGreeksBatch } from '../dist/american/american-greeks.js';
import { americanImpliedVolBatch } from '../dist/american/american-implied-vol-batch.js';
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
  return [...prices, greeksRow(inputs), impliedVolRow(few), chainVolsRow(), chainGreeksRow()];
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

/** 100 strikes, call and put: a chain as a screen shows it, with the side in the money. */
function chainInputs(): OptionInputs {
  const length = 200;
  const columns = { F: 70, K: NaN, T: 0.25, sigma: NaN, r: 0.04 };
  const { F, K, T, sigma, r } = Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, new Float64Array(length).fill(value)]),
  ) as Record<keyof typeof columns, Float64Array>; // the same names
  for (let row = 0; row < length; row += 1) {
    const share = (row >> 1) / 99;
    K[row] = 70 * (0.4 + 1.4 * share);
    sigma[row] = 0.3 + 0.2 * Math.min(Math.log(0.4 + 1.4 * share) ** 2 / 0.7, 1);
  }
  return { length, isCall: Uint8Array.from({ length }, (_, row) => row & 1), F, K, T, sigma, r };
}

const CHAIN_ROUNDS = 500;

function chainVolsRow(): BenchRow {
  const { length, isCall, F, K, T, sigma, r } = chainInputs();
  const price = new Float64Array(length);
  const back = new Float64Array(length);
  const out = new Float64Array(length);
  americanPriceBatch(isCall, F, K, T, sigma, r, price, 'FAST');
  const perSecond = speedOf(CHAIN_ROUNDS * length, () => {
    for (let round = 0; round < CHAIN_ROUNDS; round += 1) americanImpliedVolBatch(isCall, price, F, K, T, r, out);
  });
  americanPriceBatch(isCall, F, K, T, out, r, back, 'FAST');
  const misses = Array.from(back, (value, row) => Math.abs(value - (price[row] ?? NaN)) / (K[row] ?? NaN));
  return {
    what: 'American implied vols of a chain of 200, FAST',
    perSecond,
    worstError: `${Math.max(...misses).toExponential(0)} of K, from its own prices`,
    beside: 'goal 200 k/s, which is 1 ms a chain',
  };
}

function chainGreeksRow(): BenchRow {
  const { length, isCall, F, K, T, sigma, r } = chainInputs();
  const column = (): Float64Array => new Float64Array(length);
  const out = { price: column(), delta: column(), gamma: column(), vega: column(), theta: column(), rho: column() };
  const perSecond = speedOf(CHAIN_ROUNDS * length, () => {
    for (let round = 0; round < CHAIN_ROUNDS; round += 1) americanGreeksBatch(isCall, F, K, T, sigma, r, out, 'FAST');
  });
  return {
    what: 'American price and 5 Greeks of a chain of 200, FAST',
    perSecond,
    worstError: 'see the tests',
    beside: 'goal: with its vols at most 2 ms a chain',
  };
}

function optionOf(row: VectorRow): ['CALL' | 'PUT', number, number, number, number, number] {
  return [row.type === 'call' ? 'CALL' : 'PUT', row.F, row.K, row.T, row.sigma, row.r];
}
