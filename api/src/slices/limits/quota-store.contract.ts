/**
 * What every quota store does, wherever it counts: the port's contract. The expected values are counted by hand, or, in
 * the property, by a list that is filtered anew each time.
 */
import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Quota, QuotaStore } from './index.js';
import { PlainQuotas } from './plain-quotas.contract.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const MINUTE_MS = 60_000;

/**
 * @param name of the adapter, for the report
 * @param open gives a store, which may hold the keys of other tests
 */
export function quotaStoreContract(name: string, open: () => QuotaStore): void {
  describe(`the quota store's contract, ${name}`, () => {
    let store: QuotaStore;

    beforeEach(() => {
      store = open();
    });

    test('as many uses as the limit pass, and then none', async () => {
      const quota = quotaOf(3);
      const statuses = [
        await store.take(quota, NOON),
        await store.take(quota, NOON + 1_000),
        await store.take(quota, NOON + 2_000),
        await store.take(quota, NOON + 3_000),
      ];
      const resetAt = NOON + MINUTE_MS;
      expect(statuses).toEqual([
        { isAllowed: true, limit: 3, remaining: 2, resetAt },
        { isAllowed: true, limit: 3, remaining: 1, resetAt },
        { isAllowed: true, limit: 3, remaining: 0, resetAt },
        { isAllowed: false, limit: 3, remaining: 0, resetAt },
      ]);
    });

    test('a use comes back to the millisecond when the oldest leaves the window, and no sooner', async () => {
      const quota = quotaOf(2);
      await store.take(quota, NOON);
      await store.take(quota, NOON + 30_000);
      expect(await store.take(quota, NOON + 59_999)).toMatchObject({ isAllowed: false, resetAt: NOON + 60_000 });
      expect(await store.take(quota, NOON + 60_000)).toMatchObject({ isAllowed: true, resetAt: NOON + 90_000 });
      expect(await store.take(quota, NOON + 60_001)).toMatchObject({ isAllowed: false, resetAt: NOON + 90_000 });
    });

    test('a refused use is not counted', async () => {
      const quota = quotaOf(1);
      await store.take(quota, NOON);
      for (let second = 1; second < 60; second++) await store.take(quota, NOON + second * 1_000);
      expect((await store.take(quota, NOON + 60_000)).isAllowed).toBe(true);
    });

    test('looking takes nothing and says what a use would be told', async () => {
      const quota = quotaOf(1);
      const free = { isAllowed: true, limit: 1, remaining: 1, resetAt: NOON };
      expect(await store.look(quota, NOON)).toEqual(free);
      expect(await store.look(quota, NOON)).toEqual(free);
      await store.take(quota, NOON);
      const used = { isAllowed: false, limit: 1, remaining: 0, resetAt: NOON + MINUTE_MS };
      expect(await store.look(quota, NOON + 1)).toEqual(used);
      expect(await store.look(quota, NOON + MINUTE_MS)).toEqual({ ...free, resetAt: NOON + MINUTE_MS });
    });

    test('keys are counted apart, also where they hold braces', async () => {
      const [one, other] = [quotaOf(1, `{a}${randomUUID()}`), quotaOf(1, `{a}${randomUUID()}`)];
      expect((await store.take(one, NOON)).isAllowed).toBe(true);
      expect((await store.take(other, NOON)).isAllowed).toBe(true);
      expect((await store.take(one, NOON)).isAllowed).toBe(false);
    });

    test('a limit that is lowered holds at once, and says when there is room under it', async () => {
      const quota = quotaOf(5);
      for (let second = 0; second < 5; second++) await store.take(quota, NOON + second * 1_000);
      const lowered = { ...quota, limit: 3 };
      // Of the uses at 0 to 4 s, those at 0, 1 and 2 s have to leave before less than three are left.
      const status = { isAllowed: false, limit: 3, remaining: 0, resetAt: NOON + 2_000 + MINUTE_MS };
      expect(await store.take(lowered, NOON + 5_000)).toEqual(status);
      expect((await store.take(lowered, NOON + 2_000 + MINUTE_MS - 1)).isAllowed).toBe(false);
      expect((await store.take(lowered, NOON + 2_000 + MINUTE_MS)).isAllowed).toBe(true);
    });

    test('a limit that is raised gives room at once', async () => {
      const quota = quotaOf(2);
      for (let use = 0; use < 3; use++) await store.take(quota, NOON);
      expect(await store.take({ ...quota, limit: 40 }, NOON)).toMatchObject({ isAllowed: true, remaining: 37 });
    });

    test('a use by a clock that is behind counts as long as the one before it', async () => {
      const quota = quotaOf(2);
      await store.take(quota, NOON);
      await store.take(quota, NOON - 20);
      expect((await store.take(quota, NOON + MINUTE_MS - 1)).isAllowed).toBe(false);
      expect((await store.take(quota, NOON + MINUTE_MS)).remaining).toBe(1);
    });

    test('of a hundred uses at the same time ten pass where ten are left', async () => {
      const quota = quotaOf(10);
      const statuses = await Promise.all(Array.from({ length: 100 }, () => store.take(quota, NOON)));
      expect(statuses.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    test('any course of uses is judged as by a list that is counted anew each time', async () => {
      const steps = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 20 }), steps, async (limit, waits) => {
          const quota = { key: randomUUID(), limit, windowMs: 100_000 };
          const plain = new PlainQuotas();
          let now = NOON;
          for (const seconds of waits) {
            now += seconds * 1_000;
            expect(await store.take(quota, now)).toEqual(await plain.take(quota, now));
          }
        }),
        { numRuns: 100 },
      );
    });
  });
}

function quotaOf(limit: number, key: string = randomUUID()): Quota {
  return { key, limit, windowMs: MINUTE_MS };
}
