import type { Readable } from 'node:stream';

import type { Page, PageRequest, UserId } from '../accounts/index.js';
import type { JobKind } from '../jobs/index.js';
import type { Report, ReportChange, ReportId } from './reports.types.js';

/** A job that is enqueued with the row that it belongs to: both are there, or neither. */
export interface JobOfReport<Data extends object = object> {
  readonly kind: JobKind<Data>;
  readonly data: Data;
  readonly key: string;
}

/** Where reports are listed. Every method rejects with an `AppError` UNAVAILABLE when the database is away. */
export interface ReportStore {
  /**
   * Adds a report with the job that makes it, where its user has fewer than so many.
   *
   * @returns whether there was room
   * @throws {AppError} NOT_FOUND where there is no such user
   */
  add(report: Report, job: JobOfReport, mostAUser: number): Promise<boolean>;
  find(id: ReportId): Promise<Report | undefined>;
  /** The user's own, the newest first. @throws {AppError} BAD_USER_INPUT where the cursor is none of this list */
  list(userId: UserId, page: PageRequest): Promise<Page<Report>>;
  /** @returns whether it is there */
  change(id: ReportId, change: ReportChange): Promise<boolean>;
  /** @returns whether it was there */
  remove(id: ReportId): Promise<boolean>;
  /** The oldest of those that were made before an instant. */
  madeBefore(instant: number, limit: number): Promise<readonly ReportId[]>;
}

/** Where the files of reports lie, each under its report's id. */
export interface ReportFiles {
  /**
   * Writes a file over whatever there is of that id.
   *
   * @returns its bytes
   * @throws {AppError} UNAVAILABLE; whatever the content throws
   */
  write(id: ReportId, content: AsyncIterable<Uint8Array>): Promise<number>;
  /** @returns undefined where there is none */
  read(id: ReportId): Promise<{ readonly size: number; readonly stream: Readable } | undefined>;
  /** Removes it where there is one. */
  remove(id: ReportId): Promise<void>;
}
