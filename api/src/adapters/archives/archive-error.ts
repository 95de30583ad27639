import { diskFullError } from '../../shared/disk-full.js';
import { AppError } from '../../shared/errors.js';
import type { AppErrorDetails } from '../../shared/errors.js';

type Reason =
  | 'ARCHIVE_DAMAGED'
  | 'ARCHIVE_ENCRYPTED'
  | 'ARCHIVE_WITHOUT_FILE'
  | 'ARCHIVE_OF_SEVERAL'
  | 'ARCHIVE_TOO_LARGE'
  | 'ARCHIVE_UNSUPPORTED';

/** @param message a sentence that says what to do */
export function refusedArchive(reason: Reason, message: string, details?: AppErrorDetails): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason, ...(details !== undefined && { details }) });
}

/** @param found what is wrong with it, for whoever reads the log */
export function damagedArchive(found: string): AppError {
  return damaged(new Error(found));
}

export function encryptedArchive(): AppError {
  return refusedArchive(
    'ARCHIVE_ENCRYPTED',
    'This archive is locked with a password: unpack it, and import the file that was in it.',
  );
}

/** @param what continues "This archive", as "unpacks to more than 4 GB" */
export function archiveTooLarge(what: string): AppError {
  return refusedArchive(
    'ARCHIVE_TOO_LARGE',
    `This archive ${what}: make sure that it is what it should be, unpack it, and import the part that has the prices.`,
  );
}

/**
 * What a driver threw as what a caller can act on.
 *
 * @returns the error itself where it is the program's own, or of the machine and not of the archive
 */
export function archiveError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const full = diskFullError(error, 'The archive could not be unpacked');
  if (full !== undefined) return full;
  const { syscall } = error as NodeJS.ErrnoException; // the drivers throw errors, which lack it or have it
  return syscall === undefined ? damaged(error) : error;
}

function damaged(cause: unknown): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    'This archive is damaged or was cut off: download it again, and import it then.',
    { reason: 'ARCHIVE_DAMAGED', cause },
  );
}
