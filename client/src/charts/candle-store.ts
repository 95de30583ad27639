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
  #version = 0;

  /** Changes whenever the candles are others than before, by more than their end. */
  get generation(): number {
    return this.#generation;
  }

  /** All of them, ascending by time; to be read, not kept. */
  get candles(): readonly Candle[] {
    return this.#candles;
  }

  /** @returns a number that is another one after every change */
  readonly version = (): number => this.#version;

  /** @returns the latest candle */
  readonly last = (): Candle | undefined => this.#candles.at(-1);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /**
   * Takes an answer that may be older than the latest candles here: what came after it stays.
   *
   * @param candles ascending by time, in place of all there were up to the last of them
   */
  load(candles: readonly Candle[]): void {
    const answered = candles.at(-1);
    if (answered !== undefined) {
      const own = this.#candles.find(({ time }) => time === answered.time);
      const newer = this.#candles.filter(({ time }) => time > answered.time);
      this.#candles = [...candles.slice(0, -1), own === undefined ? answered : united(answered, own), ...newer];
    }
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
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

/** @returns one candle of two that say the same: that of more volume saw more of it, and so its end */
function united(answered: Candle, own: Candle): Candle {
  return {
    ...answered,
    high: Math.max(answered.high, own.high),
    low: Math.min(answered.low, own.low),
    close: own.volume >= answered.volume ? own.close : answered.close,
    volume: Math.max(answered.volume, own.volume),
  };
}

/**
 * @param subscribe tells of every change
 * @returns tells of changes at most once in so many milliseconds, and of the last one always
 */
export function throttled(subscribe: CandleStore['subscribe'], ms: number): CandleStore['subscribe'] {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        listener();
      }, ms);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}
