/** What every store of sign-ins under way does: the port's contract. */
import { randomUUID } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { PendingSignIn, PendingSignIns, SessionId, UserId } from './index.js';

/**
 * @param name of the adapter, for the report
 * @param open gives a store, which may hold the sign-ins of other tests
 */
export function pendingSignInsContract(name: string, open: () => PendingSignIns): void {
  describe(`the contract of sign-ins under way, ${name}`, () => {
    test('what was put is taken whole, once', async () => {
      const store = open();
      const linkTo = { userId: randomUUID() as UserId, sessionId: randomUUID() as SessionId };
      const linking = pendingSignIn({ linkTo });
      await store.put(linking);
      expect(await store.take(linking.state)).toStrictEqual(linking);
      expect(await store.take(linking.state)).toBeUndefined();
    });

    test('one without a user to link to stays without', async () => {
      const store = open();
      const pending = pendingSignIn({});
      await store.put(pending);
      expect(await store.take(pending.state)).toStrictEqual(pending);
    });

    test('of many that take it at the same time one gets it', async () => {
      const store = open();
      const pending = pendingSignIn({});
      await store.put(pending);
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.take(pending.state)));
      expect(taken.filter((found) => found !== undefined)).toHaveLength(1);
    });

    test('an unknown state is nobody', async () => {
      expect(await open().take('{}')).toBeUndefined();
    });
  });
}

export function pendingSignIn(change: Partial<PendingSignIn>): PendingSignIn {
  return {
    provider: 'GOOGLE',
    state: randomUUID(),
    nonce: 'nonce',
    codeVerifier: 'verifier',
    returnTo: '/futures?product=CL',
    linkTo: undefined,
    ...change,
  };
}
