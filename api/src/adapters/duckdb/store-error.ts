import { diskFullError } from '../../shared/disk-full.js';
import { AppError } from '../../shared/errors.js';

/**
 * @param error what a driver or the port itself threw
 * @returns the same where it is the port's own, else one that says the store did not answer, with the driver's as cause
 */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const full = diskFullError(error, 'The rows could not be stored');
  if (full !== undefined) return full;
  return new AppError('UNAVAILABLE', 'The market store did not answer. Try again; the log has the cause.', {
    reason: 'MARKET_STORE_FAILED',
    cause: error,
  });
}

/** @returns the error of a store that was closed, or is being */
export function closedError(): AppError {
  return new AppError('UNAVAILABLE', 'The market store is closed: the process is going down.', {
    reason: 'MARKET_STORE_CLOSED',
  });
}

/**
 * What opening the file came to nothing with, as something to act on.
 *
 * @param path the store's file
 * @param error what DuckDB threw
 */
export function openingError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
  for (const { pattern, reason, sentence } of OPENING_FAILURES) {
    const match = pattern.exec(text);
    if (match !== null) {
      return new AppError('UNAVAILABLE', sentence(path, match[1]), { reason, details: { path }, cause: error });
    }
  }
  return new AppError('UNAVAILABLE', `The market store ${path} cannot be opened. The log has the cause.`, {
    reason: 'MARKET_STORE_FAILED',
    details: { path },
    cause: error,
  });
}

/** @param holder the process that has the file, where it is known */
export function lockedSentence(path: string, holder: string | undefined): string {
  const process = holder === undefined ? 'another process' : `process ${holder}`;
  return (
    `The market store ${path} is in use by ${process}: one process owns it. ` +
    `Stop that process, or let it do the work: an import is handed to a running server by itself.`
  );
}

interface OpeningFailure {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly sentence: (path: string, detail: string | undefined) => string;
}

const OPENING_FAILURES: readonly OpeningFailure[] = [
  {
    pattern: /Conflicting lock is held in .*?\(PID (\d+)\)/,
    reason: 'MARKET_STORE_LOCKED',
    sentence: lockedSentence,
  },
  {
    pattern: /Could not set lock|being used by another process/,
    reason: 'MARKET_STORE_LOCKED',
    sentence: (path) => lockedSentence(path, undefined),
  },
  {
    pattern: /newer version of DuckDB|newer DuckDB|with version number \d+, but we can only read/,
    reason: 'MARKET_STORE_FROM_NEWER_VERSION',
    sentence: (path) => `The market store ${path} was written by a newer version: start that version instead.`,
  },
  {
    pattern: /not a valid DuckDB database|Corrupt|corrupt|checksum/,
    reason: 'MARKET_STORE_DAMAGED',
    sentence: (path) =>
      `The market store ${path} is damaged or no store at all: put back a copy, or move it away to begin a new one.`,
  },
  {
    pattern: /Permission denied|Is a directory|No such file or directory|Read-only file system/,
    reason: 'MARKET_STORE_NOT_ACCESSIBLE',
    sentence: (path) => `The market store ${path} cannot be read and written: check the path and its permissions.`,
  },
];
