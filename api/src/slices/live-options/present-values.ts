import type { Clock } from '../../shared/clock.js';
import { priceOf } from '../quotes/index.js';
import type { Quotes } from '../quotes/index.js';
import { shownExpiry } from './live-chain.js';
import type { LiveExpiry, ShownExpiry } from './live-chain.js';
import type { LiveComputation } from './live-options.ports.js';

/** Some 8 ms of a thread: what waits for one meanwhile does not notice. */
const OPTIONS_AT_A_TIME = 1_200;

export interface PresentValuesOptions {
  readonly quotes: Pick<Quotes, 'quote'>;
  readonly computation: LiveComputation;
  readonly clock: Clock;
}

/** Values expiries at the present prices of their futures. */
export class PresentValues {
  readonly #options: PresentValuesOptions;
  /** Being valued one by one. */
  readonly #underWay = new Map<LiveExpiry, Promise<ShownExpiry | undefined>>();

  constructor(options: PresentValuesOptions) {
    this.#options = options;
  }

  /** @returns those that have a forward: the future's price, or before it has one what they were settled against */
  async of(expiries: readonly LiveExpiry[]): Promise<readonly ShownExpiry[]> {
    const valued = expiries.flatMap((live) => {
      const forward = this.#forwardOf(live);
      return Number.isNaN(forward) ? [] : [{ live, forward }];
    });
    if (valued.length === 0) return [];
    const time = this.#options.clock();
    const terms = valued.map(({ live }) => live.terms);
    const forwards = valued.map(({ forward }) => forward);
    const repriced = await this.#options.computation.repriceExpiries(terms, forwards, time);
    return repriced.flatMap((each, index) => {
      const live = valued[index]?.live;
      return live === undefined ? [] : [shownExpiry(live, each, time)];
    });
  }

  /** One valuation for all who ask while it is under way. @returns undefined without a forward */
  one(live: LiveExpiry): Promise<ShownExpiry | undefined> {
    const known = this.#underWay.get(live);
    if (known !== undefined) return known;
    const valuing = this.of([live])
      .then(([shown]) => shown)
      .finally(() => {
        this.#underWay.delete(live);
      });
    this.#underWay.set(live, valuing);
    return valuing;
  }

  #forwardOf({ underlying, terms }: LiveExpiry): number {
    const quote = this.#options.quotes.quote(underlying);
    return (quote === undefined ? undefined : priceOf(quote)) ?? terms.settleForward;
  }
}

/** @returns parts of not too many options, in order; an expiry that has more is one of its own */
export function inPieces<Item>(
  items: readonly Item[],
  liveOf: (item: Item) => LiveExpiry,
): readonly (readonly Item[])[] {
  const pieces: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const options = liveOf(item).terms.vols.length;
    if (pieces.length === 0 || options > room) {
      pieces.push([]);
      room = OPTIONS_AT_A_TIME;
    }
    room -= options;
    pieces.at(-1)?.push(item);
  }
  return pieces;
}
