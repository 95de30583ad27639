/** Runs once in the next frame, however often it was asked to before; a page that nobody sees has no frames. */
export class FrameBatch {
  readonly #run: () => void;
  readonly #requestFrame: (callback: () => void) => unknown;
  #isAsked = false;

  /** @param requestFrame the browser's, where absent */
  constructor(run: () => void, requestFrame: (callback: () => void) => unknown = nextFrame) {
    this.#run = run;
    this.#requestFrame = requestFrame;
  }

  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#requestFrame(() => {
      this.#isAsked = false;
      this.#run();
    });
  }
}

function nextFrame(callback: () => void): void {
  requestAnimationFrame(callback);
}
