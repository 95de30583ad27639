/** Proves what the simulated feed does by the clock: batches, sessions, settlements, and that it makes way for real prices. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { IsoDate } from '@cushing/products';

import {
  DEMO_SEED,
  holdTime,
  openSimulatedDesk,
  pass,
  silentLogger,
  ticksOf,
  until,
} from '../../../../test/support/simulated-desk.js';
import type { SimulatedDesk } from '../../../../test/support/simulated-desk.js';
import { DemoSettlements } from '../../demo-market/index.js';
import type { ContractTrades } from '../../demo-market/index.js';
import { emptySettlementColumns } from '../../market/index.js';
import type { TickBatch } from '../../quotes/index.js';
import { SimulatedFeed } from './simulated-feed.js';
import type { SimulatedFeedOptions } from './simulated-feed.js';
import type { SettlementSink } from './settlement-sink.js';

class CountedSettlements implements SettlementSink {
  readonly settled: { readonly tradeDate: IsoDate; readonly trades: readonly ContractTrades[]; readonly at: string }[] =
    [];
  failures = 0;

  settle(tradeDate: IsoDate, trades: readonly ContractTrades[]): Promise<void> {
    this.settled.push({ tradeDate, trades, at: new Date().toISOString() });
    if (this.failures === 0) return Promise.resolve();
    this.failures -= 1;
    return Promise.reject(new Error('another import is under way'));
  }

  get dates(): readonly string[] {
    return this.settled.map(({ tradeDate }) => tradeDate);
  }
}

let desk: SimulatedDesk;
const endings: (() => Promise<void>)[] = [];

interface RunningFeed {
  readonly batches: TickBatch[];
  readonly end: () => Promise<void>;
}

/** Starts a feed and waits for its first batch. */
async function start(options: Partial<SimulatedFeedOptions> = {}): Promise<RunningFeed> {
  const { market, changes } = desk;
  const feed = new SimulatedFeed({
    ...{ market, changes, settlements: new CountedSettlements(), clock: Date.now, seed: DEMO_SEED, runId: 'r1' },
    ...{ logger: silentLogger, ...options },
  });
  const batches: TickBatch[] = [];
  const ending = new AbortController();
  const running = feed.run((batch) => batches.push(batch), ending.signal);
  const end = async (): Promise<void> => {
    ending.abort();
    await running;
  };
  endings.push(end);
  await until(() => batches.length > 0);
  return { batches, end };
}

beforeAll(async () => {
  desk = await openSimulatedDesk('2026-11-23T15:00:00Z');
});
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
  jest.useRealTimers();
});
afterAll(() => desk.close());

describe('batches', () => {
  test('come every 100 ms, of one source, numbered from 0', async () => {
    holdTime('2026-11-23T15:00:00Z');
    const { batches } = await start();
    await pass(10_000);
    expect(batches.length).toBeGreaterThan(90);
    expect(batches.length).toBeLessThanOrEqual(101);
    expect(new Set(batches.map(({ source, origin }) => `${source} ${origin}`))).toEqual(
      new Set(['simulated:r1 SIMULATED']),
    );
    expect(ticksOf(batches).map(({ sequence }) => sequence)).toEqual(ticksOf(batches).map((_, index) => index));
  });

  test('are the same for the same seed and clock, others for another seed', async () => {
    const runs: TickBatch[][] = [];
    for (const seed of [DEMO_SEED, DEMO_SEED, 7]) {
      holdTime('2026-11-23T15:00:00Z');
      const { batches, end } = await start({ seed });
      await pass(5_000);
      await end();
      runs.push(batches);
    }
    expect(ticksOf(runs[0]!).length).toBeGreaterThan(300);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  test('go on counting when the feed is run again', async () => {
    holdTime('2026-11-23T15:00:00Z');
    const { market, changes } = desk;
    const feed = new SimulatedFeed({
      ...{ market, changes, settlements: new CountedSettlements(), clock: Date.now, seed: DEMO_SEED, runId: 'r2' },
      logger: silentLogger,
    });
    const batches: TickBatch[] = [];
    for (let run = 1; run <= 2; run += 1) {
      const ending = new AbortController();
      const before = batches.length;
      const running = feed.run((batch) => batches.push(batch), ending.signal);
      await until(() => batches.length > before);
      await pass(1_000);
      ending.abort();
      await running;
    }
    const sequences = ticksOf(batches).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index));
  });

  test('begin near the latest settles: within what a weekend moves', async () => {
    holdTime('2026-11-20T19:40:00Z');
    const { batches } = await start();
    await pass(3_000);
    // The store ends on the 20th, which settled ten minutes ago.
    for (const product of ['CL', 'NG', 'RB'] as const) {
      const { rows } = await desk.market.futuresBoard(product, undefined);
      const settles = new Map(rows.map(({ symbol, settle }) => [symbol, settle]));
      const ofProduct = ticksOf(batches).filter((tick) => tick.product === product && settles.has(tick.symbol));
      expect(ofProduct.length).toBeGreaterThan(30);
      for (const { symbol, bid, ask } of ofProduct) {
        expect((bid! + ask!) / 2 / settles.get(symbol)!).toBeGreaterThan(0.99);
        expect((bid! + ask!) / 2 / settles.get(symbol)!).toBeLessThan(1.01);
      }
    }
  });
});

describe('hours', () => {
  test('of the exchange: quiet on a Sunday but alive, and awake at 18:00 in New York', async () => {
    holdTime('2026-11-22T22:59:50Z');
    const { batches } = await start({ hours: 'EXCHANGE' });
    await pass(9_500);
    expect(ticksOf(batches)).toEqual([]);
    expect(batches.length).toBeGreaterThanOrEqual(9);
    await pass(2_000);
    expect(ticksOf(batches).length).toBeGreaterThan(50);
  });

  test('of a demo: never quiet', async () => {
    holdTime('2026-11-22T12:00:00Z');
    const { batches } = await start();
    await pass(5_000);
    expect(ticksOf(batches).length).toBeGreaterThan(300);
  });
});

describe('the settlement', () => {
  test('is made at 14:30 in New York, in winter 19:30 UTC, once, with what was traded', async () => {
    holdTime('2026-11-23T18:29:58Z');
    const settlements = new CountedSettlements();
    const { batches } = await start({ settlements });
    await pass(5_000);
    expect(settlements.dates).toEqual([]); // 13:30
    jest.setSystemTime(Date.parse('2026-11-23T19:29:58Z'));
    await pass(1_500);
    expect(settlements.dates).toEqual([]);
    await pass(1_500);
    await until(() => settlements.settled.length > 0);
    expect(settlements.dates).toEqual(['2026-11-23']);
    const { trades } = settlements.settled[0]!;
    const traded = ticksOf(batches).filter(
      ({ last, symbol, time }) => last !== undefined && symbol === 'CLF27' && time < Date.parse('2026-11-23T19:30:00Z'),
    );
    const crude = trades.find(({ product, month }) => product === 'CL' && month === '2027-01')!;
    expect(crude.volume).toBe(traded.reduce((sum, { size }) => sum + size!, 0));
    expect(crude.first).toBe(traded[0]!.last);
    expect(crude.high).toBe(Math.max(...traded.map(({ last }) => last!)));
    expect(crude.low).toBe(Math.min(...traded.map(({ last }) => last!)));
    expect(crude.isWhole).toBe(false);
    await pass(10_000);
    expect(settlements.dates).toEqual(['2026-11-23']);
  });

  test('is made at 18:30 UTC in summer, after what was missed before', async () => {
    holdTime('2027-07-14T18:29:58Z');
    const settlements = new CountedSettlements();
    await start({ settlements });
    await pass(500);
    expect(settlements.dates).toEqual(['2027-07-13']);
    await pass(3_000);
    await until(() => settlements.settled.length > 1);
    expect(settlements.dates).toEqual(['2027-07-13', '2027-07-14']);
  });

  test('is tried again a minute later where it fails', async () => {
    holdTime('2026-11-23T19:30:00Z');
    const settlements = new CountedSettlements();
    settlements.failures = 1;
    await start({ settlements });
    await pass(50_000);
    expect(settlements.dates).toEqual(['2026-11-23']);
    await pass(15_000);
    expect(settlements.dates).toEqual(['2026-11-23', '2026-11-23']);
    await pass(65_000);
    expect(settlements.settled).toHaveLength(2);
  });
});

describe('beside a store that changes', () => {
  let own: SimulatedDesk;
  beforeAll(async () => {
    own = await openSimulatedDesk('2026-11-23T15:00:00Z');
  });
  afterAll(() => own.close());

  test('settles where its prices are, and goes on from there', async () => {
    holdTime('2026-11-23T19:29:57Z');
    const { market, changes } = own;
    let settled = 0;
    changes.listen(() => (settled += 1));
    const { batches } = await start({ market, changes, settlements: new DemoSettlements(own.demo) });
    await pass(2_900);
    const last = ticksOf(batches).findLast(({ symbol }) => symbol === 'CLF27')!;
    await pass(200);
    await until(() => settled === 2); // futures and options
    const { tradeDate, rows } = await market.futuresBoard('CL', undefined);
    expect(tradeDate).toBe('2026-11-23');
    const { settle } = rows.find(({ symbol }) => symbol === 'CLF27')!;
    // Three seconds move crude by a cent or so.
    expect(Math.abs(settle - last.bid!)).toBeLessThan(0.06);
    const before = batches.length;
    await pass(1_200);
    await until(() => batches.length > before);
    await pass(5_000);
    const next = ticksOf(batches).findLast(({ symbol }) => symbol === 'CLF27')!;
    expect(next.time).toBeGreaterThan(Date.parse('2026-11-23T19:30:00Z'));
    expect(Math.abs(settle - next.bid!)).toBeLessThan(0.06);
  });

  test('ends the ticks of a product that gets real settlements, at once', async () => {
    holdTime('2026-11-24T15:00:00Z');
    const { market, changes, store } = own;
    const { batches } = await start({ market, changes });
    await pass(2_000);
    expect(ticksOf(batches).some(({ product }) => product === 'CL')).toBe(true);
    const columns = { ...emptySettlementColumns(1), length: 1 };
    columns.product[0] = 0; // CL
    columns.month[0] = 2027 * 12;
    columns.tradeDate[0] = Date.parse('2026-11-23') / 86_400_000;
    columns.nearby[0] = 1;
    columns.settle[0] = 60;
    columns.line[0] = 1;
    const staged = await store.beginImport({ id: 'real', source: 'IMPORTED', format: 'test', origin: 'test' });
    await staged.stage('FUTURES', columns);
    await staged.commit({ read: 1, rejected: 0 }, '2026-11-24T15:00:02.000Z');
    const before = batches.length;
    changes.publish({
      ...{ importId: 'real', products: ['CL'], spotSeries: [], from: null, to: null },
      at: '2026-11-24T15:00:02.000Z',
    });
    await pass(1_000);
    await until(() => batches.length > before);
    await pass(5_000);
    const after = ticksOf(batches.slice(before));
    expect(after.length).toBeGreaterThan(100);
    expect(after.filter(({ product }) => product === 'CL')).toEqual([]);
  });
});
