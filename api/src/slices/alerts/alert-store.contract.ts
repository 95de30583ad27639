/**
 * What every alert store does, whatever it is made of: the port's contract. An adapter's test calls
 * `alertStoreContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { newUser } from '../accounts/account-store-rows.contract.js';
import type { UserId } from '../accounts/index.js';
import { DAY, NOW, SUBJECTS, eventOf, newAlert } from './alert-rows.contract.js';
import type { Alert, AlertEvent, AlertId, AlertStore } from './index.js';

/** A store, the users that its rows belong to, and what closes it. */
export interface OpenedAlertStore {
  readonly store: AlertStore;
  /** @returns the id of a new user */
  readonly addUser: () => Promise<UserId>;
  readonly setActive: (userId: UserId, isActive: boolean) => Promise<void>;
  readonly removeUser: (userId: UserId) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param name of the adapter, for the report */
export function alertStoreContract(name: string, open: () => Promise<OpenedAlertStore>): void {
  describe(`the alert store's contract, ${name}`, () => {
    let opened: OpenedAlertStore;
    let store: AlertStore;
    let userId: UserId;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
      userId = await opened.addUser();
    });

    afterEach(async () => {
      await opened.close();
    });

    async function added(values: Partial<Alert> = {}): Promise<Alert> {
      const alert = newAlert(userId, values);
      expect(await store.add(alert, 1_000)).toBe(true);
      return alert;
    }

    /** Turns the alert and tells an event of it. */
    async function told(alert: Alert, values: Partial<AlertEvent> = {}): Promise<AlertEvent> {
      const event = eventOf(alert, values);
      expect(await store.turn({ alert, side: 'ABOVE', event, at: event.at, origin: 'LIVE' })).toBeDefined();
      return event;
    }

    describe('alerts', () => {
      test.each(SUBJECTS)('on $kind come back as they went in', async (subject) => {
        const alert = await added({
          subject,
          level: -37.63,
          direction: 'EITHER',
          isRepeating: true,
          note: 'Öl 🛢',
          side: 'BELOW',
          sideAt: NOW + 5,
          sideOrigin: 'SIMULATED LIVE',
          version: 3,
          updatedAt: NOW + 7,
        });
        expect(await store.find(userId, alert.id)).toEqual(alert);
        expect(await store.ofUser(userId)).toEqual([alert]);
        expect(await store.active()).toEqual([alert]);
        const untouched = newAlert(userId, { subject });
        await store.add(untouched, 10);
        expect(await store.find(userId, untouched.id)).toEqual(untouched);
      });

      test('are listed to their owner alone, the newest first', async () => {
        const other = await opened.addUser();
        const alerts = [await added(), await added({ createdAt: NOW + 2 }), await added({ createdAt: NOW + 1 })];
        expect((await store.ofUser(userId)).map(({ id }) => id)).toEqual([1, 2, 0].map((index) => alerts[index]!.id));
        expect(await store.ofUser(other)).toEqual([]);
        expect(await store.find(other, alerts[0]!.id)).toBeUndefined();
        expect(await store.remove(other, alerts[0]!.id)).toBe(false);
        expect(await store.find(userId, 'first' as AlertId)).toBeUndefined();
        expect(await store.ofUser('me' as UserId)).toEqual([]);
      });

      test('are as many as a user may have, also when they are added at the same time', async () => {
        const adding = Array.from({ length: 6 }, () => store.add(newAlert(userId), 4));
        expect((await Promise.all(adding)).filter(Boolean)).toHaveLength(4);
        expect(await store.ofUser(userId)).toHaveLength(4);
        expect(await store.add(newAlert(await opened.addUser()), 4)).toBe(true);
      });

      test('of nobody are refused', async () => {
        await expect(store.add(newAlert(newUser().id), 10)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      });

      test('are replaced by the next version alone', async () => {
        const alert = await added();
        const second = { ...alert, level: 81, note: 'higher', version: 2, updatedAt: NOW + 1 };
        expect(await store.replace(second)).toBe(true);
        expect(await store.replace({ ...second, level: 82 })).toBe(false);
        expect(await store.replace({ ...second, version: 4 })).toBe(false);
        expect(await store.replace({ ...second, id: randomUUID() as AlertId, version: 3 })).toBe(false);
        expect(await store.find(userId, alert.id)).toEqual(second);
      });

      test('that rest, or whose users are out, are not active', async () => {
        const alert = await added();
        await added({ isActive: false });
        expect(await store.active()).toEqual([alert]);
        await opened.setActive(userId, false);
        expect(await store.active()).toEqual([]);
        await opened.setActive(userId, true);
        expect(await store.active()).toEqual([alert]);
      });

      test('are all read, however many', async () => {
        const ids: string[] = [];
        for (let index = 0; index < 501; index++) ids.push((await added()).id);
        expect((await store.active()).map(({ id }) => id).sort()).toEqual(ids.sort());
      });

      test('go with their events, and with their user', async () => {
        const [first, second] = [await added(), await added()];
        await told(first);
        const kept = await told(second);
        expect(await store.remove(userId, first.id)).toBe(true);
        expect(await store.remove(userId, first.id)).toBe(false);
        expect(await store.events(userId, 10)).toEqual([kept]);
        await opened.removeUser(userId);
        expect(await store.ofUser(userId)).toEqual([]);
        expect(await store.events(userId, 10)).toEqual([]);
      });
    });

    describe('a turn', () => {
      test('notes the side, and tells nothing where there is nothing to tell', async () => {
        const alert = await added();
        const turned = { ...alert, side: 'ABOVE' as const, sideAt: NOW + 9, sideOrigin: 'LIVE', version: 2 };
        expect(await store.turn({ alert, side: 'ABOVE', event: undefined, at: NOW + 9, origin: 'LIVE' })).toEqual(
          turned,
        );
        expect(await store.find(userId, alert.id)).toEqual(turned);
        expect(await store.events(userId, 10)).toEqual([]);
      });

      test('ends an alert that does not repeat, and leaves one that does', async () => {
        const once = await added();
        const often = await added({ isRepeating: true });
        const event = eventOf(once);
        expect(await store.turn({ alert: once, side: 'ABOVE', event, at: event.at, origin: 'LIVE' })).toMatchObject({
          isActive: false,
          updatedAt: event.at,
        });
        await told(often, { alertId: often.id });
        expect(await store.active()).toMatchObject([{ id: often.id, side: 'ABOVE', version: 2, updatedAt: NOW }]);
        expect(await store.find(userId, once.id)).toMatchObject({ isActive: false, side: 'ABOVE', version: 2 });
      });

      test('of one version happens once, whoever turns at the same time', async () => {
        const alert = await added({ isRepeating: true });
        const events = Array.from({ length: 8 }, () => eventOf(alert));
        const turning = events.map((event) =>
          store.turn({ alert, side: 'ABOVE', event, at: event.at, origin: 'LIVE' }),
        );
        const won = (await Promise.all(turning)).flatMap((turned, index) => (turned === undefined ? [] : [index]));
        expect(won).toHaveLength(1);
        expect(await store.events(userId, 10)).toEqual([events[won[0]!]]);
        expect(await store.find(userId, alert.id)).toMatchObject({ version: 2 });
      });

      test('against a change of its owner: one of the two is told no', async () => {
        for (let round = 0; round < 5; round++) {
          const alert = await added({ isRepeating: true });
          const event = eventOf(alert);
          const [turned, isReplaced] = await Promise.all([
            store.turn({ alert, side: 'ABOVE', event, at: event.at, origin: 'LIVE' }),
            store.replace({ ...alert, level: 99, version: 2 }),
          ]);
          expect(turned === undefined).toBe(isReplaced);
          expect(await store.find(userId, alert.id)).toMatchObject({ version: 2, level: isReplaced ? 99 : 80 });
        }
      });

      test('of an alert that rests, is gone, or whose user is out does not happen', async () => {
        const resting = await added({ isActive: false });
        const gone = newAlert(userId);
        const active = await added();
        await opened.setActive(userId, false);
        for (const alert of [resting, gone, active]) {
          const event = eventOf(alert);
          expect(await store.turn({ alert, side: 'ABOVE', event, at: event.at, origin: 'LIVE' })).toBeUndefined();
        }
        expect(await store.events(userId, 10)).toEqual([]);
        expect(await store.find(userId, active.id)).toEqual(active);
      });

      test('whose event cannot be stored does not happen', async () => {
        const alert = await added({ isRepeating: true });
        const taken = await told(alert);
        const again = { ...alert, side: 'ABOVE' as const, sideAt: taken.at, sideOrigin: 'LIVE', version: 2 };
        const turning = store.turn({
          alert: again,
          side: 'BELOW',
          event: { ...taken, crossed: 'DOWN' },
          at: NOW + 20,
          origin: 'LIVE',
        });
        await expect(turning).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        expect(await store.find(userId, alert.id)).toEqual(again);
      });
    });

    describe('events', () => {
      let alert: Alert;
      let events: AlertEvent[];

      beforeEach(async () => {
        alert = await added({ isRepeating: true });
        events = [];
        for (let index = 0; index < 5; index++) {
          const event = await told({ ...alert, version: index + 1 }, { at: NOW + index, value: 80 + index });
          events.unshift(event);
        }
      });

      test('are listed page by page, the newest first, to their owner alone', async () => {
        expect(await store.events(userId, 2)).toEqual(events.slice(0, 2));
        expect(await store.events(userId, 2, events[1]!.id)).toEqual(events.slice(2, 4));
        expect(await store.events(userId, 9, events[4]!.id)).toEqual([]);
        expect(await store.events(userId, 9, 'x' as AlertEvent['id'])).toEqual([]);
        const other = await opened.addUser();
        expect(await store.events(other, 9)).toEqual([]);
        expect(await store.unreadCount(other)).toBe(0);
      });

      test('say what was watched when they happened, whatever became of the alert', async () => {
        await store.replace({ ...alert, level: 99, note: 'other', version: 7 });
        expect(await store.events(userId, 1)).toMatchObject([{ level: 80, note: alert.note, subject: alert.subject }]);
      });

      test('are marked read once, by their owner, some or all', async () => {
        const other = await opened.addUser();
        const ids = events.map(({ id }) => id);
        expect(await store.unreadCount(userId)).toBe(5);
        expect(await store.markRead(other, ids, NOW + 50)).toBe(0);
        expect(await store.markRead(other, undefined, NOW + 50)).toBe(0);
        expect(await store.markRead(userId, [], NOW + 50)).toBe(0);
        expect(await store.markRead(userId, [ids[0]!, ids[0]!, 'x' as AlertEvent['id']], NOW + 50)).toBe(1);
        expect(await store.markRead(userId, ids.slice(0, 2), NOW + 60)).toBe(1);
        expect(await store.unreadCount(userId)).toBe(3);
        expect(await store.markRead(userId, undefined, NOW + 70)).toBe(3);
        const readAt = (await store.events(userId, 9)).map((event) => event.readAt);
        expect(readAt).toEqual([NOW + 50, NOW + 60, NOW + 70, NOW + 70, NOW + 70]);
      });

      test('that one more makes too many go with it, of that user alone', async () => {
        const other = await opened.addUser();
        const own = newAlert(other);
        const theirs = eventOf(own);
        await store.add(own, 1);
        await store.turn({ alert: own, side: 'ABOVE', event: theirs, at: theirs.at, origin: 'LIVE' });
        const sixth = eventOf(alert);
        const turn = { side: 'ABOVE', event: sixth, at: sixth.at, origin: 'LIVE' } as const;
        expect(await store.turn({ ...turn, alert: { ...alert, version: 6 } }, 6)).toBeDefined();
        expect(await store.events(userId, 9)).toEqual([sixth, ...events]);
        const seventh = eventOf(alert);
        expect(await store.turn({ ...turn, event: seventh, alert: { ...alert, version: 7 } }, 3)).toBeDefined();
        expect(await store.events(userId, 9)).toEqual([seventh, sixth, events[0]]);
        expect(await store.events(other, 9)).toEqual([theirs]);
      });

      test('that are old, or more than a user may have, are forgotten', async () => {
        expect(await store.trimEvents(NOW, 5)).toBe(0);
        expect(await store.trimEvents(NOW + 1, 5)).toBe(1);
        userId = await opened.addUser();
        const theirs = await told(await added(), { at: NOW - DAY });
        expect(await store.trimEvents(NOW - DAY, 3)).toBe(1);
        expect(await store.events(alert.userId, 9)).toEqual(events.slice(0, 3));
        expect(await store.events(userId, 9)).toEqual([theirs]);
      });
    });
  });
}
