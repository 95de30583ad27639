/** What every store of revocations does that keeps them itself: the port's contract. */
import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Clock } from '../../shared/clock.js';
import type { AccessClaims, RecentRevocations, Revocations, SessionId, UserId } from './index.js';

type Preloaded = Revocations & { preload(recent: RecentRevocations): Promise<void> };

/**
 * @param name of the adapter, for the report
 * @param open gives a store, which may hold the revocations of other tests
 */
export function revocationsContract(name: string, open: (clock: Clock) => Preloaded): void {
  describe(`the revocations' contract, ${name}`, () => {
    const now = Date.now();
    let revocations: Preloaded;

    beforeEach(() => {
      revocations = open(() => now);
    });

    test('nothing is revoked that nobody revoked', async () => {
      expect(await revocations.isRevoked(claimsAt(now))).toBe(false);
    });

    test('a revoked token ends alone', async () => {
      const claims = claimsAt(now);
      await revocations.revokeToken(claims.tokenId, claims.expiresAt);
      expect(await revocations.isRevoked(claims)).toBe(true);
      expect(await revocations.isRevoked({ ...claims, tokenId: randomUUID() })).toBe(false);
    });

    test('a revoked session ends with all its tokens', async () => {
      const claims = claimsAt(now);
      await revocations.revokeSession(claims.sessionId);
      expect(await revocations.isRevoked({ ...claims, tokenId: randomUUID() })).toBe(true);
      expect(await revocations.isRevoked({ ...claims, sessionId: randomUUID() as SessionId })).toBe(false);
    });

    test("a user's tokens of before end, those of the same millisecond and later do not", async () => {
      const claims = claimsAt(now);
      await revocations.revokeUserBefore(claims.userId, now);
      expect(await revocations.isRevoked({ ...claims, issuedAt: now - 1 })).toBe(true);
      expect(await revocations.isRevoked({ ...claims, issuedAt: now })).toBe(false);
      expect(await revocations.isRevoked({ ...claimsAt(now), issuedAt: now - 1 })).toBe(false);
    });

    test('an earlier instant does not take a later one back', async () => {
      const claims = claimsAt(now - 10);
      await revocations.revokeUserBefore(claims.userId, now);
      await revocations.revokeUserBefore(claims.userId, now - 1_000);
      expect(await revocations.isRevoked(claims)).toBe(true);
    });

    test('what is preloaded is revoked, with what was revoked before', async () => {
      const [kept, ended, changed] = [claimsAt(now - 5), claimsAt(now - 5), claimsAt(now - 5)];
      await revocations.revokeSession(kept.sessionId);
      await revocations.preload({ sessions: [ended.sessionId], users: [{ userId: changed.userId, validFrom: now }] });
      expect(await Promise.all([kept, ended, changed].map((claims) => revocations.isRevoked(claims)))).toEqual([
        true,
        true,
        true,
      ]);
    });
  });
}

/** @returns what a token says that was signed then */
export function claimsAt(issuedAt: number): AccessClaims {
  return {
    userId: randomUUID() as UserId,
    sessionId: randomUUID() as SessionId,
    tokenId: randomUUID(),
    role: 'VIEWER',
    tier: 'FREE',
    permissions: ['read'],
    issuedAt,
    expiresAt: issuedAt + 15 * 60_000,
  };
}
