import type { Lease } from '../../shared/lease.js';

/** Leases within one process: a name is granted unless somebody here holds it, and kept until it is given back. */
export class MemoryLease implements Lease {
  readonly #holders = new Map<string, { readonly onLost: () => void }>();

  take(name: string, onLost: () => void): Promise<(() => Promise<void>) | undefined> {
    if (this.#holders.has(name)) return Promise.resolve(undefined);
    const holder = { onLost };
    this.#holders.set(name, holder);
    return Promise.resolve(() => {
      if (this.#holders.get(name) === holder) this.#holders.delete(name);
      return Promise.resolve();
    });
  }

  /** Gives the name to nobody, as when its holder was away for too long: whoever asks next has it. */
  lose(name: string): void {
    const holder = this.#holders.get(name);
    this.#holders.delete(name);
    holder?.onLost();
  }
}
