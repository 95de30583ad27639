/** Where the cursor of one chart stands; moving it draws the cursor and the legend anew, never the lines. */
export class CursorStore {
  readonly #listeners = new Set<() => void>();
  #x: number | undefined;

  /** @returns the x that is pointed at, or undefined */
  readonly read = (): number | undefined => this.#x;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  move(x: number | undefined): void {
    if (x === this.#x) return;
    this.#x = x;
    for (const listener of this.#listeners) listener();
  }
}
