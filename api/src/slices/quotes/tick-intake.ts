import type { Bus } from '../../shared/bus.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { Listeners } from './listeners.js';
import type { Quotes } from './quotes.js';
import type { Quote, TickBatch } from './quotes.types.js';
import type { SourceSequences } from './source-sequences.js';
import { readTickMessage, writeQuotes, writeTicks } from './tick-messages.js';

export interface TickIntakeOptions {
  readonly quotes: Quotes;
  readonly sequences: SourceSequences;
  readonly bus: Bus;
  readonly clock: Clock;
  /** A number from 0 to below 1, another one each time. */
  readonly chance: () => number;
  readonly logger: Logger;
}

/** What became of a batch's ticks. What is in neither gave way: to a stronger origin, or its contract has ended. */
export interface TakenTicks {
  readonly accepted: number;
  /** Taken before, by this process or another. */
  readonly duplicates: number;
}

const TICKS_TOPIC = 'ticks';
const HELLO_TOPIC = 'ticks-hello';
/** All quotes are told at most this often, after a wait of up to half as long, so that not all processes answer at once. */
const QUOTES_EVERY_MS = 1_000;
const COMPLAIN_EVERY_MS = 10_000;

/**
 * Where all ticks come in, whoever made them: counts each once, changes the quotes, and tells the other processes. Who
 * begins, or was cut off, asks the others for the quotes that they show, and tells its own.
 */
export class TickIntake {
  readonly #options: TickIntakeOptions;
  readonly #gaps: Listeners<[]>;
  readonly #stops: (() => void)[] = [];
  #telling: NodeJS.Timeout | undefined;
  #toldAt = -Infinity;
  #complainedAt = -Infinity;
  #isClosed = false;

  constructor(options: TickIntakeOptions) {
    this.#options = options;
    this.#gaps = new Listeners(options.logger, 'gaps of ticks');
  }

  /** Begins to hear the other processes, and asks them for their quotes. Stored sequences are to be preset before. */
  start(): void {
    const { bus } = this.#options;
    this.#stops.push(
      bus.listen(TICKS_TOPIC, (message) => {
        this.#hear(message);
      }),
      bus.listen(HELLO_TOPIC, () => {
        this.#tellQuotesSoon();
      }),
      bus.onGap(() => {
        this.#tellQuotesSoon();
        this.#askForQuotes();
        this.#gaps.tell();
      }),
    );
    this.#askForQuotes();
  }

  /** Takes a batch of a feed; one without ticks is a sign of life. */
  take(batch: TickBatch): TakenTicks {
    if (this.#isClosed) return { accepted: 0, duplicates: 0 };
    const fresh = this.#withoutDuplicates(batch);
    const applied = this.#options.quotes.apply({ ...batch, ticks: fresh });
    for (const message of writeTicks({ ...batch, ticks: applied })) this.#options.bus.publish(TICKS_TOPIC, message);
    return { accepted: applied.length, duplicates: batch.ticks.length - fresh.length };
  }

  /** Calls the listener each time that ticks may have been missed; the returned function ends that. */
  onGap(listener: () => void): () => void {
    return this.#gaps.add(listener);
  }

  /** Takes and tells nothing any more. The bus stays open. */
  close(): void {
    this.#isClosed = true;
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#telling);
  }

  #withoutDuplicates({ source, ticks }: TickBatch): TickBatch['ticks'] {
    return ticks.filter(({ sequence }) => this.#options.sequences.accept(source, sequence));
  }

  #hear(text: string): void {
    const message = readTickMessage(text, this.#options.clock());
    if (message === undefined) this.#complain({ length: text.length }, 'a message of ticks could not be understood');
    else if (message.refused > 0)
      this.#complain({ refused: message.refused }, 'ticks of a message were not understood');
    if (message?.kind === 'QUOTES') this.#hearQuotes(message.quotes);
    if (message?.kind === 'TICKS') {
      this.#options.quotes.apply({ ...message.batch, ticks: this.#withoutDuplicates(message.batch) });
    }
  }

  /** What was missed is told as a tick at which nothing traded: its price is news, its trade may have been counted. */
  #hearQuotes(shown: readonly Quote[]): void {
    const { quotes, sequences } = this.#options;
    quotes.restore(shown);
    const [first] = shown;
    if (first === undefined) return;
    const ticks = shown
      .filter(({ source, sequence }) => sequences.accept(source, sequence))
      .map(({ symbol, product, bid, ask, last, time, sequence }) => {
        const prices = { bid: bid ?? undefined, ask: ask ?? undefined, last: last ?? undefined };
        return { symbol, product, ...prices, size: 0, time, sequence };
      });
    if (ticks.length > 0) quotes.apply({ source: first.source, origin: first.origin, ticks }, 'HEARSAY');
  }

  #askForQuotes(): void {
    this.#options.bus.publish(HELLO_TOPIC, '');
  }

  #tellQuotesSoon(): void {
    if (this.#isClosed || this.#telling !== undefined) return;
    const { clock, chance, quotes, bus } = this.#options;
    // Where the clock was set back, what was told lies ahead.
    const sinceTold = Math.max(0, clock() - this.#toldAt);
    const wait = Math.max(0, QUOTES_EVERY_MS - sinceTold) + (chance() * QUOTES_EVERY_MS) / 2;
    this.#telling = setTimeout(() => {
      this.#telling = undefined;
      this.#toldAt = clock();
      for (const message of writeQuotes(quotes.all())) bus.publish(TICKS_TOPIC, message);
    }, wait).unref();
  }

  /** Once in a while: a process of another version may say the same a thousand times a second. */
  #complain(fields: object, message: string): void {
    const now = this.#options.clock();
    if (Math.abs(now - this.#complainedAt) < COMPLAIN_EVERY_MS) return;
    this.#complainedAt = now;
    this.#options.logger.warn(fields, message);
  }
}
