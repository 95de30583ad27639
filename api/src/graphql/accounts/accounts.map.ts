import type { ApiKey, AuditEvent, Page, Session, SignIn, User } from '../../slices/accounts/index.js';
import type { ApiKeyObject, AuthPayloadObject, SessionObject, UserObject } from './account.object-types.js';
import type { AuditEventObject, PageInfoObject } from './administration.object-types.js';

export function toInstant(at: number): string {
  return new Date(at).toISOString();
}

function toInstantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : toInstant(at);
}

export function toUser(user: User): UserObject {
  return {
    id: user.id,
    email: user.email,
    emailVerifiedAt: toInstantOrNull(user.emailVerifiedAt),
    username: user.username,
    name: user.name ?? null,
    avatarUrl: user.avatarUrl ?? null,
    hasPassword: user.hasPassword,
    role: user.role,
    tier: user.tier,
    isActive: user.isActive,
    createdAt: toInstant(user.createdAt),
  };
}

export function toSession(session: Session): SessionObject {
  return {
    id: session.id,
    userAgent: session.userAgent,
    ip: session.ip,
    createdAt: toInstant(session.createdAt),
    lastUsedAt: toInstant(session.lastUsedAt),
    expiresAt: toInstant(session.expiresAt),
    isCurrent: session.isCurrent,
  };
}

export function toApiKey(key: ApiKey): ApiKeyObject {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    createdAt: toInstant(key.createdAt),
    expiresAt: toInstantOrNull(key.expiresAt),
    lastUsedAt: toInstantOrNull(key.lastUsedAt),
  };
}

export function toAuditEvent(event: AuditEvent): AuditEventObject {
  return {
    id: event.id,
    at: toInstant(event.at),
    action: event.action,
    userId: event.userId ?? null,
    actorId: event.actorId ?? null,
    ip: event.ip,
    userAgent: event.userAgent,
    details: Object.entries(event.details).map(([name, value]) => ({
      name,
      value: typeof value === 'object' ? value.join(', ') : String(value),
    })),
  };
}

export function toAuthPayload(signIn: SignIn): AuthPayloadObject {
  return {
    accessToken: signIn.accessToken,
    expiresAt: toInstant(signIn.expiresAt),
    permissions: signIn.permissions,
    user: toUser(signIn.user),
  };
}

/** A page as Relay has it. */
export function toConnection<Item, Node>(
  page: Page<Item>,
  toNode: (item: Item) => Node,
): {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfoObject;
  readonly totalCount: number;
} {
  return {
    edges: page.entries.map(({ cursor, item }) => ({ cursor, node: toNode(item) })),
    pageInfo: { hasNextPage: page.hasMore, endCursor: page.entries.at(-1)?.cursor ?? null },
    totalCount: page.total,
  };
}
