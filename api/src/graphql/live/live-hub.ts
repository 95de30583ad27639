/** Where subscriptions of many sockets meet: those that would be told the same are served together. */
import type { LiveGroup } from './live-group.js';
import type { LiveMember } from './live-group.js';

/** Keeps one group for each operation, variables and rights, from its first subscriber to its last. */
export class LiveHub {
  readonly #groups = new Map<string, LiveGroup>();
  /** How long a subscriber may be slow before it is closed. */
  readonly slowForMs: number;

  constructor({ slowForMs }: { readonly slowForMs: number }) {
    this.slowForMs = slowForMs;
  }

  /**
   * @param key whatever the answers depend on: operation, variables, topic, and what the subscriber may see
   * @param open makes the group of a key that has none
   * @returns what ends the subscription; may be called twice
   */
  join(key: string, member: LiveMember, open: () => LiveGroup): () => void {
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = open()));
    const joined = group;
    const leave = joined.add(member);
    return () => {
      leave();
      if (joined.size === 0 && this.#groups.get(key) === joined) this.#groups.delete(key);
    };
  }

  /** @returns how many groups there are, and how many subscriptions in them */
  size(): { readonly groups: number; readonly subscriptions: number } {
    let subscriptions = 0;
    for (const group of this.#groups.values()) subscriptions += group.size;
    return { groups: this.#groups.size, subscriptions };
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
