/** How a list that was changed reaches the server: what is changed in quick succession is sent once. */

interface ListSaverParts {
  /** What it sends has to outlive the page, as it may be called while that goes. */
  readonly save: (symbols: readonly string[]) => Promise<void>;
  /** Told of a list that could not be saved; it is shown no more. */
  readonly onFailure: (error: unknown) => void;
  readonly waitMs?: number;
}

const WAIT_MS = 600;

/** Shows a change at once, saves it after a short rest, and takes it back where that fails. */
export class ListSaver {
  readonly #parts: ListSaverParts;
  readonly #listeners = new Set<() => void>();
  #draft: readonly string[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is under way. */
  #sending: readonly string[] | undefined;

  constructor(parts: ListSaverParts) {
    this.#parts = parts;
  }

  /** @returns the list that is not saved yet; undefined where the server's own is to be shown */
  readonly draft = (): readonly string[] | undefined => this.#draft;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  change(symbols: readonly string[]): void {
    this.#draft = symbols;
    this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush();
    }, this.#parts.waitMs ?? WAIT_MS);
  }

  /** Sends what waits, at once. */
  flush(): void {
    this.#stopWaiting();
    // One at a time, so that an older list never comes after a newer one.
    if (this.#draft === undefined || this.#sending !== undefined) return;
    void this.#send(this.#draft);
  }

  /** Sends what is not saved, even while an older list is under way: the page goes, and will not hear of that one. */
  leave(): void {
    this.#stopWaiting();
    if (this.#draft === undefined || this.#draft === this.#sending) return;
    void this.#send(this.#draft);
  }

  async #send(sent: readonly string[]): Promise<void> {
    this.#sending = sent;
    try {
      await this.#parts.save(sent);
      if (this.#draft === sent) this.#draft = undefined;
    } catch (error) {
      if (this.#draft === sent) this.#draft = undefined;
      this.#parts.onFailure(error);
    }
    // A newer one may have been sent meanwhile, as the page went; it may have come back since.
    if (this.#sending === sent) this.#sending = undefined;
    this.#tell();
    // Changed while it was being sent, and the rest is over.
    if (this.#timer === undefined) this.flush();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
