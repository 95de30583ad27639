import { AppError } from '../../shared/errors.js';
import type { UserId } from '../../slices/accounts/index.js';
import type { Context } from '../context.js';

/**
 * @returns the user who asks, by a session or a key
 * @throws {AppError} UNAUTHENTICATED for nobody, whom no rule lets this far
 */
export function userOf({ identity }: Pick<Context, 'identity'>): UserId {
  if (identity.kind !== 'ANONYMOUS') return identity.userId;
  throw new AppError('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_NEEDED' });
}
