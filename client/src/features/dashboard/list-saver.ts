/** How a list that was changed reaches the server: what is changed in quick succession is sent once. */

interface ListSaverParts {
  /**
   * What it sends has to outlive the page, as it may be called while that goes.
   *
   * @returns the list as the server keeps it
   */
  readonly save: (symbols: readonly string[]) => Promise<readonly string[]>;
  /** Told of what the server keeps, unless a newer list was sent meanwhile. */
  readonly onSaved: (kept: readonly string[]) => void;
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
  /** What was sent last. */
  #latest: readonly string[] | undefined;
  /** How many are being sent. */
  #underWay = 0;
  /** Two were under way at once: nobody here knows which of them the server kept. */
  #hasOverlapped = false;

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
    if (this.#draft === undefined || this.#underWay > 0) return;
    void this.#send(this.#draft);
  }

  /** Sends what is not saved, even while an older list is under way: the page may never hear of that one. */
  leave(): void {
    this.#stopWaiting();
    const isUnderWay = this.#underWay > 0 && this.#draft === this.#latest;
    if (this.#draft === undefined || isUnderWay) return;
    void this.#send(this.#draft);
  }

  /** The page that was left is there again: what was sent beside an older list is sent once more, after both. */
  comeBack(): void {
    if (!this.#hasOverlapped || this.#latest === undefined) return;
    this.#hasOverlapped = false;
    // Another object than the one under way, whose answer says nothing of this one.
    this.#draft = [...(this.#draft ?? this.#latest)];
    this.#tell();
    this.flush();
  }

  async #send(sent: readonly string[]): Promise<void> {
    if (this.#underWay > 0) this.#hasOverlapped = true;
    this.#latest = sent;
    this.#underWay += 1;
    try {
      const kept = await this.#parts.save(sent);
      if (this.#latest === sent) this.#parts.onSaved(kept);
      if (this.#draft === sent) this.#draft = undefined;
    } catch (error) {
      // A newer list is still to be saved where this one is shown no more.
      if (this.#draft === sent) {
        this.#draft = undefined;
        this.#parts.onFailure(error);
      }
    }
    this.#underWay -= 1;
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
