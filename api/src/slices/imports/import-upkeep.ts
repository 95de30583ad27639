import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { ImportFolders } from '../ingestion/index.js';
import { jobKind } from '../jobs/index.js';
import type { RunningJob } from '../jobs/index.js';
import type { ImportStore } from './imports.ports.js';
import type { FileImport, ImportId, ImportVerdict } from './imports.types.js';

const MINUTE = 60_000;
const DAY_MS = 86_400_000;

/** For so long an import that came to nothing can be tried again from its file. */
const FILE_KEPT_MS = 7 * DAY_MS;
/** A folder without a record is that of a file that arrives, or of a process that died while it did. */
const ORPHAN_KEPT_MS = DAY_MS;

/** What lies in its folder is of use to nobody but who tries it again. */
const CAME_TO_NOTHING: readonly ImportVerdict[] = [
  'REFUSED',
  'REJECTED',
  'FAILED',
  'CANCELLED',
  'DRY_RUN',
  'ROLLED_BACK',
];

/** Removes what imports left on the disk and nobody needs any more. */
export const PRUNE_IMPORTS = jobKind<object>({
  name: 'imports.prune',
  parse: () => ({}),
  attempts: 3,
  firstRetryAfterMs: 10 * MINUTE,
  longestRetryAfterMs: 60 * MINUTE,
  timeLimitMs: 60 * MINUTE,
  atOnce: 1,
});

export interface ImportUpkeepParts {
  readonly store: Pick<ImportStore, 'find'>;
  readonly folders: Pick<ImportFolders, 'list' | 'changedAt' | 'remove'>;
  /** For so long the rows of a stored import lie beside the store. */
  readonly rowsKeptMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Due = 'NOTHING' | 'FILE' | 'ALL';

/** Prunes the folders of imports; their records stay. */
export class ImportUpkeep {
  readonly #parts: ImportUpkeepParts;

  constructor(parts: ImportUpkeepParts) {
    this.#parts = parts;
  }

  /** One folder that cannot be removed keeps no other. */
  async run({ signal }: Pick<RunningJob<object>, 'signal'>): Promise<void> {
    const { store, folders, logger } = this.#parts;
    let removed = 0;
    for (const id of await folders.list()) {
      signal.throwIfAborted();
      // Folders are named by the ids of imports.
      const entry = await store.find(id as ImportId);
      const due = entry === undefined ? await this.#dueWithoutRecord(id) : this.#dueOf(entry);
      if (due === 'NOTHING') continue;
      try {
        await folders.remove(id, due === 'FILE' ? 'STAGED_ROWS' : undefined);
        if (due === 'ALL') removed += 1;
      } catch (error) {
        logger.warn({ importId: id, err: error }, 'the folder of an import could not be removed');
      }
    }
    logger.info({ removed }, 'folders of imports that nobody needs are removed');
  }

  #dueOf({ verdict, endedAt, committedAt, rolledBackAt }: FileImport): Due {
    const { clock, rowsKeptMs } = this.#parts;
    if (endedAt === undefined) return 'NOTHING';
    if (CAME_TO_NOTHING.includes(verdict)) {
      return (rolledBackAt ?? endedAt) < clock() - FILE_KEPT_MS ? 'ALL' : 'NOTHING';
    }
    if (verdict !== 'COMMITTED') return 'NOTHING';
    // The file goes at the commit's end, unless the process ended just there.
    return (committedAt ?? endedAt) < clock() - rowsKeptMs ? 'ALL' : 'FILE';
  }

  async #dueWithoutRecord(id: string): Promise<Due> {
    const changedAt = await this.#parts.folders.changedAt(id);
    return changedAt !== undefined && changedAt < this.#parts.clock() - ORPHAN_KEPT_MS ? 'ALL' : 'NOTHING';
  }
}
