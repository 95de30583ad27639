/** A store with the demo market's last week of settlements, and what a simulated feed needs beside it. */
import { setImmediate as otherWork } from 'node:timers/promises';

import { jest } from '@jest/globals';
import { PRODUCT_CODES, addDays, isoDate, previousTradeDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../../src/adapters/memory/index.js';
import type { Logger } from '../../src/shared/logger.js';
import type { DemoMarketOptions } from '../../src/slices/demo-market/index.js';
import { FUTURES_FORMAT, futuresOrigin } from '../../src/slices/demo-market/seed-futures.js';
import { simulateSettlements } from '../../src/slices/demo-market/simulate-settlements.js';
import { storeSimulation } from '../../src/slices/demo-market/store-simulation.js';
import { MarketService } from '../../src/slices/market/index.js';
import type { TickBatch } from '../../src/slices/quotes/index.js';

export const DEMO_SEED = 1983;

const ignore = (): void => undefined;

export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A desk whose clock is `Date.now`: to be faked. */
export interface SimulatedDesk {
  readonly store: DuckMarketStore;
  readonly changes: MemoryMarketChanges;
  readonly market: MarketService;
  readonly demo: DemoMarketOptions;
  close(): Promise<void>;
}

/** @param now as in `2026-11-23T15:00:00Z`; settlements are through the trade date before it */
export async function openSimulatedDesk(now: string): Promise<SimulatedDesk> {
  const store = await DuckMarketStore.open({ path: ':memory:' });
  const changes = new MemoryMarketChanges();
  const market = new MarketService({ store, changes });
  let ids = 0;
  const demo: DemoMarketOptions = {
    ...{ store, optionStore: store.options, changes, clock: Date.now, seed: DEMO_SEED, rate: 0.04 },
    ...{ logger: silentLogger, optionHistory: { fullDates: 1, thinDates: 0 }, newId: () => `demo-${(ids += 1)}` },
  };
  await storeLastWeek(demo, isoDate(now.slice(0, 10)));
  const close = async (): Promise<void> => {
    market.close();
    await store.close();
  };
  return { store, changes, market, demo, close };
}

/** What a start of that day would have stored of the last week: three years of it take their time. */
async function storeLastWeek(demo: DemoMarketOptions, today: IsoDate): Promise<void> {
  const windows = PRODUCT_CODES.map((product) => ({
    ...{ product, from: addDays(today, -7), through: previousTradeDate(product, today) },
  }));
  const staged = await demo.store.beginImport({
    ...{ id: demo.newId(), source: 'SIMULATED', format: FUTURES_FORMAT, origin: futuresOrigin(DEMO_SEED) },
  });
  await storeSimulation(demo, windows, 'FUTURES', staged, simulateSettlements(DEMO_SEED, windows));
}

/** Timers and the clock stand still until they are moved; what the store does goes on. */
export function holdTime(now: string): void {
  jest.useFakeTimers({
    now: Date.parse(now),
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'hrtime'],
  });
}

/** Lets time pass in steps of 100 ms, with a turn of the event loop after each. */
export async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 100) {
    jest.advanceTimersByTime(Math.min(100, left));
    await otherWork();
  }
}

/** Waits, while time stands still, until what the store is at has come to something. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await otherWork();
}

/** @returns the ticks of all batches */
export function ticksOf(batches: readonly TickBatch[]): TickBatch['ticks'] {
  return batches.flatMap(({ ticks }) => ticks);
}
