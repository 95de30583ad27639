/** American options on futures: speed at each accuracy, with the worst error against the reference values. */
import { americanGreeksBatch } from '../dist/american/american-greeks.js';
import { americanImpliedVol } from '../dist/american/american-implied-vol.js';
import { americanPrice, americanPriceBatch } from '../dist/american/american-price.js';
import { readFileSync } from 'node:fs';

import { sharedData } from '../../../scripts/testing/shared-data.ts';
import { optionInputs, speedOf, type BenchRow, type OptionInputs } from './measure.ts';

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
  const vectors = vectorRows();
  const prices = PRICES.map(([accuracy, beside]): BenchRow => {
    const { length, isCall, F, K, T, sigma, r } = accuracy === 'HIGH' ? few : inputs;
    const out = new Float64Array(length);
    const perSecond = speedOf(length, () => {
      americanPriceBatch(isCall, F, K, T, sigma, r, out, accuracy);
    });
    const errors = vectors.map((row) => Math.abs(americanPrice(...optionOf(row), accuracy) - row.price) / row.K);
    return { what: `American price, ${accuracy}`, perSecond, worstError: errorText(errors, 'K'), beside };
  });
  return [...prices, greeksRow(inputs), impliedVolRow(few, vectors)];
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

function impliedVolRow(inputs: OptionInputs, vectors: readonly VectorRow[]): BenchRow {
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
  const errors = vectors
    .filter((row) => !row.exerciseNow && (row.vega ?? 0) > 1e-4 * row.F)
    .map((row) => {
      const [type, F1, K1, T1, , r1] = optionOf(row);
      return Math.abs(americanImpliedVol(type, row.price, F1, K1, T1, r1) - row.sigma);
    });
  return {
    what: 'American implied vol',
    perSecond: Number.isFinite(checksum) ? perSecond : NaN,
    worstError: errorText(errors, 'vol'),
    beside: 'goal 1e-9',
  };
}

function vectorRows(): readonly VectorRow[] {
  const path = sharedData('vectors/american_futures.json');
  if (path === undefined) return [];
  return (JSON.parse(readFileSync(path, 'utf8')) as { rows: readonly VectorRow[] }).rows;
}

function optionOf(row: VectorRow): ['CALL' | 'PUT', number, number, number, number, number] {
  return [row.type === 'call' ? 'CALL' : 'PUT', row.F, row.K, row.T, row.sigma, row.r];
}

function errorText(errors: readonly number[], unit: string): string {
  if (errors.length === 0) return 'reference values are not on this machine';
  const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  return `rms ${rms.toExponential(1)}, max ${Math.max(...errors).toExponential(1)} ${unit}, ${errors.length} vectors`;
}
