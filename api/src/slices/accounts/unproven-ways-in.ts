import type { AccountTables } from './accounts.ports.js';
import type { User } from './accounts.types.js';

/**
 * Takes from an account, whose address is proven only now, the providers and keys that it has: anybody could register
 * with the address before its owner came, and would come back by them. Belongs into the transaction that sets the
 * owner's password and ends the sessions, with the user's row locked.
 *
 * @returns what was taken away, for the audit log
 */
export async function removeUnprovenWaysIn(
  { apiKeys, oauthAccounts }: AccountTables,
  user: User,
  at: number,
): Promise<Readonly<Record<string, number>>> {
  if (user.emailVerifiedAt !== undefined) return {};
  return {
    providersUnlinked: await oauthAccounts.removeAllOf(user.id),
    keysRevoked: await apiKeys.revokeAllOf(user.id, at),
  };
}
