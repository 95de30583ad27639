import { choleskyFactor, lowerTriangularProduct, schwartzSmithTransition } from '@cushing/curves';
import { PRODUCT_CODES, toDayNumber } from '@cushing/products';

import { FACTOR_CORRELATIONS, PRODUCT_MODELS, TRADING_DAYS_A_YEAR, keyedNormal } from '../../demo-market/index.js';
import type { MarketState } from '../../demo-market/index.js';

/** The factors of all products at an instant, ordered as `PRODUCT_CODES`. */
export type Factors = Pick<MarketState, 'chi' | 'xi'>;

const PRODUCTS_COUNT = PRODUCT_CODES.length;
/** Two factors a product: all short-term ones, then all long-term ones. */
const WIDTH = 2 * PRODUCTS_COUNT;
/** A day is halved so often: into pieces of less than 0.1 s. */
const LEVELS = 20;
const KEYS_A_DAY = 16;
const NOTHING = new Float64Array(WIDTH);

const CORRELATION = choleskyFactor(FACTOR_CORRELATIONS.flat());
const STEPS = PRODUCT_CODES.map((product) =>
  schwartzSmithTransition(PRODUCT_MODELS[product].factors, 1 / TRADING_DAYS_A_YEAR),
);

/**
 * How the factors go from one settlement to the next: Brownian bridges between the two states of the market's path, with
 * the deviation that the model gives a day, correlated as its days are. Each point belongs to seed, day and time alone,
 * so that whoever asks, and whenever, finds the market at the same place.
 *
 * @see Lévy, P. (1948), "Processus stochastiques et mouvement brownien": the construction by halving
 */
export class DayBridge {
  readonly #before: MarketState;
  readonly #after: MarketState;
  readonly #seed: number;
  readonly #key: number;
  /** The middle last computed on each level, and whose it is. */
  readonly #nodes = new Int32Array(LEVELS).fill(-1);
  readonly #middles = Array.from({ length: LEVELS }, () => new Float64Array(WIDTH));

  constructor(seed: number, before: MarketState, after: MarketState) {
    this.#seed = seed;
    this.#before = before;
    this.#after = after;
    this.#key = toDayNumber(after.date) * KEYS_A_DAY;
  }

  /** @param share of the day's trading that is over, 0 … 1; at the ends it is the settlements' states themselves */
  at(share: number): Factors {
    if (share <= 0) return this.#before;
    if (share >= 1) return this.#after;
    const off = this.#excursion(share);
    const chi = new Float64Array(PRODUCTS_COUNT);
    const xi = new Float64Array(PRODUCTS_COUNT);
    STEPS.forEach(({ chiChi, xiChi, xiXi }, index) => {
      const shortTerm = off[index] ?? NaN;
      const longTerm = off[PRODUCTS_COUNT + index] ?? NaN;
      chi[index] = between(this.#before.chi, this.#after.chi, index, share) + chiChi * shortTerm;
      xi[index] = between(this.#before.xi, this.#after.xi, index, share) + xiChi * shortTerm + xiXi * longTerm;
    });
    return { chi, xi };
  }

  /** Bridges from 0 to 0 with the variance of 1 a day. */
  #excursion(share: number): Float64Array {
    let left: Float64Array = NOTHING;
    let right: Float64Array = NOTHING;
    let place = share; // within the piece between left and right
    let node = 0;
    for (let level = 0; level < LEVELS; level += 1) {
      const middle = this.#middle(level, node, left, right);
      const isRight = place >= 0.5;
      if (isRight) left = middle;
      else right = middle;
      place = 2 * place - (isRight ? 1 : 0);
      node = 2 * node + (isRight ? 1 : 0);
    }
    return left.map((value, index) => value + place * ((right[index] ?? NaN) - value));
  }

  #middle(level: number, node: number, left: Float64Array, right: Float64Array): Float64Array {
    const middle = this.#middles[level] ?? NOTHING;
    if (this.#nodes[level] === node) return middle;
    this.#nodes[level] = node;
    const deviation = Math.sqrt(2 ** -level) / 2;
    for (const offset of [0, PRODUCTS_COUNT]) {
      const independent = new Float64Array(PRODUCTS_COUNT);
      for (let index = 0; index < PRODUCTS_COUNT; index += 1) {
        independent[index] = keyedNormal(this.#seed, this.#key + offset + index, 2 ** level + node);
      }
      const correlated = new Float64Array(PRODUCTS_COUNT);
      lowerTriangularProduct(CORRELATION, independent, correlated);
      for (let index = 0; index < PRODUCTS_COUNT; index += 1) {
        const place = offset + index;
        middle[place] = ((left[place] ?? NaN) + (right[place] ?? NaN)) / 2 + deviation * (correlated[index] ?? NaN);
      }
    }
    return middle;
  }
}

function between(before: Float64Array, after: Float64Array, index: number, share: number): number {
  const start = before[index] ?? NaN;
  return start + share * ((after[index] ?? NaN) - start);
}
