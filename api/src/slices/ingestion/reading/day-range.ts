/** First and last of the days that were added, as `DayNumber`. */
export class DayRange {
  #firstDay = Number.POSITIVE_INFINITY;
  #lastDay = Number.NEGATIVE_INFINITY;

  /** Undefined before any was added. */
  get found(): { readonly firstDay: number; readonly lastDay: number } | undefined {
    return this.#lastDay < this.#firstDay ? undefined : { firstDay: this.#firstDay, lastDay: this.#lastDay };
  }

  add(day: number): void {
    this.#firstDay = Math.min(this.#firstDay, day);
    this.#lastDay = Math.max(this.#lastDay, day);
  }
}
