/**
 * What every store of watch lists does, whatever it is made of: the port's contract. An adapter's test calls
 * `watchListStoreContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import { NOW, newUser } from '../accounts/account-store-rows.contract.js';
import type { UserId } from '../accounts/index.js';
import type { WatchListStore } from './index.js';

/** A store, the users that its lists belong to, and what closes it. */
export interface OpenedWatchListStore {
  readonly store: WatchListStore;
  /** @returns the id of a new user */
  readonly addUser: () => Promise<UserId>;
  readonly removeUser: (userId: UserId) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param name of the adapter, for the report */
export function watchListStoreContract(name: string, open: () => Promise<OpenedWatchListStore>): void {
  describe(`the watch list store's contract, ${name}`, () => {
    let opened: OpenedWatchListStore;
    let store: WatchListStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
    });

    afterEach(async () => {
      await opened.close();
    });

    test('a list keeps its order and is replaced as a whole', async () => {
      const userId = await opened.addUser();
      expect(await store.read(userId)).toBeUndefined();
      await store.write(userId, symbols('NGF27', 'CLZ26', 'BZF27'), NOW);
      expect(await store.read(userId)).toEqual(['NGF27', 'CLZ26', 'BZF27']);
      await store.write(userId, symbols('BZF27', 'NGF27'), NOW + 1);
      expect(await store.read(userId)).toEqual(['BZF27', 'NGF27']);
    });

    test('an empty list is one', async () => {
      const userId = await opened.addUser();
      await store.write(userId, [], NOW);
      expect(await store.read(userId)).toEqual([]);
    });

    test('a list is its owner’s alone and goes with them', async () => {
      const [one, other] = [await opened.addUser(), await opened.addUser()];
      await store.write(one, symbols('CLZ26'), NOW);
      expect(await store.read(other)).toBeUndefined();
      await opened.removeUser(one);
      expect(await store.read(one)).toBeUndefined();
    });

    test('lists that are written at the same time are one of them', async () => {
      const userId = await opened.addUser();
      const lists = ['CLZ26', 'CLF27', 'CLG27', 'CLH27'].map((symbol) => symbols(symbol, 'NGF27'));
      await Promise.all(lists.map((list) => store.write(userId, list, NOW)));
      expect(lists).toContainEqual(await store.read(userId));
    });

    test('of nobody there is none', async () => {
      expect(await store.read('me' as UserId)).toBeUndefined();
      await expect(store.write(newUser().id, [], NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
}

function symbols(...texts: readonly string[]): readonly FuturesSymbol[] {
  return texts as readonly FuturesSymbol[];
}
