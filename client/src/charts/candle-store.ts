/** One bar of a chart of candles. */
export interface Candle {
  /** Where it begins, in milliseconds since 1970; a day stands at its midnight UTC. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A page may stay open for days: past so many candles the oldest ones go. */
const MOST_CANDLES = 8_000;
const KEPT_CANDLES = 6_000;

/**
 * The candles of one chart, which grow at their end. A tick is told to the chart and to what reads its last value, so
 * that it draws nothing else anew.
 */
export class CandleStore {
  readonly #listeners = new Set<() => void>();
  #candles: Candle[] = [];
  #generation = 0;

  /** Changes whenever the candles are others than before, by more than their end. */
  get generation(): number {
    return this.#generation;
  }

  /** All of them, ascending by time; to be read, not kept. */
  get candles(): readonly Candle[] {
    return this.#candles;
  }

  /** @returns the latest candle */
  readonly last = (): Candle | undefined => this.#candles.at(-1);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** @param candles ascending by time, in place of all there were */
  load(candles: readonly Candle[]): void {
    this.#candles = [...candles];
    this.#generation += 1;
    this.#tell();
  }

  /** @param candle the last one as it is now, or the one after it; an older one is let go */
  push(candle: Candle): void {
    const last = this.#candles.at(-1);
    if (candle === last || (last !== undefined && candle.time < last.time)) return;
    if (candle.time === last?.time) this.#candles.pop();
    this.#candles.push(candle);
    if (this.#candles.length > MOST_CANDLES) {
      this.#candles = this.#candles.slice(-KEPT_CANDLES);
      this.#generation += 1;
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
