import type { UserId } from '../accounts/index.js';
import type { ColumnMapping, ImportReport } from '../ingestion/index.js';
import type { Dependent } from './dependents.js';
import type { ImportStage, StageStatus } from './stages.js';

declare const importIdBrand: unique symbol;

/** A UUID; the market store knows the import by the same one. */
export type ImportId = string & { readonly [importIdBrand]: true };

/** Where a file came from. */
export type ImportOrigin = 'UPLOAD' | 'COMMAND_LINE' | 'DROP_FOLDER' | 'EIA';

/** `COMMIT`: stores what can be stored. `REVIEW`: waits until somebody has looked. `DRY_RUN`: says what it would do. */
export type ImportMode = 'COMMIT' | 'REVIEW' | 'DRY_RUN';

export const IMPORT_MODES: readonly ImportMode[] = ['COMMIT', 'REVIEW', 'DRY_RUN'];

/** How a file is to be imported. */
export interface ImportSettings {
  /** Name of a form; told from the content where absent. */
  readonly format?: string | undefined;
  /** Name of the spot series that the file holds; a table of prices needs one. */
  readonly series?: string | undefined;
  readonly mapping?: ColumnMapping | undefined;
  /** Leaves rejected rows out and stores the others. */
  readonly skipBadRows: boolean;
  readonly mode: ImportMode;
}

/**
 * What became of an import. `REFUSED`: the file as a whole can't be imported. `REJECTED`: rows can't be right, and bad
 * rows are not skipped. `FAILED`: something of ours went wrong. In all but `COMMITTED` nothing of it is stored.
 */
export type ImportVerdict =
  | 'UNDECIDED'
  | 'AWAITING_APPROVAL'
  | 'COMMITTED'
  | 'DRY_RUN'
  | 'REFUSED'
  | 'REJECTED'
  | 'FAILED'
  | 'CANCELLED'
  | 'ROLLED_BACK';

export const IMPORT_VERDICTS: readonly ImportVerdict[] = [
  'UNDECIDED',
  'AWAITING_APPROVAL',
  'COMMITTED',
  'DRY_RUN',
  'REFUSED',
  'REJECTED',
  'FAILED',
  'CANCELLED',
  'ROLLED_BACK',
];

/** A stage as it is kept. */
export interface StageState {
  readonly status: StageStatus;
  /** Instant in milliseconds; undefined before. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** What came of it, or why it failed; blank before it ended. */
  readonly message: string;
}

export type StageStates = Readonly<Record<ImportStage, StageState>>;

/** Why an import was refused or failed. */
export interface ImportFailure {
  /** UPPER_SNAKE. */
  readonly reason: string;
  /** Says what to do. */
  readonly message: string;
}

/** An import of a file, from its arrival on. */
export interface FileImport {
  readonly id: ImportId;
  /** Who sent it; null for the command line and what runs by schedule. */
  readonly userId: UserId | null;
  readonly origin: ImportOrigin;
  readonly fileName: string;
  /** Bytes as they came. */
  readonly size: number;
  /** SHA-256 of those, lower-case hex. */
  readonly contentHash: string;
  readonly settings: ImportSettings;
  readonly stages: StageStates;
  /** Of all stages together. */
  readonly status: StageStatus;
  readonly verdict: ImportVerdict;
  readonly failure: ImportFailure | null;
  /** Null until the file was read and judged. */
  readonly report: ImportReport | null;
  /** What had to be made anew after the commit, in order; null before. */
  readonly dependents: readonly Dependent[] | null;
  /** Instants in milliseconds. */
  readonly createdAt: number;
  readonly endedAt: number | undefined;
  readonly committedAt: number | undefined;
  readonly rolledBackAt: number | undefined;
}

/** How far a stage is. */
export interface StageProgress {
  readonly status: StageStatus;
  readonly done: number;
  /** Null where it can't be known before the end. */
  readonly total: number | null;
  /** Null before there is a rate to tell. */
  readonly rowsPerSecond: number | null;
  readonly message: string;
}

/** How far an import is. */
export interface ImportProgressState {
  readonly importId: ImportId;
  readonly status: StageStatus;
  readonly verdict: ImportVerdict;
  readonly stages: Readonly<Record<ImportStage, StageProgress>>;
  /** Instant in milliseconds. */
  readonly at: number;
}

/** Newest first. */
export interface ImportPage {
  readonly entries: readonly { readonly cursor: string; readonly import: FileImport }[];
  readonly hasMore: boolean;
}

export interface ImportsQuery {
  readonly status?: StageStatus | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

/** A column mapping that somebody saved, for everybody of the desk. */
export interface SavedMapping {
  readonly id: string;
  readonly mapping: ColumnMapping;
  readonly userId: UserId | null;
  readonly createdAt: number;
}
