import type { PriceTicksSubscription } from '../gql/graphql.js';
import { PriceTicksDocument } from '../gql/graphql.js';
import { RENEW_AFTER_MS } from './live-topic.js';
import type { LiveTransport } from './live-transport.js';

export type PriceTick = PriceTicksSubscription['priceTicks'][number];

/** The API takes no more by name. */
export const MOST_SYMBOLS = 500;

export interface TickListener {
  /** @param isWhole whether these are all prices that there are, whatever was told before */
  onTicks(ticks: readonly PriceTick[], isWhole: boolean): void;
}

/** One subscription, as far as it was heard. */
interface Stream {
  /** Null asks for all that there are. */
  readonly symbols: readonly string[] | null;
  end: () => void;
  sequence: number | undefined;
}

/** One subscription to prices, which gives way to another where other symbols are wanted, without a pause between. */
export class TickStream {
  readonly #transport: LiveTransport;
  readonly #listener: TickListener;
  #heard: Stream | undefined;
  #next: Stream | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(transport: LiveTransport, listener: TickListener) {
    this.#transport = transport;
    this.#listener = listener;
  }

  /** @param symbols none ends the subscription; more than the API takes by name are all that there are */
  want(symbols: readonly string[]): void {
    this.#settle();
    this.#next?.end();
    this.#next = undefined;
    if (symbols.length === 0) {
      this.#heard?.end();
      this.#heard = undefined;
      return;
    }
    this.#begin(symbols.length > MOST_SYMBOLS ? null : symbols);
  }

  #begin(symbols: readonly string[] | null): void {
    const stream: Stream = { symbols, end: () => undefined, sequence: undefined };
    this.#next = stream;
    stream.end = this.#transport.subscribe(
      PriceTicksDocument,
      { symbols },
      {
        next: ({ priceTicks }) => {
          if (stream === this.#next) this.#promote(stream);
          if (stream === this.#heard) this.#take(stream, priceTicks);
        },
        error: () => {
          if (stream === this.#heard) this.#heard = undefined;
          else if (stream === this.#next) this.#next = undefined;
          else return;
          // One symbol that the API does not know is no reason to show none.
          if (symbols !== null && this.#next === undefined) this.#begin(null);
        },
      },
    );
  }

  /** The one before was listened to until this one spoke. */
  #promote(stream: Stream): void {
    this.#heard?.end();
    this.#heard = stream;
    this.#next = undefined;
  }

  #take(stream: Stream, ticks: readonly PriceTick[]): void {
    const [first] = ticks;
    // A message without prices says that there are none any more; its number is the next one.
    const isWhole = stream.sequence === undefined || first === undefined || first.isSnapshot;
    if (isWhole) this.#settle();
    else if (first.sequence !== (stream.sequence ?? 0) + 1) this.#renewSoon();
    stream.sequence = first?.sequence ?? (stream.sequence === undefined ? undefined : stream.sequence + 1);
    this.#listener.onTicks(ticks, isWhole);
  }

  /** Something was missed: what came is shown, and all prices are asked for anew, unless they come by themselves. */
  #renewSoon(): void {
    this.#renewal ??= setTimeout(() => {
      this.#renewal = undefined;
      if (this.#heard !== undefined && this.#next === undefined) this.#begin(this.#heard.symbols);
    }, RENEW_AFTER_MS);
  }

  /** Nothing is missing any more. */
  #settle(): void {
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
  }
}
