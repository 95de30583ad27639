import { AppError } from '../../shared/errors.js';
import { textOf } from './error-text.js';

/** The SQLSTATE class of values that cannot be stored as they are, as a zero character in a text. */
const DATA_EXCEPTION = '22';
const CHARACTER_NOT_IN_REPERTOIRE = '22021';
/** What the ORM puts before the values that a fault was in. */
const DETAIL = '\n - detail: ';

/**
 * @param error what the driver or the port itself threw
 * @returns the same where it is the port's own, else one that says what came of it, with the driver's as cause
 */
export function databaseError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const cause = withoutValues(error);
  if (textOf(error, 'code')?.startsWith(DATA_EXCEPTION) === true) {
    return new AppError('BAD_USER_INPUT', 'A value has characters or a form that cannot be stored.', {
      reason: 'INPUT',
      cause,
    });
  }
  return new AppError('UNAVAILABLE', "The accounts' database did not answer. Try again; the log has the cause.", {
    reason: 'ACCOUNT_DATABASE_FAILED',
    cause,
  });
}

/**
 * Refuses zero characters as PostgreSQL would if it saw them. It never does: the ORM writes values into the statement,
 * which goes over the wire as a text that ends at its first zero.
 */
export function refuseZeroCharacters(statement: string, values: readonly unknown[]): string {
  if (values.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw Object.assign(new Error('a zero character in a text'), { code: CHARACTER_NOT_IN_REPERTOIRE });
  }
  return statement;
}

/** What drivers throw holds the statement and the row, and so addresses and hashes, which no log is to have. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const kept = new Error(withoutDetail(error.message));
  kept.name = error.name;
  if (error.stack !== undefined) kept.stack = error.stack.replace(error.message, () => kept.message);
  return Object.assign(kept, { code: textOf(error, 'code'), constraint: textOf(error, 'constraint') });
}

function withoutDetail(message: string): string {
  const start = message.indexOf(DETAIL);
  return start < 0 ? message : message.slice(0, start);
}
