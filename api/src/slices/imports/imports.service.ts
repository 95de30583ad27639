import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import type { ImportFolders } from '../ingestion/index.js';
import type { JobId, JobQueue } from '../jobs/index.js';
import type { ImportKind } from '../market/index.js';
import { ROLL_BACK_IMPORT } from './import-jobs.js';
import type { ImportPreviews, PreviewRow } from './import-preview.js';
import { commitJob, pause, readJob } from './import-pipeline.js';
import type { ImportStore, ProgressStore } from './imports.ports.js';
import type {
  FileImport,
  ImportId,
  ImportOrigin,
  ImportPage,
  ImportProgressState,
  ImportSettings,
  ImportsQuery,
  StageState,
  StageStates,
} from './imports.types.js';
import { progressOf } from './progress-report.js';
import type { ProgressNews } from './progress-report.js';

export interface ImportsServiceParts {
  readonly store: ImportStore;
  readonly jobs: Pick<JobQueue, 'enqueue' | 'cancel' | 'jobs'>;
  readonly folders: ImportFolders;
  readonly previews: ImportPreviews;
  readonly progress: ProgressStore;
  readonly news: ProgressNews;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The largest file that is taken, in bytes as it comes. */
  readonly maxBytes: number;
}

/** A file that arrives. */
export interface ArrivingFile {
  readonly content: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  readonly origin: ImportOrigin;
  readonly userId: UserId | null;
  readonly settings: ImportSettings;
  readonly signal?: AbortSignal | undefined;
}

export interface Submitted {
  readonly import: FileImport;
  /** Whether the same content with the same settings is stored, or under way, already: this is that import. */
  readonly isRepeated: boolean;
}

const PENDING: StageState = { status: 'PENDING', startedAt: undefined, endedAt: undefined, message: '' };

const NOTHING_DONE: StageStates = {
  INGESTION: PENDING,
  QUALITY: PENDING,
  TAXONOMY: PENDING,
  GRAPH: PENDING,
  EMBEDDING: PENDING,
};

const LONGEST_NAME = 255;

/** Jobs that are looked through for those of one import. */
const MOST_JOBS = 1_000;

/** Takes files in, and does with their imports what people ask for. The stages themselves are jobs. */
export class ImportsService {
  readonly #parts: ImportsServiceParts;

  constructor(parts: ImportsServiceParts) {
    this.#parts = parts;
  }

  /**
   * Receives a file whole and enqueues its import.
   *
   * @throws {AppError} BAD_USER_INPUT for a file that is too large or empty, UNAVAILABLE
   */
  async submit({ content, fileName, origin, userId, settings, signal }: ArrivingFile): Promise<Submitted> {
    const { store, folders, clock, newId, maxBytes } = this.#parts;
    // A fresh UUID is an import's id from here on.
    const id = newId() as ImportId;
    const received = await folders.receive(id, content, { maxBytes, ...(signal === undefined ? {} : { signal }) });
    try {
      // Who stands at the machine asks for what they ask, the same again or not.
      const same = origin === 'COMMAND_LINE' ? undefined : await store.findSame(received.contentHash, settings);
      if (same !== undefined) {
        await folders.remove(id);
        return { import: same, isRepeated: true };
      }
      const entry: FileImport = {
        id,
        userId,
        origin,
        fileName: shownName(fileName),
        size: received.size,
        contentHash: received.contentHash,
        settings,
        stages: NOTHING_DONE,
        status: 'PENDING',
        verdict: 'UNDECIDED',
        failure: null,
        report: null,
        dependents: null,
        createdAt: clock(),
        endedAt: undefined,
        committedAt: undefined,
        rolledBackAt: undefined,
      };
      await store.add(entry, readJob(id, entry.createdAt));
      return { import: entry, isRepeated: false };
    } catch (error) {
      await folders.remove(id);
      throw error;
    }
  }

  /** @throws {AppError} NOT_FOUND `IMPORT_NOT_FOUND` */
  async get(id: ImportId): Promise<FileImport> {
    const entry = await this.#parts.store.find(id);
    if (entry === undefined) {
      throw new AppError('NOT_FOUND', 'There is no such import.', { reason: 'IMPORT_NOT_FOUND' });
    }
    return entry;
  }

  list(query: ImportsQuery): Promise<ImportPage> {
    return this.#parts.store.list(query);
  }

  /** The first rows of a kind as they were read; none where it has none, or they are not kept. */
  preview(entry: FileImport, kind: ImportKind, first: number): Promise<readonly PreviewRow[]> {
    return this.#parts.previews.rows(entry, kind, first);
  }

  /** How far an import is: what was told last, or what its record knows. */
  async progress(entry: FileImport): Promise<ImportProgressState> {
    const told = entry.endedAt === undefined ? await this.#parts.progress.get(entry.id) : undefined;
    return told ?? progressOf(entry, this.#parts.clock());
  }

  /** Calls the listener with the progress of one import from now on; the returned function ends that. */
  watch(id: ImportId, listener: (progress: ImportProgressState) => void): () => void {
    return this.#parts.news.listen((progress) => {
      if (progress.importId === id) listener(progress);
    });
  }

  /** @throws {AppError} NOT_FOUND, CONFLICT `IMPORT_ENDED` where nothing is under way */
  async cancel(id: ImportId): Promise<FileImport> {
    await this.get(id);
    const { store, clock } = this.#parts;
    const change = { verdict: 'CANCELLED', endedAt: clock() } as const;
    const entry = await store.change(id, change, { verdicts: ['UNDECIDED', 'AWAITING_APPROVAL'] });
    if (entry === undefined) {
      throw new AppError('CONFLICT', 'This import has ended: roll it back where it was stored.', {
        reason: 'IMPORT_ENDED',
      });
    }
    for (const jobId of await this.#jobsOf(id)) await this.#parts.jobs.cancel(jobId);
    await this.#tell(entry);
    return entry;
  }

  /** @throws {AppError} NOT_FOUND, CONFLICT `IMPORT_NOT_WAITING` */
  async approve(id: ImportId, settings: Pick<ImportSettings, 'skipBadRows'>): Promise<FileImport> {
    const before = await this.get(id);
    const entry = await this.#parts.store.change(
      id,
      { settings: { ...before.settings, ...settings } },
      { verdicts: ['AWAITING_APPROVAL'], job: commitJob(id, this.#parts.clock()) },
    );
    if (entry === undefined) {
      throw new AppError('CONFLICT', 'This import does not wait for an approval.', { reason: 'IMPORT_NOT_WAITING' });
    }
    return entry;
  }

  /**
   * Tries an import again that was refused, rejected, failed or cancelled, from its file on.
   *
   * @throws {AppError} NOT_FOUND, CONFLICT `IMPORT_NOT_RETRYABLE`, `IMPORT_FILE_GONE`
   */
  async retry(id: ImportId, settings: Partial<ImportSettings>): Promise<FileImport> {
    const { store, folders } = this.#parts;
    const before = await this.get(id);
    if (!(await folders.hasFile(id))) {
      throw new AppError('CONFLICT', 'The file of this import is no longer kept: send it again.', {
        reason: 'IMPORT_FILE_GONE',
      });
    }
    const again = {
      settings: { ...before.settings, ...settings },
      stages: NOTHING_DONE,
      verdict: 'UNDECIDED',
      failure: null,
      report: null,
      endedAt: undefined,
    } as const;
    const entry = await store.change(id, again, {
      verdicts: ['REFUSED', 'REJECTED', 'FAILED', 'CANCELLED', 'DRY_RUN'],
      job: readJob(id, this.#parts.clock()),
    });
    if (entry === undefined) {
      throw new AppError('CONFLICT', 'Only an import that did not come to its end can be tried again.', {
        reason: 'IMPORT_NOT_RETRYABLE',
      });
    }
    await this.#tell(entry);
    return entry;
  }

  /** @throws {AppError} NOT_FOUND, CONFLICT `IMPORT_NOT_STORED` */
  async rollBack(id: ImportId): Promise<FileImport> {
    const entry = await this.get(id);
    if (entry.verdict !== 'COMMITTED' || entry.endedAt === undefined) {
      throw new AppError('CONFLICT', 'Only an import that is stored can be rolled back.', {
        reason: 'IMPORT_NOT_STORED',
      });
    }
    await this.#parts.jobs.enqueue(ROLL_BACK_IMPORT, { importId: id }, { key: id });
    return entry;
  }

  /**
   * Waits until an import has ended, or waits for an approval.
   *
   * @param onProgress called when something was told
   * @returns the import; as it is when the signal is aborted
   */
  async settled(
    id: ImportId,
    onProgress: (progress: ImportProgressState) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<FileImport> {
    let news: (() => void) | undefined;
    const stop = this.watch(id, (progress) => {
      onProgress(progress);
      news?.();
    });
    try {
      for (;;) {
        const entry = await this.get(id);
        if (entry.endedAt !== undefined || entry.verdict === 'AWAITING_APPROVAL' || signal?.aborted === true) {
          return entry;
        }
        // News tells at once; the pause is for an import that another process does, over a bus that may be away.
        await Promise.race([
          pause(signal),
          new Promise<void>((resolve) => {
            news = resolve;
          }),
        ]);
      }
    } finally {
      stop();
    }
  }

  async #jobsOf(id: ImportId): Promise<readonly JobId[]> {
    const pages = await Promise.all(
      (['WAITING', 'RUNNING'] as const).map((state) => this.#parts.jobs.jobs({ state, first: MOST_JOBS })),
    );
    return pages.flatMap(({ entries }) =>
      entries.filter(({ job }) => job.key?.startsWith(id) === true).map(({ job }) => job.id),
    );
  }

  async #tell(entry: FileImport): Promise<void> {
    const progress = progressOf(entry, this.#parts.clock());
    this.#parts.news.tell(progress);
    await this.#parts.progress.set(progress);
  }
}

/** @returns the name without folders and what a terminal or a page would obey */
function shownName(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const name = base.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  return name === '' ? 'unnamed' : name.slice(0, LONGEST_NAME);
}
