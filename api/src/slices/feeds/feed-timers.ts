/**
 * Waits; the process may end meanwhile.
 *
 * @returns once the time is over or the signal is aborted
 */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    timer.unref();
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Time that a feed has been playing: follows the clock, but not where it jumps or nobody looked for long. */
export class PlayedTime {
  readonly #mostAtOnce: number;
  #clockBefore: number | undefined;

  /** @param mostAtOnce milliseconds */
  constructor(mostAtOnce: number) {
    this.#mostAtOnce = mostAtOnce;
  }

  /** @returns milliseconds since it was asked the last time, 0 … `mostAtOnce` */
  since(now: number): number {
    const before = this.#clockBefore ?? now;
    this.#clockBefore = now;
    return Math.max(0, Math.min(this.#mostAtOnce, now - before));
  }
}
