/** What the accounts ask of the outside. */
import type { PasswordJudgement } from '@cushing/password-policy';

import type {
  ApiKey,
  ApiKeyId,
  AuditEvent,
  OAuthAccount,
  OAuthProvider,
  Page,
  PageRequest,
  Permission,
  RefreshGrant,
  RevocationReason,
  Role,
  SessionId,
  Tier,
  TokenPurpose,
  User,
  UserId,
} from './accounts.types.js';

export interface NewUser {
  readonly id: UserId;
  readonly email: string;
  readonly username: string;
  readonly name: string | undefined;
  readonly avatarUrl: string | undefined;
  readonly passwordHash: string | undefined;
  readonly emailVerifiedAt: number | undefined;
  readonly role: Role;
  readonly tier: Tier;
  readonly isDecoy: boolean;
  readonly createdAt: number;
}

/** What may be changed of a user; absent stays, null is taken away. */
export interface UserChange {
  readonly username?: string;
  readonly name?: string | null;
  readonly avatarUrl?: string | null;
  readonly emailVerifiedAt?: number;
  readonly role?: Role;
  readonly tier?: Tier;
  readonly isActive?: boolean;
}

export interface UserStore {
  /** Stores all of it or nothing. A decoy's e-mail is never taken. */
  insert(user: NewUser): Promise<{ readonly kind: 'INSERTED' } | { readonly kind: 'EMAIL_TAKEN' | 'USERNAME_TAKEN' }>;
  byId(id: UserId): Promise<User | undefined>;
  /** Never a decoy. @param email normalised */
  byEmail(email: string): Promise<User | undefined>;
  passwordHash(id: UserId): Promise<string | undefined>;
  setPasswordHash(id: UserId, passwordHash: string, at: number): Promise<void>;
  update(
    id: UserId,
    change: UserChange,
    at: number,
  ): Promise<
    | { readonly kind: 'UPDATED'; readonly user: User }
    | { readonly kind: 'USERNAME_TAKEN' }
    | { readonly kind: 'UNKNOWN' }
  >;
  /** By e-mail, without decoys; `search` matches within e-mail, username and name without regard to case. */
  list(page: PageRequest, search: string | undefined): Promise<Page<User>>;
  /** Locks the rows that it counts until the transaction ends, so that two cannot both take away the last one. */
  activeAdmins(): Promise<number>;
  /** Users who are no decoys. */
  count(): Promise<number>;
  /** Before which a user's access tokens are void, for those whose role, tier or activity changed since. */
  tokensValidFromSince(instant: number): Promise<readonly { readonly userId: UserId; readonly validFrom: number }[]>;
}

export interface GrantStore {
  insert(grant: RefreshGrant): Promise<void>;
  /** Any grant, revoked ones too. */
  byTokenHash(tokenHash: string): Promise<RefreshGrant | undefined>;
  /**
   * Revokes `id` as ROTATED and inserts its successor.
   *
   * @returns false, with nothing stored, where `id` was revoked already
   */
  rotate(id: string, successor: RefreshGrant, at: number): Promise<boolean>;
  /**
   * The present grants of a user's sessions that have not ended, the last used first; at most 200.
   *
   * @param skip how many of the last used to leave out
   */
  presentOf(userId: UserId, now: number, skip?: number): Promise<readonly RefreshGrant[]>;
  /** @returns whether the session has a present grant that has not expired */
  isPresent(sessionId: SessionId, now: number): Promise<boolean>;
  /** @returns whether there was anything to revoke */
  revokeSession(sessionId: SessionId, reason: RevocationReason, at: number): Promise<boolean>;
  /** @returns the sessions that ended by it */
  revokeAllOf(userId: UserId, reason: RevocationReason, at: number, except?: SessionId): Promise<readonly SessionId[]>;
  /** Sessions that were revoked since, but not by rotation: what a process that starts has to know. */
  revokedSince(instant: number): Promise<readonly SessionId[]>;
  /** Removes grants that expired before. */
  removeExpired(before: number): Promise<number>;
  /**
   * Removes grants that were rotated before, but for the newest 1,500 of each session: two weeks of ordinary use, so
   * that only who rotates without a pause loses any, and a copy of the others is still recognised.
   */
  removeRotated(before: number): Promise<number>;
}

/** Stored beside the key's public part. */
export interface StoredApiKey extends ApiKey {
  /** SHA-256 of the whole key, base64url. */
  readonly keyHash: string;
}

export interface ApiKeyStore {
  insert(key: StoredApiKey): Promise<void>;
  byPrefix(prefix: string): Promise<StoredApiKey | undefined>;
  /** Unrevoked ones, the newest first. */
  listOf(userId: UserId): Promise<readonly ApiKey[]>;
  /** @returns whether the user had such a key, unrevoked */
  revoke(id: ApiKeyId, userId: UserId, at: number): Promise<boolean>;
  /** @returns how many ended by it */
  revokeAllOf(userId: UserId, at: number): Promise<number>;
  touch(id: ApiKeyId, at: number): Promise<void>;
}

export interface OAuthAccountStore {
  find(provider: OAuthProvider, providerUserId: string): Promise<OAuthAccount | undefined>;
  listOf(userId: UserId): Promise<readonly OAuthAccount[]>;
  /** @returns false where this provider's account is linked already, to anyone, or the user has one of this provider */
  insert(account: OAuthAccount): Promise<boolean>;
  remove(provider: OAuthProvider, userId: UserId): Promise<boolean>;
  /** @returns how many were removed */
  removeAllOf(userId: UserId): Promise<number>;
}

export interface OneTimeTokenStore {
  /** Ends the user's earlier tokens of the purpose. */
  insert(token: {
    readonly tokenHash: string;
    readonly purpose: TokenPurpose;
    readonly userId: UserId;
    readonly createdAt: number;
    readonly expiresAt: number;
  }): Promise<void>;
  /** Uses the token up. @returns whose it was; undefined where it is unknown, used, expired or of another purpose */
  use(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined>;
  /** @returns whose it would be, without using it up */
  find(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined>;
  /** Ends what a user was mailed for a purpose and has not used. */
  removeOf(userId: UserId, purpose: TokenPurpose): Promise<void>;
  removeExpired(before: number): Promise<number>;
}

export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  /** The newest first. */
  list(page: PageRequest, userId: UserId | undefined): Promise<Page<AuditEvent>>;
}

export interface PermissionStore {
  /** What each role may do, as seeded by the migrations. */
  byRole(): Promise<Readonly<Record<Role, readonly Permission[]>>>;
}

/** The tables of accounts. Every method rejects with an `AppError` UNAVAILABLE when the database cannot answer. */
export interface AccountTables {
  readonly users: UserStore;
  readonly grants: GrantStore;
  readonly apiKeys: ApiKeyStore;
  readonly oauthAccounts: OAuthAccountStore;
  readonly oneTimeTokens: OneTimeTokenStore;
  readonly audit: AuditStore;
  readonly permissions: PermissionStore;
}

export interface AccountStore extends AccountTables {
  /** Runs `work` in one transaction: all of it is stored, or, where it rejects, nothing. */
  transaction<Result>(work: (tables: AccountTables) => Promise<Result>): Promise<Result>;
  /** @throws {AppError} UNAVAILABLE */
  ping(): Promise<void>;
}

/** What takes long with passwords, done away from the thread that answers requests. */
export interface PasswordHasher {
  /** @param context what the password must not be made of, as the user's names */
  judge(password: string, context: readonly string[]): Promise<PasswordJudgement>;
  /** @throws {AppError} UNAVAILABLE when too many wait */
  hash(password: string): Promise<string>;
  /** The same work whatever the answer, and for `undefined` too, which stands for a user who has no password. */
  matches(password: string, passwordHash: string | undefined): Promise<boolean>;
}

/** What an access token says. */
export interface AccessClaims {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly tokenId: string;
  readonly role: Role;
  readonly tier: Tier;
  readonly permissions: readonly Permission[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export type AccessTokenVerdict =
  | { readonly kind: 'VALID'; readonly claims: AccessClaims }
  /** EXPIRED only where everything else is right. */
  | { readonly kind: 'EXPIRED' | 'INVALID' };

export interface AccessTokens {
  sign(claims: AccessClaims): Promise<string>;
  verify(token: string): Promise<AccessTokenVerdict>;
}

/** Ends access tokens before their time, in every process. Entries go by themselves once no token can need them. */
export interface Revocations {
  /** Ends one access token. */
  revokeToken(tokenId: string, tokenExpiresAt: number): Promise<void>;
  /** Ends every access token of a session. */
  revokeSession(sessionId: SessionId): Promise<void>;
  /** Ends every access token of a user that was issued before: for a change of role, tier or activity. */
  revokeUserBefore(userId: UserId, issuedBefore: number): Promise<void>;
  isRevoked(claims: AccessClaims): Promise<boolean>;
}

/** What the database knows of revocations that tokens can still need. */
export interface RecentRevocations {
  readonly sessions: readonly SessionId[];
  readonly users: readonly { readonly userId: UserId; readonly validFrom: number }[];
}

/** Revocations in a store that may lose them. */
export interface SharedRevocations extends Revocations {
  /** Another number whenever the store may have forgotten what it knew. */
  readonly epoch: number;
  /** Adds what is not known yet. */
  preload(recent: RecentRevocations): Promise<void>;
}

/** What was attempted under one key. */
export interface Attempts {
  readonly count: number;
  readonly lastAt: number;
}

/** Attempts by key, forgotten once their life after the last has passed. */
export interface AttemptStore {
  /** Counts one more, from nothing where what was counted is forgotten. @returns the count with it */
  add(key: string, at: number, lifeMs: number): Promise<Attempts>;
  get(key: string): Promise<Attempts | undefined>;
  /**
   * Takes some back, as if they had not been; takes no more than there are, and keeps the time at which the rest is
   * forgotten.
   *
   * @param lastAt of those that remain; undefined where it stays
   */
  takeBack(key: string, count: number, lastAt?: number): Promise<void>;
  clear(key: string): Promise<void>;
}

export interface MailMessage {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text, lines of at most 78 characters. */
  readonly text: string;
  /** The same as a document that needs nothing else, for mail programs that show it. */
  readonly html?: string;
  /** Of a mail that comes again and again: where a GET asks whether it shall end, and a POST ends it (RFC 8058). */
  readonly unsubscribeAddress?: string;
}

export interface Mailer {
  /** @throws {AppError} UNAVAILABLE where the mail could not be handed over */
  send(message: MailMessage): Promise<void>;
}
