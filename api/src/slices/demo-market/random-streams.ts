import { nextUniform, seedXoshiro128 } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { normalQuantile } from '@cushing/quant';

import { productIndex } from './model-parameters.js';
import type { ProductCode } from '@cushing/products';

const PRODUCT_STRIDE = 2 ** 24;
const KIND_STRIDE = 2 ** 28;
const DAY_KIND = 1;
const CONTRACT_KIND = 2;
const VOLATILITY_KIND = 3;
const TICK_KIND = 4;
const TWO_TO_THE_32 = 2 ** 32;

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

/** @returns the stream that moves the volatilities of the whole market from day to day */
export function volatilityStream(seed: number): Xoshiro128State {
  return seedXoshiro128(seed, VOLATILITY_KIND * KIND_STRIDE);
}

/** @returns the stream that says which contracts are quoted and traded next */
export function tickStream(seed: number): Xoshiro128State {
  return seedXoshiro128(seed, TICK_KIND * KIND_STRIDE);
}

/**
 * A number that belongs to its keys alone, whatever is drawn before or after it: for the hundreds of thousands of
 * options that are too many for a stream each.
 *
 * @param key with `subkey` whole numbers of 32 bits; draws of other keys are used as if independent
 * @returns uniform in (0, 1)
 * @see Appleby, A. (2016), MurmurHash3, 32-bit variant: its mixing of words and its finalisation
 */
export function keyedUniform(seed: number, key: number, subkey: number): number {
  let hash = mixedIn(mixedIn(mixedIn(0x9e3779b9, seed), key), subkey);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) + 0.5) / TWO_TO_THE_32;
}

/** @returns a standard normal variate that belongs to its keys alone */
export function keyedNormal(seed: number, key: number, subkey: number): number {
  return normalQuantile(keyedUniform(seed, key, subkey));
}

function mixedIn(hash: number, word: number): number {
  const scrambled = Math.imul(word, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** @returns a standard normal variate; one uniform draw of the stream, always */
export function nextNormal(stream: Xoshiro128State): number {
  return normalQuantile(nextUniform(stream));
}
