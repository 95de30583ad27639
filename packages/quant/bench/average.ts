/** Average price options: a month of 21 daily fixings. */
import { nextUniform, seedXoshiro128 } from '@cushing/curves';

import { averagePrice, type AverageMethod } from '../dist/average/average-price.js';
import { speedOf, type BenchRow } from './measure.ts';
import { worst } from './vectors.ts';

interface AverageRow {
  readonly type: 'call' | 'put';
  readonly K: number;
  readonly r: number;
  readonly sigma: number;
  readonly fixingTimes: readonly number[];
  readonly fixingForwards?: readonly number[];
  readonly F: number;
  readonly nTotal: number;
  readonly sumKnown: number;
  readonly Tpay: number;
  readonly exact: number;
  readonly turnbullWakeman: number;
  readonly curranLowerBound: number;
}

const FIXINGS = 21;

function speed(method: AverageMethod, length: number): number {
  const stream = seedXoshiro128(21, 0);
  const between = (low: number, high: number): number => low + (high - low) * nextUniform(stream);
  const options = Array.from({ length }, () => {
    const F = between(40, 100);
    const first = between(0.02, 1);
    const sigma = between(0.1, 0.9);
    return {
      K: F * Math.exp(between(-2, 2) * sigma * Math.sqrt(first)),
      sigma,
      times: Float64Array.from({ length: FIXINGS }, (_, index) => first + index / 252),
      forwards: new Float64Array(FIXINGS).fill(F),
    };
  });
  const out = new Float64Array(length);
  return speedOf(length, () => {
    let row = 0;
    for (const { K, sigma, times, forwards } of options) {
      out[row] = averagePrice('CALL', K, 0.03, sigma, times, forwards, FIXINGS, 0, 1.1, method);
      row += 1;
    }
  });
}

function priceOf(method: AverageMethod, row: AverageRow): number {
  const type = row.type === 'call' ? 'CALL' : 'PUT';
  const forwards = row.fixingForwards ?? row.fixingTimes.map(() => row.F);
  const { K, r, sigma, fixingTimes, nTotal, sumKnown, Tpay } = row;
  return averagePrice(type, K, r, sigma, fixingTimes, forwards, nTotal, sumKnown, Tpay, method);
}

export function rows(): readonly BenchRow[] {
  return [
    {
      what: 'average price, 21 fixings, Curran',
      perSecond: speed('CURRAN', 50_000),
      worstError: worst<AverageRow>(
        'asian',
        (row) => Math.abs(priceOf('CURRAN', row) - row.curranLowerBound) / row.F,
        'of F',
      ),
      beside: 'goal 300 k/s at 1e-10 of F',
    },
    {
      what: 'average price, 21 fixings, Turnbull-Wakeman',
      perSecond: speed('TURNBULL_WAKEMAN', 50_000),
      worstError: worst<AverageRow>(
        'asian',
        (row) => Math.abs(priceOf('TURNBULL_WAKEMAN', row) / row.turnbullWakeman - 1),
        'relative',
      ),
      beside: 'goal 1e-12; QuantLib 72 k/s',
    },
    {
      what: 'average price, 21 fixings, exact',
      perSecond: speed('EXACT', 1_000),
      worstError: worst<AverageRow>('asian', (row) => Math.abs(priceOf('EXACT', row) - row.exact) / row.F, 'of F'),
      beside: 'goal 1e-9 of F',
    },
  ];
}
