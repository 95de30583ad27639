/** Proves who is counted together and how much each tier may ask for. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { MemoryQuotas } from '../../adapters/memory/quotas.js';
import type { ApiKeyId, Identity, SessionId, UserId } from '../accounts/index.js';
import { testIdentity } from '../accounts/test-identity.js';
import { RequestLimitsService } from './index.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };
const OFFICE = '203.0.113.7';
const HOME = '198.51.100.4';
const LOGIN = { name: 'login', limit: 2, windowMs: 60_000, countedBy: 'ADDRESS' } as const;

let now: number;
let limits: RequestLimitsService;

beforeEach(() => {
  now = NOON;
  const clock = () => now;
  limits = new RequestLimitsService({ quotas: new MemoryQuotas(), limits: { FREE: 3, PREMIUM: 5, ADMIN: 7 }, clock });
});

describe('requests are counted', () => {
  test('by user, whatever the session and the address', async () => {
    await limits.take(session('alice', { sessionId: 'phone' as SessionId }), OFFICE);
    expect((await limits.take(session('alice', { sessionId: 'desk' as SessionId }), HOME)).remaining).toBe(1);
    expect((await limits.take(session('bob', {}), OFFICE)).remaining).toBe(2);
  });

  test('by user, however many keys the user has', async () => {
    await limits.take(session('alice', {}), OFFICE);
    expect((await limits.take(apiKey('alice', 'first'), OFFICE)).remaining).toBe(1);
    expect((await limits.take(apiKey('alice', 'second'), HOME)).remaining).toBe(0);
    expect((await limits.take(apiKey('alice', 'third'), HOME)).isAllowed).toBe(false);
    expect((await limits.take(session('alice', {}), HOME)).isAllowed).toBe(false);
    expect((await limits.take(apiKey('bob', 'fourth'), HOME)).remaining).toBe(2);
  });

  test('by address without a user, of which an IPv6 subscriber has one', async () => {
    await limits.take(ANONYMOUS, '2001:db8:0:1::1');
    expect((await limits.take(ANONYMOUS, '2001:db8:0:1:ffff::2')).remaining).toBe(1);
    expect((await limits.take(ANONYMOUS, '2001:db8:0:2::1')).remaining).toBe(2);
    await limits.take(ANONYMOUS, OFFICE);
    expect((await limits.take(ANONYMOUS, `::ffff:${OFFICE}`)).remaining).toBe(1);
  });

  test("by address for the demo's user, who is everybody", async () => {
    const demo = session('demo', { permissions: ['read'] });
    await limits.take(demo, OFFICE);
    expect((await limits.take(demo, HOME)).remaining).toBe(2);
  });

  test('up to the limit of the tier, of which somebody without a user has the lowest', async () => {
    const ofTier = async (identity: Identity) => (await limits.look(identity, OFFICE)).limit;
    expect(await ofTier(ANONYMOUS)).toBe(3);
    expect(await ofTier(session('a', { tier: 'FREE' }))).toBe(3);
    expect(await ofTier(session('b', { tier: 'PREMIUM' }))).toBe(5);
    expect(await ofTier(session('c', { tier: 'ADMIN' }))).toBe(7);
  });

  test('over a minute that slides, and looking counts for nothing', async () => {
    for (let request = 0; request < 3; request++) await limits.take(ANONYMOUS, OFFICE);
    const refused = await limits.take(ANONYMOUS, OFFICE);
    expect(refused).toMatchObject({ isAllowed: false, remaining: 0, resetAt: NOON + 60_000 });
    now += 15_000;
    expect(limits.waitUntil(refused)).toBe(45_000);
    now += 45_000;
    expect(await limits.look(ANONYMOUS, OFFICE)).toMatchObject({ isAllowed: true, remaining: 3 });
    expect((await limits.take(ANONYMOUS, OFFICE)).remaining).toBe(2);
    expect(limits.waitUntil({ ...refused, resetAt: now - 1 })).toBe(0);
  });

  test("not at all for test mode's users", async () => {
    const tester = testIdentity('VIEWER', { VIEWER: ['read', 'account'], ANALYST: [], ADMIN: [] }, now);
    if (tester === undefined) throw new Error('VIEWER is a role');
    for (let request = 0; request < 20; request++) {
      expect(await limits.take(tester, OFFICE)).toEqual({ isAllowed: true, limit: 7, remaining: 7, resetAt: NOON });
      expect((await limits.takeUse(LOGIN, tester, OFFICE)).isAllowed).toBe(true);
    }
  });
});

describe('a use with a limit of its own', () => {
  test('is counted by address, whoever says to be who', async () => {
    await limits.takeUse(LOGIN, ANONYMOUS, OFFICE);
    await limits.takeUse(LOGIN, session('alice', {}), OFFICE);
    expect((await limits.takeUse(LOGIN, session('bob', {}), OFFICE)).isAllowed).toBe(false);
    expect((await limits.takeUse(LOGIN, ANONYMOUS, HOME)).isAllowed).toBe(true);
  });

  test('is counted by identity where that is asked for, and apart from requests and other uses', async () => {
    const use = { ...LOGIN, name: 'createApiKey', countedBy: 'IDENTITY' } as const;
    for (let made = 0; made < 2; made++) await limits.takeUse(use, session('alice', {}), OFFICE);
    expect((await limits.takeUse(use, session('alice', {}), HOME)).isAllowed).toBe(false);
    expect((await limits.takeUse(use, session('bob', {}), OFFICE)).isAllowed).toBe(true);
    expect((await limits.takeUse({ ...use, name: 'other' }, session('alice', {}), HOME)).isAllowed).toBe(true);
    expect((await limits.look(session('alice', {}), OFFICE)).remaining).toBe(3);
  });
});

function session(user: string, change: Partial<Extract<Identity, { kind: 'SESSION' }>>): Identity {
  return {
    kind: 'SESSION',
    userId: user as UserId,
    sessionId: 'session' as SessionId,
    tokenId: 'token',
    role: 'VIEWER',
    tier: 'FREE',
    permissions: ['read', 'account'],
    expiresAt: NOON + 900_000,
    ...change,
  };
}

function apiKey(user: string, key: string): Identity {
  return {
    kind: 'API_KEY',
    userId: user as UserId,
    keyId: key as ApiKeyId,
    role: 'VIEWER',
    tier: 'FREE',
    permissions: ['read'],
    expiresAt: undefined,
  };
}
