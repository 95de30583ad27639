const FIRST_CAPACITY = 8;

/** Instants in ascending order, the oldest of which leave: a ring that grows up to what it holds. */
export class UseLog {
  #ring = new Float64Array(FIRST_CAPACITY);
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param index from the oldest on; @returns undefined beyond the newest */
  at(index: number): number | undefined {
    return index < this.#length ? this.#ring[(this.#first + index) % this.#ring.length] : undefined;
  }

  /** Removes all that are not later than `instant`. */
  dropUntil(instant: number): void {
    let oldest = this.at(0);
    while (oldest !== undefined && oldest <= instant) {
      this.#first = (this.#first + 1) % this.#ring.length;
      this.#length -= 1;
      oldest = this.at(0);
    }
  }

  /**
   * @param instant what is earlier than the newest counts as at the same time
   * @param limit no more are ever held
   */
  push(instant: number, limit: number): void {
    const newest = this.at(this.#length - 1) ?? instant;
    if (this.#length === this.#ring.length) this.#grow(limit);
    this.#ring[(this.#first + this.#length) % this.#ring.length] = Math.max(instant, newest);
    this.#length += 1;
  }

  #grow(limit: number): void {
    const larger = new Float64Array(Math.max(this.#length + 1, Math.min(limit, this.#length * 2)));
    for (let index = 0; index < this.#length; index++) larger[index] = this.at(index) ?? 0;
    this.#ring = larger;
    this.#first = 0;
  }
}
