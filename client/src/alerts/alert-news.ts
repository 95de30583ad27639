import type { AlertEventFieldsFragment } from '../gql/graphql.js';
import { keepStored, readStored } from '../lib/storage.js';

type Event = Pick<AlertEventFieldsFragment, 'id' | 'readAt'>;

/** Where the newest event that was told outlives the page. */
export interface NewsMemory {
  readonly read: () => string | null;
  readonly write: (id: string) => void;
}

/** As many ids are remembered; more than the list of events has on its first page. */
const MOST_KNOWN = 1_000;

/** Knows which events were told here, so that none is told twice, by the socket or by the list. Ids sort by time. */
export class AlertNews {
  readonly #memory: NewsMemory;
  readonly #known = new Set<string>();
  /** Events up to it were told before, or are too old to be told. */
  #floor: string;
  #newest: string;
  #hasRead = false;

  constructor(memory: NewsMemory) {
    this.#memory = memory;
    this.#floor = memory.read() ?? '';
    this.#newest = this.#floor;
  }

  /** @returns whether an event that was just told by the server is one to show */
  take({ id }: Event): boolean {
    if (this.#known.has(id)) return false;
    this.#remember(id);
    return true;
  }

  /**
   * @param events the first page of the list, the newest first
   * @returns those to show, the oldest first: not read yet and not told before
   */
  takeList<Listed extends Event>(events: readonly Listed[]): readonly Listed[] {
    const missed = events
      .filter(({ id, readAt }) => readAt === null && id > this.#floor && !this.#known.has(id))
      .reverse();
    for (const { id } of [...events].reverse()) this.#remember(id);
    const oldest = events.at(-1)?.id;
    // Where later ones are removed, older ones move up the list; they are no news.
    if (!this.#hasRead && oldest !== undefined && oldest > this.#floor) this.#floor = oldest;
    this.#hasRead = true;
    return missed;
  }

  #remember(id: string): void {
    this.#known.delete(id);
    this.#known.add(id);
    if (this.#known.size > MOST_KNOWN) {
      const [first] = this.#known;
      if (first !== undefined) this.#known.delete(first);
    }
    if (id <= this.#newest) return;
    this.#newest = id;
    this.#memory.write(id);
  }
}

/** @returns what this browser keeps for a user; where it keeps nothing, what is unread is told once more after a load */
export function storedNews(userId: string): NewsMemory {
  const key = `cushing.alerts.${userId}`;
  return {
    read: () => readStored(key),
    write: (id) => {
      keepStored(key, id);
    },
  };
}
