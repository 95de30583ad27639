/** Entries looked at with each new one: more than one, so that those whose time is over go faster than others come. */
const LOOKED_AT_ONCE = 4;

interface Entry<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** A map whose entries end, and of which no more than `capacity` are kept: the least recently set go first. */
export class ExpiringMap<Value> {
  readonly #capacity: number;
  readonly #entries = new Map<string, Entry<Value>>();
  #round: MapIterator<[string, Entry<Value>]>;

  /** @param capacity Infinity where nothing may be forgotten before its time */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#round = this.#entries.entries();
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key);
    return entry === undefined || entry.expiresAt <= now ? undefined : entry.value;
  }

  set(key: string, value: Value, expiresAt: number, now: number): void {
    this.#sweep(now);
    this.#entries.delete(key);
    this.#entries.set(key, { value, expiresAt });
    if (this.#entries.size <= this.#capacity) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Goes on with the round through all entries, a few at a time. */
  #sweep(now: number): void {
    for (let looked = 0; looked < LOOKED_AT_ONCE; looked++) {
      const { done, value } = this.#round.next();
      if (done === true) {
        this.#round = this.#entries.entries();
        return;
      }
      const [key, { expiresAt }] = value;
      if (expiresAt <= now) this.#entries.delete(key);
    }
  }
}
