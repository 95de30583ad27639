import type { AmericanGreeks, Greeks } from '@cushing/quant';

import { type Greek, GREEKS } from './option-measures.js';

const PER_DAY = 1 / 365;
const PER_POINT = 0.01;

/** What quant's sensitivities, per 1.00 and per year, are multiplied by to be a desk's: see `OptionMeasures`. */
export const DESK_UNITS: Readonly<Record<Greek, number>> = {
  DELTA: 1,
  GAMMA: 1,
  VEGA: PER_POINT,
  THETA: PER_DAY,
  RHO: PER_POINT,
  VANNA: PER_POINT,
  VOLGA: PER_POINT * PER_POINT,
  CHARM: PER_DAY,
  VETA: PER_POINT * PER_DAY,
  SPEED: 1,
  ZOMMA: PER_POINT,
  COLOR: PER_DAY,
  ULTIMA: PER_POINT * PER_POINT * PER_POINT,
  DUAL_DELTA: 1,
  DUAL_GAMMA: 1,
};

/** The names that quant gives them. */
const KERNEL_NAMES = {
  DELTA: 'delta',
  GAMMA: 'gamma',
  VEGA: 'vega',
  THETA: 'theta',
  RHO: 'rho',
  VANNA: 'vanna',
  VOLGA: 'volga',
  CHARM: 'charm',
  VETA: 'veta',
  SPEED: 'speed',
  ZOMMA: 'zomma',
  COLOR: 'color',
  ULTIMA: 'ultima',
  DUAL_DELTA: 'dualDelta',
  DUAL_GAMMA: 'dualGamma',
} as const satisfies Record<Greek, keyof Greeks>;

/** What every model has, in quant's units, and the rest where there is any. */
export type KernelGreeks = Readonly<AmericanGreeks & Partial<Greeks>>;

/** @returns in a desk's units; null for what is missing or not finite */
export function deskGreeks(kernel: KernelGreeks): Record<Greek, number | null> {
  const entries = GREEKS.map((greek): [Greek, number | null] => {
    const value = kernel[KERNEL_NAMES[greek]] ?? NaN;
    // + 0 makes 0 of -0.
    return [greek, Number.isFinite(value) ? value * DESK_UNITS[greek] + 0 : null];
  });
  return Object.fromEntries(entries) as Record<Greek, number | null>; // of every Greek
}
