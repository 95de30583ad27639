import { ForeignKeyConstraintViolationException } from '@mikro-orm/core';

import { AppError } from '../../shared/errors.js';

/** What a row says that refers to its user alone. @returns NOT_FOUND where the user is not there; else the same */
export function unknownUserOr(error: unknown): unknown {
  if (!(error instanceof ForeignKeyConstraintViolationException)) return error;
  return new AppError('NOT_FOUND', 'There is no such user.', { reason: 'USER' });
}
