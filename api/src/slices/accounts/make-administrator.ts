import { randomBytes } from 'node:crypto';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { readEmail } from './account-fields.js';
import type { AccountStore, AccountTables, PasswordHasher, Revocations } from './accounts.ports.js';
import type { SessionId, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import { removeUnprovenWaysIn } from './unproven-ways-in.js';

const PASSWORD_BYTES = 18;

export interface MakeAdministratorParts {
  readonly store: AccountStore;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Of the servers that run; may be left out where there is no user yet, who could have a token. */
  readonly revocations?: Pick<Revocations, 'revokeSession' | 'revokeUserBefore'>;
}

/** What the operator is told, once. */
export interface NewAdministrator {
  readonly email: string;
  /** Undefined where the user has proven the address and keeps theirs. */
  readonly password: string | undefined;
}

const CALLER = { ip: '', userAgent: 'command line' };
const STANDING = { role: 'ADMIN', tier: 'ADMIN' } as const;

/** What the tables got. */
interface Made {
  readonly userId: UserId;
  readonly isProven: boolean;
  readonly ended: readonly SessionId[];
}

/**
 * Makes somebody an administrator, as only who runs the server may: a new user with a password by chance, or the user who
 * has the address. One who has not proven it gets a new password, too, is signed out everywhere and keeps neither
 * providers nor keys: whoever registered with an address that they never proved would else rule by what they set up.
 *
 * @throws {AppError} BAD_USER_INPUT for what is no address
 */
export async function makeAdministrator(parts: MakeAdministratorParts, address: string): Promise<NewAdministrator> {
  const { store, hasher, clock, revocations } = parts;
  const email = readEmail(address);
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const passwordHash = await hasher.hash(password);
  const { userId, isProven, ended } = await store.transaction(async (tables) => {
    const known = await tables.users.byEmail(email);
    return known === undefined ? add(parts, tables, email, passwordHash) : raise(parts, tables, known, passwordHash);
  });
  // Tokens that say what the user might do before are void, and all of a stranger's.
  await revocations?.revokeUserBefore(userId, clock());
  for (const sessionId of ended) await revocations?.revokeSession(sessionId);
  return { email, password: isProven ? undefined : password };
}

async function raise(
  parts: MakeAdministratorParts,
  tables: AccountTables,
  { id, role }: User,
  passwordHash: string,
): Promise<Made> {
  const { users, grants, oneTimeTokens, audit } = tables;
  const now = parts.clock();
  // Locks the user, whose address nobody proves meanwhile.
  const raised = await users.update(id, { ...STANDING, isActive: true }, now);
  if (raised.kind !== 'UPDATED') throw new AppError('UNAVAILABLE', 'The user could not be changed: try again.');
  const isProven = raised.user.emailVerifiedAt !== undefined;
  const removed = await removeUnprovenWaysIn(tables, raised.user, now);
  let ended: readonly SessionId[] = [];
  if (!isProven) {
    await users.setPasswordHash(id, passwordHash, now);
    await users.update(id, { emailVerifiedAt: now }, now);
    await oneTimeTokens.removeOf(id, 'RESET_PASSWORD');
    ended = await grants.revokeAllOf(id, 'PASSWORD_CHANGED', now);
  }
  const details = { from: role, to: 'ADMIN', ...removed };
  const deed = { action: 'ROLE_CHANGED', caller: CALLER, userId: id, actorId: undefined, details } as const;
  await audit.append(auditEvent(parts, deed));
  return { userId: id, isProven, ended };
}

async function add(
  parts: MakeAdministratorParts,
  { users, audit }: AccountTables,
  email: string,
  passwordHash: string,
): Promise<Made> {
  const userId = parts.newId() as UserId;
  const now = parts.clock();
  const fields = {
    id: userId,
    email,
    name: undefined,
    avatarUrl: undefined,
    passwordHash,
    emailVerifiedAt: now,
  } as const;
  const user = { ...fields, ...STANDING, isDecoy: false, createdAt: now };
  for (const username of ['admin', `admin-${userId.slice(0, 8)}`]) {
    if ((await users.insert({ ...user, username })).kind !== 'USERNAME_TAKEN') break;
  }
  const details = { role: 'ADMIN' };
  const deed = { action: 'REGISTERED', caller: CALLER, userId, actorId: undefined, details } as const;
  await audit.append(auditEvent(parts, deed));
  return { userId, isProven: false, ended: [] };
}
