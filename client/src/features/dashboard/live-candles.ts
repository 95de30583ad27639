/** Keeps the candles of a chart in step with the market: what the server answers, and the ticks since. */
import type { Candle, CandleStore } from '../../charts/candle-store.js';
import type { BarInterval } from '../../gql/graphql.js';
import { bucketOf, isPastNextBar, withTick } from './bars.js';
import type { Tick } from './bars.js';

/** Hidden for longer, a page may have missed highs and lows of bars of any length: it gets no ticks meanwhile. */
const HIDDEN_MS = 60_000;

interface LiveCandlesParts {
  readonly interval: BarInterval;
  readonly store: CandleStore;
  /** Has the bars come anew, to be loaded here. */
  readonly askAnew: () => Promise<void>;
}

/** Lets the last candle grow with every tick, and asks for the bars where ticks were missed. */
export class LiveCandles {
  readonly #parts: LiveCandlesParts;
  /** The tick before, whose volume is counted. */
  #before: Tick | undefined;
  #hiddenAt: number | undefined;
  #isAsking = false;
  #isBehind = false;

  constructor(parts: LiveCandlesParts) {
    this.#parts = parts;
  }

  /** @param candles as the server answers them; it may know less by now than was seen here */
  load(candles: readonly Candle[]): void {
    this.#parts.store.load(candles);
    if (this.#before !== undefined) this.#push(this.#before, this.#before);
  }

  take(tick: Tick): void {
    const { interval } = this.#parts;
    const before = this.#before;
    this.#before = tick;
    if (before !== undefined) {
      // All that was traded since is not of one bar: the answer tells which.
      if (isPastNextBar(interval, before, tick)) {
        this.#ask();
        return;
      }
      if (this.#isBehind && bucketOf(interval, tick.time) > bucketOf(interval, before.time)) this.#ask();
    }
    this.#push(tick, before);
  }

  /** @param now milliseconds since 1970 */
  hide(now: number): void {
    this.#hiddenAt ??= now;
  }

  /** @param now milliseconds since 1970 */
  show(now: number): void {
    const hiddenAt = this.#hiddenAt ?? now;
    this.#hiddenAt = undefined;
    if (now - hiddenAt <= HIDDEN_MS) return;
    // The answer counts what was traded meanwhile.
    this.#before = undefined;
    this.#ask();
  }

  #push(tick: Tick, before: Tick | undefined): void {
    const { interval, store } = this.#parts;
    const after = withTick(interval, store.last(), tick, before);
    if (after !== undefined) store.push(after);
  }

  #ask(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#isBehind = true;
    void this.#parts.askAnew().then(
      () => {
        this.#isAsking = false;
        this.#isBehind = false;
      },
      () => {
        // Asked again with the next bar.
        this.#isAsking = false;
      },
    );
  }
}
