import type { FuturesSymbol } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { BarBuilder, OPEN_BARS, latestBarStarts } from './bar-builder.js';
import type { TradeTick } from './bar-builder.js';
import type { BarStore, StoredSequences } from './quotes.ports.js';
import { BAR_INTERVALS } from './quotes.types.js';
import type { Bar, BarInterval, Tick, TickBatch } from './quotes.types.js';

/** The most bars of one answer. */
export const MAX_BARS = 5_000;

/** What a kill loses at most, with the write under way: to be less than a second. A write costs some 30 ms of CPU. */
const FLUSH_EVERY_MS = 600;
/** Sources whose sequence may wait to be written; a desk has a handful. */
const MAX_WAITING_SOURCES = 10_000;
/** While the store is away it is tried less and less often: at most so many flushes are left out between two tries. */
const MAX_LEFT_OUT = 9;
/** Nobody trades further in the future: a bar there would stay the latest one, and close all before it. */
const MAX_AHEAD_MS = 3_600_000;

/** What a tick says of trades, and its place in its source. */
export type BarTick = TradeTick & Pick<Tick, 'sequence'>;

export interface BarsServiceOptions {
  readonly store: BarStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 600 where absent. */
  readonly flushEveryMs?: number | undefined;
}

/** Bars of all contracts: made of ticks, written in batches, read from the store and from memory as one. */
export class BarsService {
  readonly #options: BarsServiceOptions;
  readonly #builder = new BarBuilder();
  /** The last sequence of each source that is in the bars but not yet in the store. */
  #sequences = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #failures = 0;
  #leaveOut = 0;
  #hasWarnedOfFuture = false;
  #isClosed = false;

  constructor(options: BarsServiceOptions) {
    this.#options = options;
  }

  /**
   * Goes on with the bars as they are stored; comes before the first tick.
   *
   * @returns the last sequence of each source that is in them: what comes after it was lost, where a source still has it
   * @throws {AppError} UNAVAILABLE when the store cannot answer
   */
  async start(): Promise<StoredSequences> {
    const { store, clock, flushEveryMs = FLUSH_EVERY_MS } = this.#options;
    const sequences = await store.sequences();
    const until = latestBarStarts(clock() + MAX_AHEAD_MS);
    for (const interval of BAR_INTERVALS) {
      this.#builder.resume(await store.latest(interval, OPEN_BARS, until[interval]));
      // Also those of a clock that was ahead: when their time comes, they are known.
      this.#builder.resume(await store.latest(interval, OPEN_BARS));
    }
    this.#timer = setInterval(() => {
      this.#flushInTurn();
    }, flushEveryMs).unref();
    return sequences;
  }

  /** Takes ticks that were applied, in their order. Replayed ones make no bars. */
  take({ source, origin }: Pick<TickBatch, 'source' | 'origin'>, ticks: readonly BarTick[]): void {
    if (this.#isClosed || origin === 'REPLAY' || ticks.length === 0) return;
    const until = this.#options.clock() + MAX_AHEAD_MS;
    this.#builder.take(origin, ticks, until);
    let sequence = this.#sequences.get(source) ?? 0;
    let isAhead = false;
    for (const tick of ticks) {
      sequence = Math.max(sequence, tick.sequence);
      isAhead ||= tick.time > until;
    }
    // Set anew, so that the sources heard of last are the last ones in the map.
    this.#sequences.delete(source);
    this.#sequences.set(source, sequence);
    if (this.#sequences.size > MAX_WAITING_SOURCES) this.#forgetFirstSource();
    if (isAhead && !this.#hasWarnedOfFuture) this.#warnOfFuture();
  }

  /**
   * One contract's bars that begin from `from` through `to`, ascending; the latest ones where there are more than
   * 5,000. Of the strongest origin that has any there: sources are never mixed.
   *
   * @throws {AppError} BAD_USER_INPUT for a range that ends before it begins, UNAVAILABLE when the store cannot answer
   */
  async range(symbol: FuturesSymbol, interval: BarInterval, from?: number, to?: number): Promise<readonly Bar[]> {
    if (Number.isNaN(from) || Number.isNaN(to) || (from !== undefined && to !== undefined && from > to)) {
      throw new AppError('BAD_USER_INPUT', 'The range of bars ends before it begins: swap `from` and `to`.', {
        reason: 'RANGE_REVERSED',
      });
    }
    const live = await this.#rangeOf('LIVE', symbol, interval, from, to);
    return live.length > 0 ? live : this.#rangeOf('SIMULATED', symbol, interval, from, to);
  }

  /** Writes what is not written yet; resolves once that was tried. */
  async flush(): Promise<void> {
    await this.#writing;
    await this.#beginWrite();
  }

  /** Takes no more ticks and writes what is not written yet. The store stays open. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.flush();
    const { unwritten } = this.#builder;
    if (unwritten > 0) this.#options.logger.error({ bars: unwritten }, 'bars could not be stored before the end');
  }

  #flushInTurn(): void {
    if (this.#writing !== undefined) return;
    if (this.#leaveOut > 0) {
      this.#leaveOut -= 1;
      return;
    }
    void this.#beginWrite();
  }

  /** The one write at a time; never rejects. */
  async #beginWrite(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
  }

  async #write(): Promise<void> {
    const sequences = this.#sequences;
    const bars = this.#builder.beginWrite();
    this.#sequences = new Map();
    let isStored = true;
    try {
      if (bars.length > 0 || sequences.size > 0) await this.#options.store.write(bars, sequences);
    } catch (error) {
      isStored = false;
      this.#keep(sequences);
      this.#wentAway(error);
    }
    this.#builder.endWrite(isStored);
    if (isStored && this.#failures > 0 && bars.length + sequences.size > 0) this.#cameBack();
  }

  #wentAway(error: unknown): void {
    this.#failures += 1;
    this.#leaveOut = Math.min(2 ** this.#failures - 2, MAX_LEFT_OUT);
    if (this.#failures > 1) return;
    this.#options.logger.warn({ err: error }, 'bars cannot be stored: they are kept in memory and stored later');
  }

  #cameBack(): void {
    this.#failures = 0;
    this.#leaveOut = 0;
    this.#options.logger.info({ lost: this.#builder.takeLost() }, 'bars are stored again');
  }

  /** Puts sequences back that were not written; what came since is newer. */
  #keep(sequences: Map<string, number>): void {
    for (const [source, sequence] of this.#sequences) {
      sequences.set(source, Math.max(sequence, sequences.get(source) ?? sequence));
    }
    this.#sequences = sequences;
    while (this.#sequences.size > MAX_WAITING_SOURCES) this.#forgetFirstSource();
  }

  #forgetFirstSource(): void {
    for (const source of this.#sequences.keys()) {
      this.#sequences.delete(source);
      return;
    }
  }

  #warnOfFuture(): void {
    this.#hasWarnedOfFuture = true;
    this.#options.logger.warn(
      {},
      'ticks from more than an hour ahead make no bars: a clock is wrong, here or at their source',
    );
  }

  async #rangeOf(
    origin: Bar['origin'],
    symbol: FuturesSymbol,
    interval: BarInterval,
    from?: number,
    to?: number,
  ): Promise<readonly Bar[]> {
    // Before and after: what is written while the store answers may be neither in the answer nor still in memory.
    const before = this.#builder.barsOf(symbol, interval, origin);
    const stored = await this.#options.store.range(symbol, { interval, origin, from, to, limit: MAX_BARS });
    const inMemory = [...before, ...this.#builder.barsOf(symbol, interval, origin)].filter(
      ({ start }) => start >= (from ?? start) && start <= (to ?? start),
    );
    const bars = new Map([...stored, ...inMemory].map((bar) => [bar.start, bar]));
    return [...bars.values()]
      .sort((a, b) => a.start - b.start)
      .slice(-MAX_BARS)
      .map((bar) => ({ ...bar }));
  }
}
