import type { AccountStore } from './accounts.ports.js';
import type { Permission } from './accounts.types.js';
import type { LinkingSession } from './provider.ports.js';
import { ROTATION_GRACE_MS } from './refresh-token.js';
import { sessionPermissions } from './session-permissions.js';
import type { PermissionsByRole } from './session-permissions.js';
import { hashToken, isTokenShaped } from './token-hash.js';

interface Sources {
  readonly store: AccountStore;
  readonly permissions: PermissionsByRole;
}

/** A browser that follows a link of our pages, and what its user may do. */
export interface BrowserSession extends LinkingSession {
  readonly permissions: readonly Permission[];
}

/**
 * Who follows a link of our pages: such a request brings no access token, but the cookie with the refresh token, which
 * this leaves as it is.
 *
 * @returns undefined where there is no such session
 */
export async function browserSession(
  { store, permissions }: Sources,
  refreshToken: string | undefined,
  now: number,
): Promise<BrowserSession | undefined> {
  if (refreshToken === undefined || !isTokenShaped(refreshToken)) return undefined;
  const grant = await store.grants.byTokenHash(hashToken(refreshToken));
  if (grant === undefined || grant.expiresAt <= now) return undefined;
  const { userId, sessionId, reason, revokedAt } = grant;
  // Another tab may have renewed the session a moment ago.
  const isRecent = revokedAt === undefined || (reason === 'ROTATED' && now - revokedAt <= ROTATION_GRACE_MS);
  if (!isRecent || !(await store.grants.isPresent(sessionId, now))) return undefined;
  const user = await store.users.byId(userId);
  if (user?.isActive !== true) return undefined;
  return { userId, sessionId, permissions: sessionPermissions(user, permissions) };
}

/** @returns as `browserSession`; undefined also where its user may not change the account */
export async function linkingSession(
  sources: Sources,
  refreshToken: string | undefined,
  now: number,
): Promise<LinkingSession | undefined> {
  const session = await browserSession(sources, refreshToken, now);
  if (session?.permissions.includes('account') !== true) return undefined;
  const { userId, sessionId } = session;
  return { userId, sessionId };
}
