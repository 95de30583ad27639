/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { sviTotalVariance } from './raw-svi.js';
import type { SviParameters } from './raw-svi.js';

/** Slices fitted one by one, shortest expiry first, and room to pool them in. */
export interface CalendarOrder {
  readonly slices: SviParameters[];
  readonly expiries: number[];
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly sizes: Float64Array;
}

export function makeCalendarOrder(capacity: number): CalendarOrder {
  return {
    slices: [],
    expiries: [],
    values: new Float64Array(capacity),
    weights: new Float64Array(capacity),
    sizes: new Float64Array(capacity),
  };
}

/**
 * What a slice should not exceed so that the later ones need not carry its whole error: where total variance falls from
 * expiry to expiry, the least squares fit in volatility that does not fall (pool adjacent violators; Ayer et al. 1955)
 * says where each of them should be, and the ceiling is half-way to the next.
 *
 * @returns Infinity where no later slice lies below this one
 */
export function calendarCeiling(order: CalendarOrder, index: number, k: number): number {
  const { slices, expiries, values, weights, sizes } = order;
  if (!isAboveLater(slices, index, k)) return Infinity;
  let pools = 0;
  slices.forEach((slice, position) => {
    const w = Math.max(sviTotalVariance(slice, k), 1e-8);
    values[pools] = w;
    // (d vol)² = (dw)²/(4·w·T)
    weights[pools] = 1 / (w * (expiries[position] as number));
    sizes[pools] = 1;
    pools += 1;
    while (pools > 1 && (values[pools - 2] as number) > (values[pools - 1] as number)) {
      const here = weights[pools - 1] as number;
      const before = weights[pools - 2] as number;
      values[pools - 2] =
        ((values[pools - 2] as number) * before + (values[pools - 1] as number) * here) / (before + here);
      weights[pools - 2] = before + here;
      sizes[pools - 2] = (sizes[pools - 2] as number) + (sizes[pools - 1] as number);
      pools -= 1;
    }
  });
  return 0.5 * (pooledAt(order, index) + pooledAt(order, index + 1));
}

function isAboveLater(slices: readonly SviParameters[], index: number, k: number): boolean {
  const own = slices[index];
  if (own === undefined) return false;
  const w = sviTotalVariance(own, k);
  for (let later = index + 1; later < slices.length; later += 1) {
    const slice = slices[later];
    if (slice !== undefined && sviTotalVariance(slice, k) < w) return true;
  }
  return false;
}

function pooledAt({ values, sizes }: CalendarOrder, index: number): number {
  let pool = 0;
  let end = sizes[0] as number;
  while (end <= index) {
    pool += 1;
    end += sizes[pool] as number;
  }
  return values[pool] as number;
}
