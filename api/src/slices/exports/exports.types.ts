/** Numbers as files: what they hold, row by row, and what a file says of itself. */
import type { Readable } from 'node:stream';

import type { Identity, Permission, UserId } from '../accounts/index.js';

export const EXPORT_SUBJECTS = [
  'board',
  'curve-history',
  'chain',
  'surface',
  'greeks',
  'realised-volatility',
  'bars',
  'alerts',
  'audit',
] as const;
/** What can be had as a file. */
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number];

export const EXPORT_FORMATS = ['csv', 'parquet', 'xlsx', 'jsonl'] as const;
/** How a file is written; also its ending. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** DATE is a day as `2026-12-18`, INSTANT a time as `2026-12-18T14:30:00.000Z`. */
export type ExportColumnType = 'TEXT' | 'NUMBER' | 'DATE' | 'INSTANT' | 'BOOLEAN';

export interface ExportColumn {
  /** As in `trade_date`. */
  readonly name: string;
  /** Empty for what is no quantity. */
  readonly unit: string;
  readonly type: ExportColumnType;
  readonly description: string;
}

/** One column's values: numbers with NaN for none, or whatever else with null for none. */
export type ExportValues = Float64Array | readonly (string | number | boolean | null)[];

/** At most `BATCH_ROWS` rows, column by column, in the order of the source's columns. */
export interface ExportBatch {
  readonly length: number;
  readonly columns: readonly ExportValues[];
}

/** One thing that a file says of itself, as in "Source: IMPORTED". */
export interface AboutLine {
  readonly name: string;
  readonly text: string;
}

/** What a file is made of. */
export interface ExportSource {
  /** As in "Futures board of CL". */
  readonly title: string;
  /** Without an ending, as in `CL-curve-history-2019-01-02-2021-12-31`. */
  readonly fileName: string;
  readonly columns: readonly ExportColumn[];
  readonly about: readonly AboutLine[];
  /** Rows, where they are known before they are read. */
  readonly total: number | undefined;
  /** Another text whenever the rows may be others; undefined where that cannot be told. */
  readonly version: string | undefined;
  /** @throws {AppError} at a batch, CONFLICT `EXPORT_CHANGED` where what is read changed meanwhile */
  rows(): AsyncIterable<ExportBatch>;
}

/** The most rows of a batch. */
export const BATCH_ROWS = 2_048;

/** What of a source is asked for, as it stands in an address. */
export type ExportParameters = Readonly<Record<string, string>>;

/** For whom a file is made. */
export interface ExportViewer {
  readonly userId: UserId;
  readonly permissions: readonly Permission[];
}

/** A subject, checked and ready to be read. */
export interface ExportQuestion {
  readonly subject: ExportSubject;
  readonly parameters: ExportParameters;
  readonly format: ExportFormat;
}

/** A file that can be sent. */
export interface OpenFile {
  /** With its ending. */
  readonly fileName: string;
  readonly contentType: string;
  /** Rows, where they are known before they are read. */
  readonly total: number | undefined;
  /** Bytes, where they are known before they are read. */
  readonly size: number | undefined;
  /** As in a header: weak, since a file also says when it was made; undefined where nothing tells whether it is another. */
  readonly etag: string | undefined;
  /** Its bytes. Whoever has it reads it to the end or destroys it. */
  readonly stream: Readable;
}

/** A file that is made while it is read. */
export interface OpenExport extends OpenFile {
  readonly about: readonly AboutLine[];
}

/** @returns whom an identity exports for; undefined for nobody */
export function exportViewerOf(identity: Identity): ExportViewer | undefined {
  if (identity.kind === 'ANONYMOUS') return undefined;
  const { userId, permissions } = identity;
  return { userId, permissions };
}

/** @returns whether it names a subject */
export function isExportSubject(text: string): text is ExportSubject {
  return EXPORT_SUBJECTS.some((subject) => subject === text);
}

/** @returns whether it names a format */
export function isExportFormat(text: string): text is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === text);
}
