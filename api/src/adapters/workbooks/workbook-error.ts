import { AppError } from '../../shared/errors.js';

/** @returns the error of a workbook that is damaged, locked or none; one that is the program's own stays as it is */
export function unreadableWorkbook(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    'BAD_USER_INPUT',
    'This workbook is damaged, locked with a password or of a kind that cannot be read: open it, and save it again.',
    { reason: 'WORKBOOK_UNREADABLE', cause: error },
  );
}

/** @param what continues "This workbook", as "has more than 50 sheets" */
export function workbookTooLarge(what: string): AppError {
  return new AppError('BAD_USER_INPUT', `This workbook ${what}: import the part of it that has the prices.`, {
    reason: 'WORKBOOK_TOO_LARGE',
  });
}
