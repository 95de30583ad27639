import type { LiveStatus, LiveStatusStore } from './live-status.js';

/** How long nothing may be heard before what is shown counts as old. */
const CUT_AFTER_MS = 10_000;

/** Whether what is shown may be old because nothing has been heard for a while. */
export class Freshness {
  readonly #listeners = new Set<() => void>();
  readonly #status: LiveStatusStore;
  readonly #isHeard: (status: LiveStatus) => boolean;
  #isCut = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isHeard whether news come in a status; in none at all none is waited for */
  constructor(status: LiveStatusStore, isHeard: (status: LiveStatus) => boolean) {
    this.#status = status;
    this.#isHeard = isHeard;
    status.subscribe(() => {
      this.#follow();
    });
    this.#follow();
  }

  readonly isCut = (): boolean => this.#isCut;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #follow(): void {
    const status = this.#status.read();
    if (status.kind === 'IDLE' || this.#isHeard(status)) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#tell(false);
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#tell(true);
    }, CUT_AFTER_MS);
  }

  #tell(isCut: boolean): void {
    if (isCut === this.#isCut) return;
    this.#isCut = isCut;
    for (const listener of [...this.#listeners]) listener();
  }
}
