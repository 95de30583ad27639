/** The part of the account store's contract that is about sessions and the tokens sent by mail. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { DAY, NOW, newGrant, newUser, successorOf } from './account-store-rows.contract.js';
import type { AccountStore, NewUser, SessionId, UserId } from './index.js';

export function sessionContract(storeOf: () => AccountStore): void {
  describe('of a user', () => {
    let store: AccountStore;
    let user: NewUser;

    beforeEach(async () => {
      store = storeOf();
      user = newUser();
      await store.users.insert(user);
    });

    describe('sessions', () => {
      test('a grant comes back by its hash as it went in', async () => {
        const grant = newGrant(user.id, { startedAt: NOW - 5, createdAt: NOW - 4, lastUsedAt: NOW - 3 });
        const ended = newGrant(user.id, { revokedAt: NOW, reason: 'EXCESS' });
        for (const one of [grant, ended]) await store.grants.insert(one);
        expect(await store.grants.byTokenHash(grant.tokenHash)).toEqual(grant);
        expect(await store.grants.byTokenHash(ended.tokenHash)).toEqual(ended);
        expect(await store.grants.byTokenHash('unknown')).toBeUndefined();
      });

      test('a rotation replaces the present grant, once', async () => {
        const grant = newGrant(user.id);
        await store.grants.insert(grant);
        const successor = successorOf(grant, NOW + 10);
        expect(await store.grants.rotate(grant.id, successor, NOW + 10)).toBe(true);
        const late = successorOf(grant, NOW + 11);
        expect(await store.grants.rotate(grant.id, late, NOW + 11)).toBe(false);
        expect(await store.grants.byTokenHash(late.tokenHash)).toBeUndefined();
        const old = await store.grants.byTokenHash(grant.tokenHash);
        expect(old).toEqual({ ...grant, revokedAt: NOW + 10, reason: 'ROTATED' });
        expect(await store.grants.presentOf(user.id, NOW)).toEqual([successor]);
      });

      test('of rotations at the same time one wins', async () => {
        const grant = newGrant(user.id);
        await store.grants.insert(grant);
        const rotations = Array.from({ length: 8 }, () =>
          store.grants.rotate(grant.id, successorOf(grant, NOW + 1), NOW + 1),
        );
        expect((await Promise.all(rotations)).filter(Boolean)).toHaveLength(1);
        expect(await store.grants.presentOf(user.id, NOW)).toHaveLength(1);
      });

      test('a session that is revoked while it is rotated is over, whichever comes first', async () => {
        for (let round = 0; round < 10; round++) {
          const grant = newGrant(user.id);
          await store.grants.insert(grant);
          const rotate = (): Promise<unknown> => store.grants.rotate(grant.id, successorOf(grant, NOW + 1), NOW + 1);
          const revoke = (): Promise<unknown> => store.grants.revokeSession(grant.sessionId, 'LOGGED_OUT', NOW + 1);
          await Promise.all(round % 2 === 0 ? [rotate(), revoke()] : [revoke(), rotate()]);
          expect(await store.grants.isPresent(grant.sessionId, NOW)).toBe(false);
        }
      });

      test('only grants that are neither revoked nor expired are present, the last used first', async () => {
        const grants = [
          newGrant(user.id, { lastUsedAt: NOW - 30 }),
          newGrant(user.id, { lastUsedAt: NOW - 10 }),
          newGrant(user.id, { expiresAt: NOW }),
          newGrant(user.id, { revokedAt: NOW, reason: 'REVOKED' }),
        ] as const;
        const other = newUser();
        await store.users.insert(other);
        for (const grant of [...grants, newGrant(other.id)]) await store.grants.insert(grant);
        expect(await store.grants.presentOf(user.id, NOW)).toEqual([grants[1], grants[0]]);
        expect(await store.grants.presentOf(user.id, NOW, 1)).toEqual([grants[0]]);
        const present = await Promise.all(grants.map(({ sessionId }) => store.grants.isPresent(sessionId, NOW)));
        expect(present).toEqual([true, true, false, false]);
      });

      test('revoking a session answers whether there was one to end', async () => {
        const [grant, expired] = [newGrant(user.id), newGrant(user.id, { expiresAt: NOW })];
        for (const one of [grant, expired]) await store.grants.insert(one);
        expect(await store.grants.revokeSession(grant.sessionId, 'REUSED', NOW + 1)).toBe(true);
        expect(await store.grants.byTokenHash(grant.tokenHash)).toMatchObject({ revokedAt: NOW + 1, reason: 'REUSED' });
        expect(await store.grants.revokeSession(grant.sessionId, 'LOGGED_OUT', NOW + 2)).toBe(false);
        expect(await store.grants.byTokenHash(grant.tokenHash)).toMatchObject({ revokedAt: NOW + 1, reason: 'REUSED' });
        expect(await store.grants.revokeSession(expired.sessionId, 'LOGGED_OUT', NOW + 2)).toBe(false);
        expect(await store.grants.revokeSession('mine' as SessionId, 'LOGGED_OUT', NOW)).toBe(false);
        expect(await store.grants.isPresent('mine' as SessionId, NOW)).toBe(false);
      });

      test('revoking all of a user spares the exception and other users', async () => {
        const other = newUser();
        await store.users.insert(other);
        const [first, second, kept] = [newGrant(user.id), newGrant(user.id), newGrant(user.id)];
        const [expired, foreign] = [newGrant(user.id, { expiresAt: NOW }), newGrant(other.id)];
        for (const grant of [first, second, kept, expired, foreign]) await store.grants.insert(grant);
        const ended = await store.grants.revokeAllOf(user.id, 'PASSWORD_CHANGED', NOW, kept.sessionId);
        expect([...ended].sort()).toEqual([first.sessionId, second.sessionId].sort());
        expect(await store.grants.presentOf(user.id, NOW)).toEqual([kept]);
        expect(await store.grants.presentOf(other.id, NOW)).toEqual([foreign]);
        expect(await store.grants.revokeAllOf(user.id, 'LOGGED_OUT', NOW)).toEqual([kept.sessionId]);
        expect(await store.grants.revokeAllOf(user.id, 'LOGGED_OUT', NOW)).toEqual([]);
      });

      test('sessions that were revoked since are known, rotations are none of them', async () => {
        const [early, late, rotated] = [newGrant(user.id), newGrant(user.id), newGrant(user.id)];
        for (const grant of [early, late, rotated]) await store.grants.insert(grant);
        await store.grants.revokeSession(early.sessionId, 'LOGGED_OUT', NOW + 1);
        await store.grants.revokeSession(late.sessionId, 'DEACTIVATED', NOW + 2);
        await store.grants.rotate(rotated.id, successorOf(rotated, NOW + 2), NOW + 2);
        expect([...(await store.grants.revokedSince(NOW))].sort()).toEqual([early.sessionId, late.sessionId].sort());
        expect(await store.grants.revokedSince(NOW + 2)).toEqual([late.sessionId]);
      });

      test('expired grants are removed, others stay', async () => {
        const [old, present] = [newGrant(user.id, { expiresAt: NOW - 1 }), newGrant(user.id, { expiresAt: NOW })];
        for (const grant of [old, present]) await store.grants.insert(grant);
        expect(await store.grants.removeExpired(NOW)).toBe(1);
        expect(await store.grants.byTokenHash(old.tokenHash)).toBeUndefined();
        expect(await store.grants.byTokenHash(present.tokenHash)).toEqual(present);
      });
    });

    describe('tokens sent by mail', () => {
      const tokenOf = (tokenHash: string) =>
        ({ tokenHash, purpose: 'RESET_PASSWORD', userId: user.id, createdAt: NOW, expiresAt: NOW + DAY }) as const;

      test('are used once, for their purpose, before they expire', async () => {
        await store.oneTimeTokens.insert(tokenOf('hash'));
        const { oneTimeTokens } = store;
        expect(await oneTimeTokens.use('hash', 'VERIFY_EMAIL', NOW)).toBeUndefined();
        expect(await oneTimeTokens.use('other', 'RESET_PASSWORD', NOW)).toBeUndefined();
        expect(await oneTimeTokens.use('hash', 'RESET_PASSWORD', NOW + DAY)).toBeUndefined();
        expect(await oneTimeTokens.find('hash', 'RESET_PASSWORD', NOW + DAY)).toBeUndefined();
        expect(await oneTimeTokens.find('hash', 'RESET_PASSWORD', NOW + DAY - 1)).toBe(user.id);
        expect(await oneTimeTokens.use('hash', 'RESET_PASSWORD', NOW + DAY - 1)).toBe(user.id);
        expect(await oneTimeTokens.use('hash', 'RESET_PASSWORD', NOW)).toBeUndefined();
        expect(await oneTimeTokens.find('hash', 'RESET_PASSWORD', NOW)).toBeUndefined();
      });

      test('of uses at the same time one gets it', async () => {
        await store.oneTimeTokens.insert(tokenOf('hash'));
        const uses = Array.from({ length: 8 }, () => store.oneTimeTokens.use('hash', 'RESET_PASSWORD', NOW));
        expect((await Promise.all(uses)).filter((found) => found === user.id)).toHaveLength(1);
      });

      test('a new one ends the earlier ones of its purpose, also those made at the same time', async () => {
        await store.oneTimeTokens.insert({ ...tokenOf('verify'), purpose: 'VERIFY_EMAIL' });
        const hashes = ['a', 'b', 'c', 'd'];
        await Promise.all(hashes.map((hash) => store.oneTimeTokens.insert(tokenOf(hash))));
        const found = await Promise.all(hashes.map((hash) => store.oneTimeTokens.find(hash, 'RESET_PASSWORD', NOW)));
        expect(found.filter((id) => id === user.id)).toHaveLength(1);
        expect(await store.oneTimeTokens.find('verify', 'VERIFY_EMAIL', NOW)).toBe(user.id);
      });

      test('of one user and purpose can be ended', async () => {
        const other = newUser();
        await store.users.insert(other);
        await store.oneTimeTokens.insert(tokenOf('reset'));
        await store.oneTimeTokens.insert({ ...tokenOf('verify'), purpose: 'VERIFY_EMAIL' });
        await store.oneTimeTokens.insert({ ...tokenOf('foreign'), userId: other.id });
        await store.oneTimeTokens.removeOf(user.id, 'RESET_PASSWORD');
        await store.oneTimeTokens.removeOf('x' as UserId, 'RESET_PASSWORD');
        expect(await store.oneTimeTokens.find('reset', 'RESET_PASSWORD', NOW)).toBeUndefined();
        expect(await store.oneTimeTokens.find('verify', 'VERIFY_EMAIL', NOW)).toBe(user.id);
        expect(await store.oneTimeTokens.find('foreign', 'RESET_PASSWORD', NOW)).toBe(other.id);
      });

      test('that expired are removed', async () => {
        await store.oneTimeTokens.insert(tokenOf('hash'));
        expect(await store.oneTimeTokens.removeExpired(NOW + DAY)).toBe(0);
        expect(await store.oneTimeTokens.removeExpired(NOW + DAY + 1)).toBe(1);
      });
    });
  });
}
