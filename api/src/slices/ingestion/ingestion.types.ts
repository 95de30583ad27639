import type { IsoDate, ProductCode } from '@cushing/products';

import type { ImportCounts, OptionFlag } from '../market/index.js';
import type { ColumnMapping } from './vendors/mapped-csv/column-mapping.js';

/** What to import and how. */
export interface ImportRequest {
  /** The file's absolute path. */
  readonly path: string;
  /** Name of a format; told from the header where absent. */
  readonly format?: string | undefined;
  /** Name of the spot series that the file holds; formats of spot prices need one. */
  readonly series?: string | undefined;
  /** How the columns of a CSV file of nobody's format are meant; the only thing that is tried where it is given. */
  readonly mapping?: ColumnMapping | undefined;
  /** Reads, judges and compares, and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Leaves rejected rows out and stores the others; without it one rejected row keeps all out. */
  readonly skipBadRows?: boolean | undefined;
}

export interface ImportOptions {
  /** Called at most a few times for every megabyte. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the import, of which nothing is stored then. */
  readonly signal?: AbortSignal | undefined;
}

export interface ImportProgress {
  readonly phase: 'READING' | 'COMPARING' | 'STORING';
  /** How much of the file was read, 0 … 1. */
  readonly fraction: number;
  /** Settlements or prices read so far. */
  readonly read: number;
}

/** Why a row can't be right. */
export const REJECTION_REASONS = [
  'FIELD_COUNT',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_NOT_A_TRADE_DATE',
  'SYMBOL_UNKNOWN',
  'CONTRACT_EXPIRED',
  'CONTRACT_NOT_LISTED',
  'EXPIRY_NOT_LISTED',
  'OPTION_TYPE_UNKNOWN',
  'STRIKE_NOT_EXACT',
  'TENOR_INVALID',
  'VALUE_MISSING',
  'NOT_A_NUMBER',
  'THOUSANDS_SEPARATOR',
  'NOT_FINITE',
  'PRICE_OUT_OF_RANGE',
  'PRICE_NEGATIVE',
  'RATE_OUT_OF_RANGE',
  'HIGH_BELOW_LOW',
  'SETTLE_OUTSIDE_RANGE',
  'OPEN_OUTSIDE_RANGE',
  'COUNT_NEGATIVE',
  'COUNT_FRACTIONAL',
  'COUNT_OUT_OF_RANGE',
  'CONTRADICTS_EARLIER_ROW',
  'UNREADABLE',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** One thing found in the file that can't be right. */
export interface Rejection {
  /** Line of the file, from 1 with the header; for Parquet the row, from 1. */
  readonly line: number;
  /** Number of the column, from 1; 0 where the whole line is meant. */
  readonly column: number;
  /** The column's name in the header; null where the whole line is meant. */
  readonly columnName: string | null;
  /** What the file says there, shortened. */
  readonly value: string;
  readonly reason: RejectionReason;
  /** Continues `line 12, column CL03: `, as in `"abc" is not a number`. */
  readonly message: string;
}

/** Kinds of findings that rules of quality make; those of options that the store marks too are `OPTION_FLAGS`. */
export const QUALITY_KINDS = [
  'DUPLICATE_ROWS',
  'SESSION_LEFT_OUT',
  'TRADE_DATE_GAP',
  'CONTRACT_GAP',
  'STALE_REPEAT',
  'CURVE_JUMP',
  'PRICE_BOUNDS',
  'OPTION_PARITY',
  'OPTION_ARBITRAGE',
] as const;

export type QualityKind = (typeof QUALITY_KINDS)[number] | OptionFlag;

/** `INFO`: worth knowing. `WARNING`: odd. `ERROR`: hardly right. */
export type Severity = 'INFO' | 'WARNING' | 'ERROR';

/** What was done about it: the row is stored as it is, in part, or not at all. */
export type FindingAction = 'KEPT' | 'PARTLY_KEPT' | 'LEFT_OUT';

/** One thing odd about a file that is right enough to be stored. */
export interface QualityFinding {
  readonly severity: Severity;
  readonly kind: QualityKind;
  readonly action: FindingAction;
  /** Line of the file, from 1 with the header; for Parquet the row, from 1; 0 where no line shows it. */
  readonly line: number;
  /** Number of the column that shows it, from 1; 0 where the whole line is meant. */
  readonly column: number;
  /** The column's name in the header; blank where the file has none. */
  readonly columnName: string;
  /** As in `LOZ26 C7500 settles 1.20, its intrinsic value is 1.35`. */
  readonly message: string;
}

/** How often one kind of finding was made. */
export interface FindingCount {
  readonly kind: QualityKind;
  readonly count: number;
  /** The first of them. */
  readonly first: QualityFinding;
}

/** Something that a file has rows of and that is not known here: proposed, and not stored. */
export interface UnknownSubject {
  /** In the file's words, as `WUL WTI Euro Option`. */
  readonly subject: string;
  /** The product that it might be; null where nothing suggests one. */
  readonly proposal: ProductCode | null;
  /** The first line that names it. */
  readonly line: number;
  /** Rows that name it, as far as the format tells them apart; 1 at least. */
  readonly rows: number;
}

/** What holds the rows of a file. */
export type Container = 'CSV' | 'PARQUET' | 'TEXT' | 'JSON' | 'WORKBOOK';

/** `COMMITTED`: stored. `DRY_RUN`: would have been. `REJECTED`: nothing was, for the rejections. */
export type ImportStatus = 'COMMITTED' | 'DRY_RUN' | 'REJECTED';

/** What became of an import. */
export interface ImportReport {
  readonly status: ImportStatus;
  /** Null unless committed. */
  readonly importId: string | null;
  readonly format: string;
  /** The file's name without its folder. */
  readonly fileName: string;
  readonly container: Container;
  /**
   * Settlements or prices by what became of them, or would have in a dry run. Of a `REJECTED` import only `read`
   * and `rejected` are counted: what is not rejected was not stored either.
   */
  readonly counts: ImportCounts;
  /** Lines, or rows of Parquet, below the header that hold something. */
  readonly lines: number;
  /** Lines that give a day and no price, which some series do on holidays: passed over, not rejected. */
  readonly linesWithoutPrice: number;
  /** The first ones, by line; at most `MAX_LISTED_REJECTIONS`. */
  readonly rejections: readonly Rejection[];
  /** How many there are; fewer than `counts.rejected` where one of them takes out several settlements. */
  readonly rejectionCount: number;
  /**
   * What is odd about rows that are not rejected where they are read; the first ones, by line, at most
   * `MAX_LISTED_FINDINGS`. Rows that turn out to contradict an earlier one are among them.
   */
  readonly findings: readonly QualityFinding[];
  /** How many there are. */
  readonly findingCount: number;
  /** The kinds that there are, in the order of `QUALITY_KINDS` and `OPTION_FLAGS`. */
  readonly findingCounts: readonly FindingCount[];
  /** Rows that have one finding at least. */
  readonly markedRows: number;
  /** Columns of the file that the format does not know, by name. */
  readonly ignoredColumns: readonly string[];
  /** Products that the file has settlements of. */
  readonly products: readonly ProductCode[];
  /** The spot series that the file has prices of. */
  readonly spotSeries: readonly string[];
  readonly hasRates: boolean;
  /** The first ones, by line; at most `MAX_LISTED_UNKNOWN`. */
  readonly unknown: readonly UnknownSubject[];
  /** How many there are. */
  readonly unknownCount: number;
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
  readonly elapsedMs: number;
}

/** Rejections that a report lists; more are counted alone. */
export const MAX_LISTED_REJECTIONS = 1_000;

/** Findings that a report lists; more are counted alone. */
export const MAX_LISTED_FINDINGS = 1_000;

/** Unknown subjects that a report lists; more are counted alone. */
export const MAX_LISTED_UNKNOWN = 200;
