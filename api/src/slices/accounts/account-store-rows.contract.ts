/** Users, grants and keys for the account store's contract, each unlike every other. */
import { randomUUID } from 'node:crypto';

import type { ApiKeyId, AuditEvent, NewUser, RefreshGrant, SessionId, StoredApiKey, UserId } from './index.js';

/** 2026-03-02 08:00 UTC, with milliseconds so that a column that drops them shows. */
export const NOW = Date.UTC(2026, 2, 2, 8, 0, 0, 123);
export const DAY = 86_400_000;

export function newUser(values: Partial<NewUser> = {}): NewUser {
  const id = randomUUID() as UserId;
  return {
    id,
    email: `${id}@example.com`,
    username: `u.${id.slice(0, 8)}`,
    name: undefined,
    avatarUrl: undefined,
    passwordHash: undefined,
    emailVerifiedAt: undefined,
    role: 'VIEWER',
    tier: 'FREE',
    isDecoy: false,
    createdAt: NOW,
    ...values,
  };
}

/** The first grant of a session of its own. */
export function newGrant(userId: UserId, values: Partial<RefreshGrant> = {}): RefreshGrant {
  return {
    id: randomUUID(),
    userId,
    sessionId: randomUUID() as SessionId,
    tokenHash: randomUUID(),
    userAgent: 'Firefox on Linux',
    ip: '192.0.2.1',
    startedAt: NOW,
    createdAt: NOW,
    lastUsedAt: NOW,
    expiresAt: NOW + 7 * DAY,
    revokedAt: undefined,
    reason: undefined,
    ...values,
  };
}

/** The next grant of the same session. */
export function successorOf(grant: RefreshGrant, at: number): RefreshGrant {
  const { sessionId, startedAt } = grant;
  return newGrant(grant.userId, { sessionId, startedAt, createdAt: at, lastUsedAt: at, expiresAt: at + 7 * DAY });
}

export function newKey(userId: UserId, values: Partial<StoredApiKey> = {}): StoredApiKey {
  return {
    id: randomUUID() as ApiKeyId,
    userId,
    name: 'nightly report',
    prefix: `csk_${randomUUID().slice(0, 8)}`,
    keyHash: randomUUID(),
    scopes: ['read', 'calculate'],
    createdAt: NOW,
    expiresAt: undefined,
    lastUsedAt: undefined,
    revokedAt: undefined,
    ...values,
  };
}

export function newEvent(values: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: randomUUID(),
    at: NOW,
    action: 'SIGNED_IN',
    userId: undefined,
    actorId: undefined,
    ip: '2001:db8::1',
    userAgent: 'curl',
    details: {},
    ...values,
  };
}
