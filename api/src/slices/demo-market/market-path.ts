import { choleskyFactor, lowerTriangularProduct, schwartzSmithTransition } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { PRODUCT_CODES, isoDate, nextTradeDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import {
  ACTIVITY_DECAY,
  ACTIVITY_DEVIATION,
  FACTOR_CORRELATIONS,
  PATH_BEGINS,
  PRODUCT_MODELS,
  TRADING_DAYS_A_YEAR,
} from './model-parameters.js';
import { nextNormal, pathStream } from './random-streams.js';

/** The whole market at the settlement of one day; arrays are ordered as `PRODUCT_CODES`. */
export interface MarketState {
  readonly date: IsoDate;
  /** Short-term factors, log price. */
  readonly chi: Float64Array;
  /** Long-term factors, log price. */
  readonly xi: Float64Array;
  /** How busy each product is: log of its volume against an ordinary day's. */
  readonly activity: Float64Array;
}

const PRODUCTS_COUNT = PRODUCT_CODES.length;
const DT = 1 / TRADING_DAYS_A_YEAR;

/**
 * The path of the market from its fixed first day on, one step for each day on which any product settles: NYMEX days,
 * and the days on which Brent settles in London alone. A later end adds days and changes none.
 */
export class MarketPath {
  readonly #stream: Xoshiro128State;
  readonly #correlation = choleskyFactor(FACTOR_CORRELATIONS.flat());
  readonly #steps = PRODUCT_CODES.map((product) => {
    const { factors, level, pull } = PRODUCT_MODELS[product];
    return { ...schwartzSmithTransition(factors, DT), meanXi: Math.log(level), pulled: pull * DT };
  });
  #state: MarketState;

  /** @param seed a whole number in [0, 2³²) */
  constructor(seed: number) {
    this.#stream = pathStream(seed);
    this.#state = {
      date: isoDate(PATH_BEGINS),
      chi: new Float64Array(PRODUCTS_COUNT),
      xi: Float64Array.from(this.#steps, (step) => step.meanXi),
      activity: new Float64Array(PRODUCTS_COUNT),
    };
  }

  /** Where the market stands now. The path does not change it any more. */
  get state(): MarketState {
    return this.#state;
  }

  /** Moves on to the next day on which anything settles. */
  advance(): void {
    const { date, chi, xi, activity } = this.#state;
    const shortTerm = this.#correlatedNormals();
    const longTerm = this.#correlatedNormals();
    const next: MarketState = {
      date: nextTradeDate('BZ', date), // Brent settles on every day that any of them does
      chi: new Float64Array(PRODUCTS_COUNT),
      xi: new Float64Array(PRODUCTS_COUNT),
      activity: new Float64Array(PRODUCTS_COUNT),
    };
    this.#steps.forEach((step, index) => {
      const chiNow = chi[index] ?? NaN;
      const xiNow = xi[index] ?? NaN;
      const z1 = shortTerm[index] ?? NaN;
      const z2 = longTerm[index] ?? NaN;
      next.chi[index] = step.decay * chiNow + step.chiChi * z1;
      // The drift of ξ is the day's pull towards its mean, held constant over the day.
      next.xi[index] = xiNow + step.pulled * (step.meanXi - xiNow) + step.xiChi * z1 + step.xiXi * z2;
      next.activity[index] =
        ACTIVITY_DECAY * (activity[index] ?? NaN) +
        ACTIVITY_DEVIATION * Math.sqrt(1 - ACTIVITY_DECAY * ACTIVITY_DECAY) * nextNormal(this.#stream);
    });
    this.#state = next;
  }

  #correlatedNormals(): Float64Array {
    const independent = Float64Array.from({ length: PRODUCTS_COUNT }, () => nextNormal(this.#stream));
    const correlated = new Float64Array(PRODUCTS_COUNT);
    lowerTriangularProduct(this.#correlation, independent, correlated);
    return correlated;
  }
}
