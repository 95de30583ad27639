import { brownianBridgeExcursion, nextUniform } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { nextNormal } from './random-streams.js';

/** Part of a day's variance that falls before the open. */
const OVERNIGHT = 0.25;
const OVERNIGHT_DEVIATION = Math.sqrt(OVERNIGHT * (1 - OVERNIGHT));
const SESSION_DEVIATION = Math.sqrt(1 - OVERNIGHT);

/** Prices of one day on the tick grid, low ≤ open, settle ≤ high. */
export interface SessionPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly settle: number;
}

/**
 * How a product's day went: drawn once and shared by all its contracts, so that a curve opens, rallies and dips as
 * one.
 */
export class TradingSession {
  readonly #ticksPerUnit: number;
  readonly #overnight: number;
  readonly #aboveBoth: number;
  readonly #belowBoth: number;

  /** @param stream of the product's day; three draws are taken */
  constructor(product: ProductCode, stream: Xoshiro128State) {
    this.#ticksPerUnit = ticksPerUnit(product);
    this.#overnight = OVERNIGHT_DEVIATION * nextNormal(stream);
    this.#aboveBoth = nextUniform(stream);
    this.#belowBoth = nextUniform(stream);
  }

  /**
   * The day between two settlements as a Brownian path: the open is a point of the bridge between them, high and low
   * are extremes of the bridge from the open to the settle.
   *
   * @param before price at the settlement before, in the quotation, > 0
   * @param now price at this settlement, > 0
   * @param deviation standard deviation of a day's change, in the quotation
   */
  prices(before: number, now: number, deviation: number): SessionPrices {
    const open = before + OVERNIGHT * (now - before) + this.#overnight * deviation;
    const session = SESSION_DEVIATION * deviation;
    const above = brownianBridgeExcursion(now - open, session, this.#aboveBoth);
    const below = brownianBridgeExcursion(now - open, session, this.#belowBoth);
    return {
      open: this.#onTick(open),
      high: this.#onTick(Math.max(open, now) + above),
      low: this.#onTick(Math.min(open, now) - below),
      settle: this.#onTick(now),
    };
  }

  #onTick(price: number): number {
    return onTick(price, this.#ticksPerUnit);
  }
}

/**
 * The price as the exchange states it: on the tick grid, at least one tick. Rounding keeps order, so that what was
 * low ≤ open ≤ high stays so.
 *
 * @param ticksPerUnit of the product, as `ticksPerUnit` gives it
 */
export function onTick(price: number, ticksPerUnit: number): number {
  return Math.max(1, Math.round(price * ticksPerUnit)) / ticksPerUnit; // of whole numbers, so that it is the decimal
}

/** @returns how many ticks make one of the quotation */
export function ticksPerUnit(product: ProductCode): number {
  return Math.round(1 / PRODUCTS[product].tickSize);
}
