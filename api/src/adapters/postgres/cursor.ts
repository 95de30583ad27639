/** Where a page of a list ends: the sorted columns of its last row, as one opaque text. */
import { AppError } from '../../shared/errors.js';

const LONGEST_CURSOR = 2_000;

export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param isPosition whether the values are those of the list that is read
 * @throws {AppError} BAD_USER_INPUT where the text is no cursor of that list
 */
export function decodeCursor<Position extends readonly (string | number)[]>(
  cursor: string,
  isPosition: (values: readonly unknown[]) => values is Position,
): Position {
  const values = parse(cursor);
  if (!Array.isArray(values) || !isPosition(values)) {
    throw new AppError('BAD_USER_INPUT', 'The cursor is none of this list: begin without one.', {
      reason: 'INPUT',
      details: { field: 'after' },
    });
  }
  return values;
}

function parse(cursor: string): unknown {
  if (cursor.length > LONGEST_CURSOR) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
