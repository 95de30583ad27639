/** How quickly the smoothed delay follows what is measured. */
const SMOOTHING_MS = 2_000;
/** The least difference of the clocks is looked for over the latest two spans, so that a clock that was set is followed. */
const SPAN_MS = 300_000;

/**
 * Measures how much later prices come than the quickest of them did. Server and browser have clocks of their own: what
 * both differ by, and the shortest way, is in every measurement, and the smallest one seen is taken for it.
 */
export class DelayMeter {
  #smoothed: number | undefined;
  #measuredAt = 0;
  #spanStart: number | undefined;
  #leastBefore = Infinity;
  #least = Infinity;

  /**
   * @param madeAt when the price was made, by the server's clock
   * @param now by a clock of the browser's that is never set
   * @returns the smoothed delay, milliseconds ≥ 0
   */
  measure(madeAt: number, now: number): number {
    const difference = now - madeAt;
    if (this.#spanStart === undefined || now - this.#spanStart > SPAN_MS) {
      this.#leastBefore = this.#least;
      this.#least = Infinity;
      this.#spanStart = now;
    }
    this.#least = Math.min(this.#least, difference);
    const delay = difference - Math.min(this.#least, this.#leastBefore);
    const weight = this.#smoothed === undefined ? 1 : 1 - Math.exp(-(now - this.#measuredAt) / SMOOTHING_MS);
    this.#smoothed = (this.#smoothed ?? 0) + weight * (delay - (this.#smoothed ?? 0));
    this.#measuredAt = now;
    return this.#smoothed;
  }

  /** Nothing was measured for a while: the next measurement counts in full. */
  pause(): void {
    this.#smoothed = undefined;
  }
}
