import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { refuseField } from './account-fields.js';
import type { AccountStore, AccountTables, Revocations, UserChange } from './accounts.ports.js';
import type {
  AuditEvent,
  Caller,
  Identity,
  Page,
  PageRequest,
  Role,
  SessionId,
  Tier,
  User,
  UserId,
} from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import type { AuditedDeed } from './audit-event.js';
import { lockIfActive } from './lock-user.js';
import { DEMO_EMAIL } from './session-permissions.js';
import type { SessionsService } from './sessions.service.js';

const MOST_ENTRIES = 100;
const LONGEST_SEARCH = 100;

export interface AdministrationServiceOptions {
  readonly store: AccountStore;
  readonly sessions: SessionsService;
  readonly revocations: Revocations;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What an administrator's change is, and how the audit log names it. */
interface Change {
  readonly of: UserChange;
  readonly action: AuditedDeed['action'];
  readonly details: AuditEvent['details'];
}

/** What administrators see and change of others. Every change voids the access tokens that say otherwise. */
export class AdministrationService {
  readonly #options: AdministrationServiceOptions;

  constructor(options: AdministrationServiceOptions) {
    this.#options = options;
  }

  /** Users by e-mail. @throws {AppError} BAD_USER_INPUT with the field */
  async users(page: PageRequest, search: string | undefined): Promise<Page<User>> {
    const text = (search ?? '').trim();
    if (text.length > LONGEST_SEARCH || /[\p{Cc}\p{Cs}]/u.test(text)) {
      refuseField('search', `Search for at most ${LONGEST_SEARCH} characters, all of which can be seen.`, ['INVALID']);
    }
    return this.#options.store.users.list(checkPage(page), text === '' ? undefined : text);
  }

  /** What happened, the newest first; to anybody where there is no `userId`. */
  async auditLog(page: PageRequest, userId: string | undefined): Promise<Page<AuditEvent>> {
    return this.#options.store.audit.list(checkPage(page), userId as UserId | undefined);
  }

  /** Adds to the log what a user did elsewhere on the desk. */
  async record(deed: Omit<AuditedDeed, 'actorId'>): Promise<void> {
    await this.#options.store.audit.append(auditEvent(this.#options, deed));
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT LAST_ADMIN, DEMO_USER */
  setRole(userId: string, role: Role, identity: Identity, caller: Caller): Promise<User> {
    return this.#change(userId, identity, caller, (user) => {
      if (user.role === role) return undefined;
      if (user.email === DEMO_EMAIL) {
        throw new AppError('CONFLICT', 'Everybody may be the demo user, who therefore only reads.', {
          reason: 'DEMO_USER',
        });
      }
      return { of: { role }, action: 'ROLE_CHANGED', details: { from: user.role, to: role } };
    });
  }

  /** @throws {AppError} NOT_FOUND */
  setTier(userId: string, tier: Tier, identity: Identity, caller: Caller): Promise<User> {
    return this.#change(userId, identity, caller, (user) =>
      user.tier === tier ? undefined : { of: { tier }, action: 'TIER_CHANGED', details: { from: user.tier, to: tier } },
    );
  }

  /**
   * Lets a user in, or out: then all sessions end, and keys are refused for as long as their owner is out.
   *
   * @throws {AppError} NOT_FOUND; CONFLICT LAST_ADMIN
   */
  setActive(userId: string, isActive: boolean, identity: Identity, caller: Caller): Promise<User> {
    return this.#change(userId, identity, caller, (user) =>
      user.isActive === isActive
        ? undefined
        : { of: { isActive }, action: isActive ? 'USER_ACTIVATED' : 'USER_DEACTIVATED', details: {} },
    );
  }

  /** @param changeOf undefined where the user is as is wished already */
  async #change(
    userId: string,
    identity: Identity,
    caller: Caller,
    changeOf: (user: User) => Change | undefined,
  ): Promise<User> {
    const { store, sessions, revocations, clock } = this.#options;
    const { user, ended } = await store.transaction(async (tables) => {
      // Counted before anything is read: who waits here for another's change sees it.
      const admins = await tables.users.activeAdmins();
      // From here on no other's transaction sits between the instant of this change and what it says of older tokens.
      await lockIfActive(tables, userId as UserId, clock());
      const present = (await tables.users.byId(userId as UserId)) ?? unknownUser();
      const change = changeOf(present);
      if (change === undefined) return { user: present, ended: undefined };
      if (takesAdminAway(present, change.of) && admins <= 1) {
        throw new AppError('CONFLICT', 'This is the last administrator: make another one first.', {
          reason: 'LAST_ADMIN',
        });
      }
      return this.#store(tables, present, change, { identity, caller });
    });
    if (ended === undefined) return user;
    await revocations.revokeUserBefore(user.id, clock());
    await sessions.announceEnd(ended);
    return user;
  }

  async #store(
    tables: AccountTables,
    { id: userId }: User,
    { of, action, details }: Change,
    { identity, caller }: { readonly identity: Identity; readonly caller: Caller },
  ): Promise<{ readonly user: User; readonly ended: readonly SessionId[] }> {
    const outcome = await tables.users.update(userId, of, this.#options.clock());
    if (outcome.kind !== 'UPDATED') return unknownUser();
    const ended = of.isActive === false ? await this.#options.sessions.endAll(tables, userId, 'DEACTIVATED') : [];
    const actorId = identity.kind === 'ANONYMOUS' ? undefined : identity.userId;
    await tables.audit.append(auditEvent(this.#options, { action, caller, userId, actorId, details }));
    return { user: outcome.user, ended };
  }
}

/** Whether a change leaves one active administrator less. */
function takesAdminAway(user: User, { role = user.role, isActive = user.isActive }: UserChange): boolean {
  return isActiveAdmin(user) && !isActiveAdmin({ ...user, role, isActive });
}

function isActiveAdmin({ role, isActive, isDecoy }: User): boolean {
  return role === 'ADMIN' && isActive && !isDecoy;
}

function checkPage(page: PageRequest): PageRequest {
  const { first } = page;
  if (Number.isInteger(first) && first >= 1 && first <= MOST_ENTRIES) return page;
  return refuseField('first', `Ask for 1 to ${MOST_ENTRIES} at a time.`, ['INVALID']);
}

function unknownUser(): never {
  throw new AppError('NOT_FOUND', 'There is no such user.', { reason: 'USER' });
}
