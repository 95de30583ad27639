import type { AccountTables } from './accounts.ports.js';
import type { User, UserId } from './accounts.types.js';
import { unauthenticated } from './refusals.js';

/**
 * Keeps a user's row to this transaction until it ends, so that what it counts of the user's cannot change meanwhile.
 *
 * @returns the user as of now
 * @throws {AppError} UNAUTHENTICATED TOKEN_REVOKED where there is no such user, or an inactive one
 */
export async function lockActiveUser({ users }: AccountTables, userId: UserId, at: number): Promise<User> {
  // A change of nothing takes the lock of any change.
  const outcome = await users.update(userId, {}, at);
  if (outcome.kind !== 'UPDATED' || !outcome.user.isActive) throw unauthenticated('TOKEN_REVOKED');
  return outcome.user;
}
