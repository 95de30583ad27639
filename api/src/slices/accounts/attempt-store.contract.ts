/** What every store of failed attempts does: the port's contract. */
import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Clock } from '../../shared/clock.js';
import type { AttemptStore } from './index.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const DAY_MS = 86_400_000;

/**
 * @param name of the adapter, for the report
 * @param open gives a store, which may hold the keys of other tests
 */
export function attemptStoreContract(name: string, open: (clock: Clock) => AttemptStore): void {
  describe(`the attempt store's contract, ${name}`, () => {
    let store: AttemptStore;
    let key: string;
    let now: number;

    beforeEach(() => {
      now = NOON;
      key = `attempt:account:${randomUUID()}`;
      store = open(() => now);
    });

    test('failures are counted, with the instant of the last', async () => {
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, NOON)).toEqual({ failures: 1, lastAt: NOON });
      expect(await store.add(key, NOON + 5)).toEqual({ failures: 2, lastAt: NOON + 5 });
      expect(await store.get(key)).toEqual({ failures: 2, lastAt: NOON + 5 });
      expect(await store.get(`${key}:other`)).toBeUndefined();
    });

    test('what is cleared begins anew', async () => {
      await store.add(key, NOON);
      await store.clear(key);
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, NOON)).toEqual({ failures: 1, lastAt: NOON });
    });

    test('failures are forgotten a day after the last, and no sooner', async () => {
      await store.add(key, NOON);
      await store.add(key, NOON + 1_000);
      now = NOON + 1_000 + DAY_MS - 1;
      expect(await store.get(key)).toMatchObject({ failures: 2 });
      now = NOON + 1_000 + DAY_MS;
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, now)).toEqual({ failures: 1, lastAt: now });
    });

    test('failures at the same time are each told another count', async () => {
      const counts = await Promise.all(Array.from({ length: 50 }, () => store.add(key, NOON)));
      const expected = Array.from({ length: 50 }, (_, index) => index + 1);
      expect(counts.map(({ failures }) => failures).sort((one, other) => one - other)).toEqual(expected);
    });
  });
}
