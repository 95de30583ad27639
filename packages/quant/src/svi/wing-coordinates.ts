/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import type { SviParameters } from './raw-svi.js';

/**
 * Raw SVI in coordinates whose bounds are those of the model: the slopes of both wings lie in [0, 2] each (Lee 2004),
 * and those of a later expiry are not below those of an earlier one.
 *
 * w = level + (right − left)/2·x + (right + left)/2·(√(x² + sigma²) − sigma), x = k − m.
 */
export const LEVEL = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const CENTRE = 3;
export const LOG_SIGMA = 4;
export const SIZE = 5;

/** Fills the five coordinates of a slice. */
export function toWings(slice: SviParameters, out: Float64Array): void {
  out[LEVEL] = slice.a + slice.b * slice.sigma;
  out[LEFT] = slice.b * (1 - slice.rho);
  out[RIGHT] = slice.b * (1 + slice.rho);
  out[CENTRE] = slice.m;
  out[LOG_SIGMA] = Math.log(slice.sigma);
}

/** The raw parameters of five coordinates; rho 0 for a flat slice. */
export function fromWings(wings: Float64Array): { a: number; b: number; rho: number; m: number; sigma: number } {
  const left = wings[LEFT] as number;
  const right = wings[RIGHT] as number;
  const b = 0.5 * (left + right);
  const sigma = Math.exp(wings[LOG_SIGMA] as number);
  const rho = b === 0 ? 0 : (right - left) / (right + left);
  return { a: (wings[LEVEL] as number) - b * sigma, b, rho, m: wings[CENTRE] as number, sigma };
}
