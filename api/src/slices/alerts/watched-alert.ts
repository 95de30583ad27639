import type { Alert } from './alerts.types.js';
import { judgeAlert, sideOf } from './judge-alert.js';
import type { SeenSide } from './judge-alert.js';

/** That the watched value came to a side, at a value and its time. */
export interface Sighting extends SeenSide {
  readonly value: number;
  readonly at: number;
}

/**
 * Changes of side that wait for the one under way: as sides alternate, three hold a crossing of either way and where
 * the value stands.
 */
const MOST_WAITING = 3;
/** No way between processes is longer: a value that is older by more is of a clock that was set back. */
const LONGEST_WAY_MS = 60_000;

/**
 * One alert in the memory of one process: as it is stored, the side where this process last saw the value, and the
 * changes of side that are not stored yet.
 */
export class WatchedAlert {
  #stored: Alert;
  #seen: SeenSide | undefined;
  /** Others have judged the values through this time. */
  #judgedThrough: number;
  #current: Sighting | undefined;
  #isEnded = false;
  readonly #waiting: Sighting[] = [];

  constructor(stored: Alert) {
    this.#stored = stored;
    this.#judgedThrough = stored.sideAt ?? -Infinity;
  }

  /** As it is stored, as far as this process knows. */
  get stored(): Alert {
    return this.#stored;
  }

  /** Where this process saw the value last; undefined before it did. */
  get seen(): SeenSide | undefined {
    return this.#seen;
  }

  /** Whether nobody wants to know of it any more. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** @returns whether the value came to another side, or origin, than this process saw it on before */
  see(value: number, at: number, origin: string): boolean {
    if (this.#isEnded || this.#isJudged(at)) return false;
    const side = sideOf(value, this.#stored.level);
    if (side === this.#seen?.side && origin === this.#seen.origin) return false;
    this.#seen = { side, origin };
    this.#waiting.push({ side, origin, value, at });
    // The first crossing and the last stay: what is between them says nothing that they do not.
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(1, 2);
    return true;
  }

  /** @returns the next change of side that is to be stored, which is under way from now on; undefined where there is none */
  begin(): Sighting | undefined {
    for (;;) {
      const next = this.#waiting.shift();
      if (next === undefined) return undefined;
      if (this.#isJudged(next.at) || judgeAlert(this.#stored, next) === undefined) continue;
      this.#current = next;
      return next;
    }
  }

  /** The change under way is stored. */
  finish(turned: Alert): void {
    this.#current = undefined;
    if (turned.version > this.#stored.version) this.#stored = turned;
  }

  /** The change under way was judged by what is no more: it is judged again by what is. */
  giveBack(): void {
    if (this.#current !== undefined) this.#waiting.unshift(this.#current);
    this.#current = undefined;
  }

  /**
   * Takes what another stored, or its owner changed. With another level all that was seen counts for nothing.
   *
   * @returns whether it is newer than what was known
   */
  adopt(alert: Alert): boolean {
    if (alert.version <= this.#stored.version) return false;
    const isSameLevel =
      alert.level === this.#stored.level && (alert.side !== undefined || this.#stored.side === undefined);
    this.#stored = alert;
    this.#judgedThrough = alert.sideAt ?? -Infinity;
    if (!isSameLevel) this.forget();
    return true;
  }

  /** What was seen counts for nothing: the next value is held against the stored side. */
  forget(): void {
    this.#seen = undefined;
    this.#waiting.length = 0;
    this.#current = undefined;
  }

  /** Nothing is seen or told from now on. */
  end(): void {
    this.#isEnded = true;
    this.forget();
  }

  #isJudged(at: number): boolean {
    return at <= this.#judgedThrough && this.#judgedThrough - at < LONGEST_WAY_MS;
  }
}
