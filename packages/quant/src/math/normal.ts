import { erfc } from './error-function.js';

const SQRT_HALF = 0.7071067811865476;
/** 1/√(2π). */
export const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/**
 * @param x any double
 * @returns the standard normal density; NaN for NaN
 */
export function normalPdf(x: number): number {
  return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
}

/**
 * @param x any double
 * @returns the standard normal distribution, relative error within (4 + x²)·2⁻⁵², also far below zero; NaN for NaN
 */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-SQRT_HALF * x);
}
