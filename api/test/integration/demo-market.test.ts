/** Proves that the simulated market looks like a market, is the same for the same seed, and makes way for real prices. */
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES, isTradeDate, isoDate, lastTradeDate, listedMonths, roundToTick } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../../src/adapters/memory/index.js';
import { seedDemoMarket } from '../../src/slices/demo-market/index.js';
import type { FuturesSettlement, MarketChange } from '../../src/slices/market/index.js';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const SATURDAY = Date.parse('2026-11-21T03:00:00Z');

async function seeded(
  store: DuckMarketStore,
  seed = 1983,
  now = SATURDAY,
  changes = new MemoryMarketChanges(),
): Promise<void> {
  let ids = 0;
  await seedDemoMarket({
    ...{ store, optionStore: store.options, changes, clock: () => now, seed, rate: 0.04, logger: silent },
    ...{ optionHistory: { fullDates: 1, thinDates: 0 }, newId: () => `demo-${now}-${(ids += 1)}` },
  });
}

async function everything(store: DuckMarketStore, product: ProductCode): Promise<readonly FuturesSettlement[]> {
  return store.settlementsOn(product, 'SIMULATED', await store.tradeDates(product, 'SIMULATED'));
}

function digest(settlements: readonly FuturesSettlement[]): string {
  const hash = createHash('sha256');
  for (const { symbol, tradeDate, open, high, low, settle, volume, openInterest } of settlements) {
    hash.update([symbol, tradeDate, open, high, low, settle, volume, openInterest].join(' '));
  }
  return hash.digest('hex');
}

describe('the demo market', () => {
  let store: DuckMarketStore;
  const told: MarketChange[] = [];
  const all = new Map<ProductCode, readonly FuturesSettlement[]>();

  beforeAll(async () => {
    store = await DuckMarketStore.open({ path: ':memory:' });
    const changes = new MemoryMarketChanges();
    changes.listen((change) => told.push(change));
    await seeded(store, 1983, SATURDAY, changes);
    for (const product of PRODUCT_CODES) all.set(product, await everything(store, product));
  });
  afterAll(() => store.close());

  test('covers three years up to the last trade date before today', async () => {
    const coverage = await store.coverage();
    expect(coverage.map((entry) => [entry.product, entry.source, entry.lastTradeDate]).sort()).toEqual(
      [...PRODUCT_CODES].sort().map((product) => [product, 'SIMULATED', '2026-11-20']),
    );
    for (const entry of coverage) expect(entry.firstTradeDate <= '2023-11-22').toBe(true);
  });

  test('tells once of futures and once of options that everything changed', () => {
    const all = [...PRODUCT_CODES].sort();
    expect(told.map((change) => [...change.products].sort())).toEqual([all, all]);
  });

  test.each(PRODUCT_CODES)(
    '%s settles on trade dates alone, listed contracts alone, none that has ended',
    (product) => {
      const settlements = all.get(product) ?? [];
      expect(settlements.length).toBeGreaterThan(25_000);
      const wrong = settlements.filter(
        ({ tradeDate, month }) =>
          !isTradeDate(product, tradeDate) ||
          lastTradeDate(product, month) < tradeDate ||
          !listedMonths(product, tradeDate).includes(month),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(PRODUCT_CODES)('%s has 36 to 60 contracts on every date', (product) => {
    const counts = [...Map.groupBy(all.get(product) ?? [], (row) => row.tradeDate).values()].map((rows) => rows.length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(36);
    expect(Math.max(...counts)).toBeLessThanOrEqual(60);
  });

  test.each(PRODUCT_CODES)('%s settles every contract on the tick grid, above zero', (product) => {
    const wrong = (all.get(product) ?? []).filter(
      ({ settle }) => settle <= 0 || roundToTick(product, settle) !== settle,
    );
    expect(wrong).toEqual([]);
  });

  test.each(PRODUCT_CODES)(
    '%s has open, high and low on the days that a contract trades, and only on those',
    (product) => {
      const wrong = (all.get(product) ?? []).filter(({ open, high, low, settle, volume }) => {
        if (volume === 0) return [open, high, low].some((price) => price !== null);
        if (open === null || high === null || low === null) return true;
        return (
          [open, high, low].some((price) => roundToTick(product, price) !== price) ||
          Math.max(open, settle) > high ||
          Math.min(open, settle) < low
        );
      });
      expect(wrong).toEqual([]);
      expect((all.get(product) ?? []).filter(({ volume }) => volume === 0).length).toBeLessThan(6_000);
    },
  );

  test.each(PRODUCT_CODES)('%s trades whole contracts, most of them near, and closes out before the end', (product) => {
    const settlements = all.get(product) ?? [];
    const bad = settlements.filter(
      ({ volume, openInterest }) => !Number.isInteger(volume) || !Number.isInteger(openInterest) || Number(volume) < 0,
    );
    expect(bad).toEqual([]);
    const sum = (rows: readonly FuturesSettlement[]): number =>
      rows.reduce((total, row) => total + (row.volume ?? 0), 0);
    expect(sum(settlements.filter((row) => row.nearby <= 4)) / sum(settlements)).toBeGreaterThan(0.6);
    const atTheEnd = settlements.filter((row) => row.tradeDate === lastTradeDate(product, row.month));
    const second = settlements.filter((row) => row.nearby === 2);
    const mean = (rows: readonly FuturesSettlement[]): number =>
      rows.reduce((total, row) => total + (row.openInterest ?? 0), 0) / rows.length;
    expect(mean(atTheEnd)).toBeLessThan(mean(second) / 10);
  });

  test('keeps front prices where such markets lie', () => {
    const range = (product: ProductCode): [number, number] => {
      const front = (all.get(product) ?? []).filter((row) => row.nearby === 1).map((row) => row.settle);
      return [Math.min(...front), Math.max(...front)];
    };
    const bounds: Record<ProductCode, [number, number]> = {
      CL: [40, 110],
      BZ: [42, 115],
      NG: [1.2, 9],
      HO: [1.4, 4.2],
      RB: [1.2, 3.8],
    };
    for (const product of PRODUCT_CODES) {
      expect(range(product)[0]).toBeGreaterThan(bounds[product][0]);
      expect(range(product)[1]).toBeLessThan(bounds[product][1]);
    }
  });

  test('correlates the crude complex strongly and gas with it hardly', () => {
    const dates = new Set((all.get('CL') ?? []).map((row) => row.tradeDate));
    const returns = (product: ProductCode): number[] => {
      const settles = (all.get(product) ?? []).filter((row) => row.nearby === 3 && dates.has(row.tradeDate));
      return settles.slice(1).map((row, index) => Math.log(row.settle / (settles[index]?.settle ?? NaN)));
    };
    const crude = returns('CL');
    expect(correlation(crude, returns('BZ'))).toBeGreaterThan(0.85);
    expect(correlation(crude, returns('HO'))).toBeGreaterThan(0.7);
    expect(correlation(crude, returns('RB'))).toBeGreaterThan(0.7);
    expect(Math.abs(correlation(crude, returns('NG')))).toBeLessThan(0.35);
  });

  test('makes gas dearer in winter and gasoline in summer', () => {
    const meanBy = (product: ProductCode, months: readonly string[]): number => {
      const rows = (all.get(product) ?? []).filter((row) => row.nearby > 6 && months.includes(row.month.slice(5)));
      return rows.reduce((total, row) => total + row.settle, 0) / rows.length;
    };
    expect(meanBy('NG', ['12', '01', '02'])).toBeGreaterThan(1.08 * meanBy('NG', ['04', '05', '09']));
    expect(meanBy('RB', ['05', '06', '07'])).toBeGreaterThan(meanBy('RB', ['11', '12', '01']));
    expect(meanBy('HO', ['12', '01', '02'])).toBeGreaterThan(meanBy('HO', ['05', '06', '07']));
  });

  test('keeps the 3-2-1 crack between 5 and 45 dollars', () => {
    const front = (product: ProductCode): Map<string, number> =>
      new Map((all.get(product) ?? []).filter((row) => row.nearby === 2).map((row) => [row.tradeDate, row.settle]));
    const [crude, gasoline, heatingOil] = [front('CL'), front('RB'), front('HO')];
    const cracks = [...crude].map(
      ([date, price]) => (42 * (2 * (gasoline.get(date) ?? NaN) + (heatingOil.get(date) ?? NaN))) / 3 - price,
    );
    expect(Math.min(...cracks)).toBeGreaterThan(5);
    expect(Math.max(...cracks)).toBeLessThan(45);
  });

  test('is the same for the same seed and another for another', async () => {
    const again = await DuckMarketStore.open({ path: ':memory:' });
    const other = await DuckMarketStore.open({ path: ':memory:' });
    await seeded(again);
    await seeded(other, 7);
    expect(digest(await everything(again, 'CL'))).toBe(digest(all.get('CL') ?? []));
    expect(digest(await everything(other, 'CL'))).not.toBe(digest(all.get('CL') ?? []));
    await again.close();
    await other.close();
  });

  test('goes on where it ended when it is started on a later day, and tells the same past', async () => {
    const later = await DuckMarketStore.open({ path: ':memory:' });
    await seeded(later, 1983, Date.parse('2026-11-11T03:00:00Z'));
    await seeded(later, 1983, SATURDAY);
    const extended = await everything(later, 'NG');
    const shared = extended.filter((row) => row.tradeDate >= '2023-11-22');
    const whole = (all.get('NG') ?? []).filter((row) => row.tradeDate >= '2023-11-22');
    expect(digest(shared)).toBe(digest(whole));
    await later.close();
  });

  test('leaves a store with imported settlements as it is', async () => {
    const imported = await DuckMarketStore.open({ path: ':memory:' });
    const staged = await imported.beginImport({
      id: 'real',
      source: 'IMPORTED',
      format: 'futures',
      origin: 'a.csv',
    });
    await staged.stage('FUTURES', {
      length: 1,
      product: Uint8Array.of(0),
      month: Int32Array.of(2020 * 12 + 4),
      tradeDate: Int32Array.of(Date.parse('2020-04-20') / 86_400_000),
      nearby: Int16Array.of(1),
      open: Float64Array.of(NaN),
      high: Float64Array.of(NaN),
      low: Float64Array.of(NaN),
      settle: Float64Array.of(-37.63),
      volume: Float64Array.of(NaN),
      openInterest: Float64Array.of(NaN),
      line: Int32Array.of(2),
      column: Int32Array.of(0),
    });
    await staged.commit({ read: 1, rejected: 0 }, '2026-11-21T03:00:00Z');
    await seeded(imported);
    expect((await imported.coverage()).map((entry) => [entry.product, entry.source])).toEqual([['CL', 'IMPORTED']]);
    expect((await imported.settlementsOn('CL', 'IMPORTED', [isoDate('2020-04-20')]))[0]?.settle).toBe(-37.63);
    await imported.close();
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (f: (index: number) => number): number => a.reduce((total, _, index) => total + f(index), 0);
  const covariance = sum((index) => ((a[index] ?? NaN) - meanA) * ((b[index] ?? NaN) - meanB));
  return (
    covariance /
    Math.sqrt(sum((index) => ((a[index] ?? NaN) - meanA) ** 2) * sum((index) => ((b[index] ?? NaN) - meanB) ** 2))
  );
}
