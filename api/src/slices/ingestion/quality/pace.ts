import { setImmediate } from 'node:timers/promises';

/** Work goes on for so long before others get their turn; what was begun by then takes a millisecond or two more. */
const TURN_MS = 3;

/** Keeps long work from holding up the event loop, and ends it where it was called off. */
export class Pace {
  readonly #checkOpen: () => void;
  #turnEnds = performance.now() + TURN_MS;

  /** @param checkOpen throws where the work was called off */
  constructor(checkOpen: () => void) {
    this.#checkOpen = checkOpen;
  }

  /** Whether it is others' turn: asked for often, so that nothing is awaited where it is not. */
  get isDue(): boolean {
    return performance.now() >= this.#turnEnds;
  }

  /** Lets others have their turn. */
  async rest(): Promise<void> {
    this.#checkOpen();
    await setImmediate();
    this.#checkOpen();
    this.#turnEnds = performance.now() + TURN_MS;
  }
}
