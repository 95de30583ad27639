import { PERMISSIONS, ROLES } from './accounts.types.js';
import type { Identity, Permission, Role, SessionId, SessionIdentity, UserId } from './accounts.types.js';
import type { PermissionsByRole } from './session-permissions.js';

const IDS: Readonly<Record<Role, string>> = {
  VIEWER: '00000000-0000-4000-8000-000000000001',
  ANALYST: '00000000-0000-4000-8000-000000000002',
  ADMIN: '00000000-0000-4000-8000-000000000003',
};
const LIFE_MS = 15 * 60_000;

/**
 * In test mode `Test ROLE` stands for a user of that role without any row or password.
 *
 * @returns undefined where the role is none
 */
export function testIdentity(role: string, permissions: PermissionsByRole, now: number): SessionIdentity | undefined {
  const known = ROLES.find((candidate) => candidate === role);
  if (known === undefined) return undefined;
  const granted: readonly Permission[] = permissions[known];
  return {
    kind: 'SESSION',
    userId: IDS[known] as UserId,
    sessionId: IDS[known] as SessionId,
    tokenId: IDS[known],
    role: known,
    tier: 'ADMIN',
    permissions: PERMISSIONS.filter((permission) => granted.includes(permission)),
    expiresAt: now + LIFE_MS,
  };
}

/** Whether it stands for a test's user, whose requests are not limited. No real id is one of these. */
export function isTestIdentity(identity: Identity): boolean {
  return identity.kind === 'SESSION' && Object.values(IDS).includes(identity.tokenId);
}
