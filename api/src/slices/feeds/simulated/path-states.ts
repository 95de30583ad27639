import { setImmediate as otherWork } from 'node:timers/promises';

import type { IsoDate } from '@cushing/products';

import { MarketPath } from '../../demo-market/index.js';
import type { MarketState } from '../../demo-market/index.js';

/** Steps of the path between two turns of the event loop: less than 1 ms of work. */
const STEPS_A_TURN = 40;
const STATES_KEPT = 32;

/** The market's path by date, for who asks for one date after the other and seldom for an earlier one. */
export class PathStates {
  readonly #seed: number;
  readonly #kept = new Map<IsoDate, MarketState>();
  #path: MarketPath;

  /** @param seed a whole number in [0, 2³²) */
  constructor(seed: number) {
    this.#seed = seed;
    this.#path = new MarketPath(seed);
  }

  /** @returns the market at the settlement of a date of the path, or of the first one after it */
  async on(date: IsoDate): Promise<MarketState> {
    const known = this.#kept.get(date);
    if (known !== undefined) return known;
    if (this.#path.state.date > date) this.#path = new MarketPath(this.#seed);
    for (let step = 1; this.#path.state.date < date; step += 1) {
      this.#path.advance();
      if (step % STEPS_A_TURN === 0) await otherWork();
    }
    const { state } = this.#path;
    this.#kept.set(date, state);
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= STATES_KEPT) break;
      this.#kept.delete(oldest);
    }
    return state;
  }
}
