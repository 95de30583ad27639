/** The columns of the reference files of European options, and the bounds that the issue sets on them. */
import type { Greeks } from '../../src/greeks.js';
import type { OptionType } from '../../src/option-type.js';

export type GreekName = keyof Greeks;

export const GREEK_NAMES: readonly GreekName[] = [
  'price',
  'delta',
  'gamma',
  'vega',
  'theta',
  'rho',
  'dualDelta',
  'dualGamma',
  'vanna',
  'volga',
  'charm',
  'veta',
  'speed',
  'zomma',
  'color',
  'ultima',
];

export function optionType(type: 'call' | 'put'): OptionType {
  return type === 'call' ? 'CALL' : 'PUT';
}

/** Relative 4e-16·(4 + d1² + d2²), or `absolute`, whichever is more. */
export function europeanBound(expected: number, d1: number, d2: number, absolute: number): number {
  return Math.max(4e-16 * (4 + d1 * d1 + d2 * d2) * Math.abs(expected), absolute);
}

export function medianSize(values: readonly number[]): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[sizes.length >> 1]!;
}
