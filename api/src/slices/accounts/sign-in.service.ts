import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { checkNewPassword, readEmail, readGivenPassword, readName, readUsername } from './account-fields.js';
import type { AccountStore, NewUser, PasswordHasher } from './accounts.ports.js';
import type { Caller, SignIn, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import type { AuditedDeed } from './audit-event.js';
import type { BackgroundMails } from './background-mails.js';
import type { EmailVerificationService } from './email-verification.service.js';
import { knownAddressMail } from './mails.js';
import { usernameTaken, wrongCredentials } from './refusals.js';
import { DEMO_EMAIL } from './session-permissions.js';
import type { SessionsService } from './sessions.service.js';
import type { SignInDelay } from './sign-in-delay.js';
import { signInAccount } from './sign-in-account.js';

/** Nobody's id: asked for where there is no user, so that the same is done. */
const NOBODY = '00000000-0000-4000-8000-000000000000' as UserId;

export interface RegisterInput {
  readonly email: string;
  readonly password: string;
  readonly username: string;
  readonly name?: string | null | undefined;
}

export interface LoginInput {
  readonly email: string;
  readonly password: string;
}

export interface SignInServiceOptions {
  readonly store: AccountStore;
  readonly hasher: PasswordHasher;
  readonly sessions: SessionsService;
  readonly delay: SignInDelay;
  readonly verification: EmailVerificationService;
  readonly mails: BackgroundMails;
  /** Of our pages, without a slash at the end. */
  readonly publicAddress: string;
  /** Whether an address has to be verified before its user signs in again; where mails are sent. */
  readonly requiresVerifiedEmail: boolean;
  readonly isDemoLoginOffered: boolean;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Lets people in: new ones, those with a password, and those who only look. Neither answers nor their times tell
 * whether an address is known.
 */
export class SignInService {
  readonly #options: SignInServiceOptions;

  constructor(options: SignInServiceOptions) {
    this.#options = options;
  }

  /** Whether `demoLogin` is open here. */
  get isDemoOffered(): boolean {
    return this.#options.isDemoLoginOffered;
  }

  /**
   * Makes an account and signs it in. For a known address that is a decoy, and the address's owner is told by mail.
   *
   * @throws {AppError} BAD_USER_INPUT with the field; CONFLICT USERNAME_TAKEN
   */
  async register(input: RegisterInput, caller: Caller): Promise<SignIn> {
    const email = readEmail(input.email);
    const username = readUsername(input.username);
    const name = readName(input.name);
    await checkNewPassword(this.#options.hasher, 'password', input.password, { email, username, name });
    const { store, hasher, sessions, clock, newId } = this.#options;
    const passwordHash = await hasher.hash(input.password);

    const id = newId() as UserId;
    const fields = { id, email, username, name, passwordHash, createdAt: clock() };
    let owner = await store.users.byEmail(email);
    let outcome = await this.#insert(fields, owner, caller);
    if (outcome === 'EMAIL_TAKEN') {
      // Somebody else registered with the address in between.
      owner = await store.users.byEmail(email);
      outcome = owner === undefined ? outcome : await this.#insert(fields, owner, caller);
    }
    if (outcome === 'USERNAME_TAKEN') throw usernameTaken();
    const user = await store.users.byId(id);
    if (user === undefined) throw new AppError('UNAVAILABLE', 'The account could not be made: try again.');
    try {
      return await sessions.open(user, caller);
    } finally {
      // Last: what the mail needs of the database is not the same for a known address, and must not hold up the answer.
      this.#postRegistrationMail(user, owner);
    }
  }

  /**
   * @throws {AppError} UNAUTHENTICATED WRONG_CREDENTIALS for whatever reason; RATE_LIMITED SIGN_IN_DELAYED after many
   * failures
   */
  async login(input: LoginInput, caller: Caller): Promise<SignIn> {
    const email = readEmail(input.email);
    const password = readGivenPassword('password', input.password);
    const { store, hasher, sessions, delay, requiresVerifiedEmail } = this.#options;
    const user = await store.users.byEmail(email);
    const passwordHash = await store.users.passwordHash(user?.id ?? NOBODY);
    const obstacle = await delay.attempt({
      account: signInAccount(email),
      ip: caller.ip,
      judge: async () => this.#obstacle(user, passwordHash, await hasher.matches(password, passwordHash)),
      onDelay: () => this.#audit({ action: 'SIGN_IN_DELAYED', caller, userId: user?.id, actorId: undefined }),
    });
    if (user === undefined || obstacle !== undefined) {
      const details = { cause: obstacle ?? 'UNKNOWN_EMAIL' };
      await this.#audit({ action: 'SIGN_IN_FAILED', caller, userId: user?.id, actorId: undefined, details });
      throw wrongCredentials(requiresVerifiedEmail);
    }
    const signIn = await sessions.open(user, caller, passwordHash);
    await this.#audit({ action: 'SIGNED_IN', caller, userId: user.id, details: { method: 'PASSWORD' } });
    return signIn;
  }

  /**
   * Signs in the one user whom everybody may be, who may read.
   *
   * @throws {AppError} FORBIDDEN DEMO_NOT_OFFERED
   */
  async demoLogin(caller: Caller): Promise<SignIn> {
    const user = this.isDemoOffered ? await this.#demoUser() : undefined;
    if (user?.isActive !== true) {
      throw new AppError('FORBIDDEN', 'The demo is not offered here: sign in.', { reason: 'DEMO_NOT_OFFERED' });
    }
    await this.#audit({ action: 'SIGNED_IN', caller, userId: user.id, details: { method: 'DEMO' } });
    return this.#options.sessions.open(user, caller);
  }

  /** @returns why a user may not sign in, for the audit log alone */
  #obstacle(user: User | undefined, passwordHash: string | undefined, isRight: boolean): string | undefined {
    if (user === undefined) return 'UNKNOWN_EMAIL';
    if (passwordHash === undefined) return 'NO_PASSWORD';
    if (!isRight) return 'WRONG_PASSWORD';
    if (!user.isActive) return 'INACTIVE';
    if (this.#options.requiresVerifiedEmail && user.emailVerifiedAt === undefined) return 'EMAIL_NOT_VERIFIED';
    return undefined;
  }

  /** @param owner whose address it is already; then the new user is a decoy */
  async #insert(
    fields: Pick<NewUser, 'id' | 'email' | 'username' | 'name' | 'passwordHash' | 'createdAt'>,
    owner: User | undefined,
    caller: Caller,
  ): Promise<'INSERTED' | 'EMAIL_TAKEN' | 'USERNAME_TAKEN'> {
    // Role, tier and all that gives power are said here and nowhere else.
    const newcomer = { avatarUrl: undefined, emailVerifiedAt: undefined, role: 'VIEWER', tier: 'FREE' } as const;
    const deed: AuditedDeed =
      owner === undefined
        ? { action: 'REGISTERED', caller, userId: fields.id }
        : { action: 'REGISTRATION_OF_KNOWN_EMAIL', caller, userId: owner.id, actorId: fields.id };
    return this.#options.store.transaction(async ({ users, audit }) => {
      const { kind } = await users.insert({ ...fields, ...newcomer, isDecoy: owner !== undefined });
      if (kind === 'INSERTED') await audit.append(auditEvent(this.#options, deed));
      return kind;
    });
  }

  #postRegistrationMail(user: User, owner: User | undefined): void {
    const { mails, verification, publicAddress } = this.#options;
    mails.postWithinQuota(user.email, async () => {
      if (owner === undefined) return verification.prepareMail(user);
      return owner.isActive ? knownAddressMail(owner, publicAddress) : undefined;
    });
  }

  /** The demo's user, made when it is first asked for. */
  async #demoUser(): Promise<User | undefined> {
    const { store, clock, newId } = this.#options;
    const present = await store.users.byEmail(DEMO_EMAIL);
    if (present !== undefined) return present;
    const demo = { email: DEMO_EMAIL, name: 'Demo', avatarUrl: undefined, role: 'VIEWER', tier: 'FREE' } as const;
    const secrets = { passwordHash: undefined, emailVerifiedAt: undefined, isDecoy: false } as const;
    for (const username of ['demo', `demo-${newId().slice(0, 8)}`]) {
      const user = { id: newId() as UserId, username, createdAt: clock(), ...demo, ...secrets };
      const { kind } = await store.users.insert(user);
      if (kind !== 'USERNAME_TAKEN') break;
    }
    return store.users.byEmail(DEMO_EMAIL);
  }

  async #audit(deed: AuditedDeed): Promise<void> {
    await this.#options.store.audit.append(auditEvent(this.#options, deed));
  }
}
