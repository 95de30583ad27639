import type { Clock } from '../../shared/clock.js';
import type { AccountStore, MailMessage } from './accounts.ports.js';
import type { Caller, SessionIdentity, User } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import type { BackgroundMails } from './background-mails.js';
import { LINK_LIFETIME_MS, mailedLink, verifyMail } from './mails.js';
import { linkInvalid } from './refusals.js';
import { hashToken, isTokenShaped } from './token-hash.js';

export interface EmailVerificationServiceOptions {
  readonly store: AccountStore;
  readonly mails: BackgroundMails;
  /** Of our pages, without a slash at the end. */
  readonly publicAddress: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly randomToken: () => string;
}

/** Proves that an address is its user's, by a link that works once within 30 minutes. */
export class EmailVerificationService {
  readonly #options: EmailVerificationServiceOptions;

  constructor(options: EmailVerificationServiceOptions) {
    this.#options = options;
  }

  /** @returns the mail with a new link, which ends earlier ones */
  async prepareMail(user: User): Promise<MailMessage> {
    const { store, publicAddress, clock, randomToken } = this.#options;
    const token = randomToken();
    const createdAt = clock();
    await store.oneTimeTokens.insert({
      tokenHash: hashToken(token),
      purpose: 'VERIFY_EMAIL',
      userId: user.id,
      createdAt,
      expiresAt: createdAt + LINK_LIFETIME_MS,
    });
    return verifyMail(user, mailedLink(publicAddress, 'verify', token));
  }

  /**
   * Mails whoever asks a new link, later. Nothing is sent where the address is proven, or another user's; the answer is
   * the same.
   */
  async request(identity: SessionIdentity): Promise<void> {
    const user = await this.#options.store.users.byId(identity.userId);
    if (user?.isActive !== true || user.isDecoy || user.emailVerifiedAt !== undefined) return;
    this.#options.mails.postWithinQuota(user.email, () => this.prepareMail(user));
  }

  /** @throws {AppError} UNAUTHENTICATED LINK_INVALID */
  async verify(token: string, caller: Caller): Promise<void> {
    if (!isTokenShaped(token)) throw linkInvalid();
    const { store, clock } = this.#options;
    const now = clock();
    const isVerified = await store.transaction(async (tables) => {
      const userId = await tables.oneTimeTokens.use(hashToken(token), 'VERIFY_EMAIL', now);
      const user = userId === undefined ? undefined : await tables.users.byId(userId);
      // A decoy's address is another user's, who alone may prove it.
      if (user?.isActive !== true || user.isDecoy) return false;
      await tables.users.update(user.id, { emailVerifiedAt: user.emailVerifiedAt ?? now }, now);
      const deed = { action: 'EMAIL_VERIFIED', caller, userId: user.id, actorId: undefined } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return true;
    });
    if (!isVerified) throw linkInvalid();
  }
}
