import type { Logger } from '../../shared/logger.js';
import { chainChange, wholeChain } from './live-chain.js';
import type { LiveExpiry, ShownExpiry } from './live-chain.js';
import type { LiveChain, LiveChainChange } from './live-options.types.js';

/** Somebody who wants to know how an expiry's chain moves. */
export interface ChainWatcher {
  /** @param isSnapshot whether it has all rows, and what came before is void */
  readonly onChain?: (change: LiveChainChange, isSnapshot: boolean) => void;
  /** @param atmVol as in `LiveChain`; undefined where there is none */
  readonly onAtmVol?: (atmVol: number | undefined, at: number) => void;
}

/** One expiry and those who watch it: all rows to each of them first, then what changes. */
export class WatchedExpiry {
  readonly #logger: Logger;
  readonly #watchers = new Set<ChainWatcher>();
  /** Those who had all rows of the present settlement. */
  readonly #informed = new Set<ChainWatcher>();
  #live: LiveExpiry;
  #shown: ShownExpiry | undefined;
  /** Whether the future has moved since it was valued. */
  isDirty = true;

  constructor(live: LiveExpiry, logger: Logger) {
    this.#live = live;
    this.#logger = logger;
  }

  get live(): LiveExpiry {
    return this.#live;
  }

  /** A later settlement: everything is valued and told anew. */
  set live(live: LiveExpiry) {
    if (live === this.#live) return;
    this.#live = live;
    this.#shown = undefined;
    this.#informed.clear();
    this.isDirty = true;
  }

  /** Undefined until it was valued. */
  get shown(): ShownExpiry | undefined {
    return this.#shown;
  }

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  /** Tells what is known already at once. */
  add(watcher: ChainWatcher): void {
    this.#watchers.add(watcher);
    const shown = this.#shown;
    if (shown !== undefined) this.#tell(watcher, shown, () => wholeChain(shown), undefined);
  }

  delete(watcher: ChainWatcher): void {
    this.#watchers.delete(watcher);
    this.#informed.delete(watcher);
  }

  /** @param shown of the present settlement; of one before, it is dropped */
  show(shown: ShownExpiry): void {
    if (shown.live !== this.#live) return;
    const before = this.#shown;
    this.#shown = shown;
    const change = before === undefined ? undefined : chainChange(before, shown);
    let whole: LiveChain | undefined;
    for (const watcher of this.#watchers) this.#tell(watcher, shown, () => (whole ??= wholeChain(shown)), change);
  }

  #tell(watcher: ChainWatcher, shown: ShownExpiry, whole: () => LiveChain, change: LiveChain | undefined): void {
    try {
      const { atmVol } = shown.repriced;
      watcher.onAtmVol?.(Number.isNaN(atmVol) ? undefined : atmVol, shown.time);
      if (watcher.onChain === undefined) return;
      if (!this.#informed.has(watcher)) {
        this.#informed.add(watcher);
        watcher.onChain(whole(), true);
      } else if (change !== undefined) watcher.onChain(change, false);
    } catch (error) {
      this.#logger.error({ err: error }, 'a watcher of an option chain failed');
    }
  }
}
