import { AppError } from './errors.js';

const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT'];
/** DuckDB throws errors without a code. */
const WORDS = /no space left on device|disk quota exceeded/i;

/**
 * @param error what a file function or a driver threw
 * @param what begins the sentence, as "The file could not be kept"
 * @returns what to do about it where the disk is full; undefined where something else is wrong
 */
export function diskFullError(error: unknown, what: string): AppError | undefined {
  if (typeof error !== 'object' || error === null || error instanceof AppError) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  const message: unknown = Reflect.get(error, 'message');
  if (!CODES.includes(code) && !WORDS.test(String(message))) return undefined;
  return new AppError('UNAVAILABLE', `${what}, for the disk is full: make room on the server, then try again.`, {
    reason: 'DISK_FULL',
    cause: error,
  });
}
