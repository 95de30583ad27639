/** Sources remembered, the one heard last longest. */
const KEPT_SOURCES = 10_000;

/** When each source was heard last. */
export class SourceTimes {
  readonly #times = new Map<string, number>();

  hear(source: string, now: number): void {
    this.#times.delete(source);
    this.#times.set(source, now);
    if (this.#times.size <= KEPT_SOURCES) return;
    const [oldest] = this.#times.keys();
    if (oldest !== undefined) this.#times.delete(oldest);
  }

  /** @returns whether the source was heard within so many milliseconds; where the clock was set back, not until it is heard again */
  isHeard(source: string, now: number, withinMs: number): boolean {
    const heardAt = this.#times.get(source);
    return heardAt !== undefined && Math.abs(now - heardAt) <= withinMs;
  }
}
