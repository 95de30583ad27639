/**
 * The services of the accounts on a database of their own, embedded, with real bcrypt at its lowest cost. What the
 * services ask of memory and mail is answered by the simplest things that behave.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { MemoryAttempts } from '../../src/adapters/memory/index.js';
import { BcryptPasswordHasher } from '../../src/adapters/passwords/index.js';
import work from '../../src/adapters/passwords/password-worker.js';
import { AccountDatabase } from '../../src/adapters/postgres/index.js';
import { JoseAccessTokens } from '../../src/adapters/tokens/index.js';
import type {
  AccessClaims,
  AccessTokens,
  AccountStore,
  AuditEvent,
  Caller,
  MailMessage,
  Mailer,
  Revocations,
  SessionIdentity,
  SignIn,
  UserId,
} from '../../src/slices/accounts/index.js';
import { BackgroundMails } from '../../src/slices/accounts/background-mails.js';
import { EmailVerificationService } from '../../src/slices/accounts/email-verification.service.js';
import { IdentityService } from '../../src/slices/accounts/identity.service.js';
import { PasswordsService } from '../../src/slices/accounts/passwords.service.js';
import type { PermissionsByRole } from '../../src/slices/accounts/session-permissions.js';
import { SessionsService } from '../../src/slices/accounts/sessions.service.js';
import { SignInDelay } from '../../src/slices/accounts/sign-in-delay.js';
import { SignInService } from '../../src/slices/accounts/sign-in.service.js';

export const PUBLIC_ADDRESS = 'https://cushing.test';
export const GOOD_PASSWORD = 'mauve otter drills 47 wells';
export const OTHER_PASSWORD = 'teal lorry parks by 9 docks';
export const CALLER: Caller = { ip: '203.0.113.7', userAgent: 'Firefox on a desk' };

export const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  // Nobody reads it.
}

/** Real tokens, that says how often a signature was checked. */
class CountingTokens implements AccessTokens {
  verified = 0;
  readonly #tokens: AccessTokens;

  constructor(tokens: AccessTokens) {
    this.#tokens = tokens;
  }

  sign(claims: AccessClaims): Promise<string> {
    return this.#tokens.sign(claims);
  }
  verify(token: string): ReturnType<AccessTokens['verify']> {
    this.verified++;
    return this.#tokens.verify(token);
  }
}

export class PlainRevocations implements Revocations {
  readonly #ended = new Set<string>();
  readonly #users = new Map<string, number>();

  revokeToken(tokenId: string): Promise<void> {
    this.#ended.add(tokenId);
    return Promise.resolve();
  }
  revokeSession(sessionId: string): Promise<void> {
    this.#ended.add(sessionId);
    return Promise.resolve();
  }
  revokeUserBefore(userId: string, issuedBefore: number): Promise<void> {
    this.#users.set(userId, issuedBefore);
    return Promise.resolve();
  }
  isRevoked({ tokenId, sessionId, userId, issuedAt }: AccessClaims): Promise<boolean> {
    const isEnded = this.#ended.has(tokenId) || this.#ended.has(sessionId);
    return Promise.resolve(isEnded || issuedAt < (this.#users.get(userId) ?? 0));
  }
}

/** Counts uses within a window that slides. */
export class PlainQuota {
  readonly #uses = new Map<string, readonly number[]>();

  take(
    { key, limit, windowMs }: { readonly key: string; readonly limit: number; readonly windowMs: number },
    now: number,
  ): Promise<{ readonly isAllowed: boolean }> {
    const recent = (this.#uses.get(key) ?? []).filter((at) => at > now - windowMs);
    const isAllowed = recent.length < limit;
    this.#uses.set(key, isAllowed ? [...recent, now] : recent);
    return Promise.resolve({ isAllowed });
  }
}

export class MailBox implements Mailer {
  readonly sent: MailMessage[] = [];

  send(message: MailMessage): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }
  to(address: string): readonly MailMessage[] {
    return this.sent.filter((message) => message.to.address === address);
  }
  /** The token of the last link that was mailed to an address. */
  tokenFor(address: string): string {
    const token = /#token=([\w-]{43})\n/u.exec(this.to(address).at(-1)?.text ?? '')?.[1];
    if (token === undefined) throw new Error(`no link was mailed to ${address}`);
    return token;
  }
}

/** An embedded database with its tables, in a directory that goes with it. */
export async function openAccountStore(): Promise<{ readonly store: AccountStore; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'cushing-accounts-'));
  await copyAccountDatabase(directory);
  const database = await AccountDatabase.open({ engine: 'PGLITE', directory }, SILENT);
  return {
    store: database.store,
    async close() {
      await database.close();
      await rm(directory, { recursive: true });
    },
  };
}

export interface Comparisons {
  count: number;
  /** What was asked for in the password threads, in this order. */
  readonly tasks: string[];
  /** Happens once, between the next comparison and what follows from it. */
  afterNext: (() => Promise<void>) | undefined;
}

export interface Accounts {
  readonly store: AccountStore;
  readonly clock: { now: number };
  readonly tokens: CountingTokens;
  readonly revocations: PlainRevocations;
  readonly attempts: MemoryAttempts;
  readonly permissions: PermissionsByRole;
  readonly mailBox: MailBox;
  readonly mails: BackgroundMails;
  /** How often a password was compared with a hash, somebody's or nobody's. */
  readonly comparisons: Comparisons;
  readonly sessions: SessionsService;
  readonly identities: IdentityService;
  readonly signIn: SignInService;
  readonly passwords: PasswordsService;
  readonly verification: EmailVerificationService;
  /** What the audit log says of a user, the oldest first. */
  auditOf(userId: UserId): Promise<readonly AuditEvent[]>;
  identityOf(signIn: SignIn): Promise<SessionIdentity>;
}

const LOWEST_COST = 4;

let ids = 0;
/** Ids in the order in which they are made: what the audit log gets at the same instant, it then lists in its order. */
function newId(): string {
  ids++;
  return `${ids.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`;
}

/** The services on a store, with everything else new. */
export async function accountsOn(
  store: AccountStore,
  settings: {
    readonly requiresVerifiedEmail?: boolean;
    readonly isDemoLoginOffered?: boolean;
    readonly isTestMode?: boolean;
  } = {},
): Promise<Accounts> {
  const clock = { now: Date.UTC(2026, 2, 2, 9) };
  const comparisons: Comparisons = { count: 0, tasks: [], afterNext: undefined };
  const hasher = await BcryptPasswordHasher.start({
    cost: LOWEST_COST,
    work: {
      async run(task: Parameters<typeof work>[0]) {
        comparisons.tasks.push(task.kind);
        const answer = await work(task);
        if (task.kind === 'COMPARE') {
          comparisons.count++;
          const { afterNext } = comparisons;
          comparisons.afterNext = undefined;
          await afterNext?.();
        }
        return answer as never;
      },
      close: () => Promise.resolve(),
    },
  });
  const attempts = new MemoryAttempts(() => clock.now);
  const mailBox = new MailBox();
  const base = {
    store,
    tokens: new CountingTokens(
      await JoseAccessTokens.open({
        keys: { algorithm: 'HS256', secret: randomBytes(32).toString('hex'), previousSecret: undefined },
        address: PUBLIC_ADDRESS,
        clock: () => clock.now,
      }),
    ),
    revocations: new PlainRevocations(),
    permissions: await store.permissions.byRole(),
    clock: () => clock.now,
    newId,
    randomToken: () => randomBytes(32).toString('base64url'),
    publicAddress: PUBLIC_ADDRESS,
    hasher,
    delay: new SignInDelay({ attempts, clock: () => clock.now }),
    mails: new BackgroundMails({ mailer: mailBox, quota: new PlainQuota(), logger: SILENT, clock: () => clock.now }),
    isTestMode: settings.isTestMode ?? false,
    isDemoLoginOffered: settings.isDemoLoginOffered ?? true,
    requiresVerifiedEmail: settings.requiresVerifiedEmail ?? false,
  };
  const sessions = new SessionsService({ ...base, rotationKey: randomBytes(32) });
  const identities = new IdentityService(base);
  const verification = new EmailVerificationService(base);
  const { tokens, revocations, permissions, mails } = base;
  return {
    ...{ store, clock, comparisons, attempts, mailBox, tokens, revocations, permissions, mails },
    ...{ sessions, identities, verification },
    signIn: new SignInService({ ...base, sessions, verification }),
    passwords: new PasswordsService({ ...base, sessions }),
    async auditOf(userId) {
      const { entries } = await store.audit.list({ first: 100, after: undefined }, userId);
      return entries.map(({ item }) => item).toReversed();
    },
    async identityOf({ accessToken }) {
      const identity = await identities.identify(`Bearer ${accessToken}`);
      if (identity.kind !== 'SESSION') throw new Error('an access token is a session');
      return identity;
    },
  };
}

let people = 0;

/** A user whom no other test knows, registered and signed in. */
export async function registered(
  accounts: Accounts,
): Promise<{ readonly email: string; readonly username: string; readonly signIn: SignIn }> {
  people++;
  const email = `trader.${people}@example.com`;
  const username = `trader_${people}`;
  const signIn = await accounts.signIn.register({ email, username, password: GOOD_PASSWORD }, CALLER);
  return { email, username, signIn };
}
