import type { WatchedAlert } from './watched-alert.js';

/**
 * One value that alerts watch, as the price of CLZ26. Between the nearest levels around it no alert has anything to see:
 * a tick there costs two comparisons, however many alerts there are.
 */
export class WatchedValue {
  readonly #alerts = new Set<WatchedAlert>();
  /** The value stays within [low, high) without that any alert sees a change; low above high where that is not known. */
  #low = Infinity;
  #high = -Infinity;
  /** Of the prices that the last value was of. */
  #origin: string | undefined;

  get isWatched(): boolean {
    return this.#alerts.size > 0;
  }

  add(alert: WatchedAlert): void {
    this.#alerts.add(alert);
    this.refresh();
  }

  delete(alert: WatchedAlert): void {
    this.#alerts.delete(alert);
  }

  /** To be called where a level was changed, or what an alert saw: the next value is shown to every alert. */
  refresh(): void {
    this.#low = Infinity;
    this.#high = -Infinity;
  }

  /** @param onChange called for each alert that the value comes to another side of */
  take(value: number, at: number, origin: string, onChange: (alert: WatchedAlert) => void): void {
    if (origin !== this.#origin) this.refresh();
    this.#origin = origin;
    if ((value >= this.#low && value < this.#high) || !Number.isFinite(value)) return;
    this.#low = -Infinity;
    this.#high = Infinity;
    let isKnown = true;
    for (const alert of this.#alerts) {
      const isChanged = alert.see(value, at, origin);
      const { level } = alert.stored;
      if (alert.seen?.origin !== origin) isKnown = false;
      else if (alert.seen.side === 'ABOVE') this.#low = Math.max(this.#low, level);
      else this.#high = Math.min(this.#high, level);
      if (isChanged) onChange(alert);
    }
    if (!isKnown) this.refresh();
  }
}
