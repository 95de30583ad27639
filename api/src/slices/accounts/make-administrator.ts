import { randomBytes } from 'node:crypto';

import type { Clock } from '../../shared/clock.js';
import { readEmail } from './account-fields.js';
import type { AccountStore, PasswordHasher } from './accounts.ports.js';
import type { UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';

const PASSWORD_BYTES = 18;

export interface MakeAdministratorParts {
  readonly store: AccountStore;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What the operator is told, once. */
export interface NewAdministrator {
  readonly email: string;
  /** Undefined where the user has proven the address and keeps theirs. */
  readonly password: string | undefined;
}

/**
 * Makes somebody an administrator, as only who runs the server may: a new user with a password by chance, or the user who
 * has the address. One who has not proven it gets a new password, too, and is signed out everywhere.
 *
 * @throws {AppError} BAD_USER_INPUT for what is no address
 */
export async function makeAdministrator(parts: MakeAdministratorParts, address: string): Promise<NewAdministrator> {
  const { store, hasher, clock, newId } = parts;
  const email = readEmail(address);
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const passwordHash = await hasher.hash(password);
  const now = clock();
  const caller = { ip: '', userAgent: 'command line' };
  return store.transaction(async ({ users, grants, audit }) => {
    const known = await users.byEmail(email);
    if (known !== undefined) {
      // Whoever registered with an address that they never proved would else rule with the password that they chose.
      const isProven = known.emailVerifiedAt !== undefined;
      const standing = { role: 'ADMIN', tier: 'ADMIN', isActive: true } as const;
      await users.update(known.id, isProven ? standing : { ...standing, emailVerifiedAt: now }, now);
      if (!isProven) {
        await users.setPasswordHash(known.id, passwordHash, now);
        await grants.revokeAllOf(known.id, 'PASSWORD_CHANGED', now);
      }
      const details = { from: known.role, to: 'ADMIN' };
      const deed = { action: 'ROLE_CHANGED', caller, userId: known.id, actorId: undefined, details } as const;
      await audit.append(auditEvent({ clock, newId }, deed));
      return { email, password: isProven ? undefined : password };
    }
    const id = newId() as UserId;
    const user = { id, email, name: undefined, avatarUrl: undefined, passwordHash, emailVerifiedAt: now } as const;
    const standing = { role: 'ADMIN', tier: 'ADMIN', isDecoy: false, createdAt: now } as const;
    for (const username of ['admin', `admin-${id.slice(0, 8)}`]) {
      if ((await users.insert({ ...user, ...standing, username })).kind !== 'USERNAME_TAKEN') break;
    }
    const deed = { action: 'REGISTERED', caller, userId: id, actorId: undefined, details: { role: 'ADMIN' } } as const;
    await audit.append(auditEvent({ clock, newId }, deed));
    return { email, password };
  });
}
