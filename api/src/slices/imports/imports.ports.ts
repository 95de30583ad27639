import type { JobKind } from '../jobs/index.js';
import type {
  FileImport,
  ImportId,
  ImportPage,
  ImportProgressState,
  ImportsQuery,
  SavedMapping,
} from './imports.types.js';

/** A job that is enqueued with the row that it belongs to: both are there, or neither. */
export interface JobWithRow<Data extends object = object> {
  readonly kind: JobKind<Data>;
  readonly data: Data;
  /** At most one job of a kind with the same key waits or runs. */
  readonly key: string;
}

/** What can change of an import. */
export type ImportChange = Partial<
  Omit<FileImport, 'id' | 'userId' | 'origin' | 'fileName' | 'size' | 'contentHash' | 'createdAt'>
>;

/** Where imports are kept for ever. Every method rejects with an `AppError` `UNAVAILABLE` when the database is away. */
export interface ImportStore {
  /** Adds an import with the job that reads its file; without one where that was done before. */
  add(entry: FileImport, job?: JobWithRow): Promise<void>;
  find(id: ImportId): Promise<FileImport | undefined>;
  /** The newest import of that content and those settings that is under way or stored; undefined where there is none. */
  findSame(contentHash: string, settings: FileImport['settings']): Promise<FileImport | undefined>;
  /**
   * Changes an import, if its verdict is still one of those, with the job that goes on.
   *
   * @returns the import as it is now; undefined where it is not there, or its verdict is another
   */
  change(
    id: ImportId,
    change: ImportChange,
    conditions?: { readonly verdicts?: readonly FileImport['verdict'][]; readonly job?: JobWithRow },
  ): Promise<FileImport | undefined>;
  /** @throws {AppError} BAD_USER_INPUT where the cursor is none of this list */
  list(query: ImportsQuery): Promise<ImportPage>;
  /** Ids of imports that are over and stored, those stored last first. */
  stored(limit: number): Promise<readonly ImportId[]>;
  /** Ids of imports that ended before an instant and are stored no longer: their folders can go. */
  endedBefore(instant: number, limit: number): Promise<readonly ImportId[]>;

  /** Saves a mapping over one of the same name. */
  saveMapping(mapping: SavedMapping): Promise<void>;
  /** All of them, by name; at most `MAX_MAPPINGS`. */
  mappings(): Promise<readonly SavedMapping[]>;
  removeMapping(id: string): Promise<boolean>;
}

/** Mappings that a desk keeps. */
export const MAX_MAPPINGS = 200;

/**
 * Where progress is told while it lasts; each entry for `PROGRESS_LIFE_MS`. It may be away: what is set then is lost,
 * and nothing is thrown.
 */
export interface ProgressStore {
  set(progress: ImportProgressState): Promise<void>;
  get(importId: ImportId): Promise<ImportProgressState | undefined>;
}

export const PROGRESS_LIFE_MS = 24 * 3_600_000;
