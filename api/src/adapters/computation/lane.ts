import { computationBusy } from './computation-busy.js';

export interface LaneOptions {
  /** How many are under way at once, ≥ 1. */
  readonly width: number;
  /** How many may wait for their turn; a further one is refused at once. */
  readonly maxWaiting: number;
  /** How long each may wait. */
  readonly waitMs: number;
}

interface Waiting {
  readonly start: () => void;
  readonly refuse: () => void;
}

/**
 * Work that must not take every thread: so much of it at once, the rest in the order in which it came, but for what is
 * urgent, which goes before the rest.
 */
export class Lane {
  readonly #options: LaneOptions;
  /** In the order in which they came. */
  readonly #waiting = new Set<Waiting>();
  readonly #urgent = new Set<Waiting>();
  #underWay = 0;
  #isClosed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** @throws {AppError} UNAVAILABLE where too much waits, for what has waited too long, and once closed */
  async run<Result>(work: () => Promise<Result>, isUrgent = false): Promise<Result> {
    await this.#turn(isUrgent ? this.#urgent : this.#waiting);
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      const [next] = this.#urgent.size > 0 ? this.#urgent : this.#waiting;
      next?.start();
    }
  }

  /** Refuses what waits; what is under way ends as it likes. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of [...this.#urgent, ...this.#waiting]) waiting.refuse();
  }

  async #turn(among: Set<Waiting>): Promise<void> {
    const { width, maxWaiting, waitMs } = this.#options;
    if (this.#isClosed) throw computationBusy();
    if (this.#underWay < width) {
      this.#underWay += 1;
      return;
    }
    if (this.#urgent.size + this.#waiting.size >= maxWaiting) throw computationBusy();
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        among.delete(waiting);
      };
      const waiting: Waiting = {
        start: () => {
          leave();
          this.#underWay += 1;
          resolve();
        },
        refuse: () => {
          leave();
          reject(computationBusy());
        },
      };
      const timer = setTimeout(waiting.refuse, waitMs);
      among.add(waiting);
    });
  }
}
