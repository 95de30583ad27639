/** A store of bars in memory that can be away or slow, and bars as they are by definition. */
import { sessionStart, tradeDateAt } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import { AppError } from '../../src/shared/errors.js';
import { BAR_INTERVALS } from '../../src/slices/quotes/index.js';
import type {
  Bar,
  BarInterval,
  BarSpans,
  BarStore,
  BarWindow,
  StoredSequences,
  Tick,
} from '../../src/slices/quotes/index.js';

/** Fulfils the port's contract. */
export class MemoryBarStore implements BarStore {
  readonly writes: { readonly bars: readonly Bar[]; readonly sequences: StoredSequences }[] = [];
  isAway = false;
  /** Writes wait for it. */
  gate: Promise<unknown> = Promise.resolve();
  writing = 0;
  readonly #bars = new Map<string, Bar>();
  #sequences = new Map<string, number>();

  async write(bars: readonly Bar[], sequences: StoredSequences): Promise<void> {
    this.writing += 1;
    try {
      await this.gate;
      this.#check();
      if (bars.some(({ close }) => typeof close !== 'number')) throw new Error('a bar without a close');
      this.writes.push({ bars, sequences });
      for (const bar of bars) this.#bars.set([bar.symbol, bar.interval, bar.origin, bar.start].join(), bar);
      for (const [source, sequence] of sequences) {
        this.#sequences.delete(source);
        this.#sequences.set(source, sequence);
      }
      this.#sequences = new Map([...this.#sequences].slice(-10_000));
    } finally {
      this.writing -= 1;
    }
  }

  async range(symbol: FuturesSymbol, { interval, origin, from, to, limit }: BarWindow): Promise<readonly Bar[]> {
    this.#check();
    return Promise.resolve(
      this.all(interval)
        .filter((bar) => bar.symbol === symbol && bar.origin === origin)
        .filter(({ start }) => start >= (from ?? start) && start <= (to ?? start))
        .slice(-limit),
    );
  }

  async latest(interval: BarInterval, count: number, until = Number.POSITIVE_INFINITY): Promise<readonly Bar[]> {
    this.#check();
    const known = this.all(interval).filter(({ start }) => start <= until);
    return Promise.resolve(
      known.filter(
        ({ symbol, origin, start }) =>
          known.filter((bar) => bar.symbol === symbol && bar.origin === origin && bar.start > start).length < count,
      ),
    );
  }

  async sequences(): Promise<StoredSequences> {
    this.#check();
    return Promise.resolve(new Map(this.#sequences));
  }

  async removeBefore(interval: BarInterval, start: number): Promise<number> {
    this.#check();
    const old = this.all(interval).filter((bar) => bar.start < start);
    for (const bar of old) this.#bars.delete([bar.symbol, bar.interval, bar.origin, bar.start].join());
    return Promise.resolve(old.length);
  }

  async first(interval: BarInterval): Promise<number | undefined> {
    this.#check();
    return Promise.resolve(this.all(interval)[0]?.start);
  }

  async fill(interval: BarInterval, { source, spans, until }: BarSpans): Promise<number> {
    this.#check();
    const spanOf = (bar: Bar): BarSpans['spans'][number] | undefined => spans.findLast(({ from }) => from <= bar.start);
    const shorter = this.all(source).filter((bar) => bar.start < until && spanOf(bar) !== undefined);
    const keyOf = (bar: Bar): string => [bar.symbol, interval, bar.origin, spanOf(bar)!.start].join();
    let made = 0;
    for (const [key, bars] of Map.groupBy(shorter, keyOf)) {
      if (this.#bars.has(key)) continue;
      made += 1;
      this.#bars.set(key, {
        ...{ ...bars[0]!, interval, start: spanOf(bars[0]!)!.start, close: bars.at(-1)!.close },
        high: Math.max(...bars.map(({ high }) => high)),
        low: Math.min(...bars.map(({ low }) => low)),
        volume: bars.reduce((sum, { volume }) => sum + volume, 0),
      });
    }
    return Promise.resolve(made);
  }

  async checkpoint(): Promise<void> {
    this.#check();
    return Promise.resolve();
  }

  all(interval: BarInterval): Bar[] {
    return [...this.#bars.values()].filter((bar) => bar.interval === interval).sort((a, b) => a.start - b.start);
  }

  #check(): void {
    if (this.isAway) throw new AppError('UNAVAILABLE', 'The store is away.', { reason: 'MARKET_STORE_FAILED' });
  }
}

/**
 * Bars straight from their definition: of all trades that came while their bar was one of the contract's two latest, each
 * bar's first, largest, smallest and last price and the sum of its sizes.
 */
export function barsByDefinition(ticks: readonly Tick[], origin: Bar['origin'], interval: BarInterval): Bar[] {
  const trades = ticks.filter(({ last, size }) => last !== undefined && size !== 0);
  return [...new Set(trades.map(({ symbol }) => symbol))].flatMap((symbol) => {
    const own = trades.filter((trade) => trade.symbol === symbol);
    const latest: number[] = [];
    const counted = own.filter(({ time }) => {
      const start = startByDefinition(interval, time);
      if (!latest.includes(start)) latest.push(start);
      latest.sort((a, b) => b - a).splice(2);
      return latest.includes(start);
    });
    const groups = Map.groupBy(counted, ({ time }) => startByDefinition(interval, time));
    return [...groups].map(([start, group]): Bar => {
      const prices = group.map(({ last }) => last!);
      const [open, close] = [prices[0]!, prices.at(-1)!];
      const volume = group.reduce((sum, { size }) => sum + (size ?? 0), 0);
      return {
        ...{ symbol, interval, origin, start, open, close, volume },
        ...{ high: Math.max(...prices), low: Math.min(...prices) },
      };
    });
  });
}

export function allBarsByDefinition(ticks: readonly Tick[], origin: Bar['origin']): Bar[] {
  return BAR_INTERVALS.flatMap((interval) => barsByDefinition(ticks, origin, interval));
}

function startByDefinition(interval: BarInterval, time: number): number {
  if (interval === 'DAY') return sessionStart(tradeDateAt(time));
  const length = interval === 'MINUTE' ? 60_000 : interval === 'HOUR' ? 3_600_000 : 300_000;
  return time - (time % length);
}
