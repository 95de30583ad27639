import { nextUniform, seedXoshiro128 } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { normalQuantile } from '@cushing/quant';

import { productIndex } from './model-parameters.js';
import type { ProductCode } from '@cushing/products';

const PRODUCT_STRIDE = 2 ** 24;
const KIND_STRIDE = 2 ** 28;
const DAY_KIND = 1;
const CONTRACT_KIND = 2;

/** @returns the stream that moves the whole market from day to day */
export function pathStream(seed: number): Xoshiro128State {
  return seedXoshiro128(seed, 0);
}

/**
 * What happens within one product's day has a stream of its own, so that a day comes out the same wherever a
 * simulation begins.
 *
 * @param day `DayNumber`
 */
export function dayStream(seed: number, product: ProductCode, day: number): Xoshiro128State {
  return seedXoshiro128(seed, DAY_KIND * KIND_STRIDE + productIndex(product) * PRODUCT_STRIDE + day);
}

/** @param month `MonthIndex` of the contract whose holders are drawn */
export function contractStream(seed: number, product: ProductCode, month: number): Xoshiro128State {
  return seedXoshiro128(seed, CONTRACT_KIND * KIND_STRIDE + productIndex(product) * PRODUCT_STRIDE + month);
}

/** @returns a standard normal variate; one uniform draw of the stream, always */
export function nextNormal(stream: Xoshiro128State): number {
  return normalQuantile(nextUniform(stream));
}
