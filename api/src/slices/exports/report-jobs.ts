import { FinalJobError, jobKind } from '../jobs/index.js';
import type { ReportId } from './reports.types.js';

export interface ReportJobData {
  readonly reportId: ReportId;
}

const MINUTE = 60_000;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Makes the file of a report: only the process that owns the market store can. */
export const BUILD_REPORT = jobKind<ReportJobData>({
  name: 'report.build',
  parse: (data) => {
    const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'reportId') : undefined;
    if (typeof id !== 'string' || !UUID.test(id)) throw new FinalJobError('JOB_DATA', 'the report is not named');
    // Just checked; the brand says no more.
    return { reportId: id as ReportId };
  },
  attempts: 4,
  firstRetryAfterMs: 2_000,
  longestRetryAfterMs: MINUTE,
  timeLimitMs: 30 * MINUTE,
  atOnce: 1,
});

/** Removes reports whose days are over. */
export const TRIM_REPORTS = jobKind<Record<string, never>>({
  name: 'report.trim',
  parse: () => ({}),
  attempts: 3,
  firstRetryAfterMs: MINUTE,
  longestRetryAfterMs: 10 * MINUTE,
  timeLimitMs: 10 * MINUTE,
  atOnce: 1,
});
