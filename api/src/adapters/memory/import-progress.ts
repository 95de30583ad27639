import type { Clock } from '../../shared/clock.js';
import { PROGRESS_LIFE_MS } from '../../slices/imports/index.js';
import type { ImportId, ImportProgressState, ProgressStore } from '../../slices/imports/index.js';
import { ExpiringMap } from './expiring-map.js';

const MOST = 1_000;

/** How far imports are, in this process; of too many, the one that was told of longest ago is forgotten. */
export class MemoryImportProgress implements ProgressStore {
  readonly #progress: ExpiringMap<ImportProgressState>;
  readonly #clock: Clock;

  /** @param most imports that are known at once */
  constructor(clock: Clock, most = MOST) {
    this.#clock = clock;
    this.#progress = new ExpiringMap(most);
  }

  set(progress: ImportProgressState): Promise<void> {
    const now = this.#clock();
    this.#progress.set(progress.importId, progress, now + PROGRESS_LIFE_MS, now);
    return Promise.resolve();
  }

  get(importId: ImportId): Promise<ImportProgressState | undefined> {
    return Promise.resolve(this.#progress.get(importId, this.#clock()));
  }
}
