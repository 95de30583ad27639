/** What every store of subscriptions does, whatever it is made of: the port's contract. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import type { UserId } from '../accounts/index.js';
import type { ReportSubscription, ReportSubscriptionStore } from './index.js';

const NOW = Date.UTC(2026, 5, 18, 6);
const THURSDAY = isoDate('2026-06-18');
const FRIDAY = isoDate('2026-06-19');

export interface OpenedReportSubscriptionStore {
  readonly store: ReportSubscriptionStore;
  /** @returns the id of a new user */
  readonly addUser: () => Promise<UserId>;
  readonly removeUser: (userId: UserId) => Promise<void>;
  readonly close: () => Promise<void>;
}

function wished(userId: UserId, parts: Partial<ReportSubscription> = {}): Omit<ReportSubscription, 'lastTradeDate'> {
  const wish = { isEnabled: true, time: '07:30', timezone: 'Europe/Vienna', products: ['NG', 'CL'] as const };
  return { userId, ...wish, nextAt: NOW, linkKey: 'first key', ...parts };
}

/** @param name of the adapter, for the report */
export function reportSubscriptionStoreContract(
  name: string,
  open: () => Promise<OpenedReportSubscriptionStore>,
): void {
  describe(`the contract of the store of report subscriptions, ${name}`, () => {
    let opened: OpenedReportSubscriptionStore;
    let store: ReportSubscriptionStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
    });

    afterEach(async () => {
      await opened.close();
    });

    test('what a user asked for comes back, and is replaced but for key and last trade date', async () => {
      const userId = await opened.addUser();
      expect(await store.find(userId)).toBeUndefined();
      const saved = await store.save(wished(userId), NOW);
      expect(saved).toEqual({ ...wished(userId), lastTradeDate: undefined });
      expect(await store.claim(saved, THURSDAY, NOW + 1)).toBe(true);
      const again = wished(userId, { isEnabled: false, nextAt: undefined, products: [], linkKey: 'second key' });
      const expected = { ...again, linkKey: 'first key', lastTradeDate: THURSDAY };
      expect(await store.save(again, NOW)).toEqual(expected);
      expect(await store.find(userId)).toEqual(expected);
    });

    test('nobody else’s and no user’s is kept', async () => {
      const nobody = '00000000-0000-4000-8000-000000000000' as UserId;
      await expect(store.save(wished(nobody), NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(store.save(wished('no id' as UserId), NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await store.find('no id' as UserId)).toBeUndefined();
      expect(await store.disable('no id' as UserId, NOW)).toBe(false);
      expect(await store.disable(nobody, NOW)).toBe(false);
    });

    test('a subscription goes with its user', async () => {
      const userId = await opened.addUser();
      await store.save(wished(userId), NOW);
      await opened.removeUser(userId);
      expect(await store.find(userId)).toBeUndefined();
    });

    test('those that are due are read in pages, ended and later ones are not', async () => {
      const users = await Promise.all(Array.from({ length: 3 }, opened.addUser));
      for (const userId of users) await store.save(wished(userId), NOW);
      const [later, ended] = [await opened.addUser(), await opened.addUser()];
      await store.save(wished(later, { nextAt: NOW + 1 }), NOW);
      await store.save(wished(ended), NOW);
      expect(await store.disable(ended, NOW)).toBe(true);
      expect(await store.disable(ended, NOW)).toBe(true);
      const first = await store.due(NOW, 2);
      const rest = await store.due(NOW, 2, first[1]?.userId);
      expect([...first, ...rest].map(({ userId }) => userId)).toEqual(users.toSorted());
    });

    test('of several that claim a trade date one has it, once', async () => {
      const saved = await store.save(wished(await opened.addUser()), NOW);
      const claims = await Promise.all([1, 2, 3].map(() => store.claim(saved, THURSDAY, NOW + 1)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const after = await store.find(saved.userId);
      expect(after).toMatchObject({ nextAt: NOW + 1, lastTradeDate: THURSDAY });
      expect(await store.claim(after!, THURSDAY, NOW + 2)).toBe(false);
      expect(await store.claim(after!, FRIDAY, NOW + 2)).toBe(true);
    });

    test('what its user changed or ended meanwhile is neither claimed nor moved', async () => {
      const saved = await store.save(wished(await opened.addUser()), NOW);
      await store.save(wished(saved.userId, { nextAt: NOW + 5 }), NOW);
      expect(await store.claim(saved, THURSDAY, NOW + 1)).toBe(false);
      expect(await store.postpone(saved, NOW + 1)).toBe(false);
      const moved = await store.find(saved.userId);
      await store.disable(saved.userId, NOW);
      expect(await store.claim(moved!, THURSDAY, NOW + 1)).toBe(false);
      expect(await store.find(saved.userId)).toMatchObject({ nextAt: undefined, lastTradeDate: undefined });
    });

    test('a claim that is taken back is due as before', async () => {
      const saved = await store.save(wished(await opened.addUser()), NOW);
      await store.claim(saved, THURSDAY, NOW + 1);
      await store.release(saved, THURSDAY);
      expect(await store.find(saved.userId)).toEqual(saved);
      await store.claim(saved, THURSDAY, NOW + 1);
      await store.disable(saved.userId, NOW);
      await store.release(saved, THURSDAY);
      expect(await store.find(saved.userId)).toMatchObject({ isEnabled: false, nextAt: undefined });
    });
  });
}
