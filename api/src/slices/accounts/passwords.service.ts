import type { Clock } from '../../shared/clock.js';
import { checkNewPassword, readEmail, readGivenPassword, refuseField } from './account-fields.js';
import type { AccountStore, AccountTables, MailMessage, PasswordHasher } from './accounts.ports.js';
import type { Caller, SessionIdentity, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import type { AuditedDeed } from './audit-event.js';
import type { BackgroundMails } from './background-mails.js';
import { lockActiveUser, lockIfActive } from './lock-user.js';
import { LINK_LIFETIME_MS, mailedLink, passwordChangedMail, resetMail } from './mails.js';
import { linkInvalid, unauthenticated } from './refusals.js';
import type { SessionsService } from './sessions.service.js';
import { signInAccount } from './sign-in-account.js';
import type { SignInDelay } from './sign-in-delay.js';
import { hashToken, isTokenShaped } from './token-hash.js';
import { removeUnprovenWaysIn } from './unproven-ways-in.js';

export interface ChangePasswordInput {
  /** Absent where the user has none yet. */
  readonly currentPassword?: string | null | undefined;
  readonly newPassword: string;
}

export interface PasswordsServiceOptions {
  readonly store: AccountStore;
  readonly hasher: PasswordHasher;
  readonly sessions: SessionsService;
  readonly delay: SignInDelay;
  readonly mails: BackgroundMails;
  /** Of our pages, without a slash at the end. */
  readonly publicAddress: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly randomToken: () => string;
}

/** Changes passwords: for whoever knows the present one, or reads the account's mail. */
export class PasswordsService {
  readonly #options: PasswordsServiceOptions;

  constructor(options: PasswordsServiceOptions) {
    this.#options = options;
  }

  /**
   * Ends all other sessions of the user.
   *
   * @throws {AppError} BAD_USER_INPUT of `currentPassword` or `newPassword`; RATE_LIMITED SIGN_IN_DELAYED;
   * UNAUTHENTICATED TOKEN_REVOKED where the session ended meanwhile
   */
  async change(identity: SessionIdentity, input: ChangePasswordInput, caller: Caller): Promise<void> {
    const { store, hasher, sessions, clock } = this.#options;
    const user = await store.users.byId(identity.userId);
    if (user?.isActive !== true) throw unauthenticated('TOKEN_REVOKED');
    await checkNewPassword(this.#options.hasher, 'newPassword', input.newPassword, user);
    const present = await store.users.passwordHash(user.id);
    if (present !== undefined) await this.#checkCurrent(user, present, input.currentPassword ?? '', caller);

    const passwordHash = await hasher.hash(input.newPassword);
    const ended = await store.transaction(async (tables) => {
      const now = clock();
      await lockActiveUser(tables, user.id, now);
      // Hashing takes long enough for the owner to end the session, or to set a password that this must not undo.
      if (!(await tables.grants.isPresent(identity.sessionId, now))) throw unauthenticated('TOKEN_REVOKED');
      if ((await tables.users.passwordHash(user.id)) !== present) refuseCurrent();
      await tables.users.setPasswordHash(user.id, passwordHash, now);
      await tables.oneTimeTokens.removeOf(user.id, 'RESET_PASSWORD');
      const others = await sessions.endAll(tables, user.id, 'PASSWORD_CHANGED', identity.sessionId);
      const deed = { action: 'PASSWORD_CHANGED', caller, userId: user.id } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return others;
    });
    await sessions.announceEnd(ended);
    this.#postNotice(user);
  }

  /**
   * Has a link mailed to the address where it is a user's. All the work comes after the answer, which is the same for
   * any address.
   *
   * @throws {AppError} BAD_USER_INPUT where it is no address
   */
  requestReset(address: string, caller: Caller): Promise<void> {
    return new Promise((resolve) => {
      const email = readEmail(address);
      this.#options.mails.postWithinQuota(email, () => this.#prepareResetMail(email, caller));
      resolve();
    });
  }

  /**
   * Sets the password of whoever has the link, which proves the address too, and ends all sessions. Where the address was
   * not proven before, no provider and no key of the account stays good: whoever has them need not be its owner.
   *
   * @throws {AppError} UNAUTHENTICATED LINK_INVALID; BAD_USER_INPUT of `newPassword`, and the link stays good
   */
  async reset(token: string, newPassword: string, caller: Caller): Promise<void> {
    if (!isTokenShaped(token)) throw linkInvalid();
    const { store, hasher, sessions, delay, clock } = this.#options;
    const tokenHash = hashToken(token);
    const userId = await store.oneTimeTokens.find(tokenHash, 'RESET_PASSWORD', clock());
    const user = userId === undefined ? undefined : await store.users.byId(userId);
    if (user?.isActive !== true || user.isDecoy) throw linkInvalid();
    await checkNewPassword(this.#options.hasher, 'newPassword', newPassword, user);

    const passwordHash = await hasher.hash(newPassword);
    const now = clock();
    const ended = await store.transaction(async (tables) => {
      const owner = await lockIfActive(tables, user.id, now);
      const usedBy = await tables.oneTimeTokens.use(tokenHash, 'RESET_PASSWORD', now);
      if (owner === undefined || usedBy !== owner.id) throw linkInvalid();
      await tables.users.setPasswordHash(owner.id, passwordHash, now);
      const details = await removeUnprovenWaysIn(tables, owner, now);
      if (owner.emailVerifiedAt === undefined) await tables.users.update(owner.id, { emailVerifiedAt: now }, now);
      const all = await sessions.endAll(tables, owner.id, 'PASSWORD_CHANGED');
      const deed = { action: 'PASSWORD_RESET', caller, userId: owner.id, actorId: undefined, details } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return all;
    });
    await sessions.announceEnd(ended);
    await delay.forget(signInAccount(user.email));
    this.#postNotice(user);
  }

  /** Whoever found an open screen must not guess faster here than at the sign-in. */
  async #checkCurrent(user: User, passwordHash: string, password: string, caller: Caller): Promise<void> {
    const { hasher, delay } = this.#options;
    readGivenPassword('currentPassword', password);
    // Not the sign-in's count: a decoy has its own password, but its address's failures are another user's.
    const obstacle = await delay.attempt({
      account: `change:${user.id}`,
      ip: caller.ip,
      judge: async () => ((await hasher.matches(password, passwordHash)) ? undefined : 'WRONG_PASSWORD'),
      onDelay: () => this.#audit({ action: 'SIGN_IN_DELAYED', caller, userId: user.id }),
    });
    if (obstacle !== undefined) {
      await this.#audit({ action: 'SIGN_IN_FAILED', caller, userId: user.id, details: { cause: 'PASSWORD_CHANGE' } });
      refuseCurrent();
    }
  }

  async #prepareResetMail(email: string, caller: Caller): Promise<MailMessage | undefined> {
    const { store, publicAddress, randomToken } = this.#options;
    const user = await store.users.byEmail(email);
    const token = randomToken();
    if (user?.isActive !== true) {
      await this.#workAsForLink(token, caller);
      return undefined;
    }
    await store.transaction((tables) => this.#storeLink(tables, user.id, token, caller));
    return resetMail(user, mailedLink(publicAddress, 'reset', token));
  }

  /**
   * What a link costs the database, without one: whoever asks for something else meanwhile waits as long for an address
   * that is nobody's.
   */
  async #workAsForLink(token: string, caller: Caller): Promise<void> {
    const { store, clock, newId } = this.#options;
    const id = newId() as UserId;
    const nobody = { id, email: `${id}@cushing.invalid`, username: id, name: undefined, avatarUrl: undefined } as const;
    const standing = { role: 'VIEWER', tier: 'FREE', isDecoy: true, createdAt: clock() } as const;
    const undone = new Error('undone');
    const work = store.transaction(async (tables) => {
      await tables.users.insert({ ...nobody, ...standing, passwordHash: undefined, emailVerifiedAt: undefined });
      await this.#storeLink(tables, id, token, caller);
      throw undone;
    });
    await work.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  }

  async #storeLink(
    { oneTimeTokens, audit }: AccountTables,
    userId: UserId,
    token: string,
    caller: Caller,
  ): Promise<void> {
    const createdAt = this.#options.clock();
    const link = { tokenHash: hashToken(token), purpose: 'RESET_PASSWORD', userId, createdAt } as const;
    await oneTimeTokens.insert({ ...link, expiresAt: createdAt + LINK_LIFETIME_MS });
    const deed = { action: 'PASSWORD_RESET_REQUESTED', caller, userId, actorId: undefined } as const;
    await audit.append(auditEvent(this.#options, deed));
  }

  /** A decoy's address is another's, whose password did not change. */
  #postNotice(user: User): void {
    if (user.isDecoy) return;
    this.#options.mails.post(() => Promise.resolve(passwordChangedMail(user, this.#options.publicAddress)));
  }

  async #audit(deed: AuditedDeed): Promise<void> {
    await this.#options.store.audit.append(auditEvent(this.#options, deed));
  }
}

function refuseCurrent(): never {
  refuseField('currentPassword', 'This is not your present password.', ['WRONG']);
}
