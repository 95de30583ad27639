/** Proves what may be watched, by whom it is seen, and that judges hear of every change. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';

import { MemoryAlertStore } from '../../../test/support/memory-alert-store.js';
import { TRADER } from '../../../test/support/alert-desk.js';
import { timeOrderedIds } from '../../shared/time-ordered-id.js';
import type { UserId } from '../accounts/index.js';
import { DAY, eventOf } from './alert-rows.contract.js';
import { AlertsService } from './index.js';
import type { Alert, AlertWish, PresentValue } from './index.js';

const OTHER = '22222222-2222-4222-8222-222222222222' as UserId;
/** CLZ26 trades on this day for the last time. */
const NOW = Date.UTC(2026, 10, 20, 15);
const PRICE: AlertWish = { kind: 'PRICE', symbol: 'CLF27', level: 80, direction: 'UP' };
const VOL: AlertWish = { kind: 'ATM_VOL', product: 'CL', expiry: isoDate('2026-12-16'), level: 0.35, direction: 'UP' };
const SPREAD: AlertWish = { kind: 'SPREAD', symbol: 'CLF27', secondSymbol: 'BZG27', level: -4, direction: 'EITHER' };

let store: MemoryAlertStore;
let service: AlertsService;
let present: PresentValue | undefined;
let taken: Alert[];
let dropped: string[];
let published: [topic: string, message: string][];

beforeEach(() => {
  store = new MemoryAlertStore();
  store.setUser(TRADER, true);
  store.setUser(OTHER, true);
  [present, taken, dropped, published] = [undefined, [], [], []];
  service = new AlertsService({
    store,
    judge: {
      take: (alert) => taken.push(alert),
      drop: (id) => dropped.push(id),
      present: () => present,
    },
    hasExpiry: (product, expiry) => Promise.resolve(product === 'CL' && expiry === '2026-12-16'),
    bus: { publish: (...message) => published.push(message) },
    clock: () => NOW,
    newId: timeOrderedIds(() => NOW),
  });
});

describe('an alert that is made', () => {
  test('is stored, and told to this process and the others', async () => {
    const alert = await service.create(TRADER, { ...PRICE, symbol: ' clf27', note: ' sell  ' });
    expect(alert).toMatchObject({
      subject: { kind: 'PRICE', symbol: 'CLF27' },
      ...{ userId: TRADER, level: 80, direction: 'UP', isRepeating: false, isActive: true, note: 'sell' },
      ...{ side: undefined, sideAt: undefined, sideOrigin: undefined, version: 1, createdAt: NOW, updatedAt: NOW },
    });
    expect(await service.list(TRADER)).toEqual([alert]);
    expect(await service.list(OTHER)).toEqual([]);
    expect(taken).toEqual([alert]);
    expect(published).toEqual([['alerts-changed', JSON.stringify({ userId: TRADER, id: alert.id })]]);
  });

  test('knows where the value stands, so that the next price may cross', async () => {
    present = { value: 79.5, at: NOW - 5, origin: 'LIVE' };
    expect(await service.create(TRADER, PRICE)).toMatchObject({ side: 'BELOW', sideAt: NOW - 5, sideOrigin: 'LIVE' });
    present = { value: 81, at: NOW - 4, origin: undefined };
    expect(await service.create(TRADER, PRICE)).toMatchObject({ side: undefined, sideOrigin: undefined });
    present = { value: 80, at: NOW - 4, origin: 'LIVE' };
    expect(await service.create(TRADER, PRICE)).toMatchObject({ side: 'ABOVE', sideAt: NOW - 4, sideOrigin: 'LIVE' });
  });

  test('may be of every kind', async () => {
    await service.create(TRADER, { ...PRICE, symbol: 'CLZ26', secondSymbol: null, note: null, isRepeating: true });
    await service.create(TRADER, { ...PRICE, kind: 'CHANGE_PERCENT', level: -2.5 });
    await service.create(TRADER, SPREAD);
    await service.create(TRADER, { ...SPREAD, symbol: 'HOG27', secondSymbol: 'RBG27' });
    await service.create(TRADER, { ...VOL, level: 10 });
    expect((await service.list(TRADER)).map(({ subject }) => subject.kind)).toEqual([
      'ATM_VOL',
      'SPREAD',
      'SPREAD',
      'CHANGE_PERCENT',
      'PRICE',
    ]);
  });

  test.each<[string, Partial<AlertWish>, string, string]>([
    ['nothing', { symbol: null }, 'symbol', 'INPUT'],
    ['no symbol', { symbol: 'crude' }, 'symbol', 'SYMBOL_FORM'],
    ['an option', { symbol: 'LOF27 C8000' }, 'symbol', 'SYMBOL_NOT_A_FUTURE'],
    ['a contract that has ended', { symbol: 'CLX26' }, 'symbol', 'EXPIRED'],
    ['a contract that is not listed yet', { symbol: 'CLZ40' }, 'symbol', 'NOT_LISTED'],
    ['what belongs to another kind', { expiry: isoDate('2026-12-16') }, 'expiry', 'INPUT'],
    ['a spread of one contract', { ...SPREAD, secondSymbol: undefined }, 'secondSymbol', 'INPUT'],
    ['a contract against itself', { ...SPREAD, secondSymbol: 'CLF2027' }, 'secondSymbol', 'INPUT'],
    ['barrels against gallons', { ...SPREAD, secondSymbol: 'HOF27' }, 'secondSymbol', 'INPUT'],
    ['options without a date', { ...VOL, symbol: null, expiry: undefined }, 'expiry', 'INPUT'],
    ['options that expired', { ...VOL, symbol: null, expiry: isoDate('2026-11-17') }, 'expiry', 'EXPIRED'],
    ['options that are not there', { ...VOL, symbol: null, expiry: isoDate('2026-12-17') }, 'expiry', 'UNKNOWN_EXPIRY'],
    ['no number', { level: NaN }, 'level', 'INPUT'],
    ['a level beyond all prices', { level: -1_000_001 }, 'level', 'INPUT'],
    ['a volatility of zero', { ...VOL, symbol: null, level: 0 }, 'level', 'INPUT'],
    ['a volatility in percent', { ...VOL, symbol: null, level: 35 }, 'level', 'INPUT'],
    ['a note too long', { note: 'x'.repeat(201) }, 'note', 'INPUT'],
    ['a note of two lines', { note: 'a\nb' }, 'note', 'INPUT'],
    ['a note that runs backwards', { note: 'a\u202Eb' }, 'note', 'INPUT'],
  ])('on %s is refused', async (_what, wish, field, reason) => {
    const making = service.create(TRADER, { ...PRICE, ...wish });
    await expect(making).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason, details: { field } });
    expect(await service.list(TRADER)).toEqual([]);
    expect([taken, published]).toEqual([[], []]);
  });

  test('is one of a hundred', async () => {
    for (let index = 0; index < 100; index++) await service.create(TRADER, PRICE);
    await expect(service.create(TRADER, PRICE)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'ALERT_LIMIT' });
    await expect(service.create(OTHER, PRICE)).resolves.toBeDefined();
  });
});

describe('an alert that is changed', () => {
  test('is so where the change says so, and is told', async () => {
    present = { value: 79, at: NOW - 5, origin: 'LIVE' };
    const alert = await service.create(TRADER, { ...PRICE, note: 'sell' });
    const edit = { direction: 'DOWN', isRepeating: true, level: null, note: undefined } as const;
    const changed = await service.update(TRADER, alert.id, edit);
    expect(changed).toEqual({ ...alert, direction: 'DOWN', isRepeating: true, version: 2 });
    expect(await service.list(TRADER)).toEqual([changed]);
    expect(taken).toEqual([alert, changed]);
    expect(published).toHaveLength(2);
  });

  test('to another level, or after a rest, is held against what is known now', async () => {
    present = { value: 79, at: NOW - 5, origin: 'LIVE' };
    const { id } = await service.create(TRADER, PRICE);
    present = { value: 79, at: NOW - 4, origin: 'LIVE' };
    expect(await service.update(TRADER, id, { level: 78 })).toMatchObject({
      side: 'ABOVE',
      sideAt: NOW - 4,
      sideOrigin: 'LIVE',
    });
    expect(await service.update(TRADER, id, { isActive: false })).toMatchObject({ side: 'ABOVE', isActive: false });
    present = undefined;
    expect(await service.update(TRADER, id, { isActive: true })).toMatchObject({
      side: undefined,
      sideAt: undefined,
      sideOrigin: undefined,
    });
  });

  test('while it crosses is changed as it then is', async () => {
    const alert = await service.create(TRADER, { ...PRICE, isRepeating: true });
    const replace = store.replace.bind(store);
    store.replace = async (edited) => {
      store.replace = replace;
      await store.turn({ alert, side: 'ABOVE', event: undefined, at: NOW, origin: 'LIVE' });
      return replace(edited);
    };
    expect(await service.update(TRADER, alert.id, { note: 'x' })).toMatchObject({
      side: 'ABOVE',
      note: 'x',
      version: 3,
    });
    store.replace = () => Promise.resolve(false);
    await expect(service.update(TRADER, alert.id, {})).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is one’s own, and valid', async () => {
    const { id } = await service.create(TRADER, PRICE);
    await expect(service.update(OTHER, id, { level: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.update(TRADER, 'x', { level: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.update(TRADER, id, { level: Infinity })).rejects.toMatchObject({
      details: { field: 'level' },
    });
    await expect(service.update(TRADER, id, { note: '\0' })).rejects.toMatchObject({ details: { field: 'note' } });
  });

  test('does not begin again once its contract has ended', async () => {
    const { id } = await service.create(TRADER, PRICE);
    const alert = await service.update(TRADER, id, { isActive: false });
    await store.replace({ ...alert, subject: { ...alert.subject, symbol: 'CLX26' } as Alert['subject'], version: 3 });
    await expect(service.update(TRADER, id, { isActive: true })).rejects.toMatchObject({ reason: 'EXPIRED' });
    await expect(service.update(TRADER, id, { note: 'old' })).resolves.toMatchObject({ note: 'old' });
  });
});

test('an alert that is removed is so everywhere, by its owner alone', async () => {
  const { id } = await service.create(TRADER, PRICE);
  await expect(service.remove(OTHER, id)).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'ALERT' });
  expect(dropped).toEqual([]);
  await service.remove(TRADER, id);
  expect(dropped).toEqual([id]);
  expect(published.at(-1)).toEqual(['alerts-changed', JSON.stringify({ userId: TRADER, id })]);
  await expect(service.remove(TRADER, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('events', () => {
  test('are read page by page and marked read', async () => {
    let alert = await service.create(TRADER, { ...PRICE, isRepeating: true });
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) {
      const event = eventOf(alert);
      ids.unshift(event.id);
      alert = (await store.turn({ alert, side: 'ABOVE', event, at: event.at, origin: 'LIVE' }))!;
    }
    const first = await service.events(TRADER, 2, undefined);
    expect(first).toMatchObject({ events: [{ id: ids[0] }, { id: ids[1] }], hasMore: true, unreadCount: 3 });
    expect(await service.events(TRADER, 2, ids[1])).toMatchObject({ events: [{ id: ids[2] }], hasMore: false });
    expect(await service.events(TRADER, 3, undefined)).toMatchObject({ hasMore: false });
    expect(await service.markRead(TRADER, [ids[0]!])).toBe(1);
    expect(await service.markRead(TRADER, undefined)).toBe(2);
    expect((await service.events(TRADER, 9, undefined)).events.map(({ readAt }) => readAt)).toEqual([NOW, NOW, NOW]);
  });

  test.each([0, 101, 1.5])('are not read %d at a time', async (first) => {
    const reading = service.events(TRADER, first, undefined);
    await expect(reading).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field: 'first' } });
  });

  test('of a cursor that no page gave, or of too many ids, are refused', async () => {
    await expect(service.events(TRADER, 1, 'x')).rejects.toMatchObject({ details: { field: 'after' } });
    const ids = Array.from({ length: 1_001 }, String);
    await expect(async () => service.markRead(TRADER, ids)).rejects.toMatchObject({ details: { field: 'ids' } });
  });

  test('are forgotten after 90 days, and beyond a thousand', async () => {
    let alert = await service.create(TRADER, { ...PRICE, isRepeating: true });
    const tell = async (at: number): Promise<void> => {
      alert = (await store.turn({ alert, side: 'ABOVE', event: eventOf(alert, { at }), at, origin: 'LIVE' }))!;
    };
    await tell(NOW - 91 * DAY);
    await tell(NOW - 89 * DAY);
    expect(await service.trim()).toBe(1);
    for (let index = 1; index < 1_001; index++) await tell(NOW - 89 * DAY + index);
    expect(await service.trim()).toBe(0);
    const { events } = await service.events(TRADER, 100, undefined);
    expect(events[0]!.at).toBe(NOW - 89 * DAY + 1_000);
    expect((await store.events(TRADER, 2_000)).at(-1)!.at).toBe(NOW - 89 * DAY + 1);
  });
});
