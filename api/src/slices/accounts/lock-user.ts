import type { AccountTables } from './accounts.ports.js';
import type { User, UserId } from './accounts.types.js';
import { unauthenticated } from './refusals.js';

/**
 * Keeps a user's row to this transaction until it ends, so that what it counts of the user's cannot change meanwhile.
 *
 * @returns the user as of now; undefined where there is no such user, or an inactive one
 */
export async function lockIfActive({ users }: AccountTables, userId: UserId, at: number): Promise<User | undefined> {
  // A change of nothing takes the lock of any change.
  const outcome = await users.update(userId, {}, at);
  return outcome.kind === 'UPDATED' && outcome.user.isActive ? outcome.user : undefined;
}

/**
 * As `lockIfActive`.
 *
 * @throws {AppError} UNAUTHENTICATED TOKEN_REVOKED where there is no such user, or an inactive one
 */
export async function lockActiveUser(tables: AccountTables, userId: UserId, at: number): Promise<User> {
  const user = await lockIfActive(tables, userId, at);
  if (user === undefined) throw unauthenticated('TOKEN_REVOKED');
  return user;
}
