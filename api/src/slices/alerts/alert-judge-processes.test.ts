/** Proves that several processes tell each crossing once between them, and know what the others changed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { AlertDesk, TRADER, settled, until } from '../../../test/support/alert-desk.js';
import { DAY, NOW, symbol } from './alert-rows.contract.js';
import { ALERTS_CHANGED, writeAlertChange } from './alert-changes.js';

let desk: AlertDesk;

beforeEach(() => {
  desk = new AlertDesk();
});

afterEach(async () => {
  await desk.close();
});

describe('of several processes', () => {
  test('one tells a crossing, and the listeners of all hear it', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER' });
    const processes = [await desk.process(), await desk.process(), await desk.process()];
    for (const [index, price] of [79, 81, 79, 82].entries()) {
      for (const { prices } of processes) prices.tick(NOW + index, ['CLZ26', price]);
      await settled();
    }
    const events = await desk.events();
    expect(events.map(({ crossed, value }) => [crossed, value])).toEqual([
      ['UP', 81],
      ['DOWN', 79],
      ['UP', 82],
    ]);
    for (const { told } of processes) expect(told).toEqual(events);
  });

  test('one lags: what the others told is not told again', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER' });
    const [ahead, behind] = [await desk.process(), await desk.process()];
    const path = [79, 81, 79, 81, 79].map((price, index) => [NOW + index, price] as const);
    for (const [at, price] of path) {
      ahead.prices.tick(at, ['CLZ26', price]);
      await settled();
    }
    for (const [at, price] of path) {
      behind.prices.tick(at, ['CLZ26', price]);
      await settled();
    }
    expect(await desk.events()).toHaveLength(4);
    behind.prices.tick(NOW + 10, ['CLZ26', 81]);
    await settled();
    expect(await desk.events()).toHaveLength(5);
    expect(behind.told).toEqual(ahead.told);
  });

  test('each tells every crossing of a slow path once, however ticks, turns and messages interleave', async () => {
    const paths = fc.array(fc.integer({ min: 78, max: 82 }), { minLength: 2, maxLength: 12 });
    const arrivals = fc.infiniteStream(fc.constantFrom(0, 1, 2));
    await fc.assert(
      fc.asyncProperty(paths, arrivals, fc.infiniteStream(fc.boolean()), async (path, whose, waits) => {
        const own = new AlertDesk();
        await own.alert({ isRepeating: true, direction: 'EITHER' });
        const processes = [await own.process(), await own.process(), await own.process()].map((process) => ({
          ...process,
          next: 0,
        }));
        // In each process a tick that crosses waits for what the one before began, as at any price that people trade.
        while (processes.some(({ next }) => next < path.length)) {
          const process = processes[whose.next().value as number]!;
          if (process.next >= path.length) continue;
          process.prices.tick(NOW + process.next, ['CLZ26', path[process.next]!]);
          process.next += 1;
          if (waits.next().value === true) await Promise.resolve();
          else await settled();
        }
        await settled();
        const sides = path.map((price) => price >= 80);
        const crossings = sides.slice(1).filter((side, index) => side !== sides[index]);
        const crossed = (await own.events()).map((event) => event.crossed);
        expect(crossed.length).toBeLessThanOrEqual(crossings.length);
        for (const [index, way] of crossed.entries()) expect(way).not.toBe(crossed[index - 1]);
        if (crossings.length > 0) expect(crossed.at(-1)).toBe(sides.at(-1) === true ? 'UP' : 'DOWN');
        for (const { told } of processes) expect(told).toEqual(await own.events());
        await own.close();
      }),
      { numRuns: 60 },
    );
  });

  test('one dies: the others tell what it did not', async () => {
    await desk.alert({ isRepeating: true, side: 'BELOW', sideAt: NOW - 1 });
    const [first, second] = [await desk.process(), await desk.process()];
    await first.judge.close();
    for (const { prices } of [first, second]) prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect([first.told, second.told].map(({ length }) => length)).toEqual([0, 1]);
  });

  test('all miss what is on the bus while it is cut; what crossed meanwhile is told once', async () => {
    await desk.alert({ isRepeating: true, side: 'BELOW', sideAt: NOW - 1 });
    const [first, second] = [await desk.process(), await desk.process()];
    for (const { prices } of [first, second]) prices.tick(NOW, ['CLZ26', 79]);
    desk.bus.cut();
    first.prices.tick(NOW + 1, ['CLZ26', 81]);
    await settled();
    desk.bus.mend();
    await settled();
    for (const { prices } of [first, second]) prices.tick(NOW + 2, ['CLZ26', 82]);
    await settled();
    expect(await desk.events()).toMatchObject([{ value: 81 }]);
    // Its own mistake would be a second event: it last saw 79, and the way up is stored.
    expect(second.told).toEqual(await desk.events());
    expect(first.told).toEqual(second.told);
  });

  test('one reads after a gap what the others told meanwhile: each event once, none from before it listened', async () => {
    await desk.alert({ isRepeating: true, direction: 'EITHER' });
    const [first, second] = [await desk.process(), await desk.process()];
    const crossing = async (at: number, ...prices: number[]): Promise<void> => {
      first.prices.tick(NOW + at, ...prices.map((price) => ['CLZ26', price] as const));
      await settled();
    };
    await crossing(0, 79, 81);
    desk.bus.cut();
    await crossing(2, 79);
    const late: unknown[] = [];
    second.judge.listen(TRADER, (event) => late.push(event));
    await crossing(3, 81, 79);
    expect(second.told).toHaveLength(1);
    let failures = 2;
    const events = desk.store.events.bind(desk.store);
    desk.store.events = (...asked) => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('away')) : events(...asked);
    };
    desk.bus.mend();
    await until(() => second.told.length === 4);
    await crossing(5, 81);
    desk.bus.cut();
    desk.bus.mend();
    await settled();
    const told = await desk.events();
    expect(told.map(({ value }) => value)).toEqual([81, 79, 81, 79, 81]);
    expect([first.told, second.told, late]).toEqual([told, told, told.slice(2)]);
  });

  test('one tells while the bus is cut: what another told before it is not taken for known', async () => {
    await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    await desk.alert({ subject: { kind: 'PRICE', symbol: symbol('CLF27') }, side: 'BELOW', sideAt: NOW - 1 });
    const [first, second] = [await desk.process(), await desk.process()];
    desk.bus.cut();
    first.prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    second.prices.tick(NOW + 1, ['CLF27', 82]);
    await settled();
    desk.bus.mend();
    await settled();
    expect(first.told.map(({ value }) => value)).toEqual([81, 82]);
    expect(second.told.map(({ value }) => value)).toEqual([82, 81]);
  });

  test('a gap in which nobody was told reads everything again', async () => {
    const { prices, told } = await desk.process();
    const other = desk.bus.endpoint();
    await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    desk.bus.cut();
    desk.bus.mend();
    await settled();
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(told).toHaveLength(1);
    await other.close();
  });
});

describe('what another process changed', () => {
  test('is read: an alert that is new, changed, paused, or removed', async () => {
    const { prices } = await desk.process();
    const other = desk.bus.endpoint();
    const alert = await desk.alert({ isRepeating: true, direction: 'EITHER', side: 'BELOW', sideAt: NOW - 1 });
    const changed = async (values: Partial<typeof alert>): Promise<void> => {
      const present = (await desk.store.find(TRADER, alert.id))!;
      await desk.store.replace({ ...present, ...values, version: present.version + 1 });
      other.publish(ALERTS_CHANGED, writeAlertChange(alert));
      await settled();
    };
    other.publish(ALERTS_CHANGED, writeAlertChange(alert));
    await settled();
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(await desk.events()).toHaveLength(1);

    await changed({ level: 90, side: undefined, sideAt: undefined });
    prices.tick(NOW + 1, ['CLZ26', 79], ['CLZ26', 89]);
    await settled();
    expect(await desk.events()).toHaveLength(1);
    prices.tick(NOW + 3, ['CLZ26', 90]);
    await settled();
    expect(await desk.events()).toMatchObject([{ level: 80 }, { level: 90, crossed: 'UP' }]);

    await changed({ isActive: false });
    prices.tick(NOW + 4, ['CLZ26', 79]);
    await settled();
    expect(await desk.events()).toHaveLength(2);

    await desk.store.remove(TRADER, alert.id);
    other.publish(ALERTS_CHANGED, writeAlertChange(alert));
    for (const nonsense of ['', '{}', '[]', 'null', '{"userId":1,"id":2}']) other.publish(ALERTS_CHANGED, nonsense);
    for (const nonsense of ['', '{}', 'null', '{"event":{}}']) other.publish('alert-events', nonsense);
    await settled();
    prices.tick(NOW + 5, ['CLZ26', 95]);
    await settled();
    expect(await desk.events()).toEqual([]);
  });

  test('of words alone, between the judging and the storing: the crossing is stored with them', async () => {
    const alert = await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    await desk.store.replace({ ...alert, note: 'other', version: 2 });
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(told).toMatchObject([{ note: 'other', value: 81 }]);
  });

  test('the level itself: what crossed the old one is not told', async () => {
    const alert = await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
    const { prices, told } = await desk.process();
    await desk.store.replace({ ...alert, level: 90, version: 2 });
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(told).toEqual([]);
    prices.tick(NOW + 1, ['CLZ26', 90]);
    await settled();
    expect(told).toMatchObject([{ level: 90 }]);
  });

  test('while all were read: the newer is kept', async () => {
    const alert = await desk.alert({ side: 'BELOW', sideAt: NOW - DAY });
    const { judge, prices } = await desk.process();
    const reading = Promise.withResolvers<undefined>();
    const active = desk.store.active.bind(desk.store);
    desk.store.active = async () => {
      const before = await active();
      await reading.promise;
      return before;
    };
    desk.bus.cut();
    desk.bus.mend();
    await desk.store.remove(TRADER, alert.id);
    judge.drop(alert.id);
    const added = await desk.alert({ level: 70 });
    judge.take(added);
    reading.resolve(undefined);
    await settled();
    desk.store.turns.length = 0;
    prices.tick(NOW, ['CLZ26', 81]);
    await settled();
    expect(desk.store.turns.map((turn) => turn.alert.id)).toEqual([added.id]);
  });
});

test('alerts of a user who is out tell nothing, and tell again once the user is in', async () => {
  await desk.alert({ side: 'BELOW', sideAt: NOW - 1 });
  const { prices, told } = await desk.process();
  desk.store.setUser(TRADER, false);
  prices.tick(NOW, ['CLZ26', 81]);
  await settled();
  prices.tick(NOW + 1, ['CLZ26', 79], ['CLZ26', 82]);
  await settled();
  expect(told).toEqual([]);
  expect(desk.store.turns).toHaveLength(1);
  desk.store.setUser(TRADER, true);
  desk.bus.cut();
  desk.bus.mend();
  await until(() => told.length > 0);
  expect(told).toMatchObject([{ crossed: 'UP', value: 82 }]);
});
