import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one turn of the event loop goes to such work; whoever else is served waits no longer for it. */
const PIECE_MS = 5;

/** Divides long work into pieces, so that all who do it together hold up each turn of the event loop only so long. */
export class WorkPieces {
  #began: number | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** @returns whether this turn's piece is used up: go on after `next` */
  isOver(): boolean {
    if (this.#began === undefined) {
      this.#began = performance.now();
      setImmediate(() => {
        this.#began = undefined;
      });
    }
    return performance.now() - this.#began >= PIECE_MS;
  }

  /** Waits for a turn of one's own, after those who wait already. */
  async next(): Promise<void> {
    this.#queue = this.#queue.then(() => nextTurn());
    await this.#queue;
  }
}
