import { schwartzSmithTransition } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { PRODUCT_CODES } from '@cushing/products';

import { MarketPath } from '../market-path.js';
import type { MarketState } from '../market-path.js';
import { PRODUCT_MODELS, TRADING_DAYS_A_YEAR, productIndex } from '../model-parameters.js';
import { nextNormal, volatilityStream } from '../random-streams.js';
import { OPTION_MODELS, VOLATILITY_DECAY, VOLATILITY_DEVIATION } from './option-model-parameters.js';

/** What positions remember of past prices: the share left after a day. */
const MEMORY = 0.97;
const STEP_DEVIATION = VOLATILITY_DEVIATION * Math.sqrt(1 - VOLATILITY_DECAY * VOLATILITY_DECAY);
const LEADERS = ['CL', 'NG'] as const;

/** The market of one day with what its options are priced by; arrays are ordered as `PRODUCT_CODES`. */
export interface VolatilityState {
  readonly market: MarketState;
  /** Log of each product's vol against what its futures' factors say. */
  readonly volatility: Float64Array;
  /** The market as it was in the last weeks, by a moving average: where positions were taken. */
  readonly remembered: MarketState;
}

/**
 * The path of the market together with its volatilities, which revert to their mean, rise when crude falls, and when gas
 * rises. They take their chance from a stream of their own, so that the path of prices is the one without them.
 */
export class VolatilityPath {
  readonly #path: MarketPath;
  readonly #stream: Xoshiro128State;
  readonly #steps = PRODUCT_CODES.map((product) =>
    schwartzSmithTransition(PRODUCT_MODELS[product].factors, 1 / TRADING_DAYS_A_YEAR),
  );
  #state: VolatilityState;

  /** @param seed a whole number in [0, 2³²) */
  constructor(seed: number) {
    this.#path = new MarketPath(seed);
    this.#stream = volatilityStream(seed);
    const market = this.#path.state;
    this.#state = { market, volatility: new Float64Array(PRODUCT_CODES.length), remembered: market };
  }

  /** Where the market stands now. The path does not change it any more. */
  get state(): VolatilityState {
    return this.#state;
  }

  /** Moves on to the next day on which anything settles. */
  advance(): void {
    const { market: before, volatility, remembered } = this.#state;
    this.#path.advance();
    const market = this.#path.state;
    const common = new Map(LEADERS.map((leader) => [leader, [this.#shock(leader, before, market), this.#draw()]]));
    const next = PRODUCT_CODES.map((product, index) => {
      const { leverage, shared } = OPTION_MODELS[product];
      const [move = NaN, chance = NaN] = common.get(leverage.of) ?? [];
      const led = leverage.correlation * move + Math.sqrt(1 - leverage.correlation ** 2) * chance;
      const shock = Math.sqrt(shared) * led + Math.sqrt(1 - shared) * this.#draw();
      return VOLATILITY_DECAY * (volatility[index] ?? NaN) + STEP_DEVIATION * shock;
    });
    this.#state = { market, volatility: Float64Array.from(next), remembered: movedTowards(remembered, market) };
  }

  /** The standard normal variate by which a product's short-term factor moved. */
  #shock(product: (typeof LEADERS)[number], before: MarketState, now: MarketState): number {
    const index = productIndex(product);
    const step = this.#steps[index];
    if (step === undefined) return NaN;
    return ((now.chi[index] ?? NaN) - step.decay * (before.chi[index] ?? NaN)) / step.chiChi;
  }

  #draw(): number {
    return nextNormal(this.#stream);
  }
}

function movedTowards(remembered: MarketState, now: MarketState): MarketState {
  const moved = (past: Float64Array, present: Float64Array): Float64Array =>
    past.map((value, index) => MEMORY * value + (1 - MEMORY) * (present[index] ?? NaN));
  return { ...now, chi: moved(remembered.chi, now.chi), xi: moved(remembered.xi, now.xi) };
}
