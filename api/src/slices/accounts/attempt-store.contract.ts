/** What every store of attempts does: the port's contract. */
import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Clock } from '../../shared/clock.js';
import type { AttemptStore } from './index.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const HOUR_MS = 3_600_000;

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

    test('attempts are counted, with the instant of the last', async () => {
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, NOON, HOUR_MS)).toEqual({ count: 1, lastAt: NOON });
      expect(await store.add(key, NOON + 5, HOUR_MS)).toEqual({ count: 2, lastAt: NOON + 5 });
      expect(await store.get(key)).toEqual({ count: 2, lastAt: NOON + 5 });
      expect(await store.get(`${key}:other`)).toBeUndefined();
    });

    test('what is cleared begins anew', async () => {
      await store.add(key, NOON, HOUR_MS);
      await store.clear(key);
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, NOON, HOUR_MS)).toEqual({ count: 1, lastAt: NOON });
    });

    test.each([HOUR_MS, 30 * 24 * HOUR_MS])(
      'attempts are forgotten %i ms after the last, no sooner',
      async (lifeMs) => {
        await store.add(key, NOON, lifeMs);
        await store.add(key, NOON + 1_000, lifeMs);
        now = NOON + 1_000 + lifeMs - 1;
        expect(await store.get(key)).toMatchObject({ count: 2 });
        now = NOON + 1_000 + lifeMs;
        expect(await store.get(key)).toBeUndefined();
        expect(await store.add(key, now, lifeMs)).toEqual({ count: 1, lastAt: now });
      },
    );

    test('what is taken back was never counted; what remains is forgotten when it would have been', async () => {
      for (const at of [NOON, NOON + 1_000, NOON + 5_000]) await store.add(key, at, HOUR_MS);
      now = NOON + 6_000;
      await store.takeBack(key, 1, NOON + 1_000);
      expect(await store.get(key)).toEqual({ count: 2, lastAt: NOON + 1_000 });
      await store.takeBack(key, 1);
      expect(await store.get(key)).toEqual({ count: 1, lastAt: NOON + 1_000 });
      now = NOON + 5_000 + HOUR_MS - 1;
      expect(await store.get(key)).toMatchObject({ count: 1 });
      now = NOON + 5_000 + HOUR_MS;
      expect(await store.get(key)).toBeUndefined();
    });

    test('no more can be taken back than there is', async () => {
      await store.takeBack(key, 1);
      expect(await store.get(key)).toBeUndefined();
      await store.add(key, NOON, HOUR_MS);
      await store.takeBack(key, 5, NOON - 1);
      expect(await store.get(key)).toBeUndefined();
      expect(await store.add(key, NOON, HOUR_MS)).toEqual({ count: 1, lastAt: NOON });
    });

    test('attempts at the same time are each told another count', async () => {
      const counts = await Promise.all(Array.from({ length: 50 }, () => store.add(key, NOON, HOUR_MS)));
      const expected = Array.from({ length: 50 }, (_, index) => index + 1);
      expect(counts.map(({ count }) => count).sort((one, other) => one - other)).toEqual(expected);
    });
  });
}
