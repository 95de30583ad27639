/** Where subscriptions of many sockets meet: those that would be told the same are served together. */
import type { LiveGroup } from './live-group.js';
import type { LiveMember } from './live-group.js';

/** Different groups that one user may be in: each is answered at every event, however many sockets they are spread over. */
export const MOST_GROUPS_OF_USER = 200;

/** Keeps one group for each operation, variables and rights, from its first subscriber to its last. */
export class LiveHub {
  readonly #groups = new Map<string, LiveGroup>();
  /** By user, or whoever is counted as one, and key: their subscriptions. */
  readonly #subscriptionsOfUsers = new Map<string, Map<string, number>>();
  /** How long a subscriber may be slow before it is closed. */
  readonly slowForMs: number;

  constructor({ slowForMs }: { readonly slowForMs: number }) {
    this.slowForMs = slowForMs;
  }

  /** @returns whether the user may join the group of the key: is in it, or in fewer others than are allowed */
  hasRoom(key: string, user: string): boolean {
    const own = this.#subscriptionsOfUsers.get(user);
    return own === undefined || own.has(key) || own.size < MOST_GROUPS_OF_USER;
  }

  /**
   * @param key whatever the answers depend on: operation, variables, topic, and what the subscriber may see
   * @param open makes the group of a key that has none
   * @param user whom it is counted for, who is to have room for it; nobody where absent
   * @returns what ends the subscription; may be called twice
   */
  join(key: string, member: LiveMember, open: () => LiveGroup, user?: string): () => void {
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = open()));
    const joined = group;
    const leave = joined.add(member);
    const uncount = user === undefined ? undefined : this.#count(key, user);
    return () => {
      leave();
      uncount?.();
      if (joined.size === 0 && this.#groups.get(key) === joined) this.#groups.delete(key);
    };
  }

  /** @returns what takes it back; may be called twice */
  #count(key: string, user: string): () => void {
    const own = this.#subscriptionsOfUsers.get(user) ?? new Map<string, number>();
    this.#subscriptionsOfUsers.set(user, own.set(key, (own.get(key) ?? 0) + 1));
    let isCounted = true;
    return () => {
      if (!isCounted) return;
      isCounted = false;
      const rest = (own.get(key) ?? 0) - 1;
      if (rest > 0) own.set(key, rest);
      else own.delete(key);
      if (own.size === 0) this.#subscriptionsOfUsers.delete(user);
    };
  }

  /** Something may have been missed: every subscriber gets the value in full. */
  restart(): void {
    for (const group of this.#groups.values()) group.restart();
  }

  close(): void {
    for (const group of this.#groups.values()) group.end();
    this.#groups.clear();
  }
}
