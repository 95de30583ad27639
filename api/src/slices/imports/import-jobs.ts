import { FinalJobError, jobKind } from '../jobs/index.js';
import type { ImportId } from './imports.types.js';

/** What the jobs of an import carry. */
export interface ImportJobData {
  readonly importId: ImportId;
}

const MINUTE = 60_000;

/** Reads a file into staged rows: any process can. */
export const READ_IMPORT = jobKind<ImportJobData>({
  name: 'import.read',
  parse: importJobData,
  attempts: 5,
  firstRetryAfterMs: 2_000,
  longestRetryAfterMs: 2 * MINUTE,
  timeLimitMs: 60 * MINUTE,
  atOnce: 1,
});

/** Judges staged rows and commits them: only the process that owns the market store does. */
export const COMMIT_IMPORT = jobKind<ImportJobData>({
  name: 'import.commit',
  parse: importJobData,
  attempts: 8,
  firstRetryAfterMs: 2_000,
  longestRetryAfterMs: 2 * MINUTE,
  timeLimitMs: 60 * MINUTE,
  atOnce: 1,
});

/** Takes a committed import back: only the process that owns the market store does. */
export const ROLL_BACK_IMPORT = jobKind<ImportJobData>({
  name: 'import.roll-back',
  parse: importJobData,
  attempts: 10,
  firstRetryAfterMs: 1_000,
  longestRetryAfterMs: MINUTE,
  timeLimitMs: 30 * MINUTE,
  atOnce: 1,
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function importJobData(data: unknown): ImportJobData {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'importId') : undefined;
  if (typeof id !== 'string' || !UUID.test(id)) throw new FinalJobError('JOB_DATA', 'the import is not named');
  // Just checked; the brand says no more.
  return { importId: id as ImportId };
}
