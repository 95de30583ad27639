import type { Clock } from '../../shared/clock.js';
import { checkNewPassword, readEmail, readGivenPassword, refuseField } from './account-fields.js';
import type { AccountStore, MailMessage, PasswordHasher } from './accounts.ports.js';
import type { Caller, SessionIdentity, User } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import type { AuditedDeed } from './audit-event.js';
import type { BackgroundMails } from './background-mails.js';
import { LINK_LIFETIME_MS, mailedLink, passwordChangedMail, resetMail } from './mails.js';
import { linkInvalid, unauthenticated } from './refusals.js';
import type { SessionsService } from './sessions.service.js';
import { signInAccount } from './sign-in-account.js';
import { delayError } from './sign-in-delay.js';
import type { SignInDelay } from './sign-in-delay.js';
import { hashToken, isTokenShaped } from './token-hash.js';

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
   * @throws {AppError} BAD_USER_INPUT of `currentPassword` or `newPassword`; RATE_LIMITED SIGN_IN_DELAYED
   */
  async change(identity: SessionIdentity, input: ChangePasswordInput, caller: Caller): Promise<void> {
    const { store, hasher, sessions, clock } = this.#options;
    const user = await store.users.byId(identity.userId);
    if (user?.isActive !== true) throw unauthenticated('TOKEN_REVOKED');
    await checkNewPassword(this.#options.hasher, 'newPassword', input.newPassword, user);
    if (user.hasPassword) await this.#checkCurrent(user, input.currentPassword ?? '', caller);

    const passwordHash = await hasher.hash(input.newPassword);
    const ended = await store.transaction(async (tables) => {
      await tables.users.setPasswordHash(user.id, passwordHash, clock());
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
   * Sets the password of whoever has the link, which proves the address too, and ends all sessions.
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
      const owner = await tables.oneTimeTokens.use(tokenHash, 'RESET_PASSWORD', now);
      if (owner !== user.id) throw linkInvalid();
      await tables.users.setPasswordHash(user.id, passwordHash, now);
      if (user.emailVerifiedAt === undefined) await tables.users.update(user.id, { emailVerifiedAt: now }, now);
      const all = await sessions.endAll(tables, user.id, 'PASSWORD_CHANGED');
      const deed = { action: 'PASSWORD_RESET', caller, userId: user.id, actorId: undefined } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return all;
    });
    await sessions.announceEnd(ended);
    await delay.succeeded(signInAccount(user.email));
    this.#postNotice(user);
  }

  /** Whoever found an open screen must not guess faster here than at the sign-in. */
  async #checkCurrent(user: User, password: string, caller: Caller): Promise<void> {
    const { store, hasher, delay } = this.#options;
    readGivenPassword('currentPassword', password);
    // Not the sign-in's count: a decoy has its own password, but its address's failures are another user's.
    const account = `change:${user.id}`;
    const permit = await delay.enter(account, caller.ip);
    if (permit.kind === 'DELAYED') {
      if (permit.isNews) await this.#audit({ action: 'SIGN_IN_DELAYED', caller, userId: user.id });
      throw delayError(permit.retryAfterMs);
    }
    if (!(await hasher.matches(password, await store.users.passwordHash(user.id)))) {
      await delay.failed(caller.ip);
      await this.#audit({ action: 'SIGN_IN_FAILED', caller, userId: user.id, details: { cause: 'PASSWORD_CHANGE' } });
      refuseField('currentPassword', 'This is not your present password.', ['WRONG']);
    }
    await delay.succeeded(account);
  }

  async #prepareResetMail(email: string, caller: Caller): Promise<MailMessage | undefined> {
    const { store, publicAddress, clock, randomToken } = this.#options;
    const user = await store.users.byEmail(email);
    if (user?.isActive !== true) return undefined;
    const token = randomToken();
    const createdAt = clock();
    await store.transaction(async ({ oneTimeTokens, audit }) => {
      const expiresAt = createdAt + LINK_LIFETIME_MS;
      const purpose = 'RESET_PASSWORD';
      await oneTimeTokens.insert({ tokenHash: hashToken(token), purpose, userId: user.id, createdAt, expiresAt });
      const deed = { action: 'PASSWORD_RESET_REQUESTED', caller, userId: user.id, actorId: undefined } as const;
      await audit.append(auditEvent(this.#options, deed));
    });
    return resetMail(user, mailedLink(publicAddress, 'reset', token));
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
