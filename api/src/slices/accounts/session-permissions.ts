import type { Permission, Role, User } from './accounts.types.js';

/** What each role may do, as it was read when the server started. */
export type PermissionsByRole = Readonly<Record<Role, readonly Permission[]>>;

/** Whoever explores the demo is this one user; no mail reaches it and nobody can register with it. */
export const DEMO_EMAIL = 'demo@cushing.invalid';

/** @returns what a user may do who is signed in; the demo's user is everybody's, so nobody may change it */
export function sessionPermissions(user: User, byRole: PermissionsByRole): readonly Permission[] {
  const permissions = byRole[user.role];
  return user.email === DEMO_EMAIL ? permissions.filter((permission) => permission !== 'account') : permissions;
}
