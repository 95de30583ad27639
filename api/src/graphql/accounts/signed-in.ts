import { AppError } from '../../shared/errors.js';
import type { SessionIdentity } from '../../slices/accounts/index.js';
import type { Context, RefreshCookie } from '../context.js';

/**
 * @returns the session that asks
 * @throws {AppError} FORBIDDEN for a key, which no rule lets this far
 */
export function sessionOf({ identity }: Pick<Context, 'identity'>): SessionIdentity {
  if (identity.kind === 'SESSION') return identity;
  throw new AppError('FORBIDDEN', 'This needs a sign-in, which a key does not replace.', { reason: 'PERMISSION' });
}

/**
 * @returns the cookie of the request
 * @throws {AppError} BAD_USER_INPUT on a socket, which has none
 */
export function cookieOf({ refreshCookie }: Pick<Context, 'refreshCookie'>): RefreshCookie {
  if (refreshCookie !== undefined) return refreshCookie;
  throw new AppError('BAD_USER_INPUT', 'Send this by POST: its answer comes with a cookie.', { reason: 'METHOD' });
}
