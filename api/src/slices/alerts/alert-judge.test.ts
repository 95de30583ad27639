/** Proves that each crossing is told once: in one process, over many, through failures of the database and restarts. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';

import { AlertDesk, TRADER, settled, until } from '../../../test/support/alert-desk.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import { DAY, NOW, symbol } from './alert-rows.contract.js';

const AWAY = new AppError('UNAVAILABLE', 'The database is away.');

let desk: AlertDesk;

beforeEach(() => {
  desk = new AlertDesk();
});

afterEach(async () => {
  await desk.close();
});

describe('a price', () => {
  test('is told when it crosses, not when it is first seen, nor while it stays', async () => {
    const alert = await desk.alert({ note: 'sell' });
    const { prices, told } = await desk.process();
    for (const [index, price] of [79, 79.99, 80, 81, 79, 81].entries()) {
      prices.tick(NOW + index, ['CLZ26', price]);
      await settled();
    }
    expect(told).toEqual(await desk.events());
    expect(told).toEqual([
      {
        id: expect.any(String),
        alertId: alert.id,
        userId: TRADER,
        subject: { kind: 'PRICE', symbol: 'CLZ26' },
        level: 80,
        note: 'sell',
        crossed: 'UP',
        value: 80,
        at: NOW + 2,
        readAt: undefined,
      },
    ]);
    expect(await desk.store.find(TRADER, alert.id)).toMatchObject({ isActive: false });
  });

  test('that is above already when it is first seen is told when it comes back and crosses', async () => {
    await desk.alert();
    const { prices, told } = await desk.process();
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(told).toEqual([]);
    prices.tick(NOW + 1, ['CLZ26', 79], ['CLZ26', 82]);
    await settled();
    expect(told).toMatchObject([{ crossed: 'UP', value: 82, at: NOW + 2 }]);
  });

  test('is told at every crossing where the alert repeats, each way where it is either', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER' });
    await desk.alert({ isRepeating: true, direction: 'DOWN' });
    const { prices, told } = await desk.process();
    for (const [index, price] of [79, 81, 79, 80, 79.99].entries()) {
      prices.tick(NOW + index, ['CLZ26', price]);
      await settled();
    }
    const values = (crossed: string): number[] =>
      told.filter((event) => event.crossed === crossed).map(({ value }) => value);
    expect(values('UP')).toEqual([81, 80]);
    expect(values('DOWN')).toEqual([79, 79, 79.99, 79.99]);
  });

  test('is judged at every tick of a batch, not at its last alone', async () => {
    await desk.alert();
    const { prices, told } = await desk.process();
    prices.tick(NOW, ['CLZ26', 79], ['CLZ26', 80.5], ['CLZ26', 79]);
    await settled();
    expect(told).toMatchObject([{ value: 80.5 }]);
  });

  test('without a last, of another contract, or that came late is none', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER' });
    const { prices } = await desk.process();
    prices.tick(NOW, ['CLZ26', 79], ['CLZ26', undefined], ['CLF27', 99]);
    prices.tell([{ symbol: symbol('CLZ26'), product: 'CL', last: 99, time: NOW + 9, sequence: 0 }]);
    await settled();
    expect(await desk.events()).toEqual([]);
    expect(desk.store.turns).toHaveLength(1);
  });

  test('that stays on its side asks nothing of the database', async () => {
    await desk.alert();
    const { prices } = await desk.process();
    for (let index = 0; index < 100; index++) prices.tick(NOW + index, ['CLZ26', 79 - (index % 5)]);
    await settled();
    expect(desk.store.turns).toHaveLength(1);
  });
});

describe('other values', () => {
  test('a change is in percent of the previous settle; none without it', async () => {
    const alert = await desk.alert({ subject: { kind: 'CHANGE_PERCENT', symbol: symbol('CLZ26') }, level: 2.5 });
    const { judge, prices, told } = await desk.process();
    prices.tick(NOW, ['CLZ26', 99]);
    await settled();
    expect(desk.store.turns).toEqual([]);
    prices.settle('CLZ26', 80);
    prices.tick(NOW + 1, ['CLZ26', 81.99], ['CLZ26', 82]);
    await settled();
    expect(told).toMatchObject([{ crossed: 'UP', value: 2.5 }]);
    expect(judge.present(alert.subject)).toEqual({ value: 2.5, at: NOW + 2, origin: 'LIVE' });
  });

  test('a spread is judged when either contract ticks, by what was known then, without noise', async () => {
    const subject = { kind: 'SPREAD', symbol: symbol('CLZ26'), secondSymbol: symbol('BZF27') } as const;
    await desk.alert({ subject, level: 0.3, isRepeating: true, direction: 'EITHER' });
    const { judge, prices, told } = await desk.process();
    prices.tick(NOW, ['CLZ26', 80.1]);
    await settled();
    expect(desk.store.turns).toEqual([]);
    // 80.3 − 80 is 0.29999999999999716 in binary.
    prices.tick(NOW + 1, ['BZF27', 80], ['CLZ26', 80.3]);
    await settled();
    prices.tick(NOW + 3, ['BZF27', 80.01], ['CLZ26', 80.31], ['BZF27', 80.5]);
    await settled();
    expect(told.map(({ crossed, value, at }) => [crossed, value, at - NOW])).toEqual([
      ['UP', 0.3, 2],
      ['DOWN', 0.29, 3],
      ['UP', 0.3, 4],
      ['DOWN', -0.19, 5],
    ]);
    expect(judge.present(subject)).toEqual({ value: -0.19, at: NOW + 5, origin: 'LIVE LIVE' });
  });

  test('of a spread whose quotes were dropped nothing is known until both tick again', async () => {
    const subject = { kind: 'SPREAD', symbol: symbol('CLZ26'), secondSymbol: symbol('BZF27') } as const;
    await desk.alert({ subject, level: 0, isRepeating: true, direction: 'EITHER' });
    const { prices } = await desk.process();
    prices.tick(NOW, ['CLZ26', 80], ['BZF27', 85]);
    prices.drop();
    prices.tick(NOW + 5, ['CLZ26', 120]);
    await settled();
    expect(await desk.events()).toEqual([]);
    prices.tick(NOW + 6, ['BZF27', 110]);
    await settled();
    expect(await desk.events()).toMatchObject([{ crossed: 'UP', value: 10 }]);
  });

  test('a volatility is heard while somebody watches it', async () => {
    const subject = { kind: 'ATM_VOL', product: 'CL', expiry: isoDate('2026-11-17') } as const;
    const alert = await desk.alert({ subject, level: 0.35 });
    const { judge, prices, told } = await desk.process();
    expect(prices.atmListeners).toBe(1);
    expect(judge.present(subject)).toBeUndefined();
    prices.atmVol('CL', '2026-11-17', 0.34, NOW);
    prices.atmVol('CL', '2026-11-17', undefined, NOW + 1);
    expect(judge.present(subject)).toBeUndefined();
    prices.atmVol('CL', '2026-11-17', 0.36, NOW + 2);
    expect(judge.present(subject)).toEqual({ value: 0.36, at: NOW + 2, origin: 'SETTLEMENT' });
    await settled();
    expect(told).toMatchObject([{ alertId: alert.id, crossed: 'UP', value: 0.36, at: NOW + 2 }]);
    expect(prices.atmListeners).toBe(0);
  });
});

describe('a restart', () => {
  test('tells once what crossed while nobody ran, and repeats nothing', async () => {
    await desk.alert({ isRepeating: true, side: 'BELOW', sideAt: NOW - DAY });
    const first = await desk.process();
    first.prices.tick(NOW, ['CLZ26', 81], ['CLZ26', 82]);
    await settled();
    await first.judge.close();
    const second = await desk.process();
    second.prices.tick(NOW + 10, ['CLZ26', 83]);
    await settled();
    expect(first.told).toMatchObject([{ value: 81 }]);
    expect(second.told).toEqual([]);
    expect(await desk.events()).toHaveLength(1);
  });

  test('while the database is away begins as soon as it is back', async () => {
    await desk.alert({ side: 'BELOW', sideAt: NOW - DAY });
    let failures = 3;
    desk.store.before = () => {
      failures -= 1;
      if (failures >= 0) throw AWAY;
    };
    const { prices, told } = await desk.process();
    await until(() => {
      prices.tick(NOW, ['CLZ26', 81]);
      return told.length > 0;
    });
    expect(told).toHaveLength(1);
  });

  test('ends alerts whose contracts or options trade no more, and keeps the others', async () => {
    desk.now = Date.UTC(2026, 10, 20, 15);
    const expiry = isoDate('2026-11-17');
    // CLZ26 trades on 2026-11-20 for the last time.
    const kept = await desk.alert();
    const ended = [
      await desk.alert({ subject: { kind: 'PRICE', symbol: symbol('CLX26') } }),
      await desk.alert({ subject: { kind: 'SPREAD', symbol: symbol('CLZ26'), secondSymbol: symbol('CLX26') } }),
      await desk.alert({ subject: { kind: 'ATM_VOL', product: 'CL', expiry } }),
    ];
    const { prices } = await desk.process();
    expect(prices.atmListeners).toBe(0);
    expect((await desk.store.active()).map(({ id }) => id)).toEqual([kept.id]);
    for (const { id } of ended) {
      expect(await desk.store.find(TRADER, id)).toMatchObject({ isActive: false, version: 2, updatedAt: desk.now });
    }
  });
});

describe('another origin', () => {
  test('is noted first, and told when it crosses by itself', async () => {
    const alert = await desk.alert({ direction: 'EITHER', isRepeating: true, side: 'ABOVE', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    const tick = async (at: number, ...lasts: number[]): Promise<void> => {
      prices.tick(NOW + at, ...lasts.map((last) => ['CLZ26', last] as const));
      await settled();
    };
    prices.origin = 'SIMULATED';
    await tick(0, 72);
    expect(told).toEqual([]);
    expect(await desk.store.find(TRADER, alert.id)).toMatchObject({ side: 'BELOW', sideOrigin: 'SIMULATED' });
    await tick(1, 81, 72);
    prices.drop();
    prices.origin = 'LIVE';
    await tick(3, 85);
    expect(told.map(({ value }) => value)).toEqual([81, 72]);
    await tick(4, 79);
    expect(told.map(({ value }) => value)).toEqual([81, 72, 79]);
  });

  test('on the same side is noted too: its next crossing is told', async () => {
    await desk.alert({ direction: 'EITHER', side: 'ABOVE', sideAt: NOW - 1, sideOrigin: 'SIMULATED' });
    const { prices, told } = await desk.process();
    prices.tick(NOW, ['CLZ26', 85], ['CLZ26', 79]);
    await settled();
    expect(told).toMatchObject([{ crossed: 'DOWN', value: 79 }]);
  });

  test('of one contract of a spread, or of a volatility, crosses nothing', async () => {
    const kept = { side: 'ABOVE', sideAt: NOW - 1, direction: 'EITHER' } as const;
    const spread = { kind: 'SPREAD', symbol: symbol('CLZ26'), secondSymbol: symbol('BZF27') } as const;
    const vol = { kind: 'ATM_VOL', product: 'CL', expiry: isoDate('2026-11-17') } as const;
    await desk.alert({ ...kept, subject: spread, level: 0, sideOrigin: 'LIVE LIVE' });
    await desk.alert({ ...kept, subject: vol, level: 0.3 });
    const { prices, told } = await desk.process();
    prices.tick(NOW, ['BZF27', 80]);
    prices.origin = 'SIMULATED';
    prices.tick(NOW + 1, ['CLZ26', 72]);
    prices.atmVol('CL', '2026-11-17', 0.2, NOW + 1);
    await settled();
    expect(told).toEqual([]);
    prices.tick(NOW + 2, ['CLZ26', 81]);
    prices.atmVol('CL', '2026-11-17', 0.31, NOW + 2);
    await settled();
    expect(told.map(({ value }) => value)).toEqual([1, 0.31]);
  });

  test('that is replayed is not judged, and is forgotten for nothing', async () => {
    const alert = await desk.alert({ direction: 'EITHER', side: 'ABOVE', sideAt: NOW - 1 });
    const { prices, told, judge } = await desk.process();
    prices.origin = 'REPLAY';
    prices.tick(NOW, ['CLZ26', 72], ['CLZ26', 81], ['CLZ26', 72]);
    expect(judge.present(alert.subject)).toMatchObject({ value: 72, origin: undefined });
    await desk.alert({ direction: 'EITHER' });
    desk.bus.cut();
    desk.bus.mend();
    await settled();
    expect(desk.store.turns).toEqual([]);
    prices.drop();
    prices.origin = 'LIVE';
    prices.tick(NOW + 9, ['CLZ26', 79]);
    await settled();
    expect(told).toMatchObject([{ alertId: alert.id, crossed: 'DOWN', value: 79 }]);
  });
});

describe('a database that is away', () => {
  test('loses no crossing, and none twice', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER', side: 'BELOW', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    let isAway = true;
    desk.store.before = () => {
      if (isAway) throw AWAY;
    };
    prices.tick(NOW, ['CLZ26', 81], ['CLZ26', 79]);
    await until(() => desk.store.turns.length > 3);
    expect(told).toEqual([]);
    isAway = false;
    await until(() => told.length === 2);
    expect(told).toMatchObject([
      { crossed: 'UP', value: 81, at: NOW },
      { crossed: 'DOWN', value: 79, at: NOW + 1 },
    ]);
    expect(desk.warnings).toHaveBeenCalledTimes(1);
  });

  test('after it stored the event: it is told, once', async () => {
    await desk.alert({ isRepeating: true, side: 'BELOW', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    const turn = desk.store.turn.bind(desk.store);
    let hasFailed = false;
    desk.store.turn = async (asked) => {
      const turned = await turn(asked);
      if (hasFailed) return turned;
      hasFailed = true;
      throw AWAY;
    };
    prices.tick(NOW, ['CLZ26', 81]);
    await until(() => told.length > 0);
    await settled();
    expect(told).toEqual(await desk.events());
    expect(told).toHaveLength(1);
  });

  test('holds up no end: what was not stored is told after the next start', async () => {
    await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    const first = await desk.process();
    desk.store.before = () => {
      throw AWAY;
    };
    first.prices.tick(NOW, ['CLZ26', 81]);
    await until(() => desk.store.turns.length > 1);
    await first.judge.close();
    desk.store.before = () => undefined;
    const second = await desk.process();
    second.prices.tick(NOW + 10, ['CLZ26', 82]);
    await settled();
    expect([first.told, second.told].map(({ length }) => length)).toEqual([0, 1]);
  });

  test('that a thousand levels are crossed in at once is asked by few at a time', async () => {
    for (let index = 0; index < 1_000; index++) await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    let [present, most] = [0, 0];
    desk.store.before = async () => {
      present += 1;
      most = Math.max(most, present);
      await new Promise(setImmediate);
      present -= 1;
    };
    prices.tick(NOW, ['CLZ26', 81]);
    await until(() => told.length === 1_000);
    expect(most).toBe(4);
  });
});

test('another user’s listener hears nothing, nor one that ended', async () => {
  await desk.alert();
  const { judge, prices, told } = await desk.process();
  const heard: unknown[] = [];
  judge.listen('other' as UserId, (event) => heard.push(event));
  judge.listen(TRADER, (event) => heard.push(event))();
  judge.listen(TRADER, () => {
    throw new Error('a socket that broke');
  });
  prices.tick(NOW, ['CLZ26', 79], ['CLZ26', 81]);
  await settled();
  expect(told).toHaveLength(1);
  expect(heard).toEqual([]);
});
