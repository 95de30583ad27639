/** Who somebody is to Cushing and what they may do. Instants are milliseconds since 1970-01-01 UTC. */

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type UserId = Id<'UserId'>;
/** One sign-in on one device, through all renewals of its refresh token. */
export type SessionId = Id<'SessionId'>;
export type ApiKeyId = Id<'ApiKeyId'>;

export const ROLES = ['VIEWER', 'ANALYST', 'ADMIN'] as const;
/** What somebody may do. */
export type Role = (typeof ROLES)[number];

export const TIERS = ['FREE', 'PREMIUM', 'ADMIN'] as const;
/** How much somebody may ask for. */
export type Tier = (typeof TIERS)[number];

export const PERMISSIONS = ['read', 'calculate', 'alert', 'import', 'feed', 'administer', 'account'] as const;
/**
 * What a rule asks for: `read` market data, `calculate` prices and risk, `alert` on levels, `import` files, `feed` ticks,
 * `administer` users, and change one's own `account`.
 */
export type Permission = (typeof PERMISSIONS)[number];

export const API_KEY_SCOPES = ['read', 'calculate', 'alert', 'import', 'feed'] as const satisfies readonly Permission[];
/** What an API key may be made for: never for administration, and never for the account itself. */
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export const OAUTH_PROVIDERS = ['GOOGLE', 'GITHUB', 'DISCORD'] as const;
export type OAuthProvider = (typeof OAUTH_PROVIDERS)[number];

export interface User {
  readonly id: UserId;
  /** In lower case, as it was normalised; unique among users who are no decoys. */
  readonly email: string;
  /** 3 to 30 letters, digits, `_`, `.` or `-`; unique without regard to case. */
  readonly username: string;
  readonly name: string | undefined;
  /** An https address. */
  readonly avatarUrl: string | undefined;
  /** Without one, only providers sign this user in. */
  readonly hasPassword: boolean;
  readonly emailVerifiedAt: number | undefined;
  readonly role: Role;
  readonly tier: Tier;
  readonly isActive: boolean;
  /**
   * Whether the address is another user's. Who registers with a known address gets such an account, so that nobody can
   * tell: it looks like any new one, but its address can neither be verified nor signed in with.
   */
  readonly isDecoy: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Why a session ended, or one of its refresh tokens. */
export type RevocationReason =
  'ROTATED' | 'LOGGED_OUT' | 'REVOKED' | 'REUSED' | 'PASSWORD_CHANGED' | 'DEACTIVATED' | 'EXCESS';

/** One refresh token of a session; the unrevoked one is the session's present. */
export interface RefreshGrant {
  readonly id: string;
  readonly userId: UserId;
  /** The session that all its renewals belong to. */
  readonly sessionId: SessionId;
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string;
  readonly userAgent: string;
  readonly ip: string;
  /** When the session began: the first grant's. */
  readonly startedAt: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | undefined;
  readonly reason: RevocationReason | undefined;
}

/** A session as its owner sees it. */
export interface Session {
  readonly id: SessionId;
  readonly userAgent: string;
  readonly ip: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
}

export interface ApiKey {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly name: string;
  /** The part of the key that may be shown, as in `csk_4fQ9xT2a`. */
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  readonly lastUsedAt: number | undefined;
  readonly revokedAt: number | undefined;
}

export interface OAuthAccount {
  readonly provider: OAuthProvider;
  readonly providerUserId: string;
  readonly userId: UserId;
  readonly createdAt: number;
}

export type TokenPurpose = 'VERIFY_EMAIL' | 'RESET_PASSWORD';

export type AuditAction =
  | 'REGISTERED'
  | 'REGISTRATION_OF_KNOWN_EMAIL'
  | 'SIGNED_IN'
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_DELAYED'
  | 'SIGNED_OUT'
  | 'SIGNED_OUT_EVERYWHERE'
  | 'SESSION_REVOKED'
  | 'REFRESH_TOKEN_REUSED'
  | 'PROFILE_CHANGED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET_REQUESTED'
  | 'PASSWORD_RESET'
  | 'EMAIL_VERIFIED'
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'PROVIDER_LINKED'
  | 'PROVIDER_UNLINKED'
  | 'ROLE_CHANGED'
  | 'TIER_CHANGED'
  | 'USER_ACTIVATED'
  | 'USER_DEACTIVATED'
  | 'IMPORT_SUBMITTED'
  | 'IMPORT_ROLLED_BACK';

/** A line of the audit log, which is only ever added to. */
export interface AuditEvent {
  readonly id: string;
  readonly at: number;
  readonly action: AuditAction;
  /** Whom it concerns, where that is known. */
  readonly userId: UserId | undefined;
  /** Who did it; undefined for somebody who is not signed in. */
  readonly actorId: UserId | undefined;
  readonly ip: string;
  readonly userAgent: string;
  /** Plain values; never a password, token or hash. */
  readonly details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Where a request comes from. */
export interface Caller {
  readonly ip: string;
  readonly userAgent: string;
}

/** Who a request acts for. */
export type Identity =
  | { readonly kind: 'ANONYMOUS' }
  | {
      readonly kind: 'SESSION';
      readonly userId: UserId;
      readonly sessionId: SessionId;
      /** The access token's own id. */
      readonly tokenId: string;
      readonly role: Role;
      readonly tier: Tier;
      readonly permissions: readonly Permission[];
      /** When the access token ends. */
      readonly expiresAt: number;
    }
  | {
      readonly kind: 'API_KEY';
      readonly userId: UserId;
      readonly keyId: ApiKeyId;
      readonly role: Role;
      readonly tier: Tier;
      readonly permissions: readonly Permission[];
      readonly expiresAt: number | undefined;
    };

export type SessionIdentity = Extract<Identity, { kind: 'SESSION' }>;

/** What a sign-in or renewal hands out. The refresh token goes into the cookie and nowhere else. */
export interface SignIn {
  readonly user: User;
  /** What the access token allows. */
  readonly permissions: readonly Permission[];
  readonly accessToken: string;
  /** When the access token ends. */
  readonly expiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

/** A page of a list that is read from its newest or first entry on. */
export interface Page<Item> {
  /** `cursor` is opaque: given as `after`, the next page begins behind the entry. */
  readonly entries: readonly { readonly cursor: string; readonly item: Item }[];
  readonly hasMore: boolean;
  /** On all pages, counted up to 10,001: that many or more. */
  readonly total: number;
}

export interface PageRequest {
  /** 1 … 100 */
  readonly first: number;
  readonly after: string | undefined;
}
