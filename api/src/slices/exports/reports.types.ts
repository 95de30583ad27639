/** Files that are made in the background and kept for some days. */
import type { UserId } from '../accounts/index.js';
import type { ExportQuestion } from './exports.types.js';

declare const brand: unique symbol;
/** A UUID. */
export type ReportId = string & { readonly [brand]: 'ReportId' };

export const REPORT_STATUSES = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export interface Report {
  readonly id: ReportId;
  readonly userId: UserId;
  readonly question: ExportQuestion;
  readonly status: ReportStatus;
  /** Rows in the file so far. */
  readonly rowsDone: number;
  /** Undefined where it is not known. */
  readonly rowsTotal: number | undefined;
  /** Undefined until it is known. */
  readonly fileName: string | undefined;
  /** Bytes, once it is done. */
  readonly size: number | undefined;
  /** Why there is none, in a sentence. */
  readonly failure: string | undefined;
  readonly createdAt: number;
  readonly endedAt: number | undefined;
}

/** What can change of a report. */
export type ReportChange = Partial<
  Pick<Report, 'status' | 'rowsDone' | 'rowsTotal' | 'fileName' | 'size' | 'failure' | 'endedAt'>
>;

/** Reports of one user, and how long each is kept. */
export const MOST_REPORTS = 50;
export const REPORT_LIFE_MS = 7 * 86_400_000;
