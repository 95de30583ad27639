import type { Outage } from '../../shared/outage.js';
import { PROGRESS_LIFE_MS } from '../../slices/imports/index.js';
import type { ImportId, ImportProgressState, ProgressStore } from '../../slices/imports/index.js';
import type { RedisConnection } from './redis-connection.js';

/** Progress is told again soon: an import does not wait for Redis as long as a request does. */
const PATIENCE_MS = 100;

/** How far imports are, for all processes that share a Redis. While it is away, nothing is kept and nothing known. */
export class RedisImportProgress implements ProgressStore {
  readonly #connection: Pick<RedisConnection, 'run'>;
  readonly #outage: Outage;

  /** @param outage of the same Redis, shared with all that use it */
  constructor(connection: Pick<RedisConnection, 'run'>, outage: Outage) {
    this.#connection = connection;
    this.#outage = outage;
  }

  async set(progress: ImportProgressState): Promise<void> {
    const text = JSON.stringify(progress);
    const name = nameOf(progress.importId);
    await this.#soon(() => this.#connection.run((redis) => redis.set(name, text, 'PX', PROGRESS_LIFE_MS)));
  }

  async get(importId: ImportId): Promise<ImportProgressState | undefined> {
    const text = await this.#soon(() => this.#connection.run((redis) => redis.get(nameOf(importId))));
    // Written by `set`.
    return typeof text === 'string' ? (JSON.parse(text) as ImportProgressState) : undefined;
  }

  /** @returns undefined where Redis is away or slow; one that is slow is not taken for one that is away */
  async #soon<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, undefined);
    });
    try {
      return await Promise.race([this.#outage.run<Result | undefined>(ask, () => Promise.resolve(undefined)), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function nameOf(importId: ImportId): string {
  return `cushing:import:{${importId}}`;
}
