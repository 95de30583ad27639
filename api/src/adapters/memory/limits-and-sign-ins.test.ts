/** Runs the contracts of limits and sign-ins on this process's memory, and proves that it does not grow for ever. */
import { describe, expect, test } from '@jest/globals';

import { attemptStoreContract } from '../../slices/accounts/attempt-store.contract.js';
import type { SessionId } from '../../slices/accounts/index.js';
import { pendingSignIn, pendingSignInsContract } from '../../slices/accounts/pending-sign-ins.contract.js';
import { claimsAt, revocationsContract } from '../../slices/accounts/revocations.contract.js';
import { quotaStoreContract } from '../../slices/limits/quota-store.contract.js';
import { MemoryAttempts } from './attempts.js';
import { ExpiringMap } from './expiring-map.js';
import { MemoryPendingSignIns } from './pending-sign-ins.js';
import { MemoryQuotas } from './quotas.js';
import { MemoryRevocations } from './revocations.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const MINUTE_MS = 60_000;

quotaStoreContract('memory', () => new MemoryQuotas());
attemptStoreContract('memory', (clock) => new MemoryAttempts(clock));
pendingSignInsContract('memory', () => new MemoryPendingSignIns(() => NOON));
revocationsContract('memory', (clock) => new MemoryRevocations(clock));

describe('memory is bounded', () => {
  test('of too many entries the least recently set goes', () => {
    const map = new ExpiringMap<string>(2);
    map.set('a', 'first', NOON + 1_000, NOON);
    map.set('b', 'second', NOON + 1_000, NOON);
    map.set('a', 'again', NOON + 1_000, NOON);
    map.set('c', 'third', NOON + 1_000, NOON);
    expect([map.size, map.get('a', NOON), map.get('b', NOON), map.get('c', NOON)]).toEqual([
      2,
      'again',
      undefined,
      'third',
    ]);
  });

  test('entries whose time is over go by themselves while others come', () => {
    const map = new ExpiringMap<number>(Infinity);
    for (let index = 0; index < 1_000; index++) map.set(`old ${index}`, index, NOON + 1, NOON);
    expect(map.size).toBe(1_000);
    // Each that comes looks at four: two hundred and fifty see all thousand, some more begin the round anew.
    for (let index = 0; index < 600; index++) map.set(`new ${index}`, index, NOON + MINUTE_MS, NOON + 1);
    expect(map.size).toBe(600);
  });

  test('an entry is gone from the instant on at which it ends', () => {
    const map = new ExpiringMap<string>(1);
    map.set('a', 'value', NOON + 10, NOON);
    expect([map.get('a', NOON + 9), map.get('a', NOON + 10)]).toEqual(['value', undefined]);
  });

  test('of too many keys the one that was not used for longest is counted anew', async () => {
    const quotas = new MemoryQuotas(2);
    const use = (key: string) => quotas.take({ key, limit: 1, windowMs: MINUTE_MS }, NOON);
    for (const key of ['a', 'b', 'a', 'c']) await use(key);
    expect((await use('a')).isAllowed).toBe(false);
    expect((await use('b')).isAllowed).toBe(true);
  });

  test('a sign-in that is under way for ten minutes is given up, and so is the oldest of too many', async () => {
    let now = NOON;
    const store = new MemoryPendingSignIns(() => now, 2);
    const [one, two, three] = [pendingSignIn({}), pendingSignIn({}), pendingSignIn({})];
    for (const pending of [one, two, three]) await store.put(pending);
    expect(await store.take(one.state)).toBeUndefined();
    now += 10 * MINUTE_MS - 1;
    expect(await store.take(two.state)).toEqual(two);
    now += 1;
    expect(await store.take(three.state)).toBeUndefined();
  });

  test('a revoked session is known as long as a token of it may live', async () => {
    let now = NOON;
    const revocations = new MemoryRevocations(() => now);
    const claims = claimsAt(NOON);
    await revocations.revokeSession(claims.sessionId);
    now = claims.expiresAt;
    expect(await revocations.isRevoked(claims)).toBe(true);
    now = NOON + 3_600_000;
    expect(await revocations.isRevoked(claims)).toBe(false);
    expect(await revocations.isRevoked({ ...claims, sessionId: 'another' as SessionId })).toBe(false);
  });
});
