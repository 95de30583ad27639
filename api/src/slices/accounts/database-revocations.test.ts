/** Proves that the database's own word on sessions and users ends tokens. */
import { describe, expect, test } from '@jest/globals';

import { DatabaseRevocations } from './index.js';
import type { SessionId, UserId } from './index.js';
import { claimsAt } from './revocations.contract.js';

const NOON = Date.UTC(2026, 2, 2, 12);

function revocationsOf(present: readonly SessionId[], changes: readonly { userId: UserId; validFrom: number }[]) {
  return new DatabaseRevocations({
    store: {
      grants: { isPresent: (sessionId, now) => Promise.resolve(now === NOON && present.includes(sessionId)) },
      users: { tokensValidFromSince: (at) => Promise.resolve(changes.filter(({ validFrom }) => validFrom >= at)) },
    },
    clock: () => NOON,
  });
}

describe('in the database', () => {
  test('a token is good as long as its session is present', async () => {
    const claims = claimsAt(NOON - 1_000);
    expect(await revocationsOf([claims.sessionId], []).isRevoked(claims)).toBe(false);
    expect(await revocationsOf([], []).isRevoked(claims)).toBe(true);
  });

  test("a token of before its user's change is not good, one of that instant or later is", async () => {
    const claims = claimsAt(NOON - 1_000);
    const changedAt = (validFrom: number, userId = claims.userId) =>
      revocationsOf([claims.sessionId], [{ userId, validFrom }]).isRevoked(claims);
    expect(await changedAt(NOON - 999)).toBe(true);
    expect(await changedAt(NOON - 1_000)).toBe(false);
    expect(await changedAt(NOON - 1_001)).toBe(false);
    expect(await changedAt(NOON, 'somebody else' as UserId)).toBe(false);
  });
});
