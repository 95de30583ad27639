/** Where candles stand on the axis of a library that knows UTC alone. */

const MINUTE_MS = 60_000;

/**
 * Gives each candle the time of the clock on the wall, in seconds as if of UTC. Where the clock is set back, its hour
 * comes twice: places go on ascending, and are those of the clock again after the next pause that is as long.
 */
export class CandlePlaces {
  readonly #offsetMinutes: (time: number) => number;
  readonly #places = new Map<number, number>();
  readonly #times = new Map<number, number>();
  #last: { readonly time: number; readonly place: number } | undefined;

  /** @param offsetMinutes how far the clock on the wall is behind UTC, as a Date says it */
  constructor(offsetMinutes: (time: number) => number) {
    this.#offsetMinutes = offsetMinutes;
  }

  /** @param times of the candles, ascending, in place of those there were */
  load(times: readonly number[]): void {
    this.#places.clear();
    this.#times.clear();
    this.#last = undefined;
    for (const time of times) this.of(time);
  }

  /** @param time of a candle that has its place, or of one after all of them, which gets one */
  of(time: number): number {
    const known = this.#places.get(time);
    if (known !== undefined) return known;
    const last = this.#last;
    const wall = (time - this.#offsetMinutes(time) * MINUTE_MS) / 1_000;
    const place = last === undefined || wall > last.place ? wall : last.place + (time - last.time) / 1_000;
    this.#places.set(time, place);
    this.#times.set(place, time);
    this.#last = { time, place };
    return place;
  }

  /** @returns the time of the candle at a place */
  timeAt(place: number): number | undefined {
    return this.#times.get(place);
  }
}
