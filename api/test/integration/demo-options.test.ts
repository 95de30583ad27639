/**
 * Proves that the demo market's options stand on the futures that are stored beside them, go on with them from day to
 * day, and make way for imported ones. Histories are short ones here: the whole one is a matter of seconds.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  OPTION_SERIES_CODES,
  PRODUCT_CODES,
  fromMonthIndex,
  isoDate,
  parseContractMonth,
  previousTradeDate,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../../src/adapters/memory/index.js';
import { seedDemoMarket } from '../../src/slices/demo-market/index.js';
import type { DemoMarketOptions, OptionHistory } from '../../src/slices/demo-market/index.js';
import { seedFutures } from '../../src/slices/demo-market/seed-futures.js';
import type { ImportRecord, MarketChange, OptionSettlementColumns } from '../../src/slices/market/index.js';

const SATURDAY = Date.parse('2026-11-21T03:00:00Z');
const FRIDAY = isoDate('2026-11-20');
const SHORT: OptionHistory = { fullDates: 3, thinDates: 4 };

let imports = 0;

interface Seeding {
  readonly now?: number;
  readonly seed?: number;
  readonly changes?: MemoryMarketChanges;
}

function demoMarket(
  store: DuckMarketStore,
  { now = SATURDAY, seed = 1983, changes = new MemoryMarketChanges() }: Seeding = {},
): DemoMarketOptions {
  imports += 1;
  const begun = imports;
  let ids = 0;
  return {
    ...{ store, optionStore: store.options, changes, seed, rate: 0.04, optionHistory: SHORT },
    clock: () => now,
    newId: () => `${begun}-${(ids += 1)}`,
  };
}

async function seeded(store: DuckMarketStore, seeding: Seeding = {}): Promise<readonly ImportRecord[]> {
  return seedDemoMarket(demoMarket(store, seeding));
}

/** As a version without options did. */
async function seedFuturesAlone(store: DuckMarketStore, seed = 1983): Promise<void> {
  await seedFutures(demoMarket(store, { seed }), isoDate('2026-11-21'));
}

async function withStore(judge: (store: DuckMarketStore) => Promise<unknown>): Promise<void> {
  const store = await DuckMarketStore.open({ path: ':memory:' });
  try {
    await judge(store);
  } finally {
    await store.close();
  }
}

/** What is stored of a day without the line numbers, which a store does not keep. */
function values(columns: OptionSettlementColumns): readonly string[] {
  return Array.from({ length: columns.length }, (_, row) =>
    [
      ...[columns.series, columns.month, columns.strike, columns.isCall, columns.tradeDate],
      ...[columns.settle, columns.bid, columns.ask, columns.volume, columns.openInterest],
    ]
      .map((column) => column[row])
      .join(' '),
  );
}

describe('the options of the demo market', () => {
  let store: DuckMarketStore;
  let records: readonly ImportRecord[];
  const told: MarketChange[] = [];

  beforeAll(async () => {
    store = await DuckMarketStore.open({ path: ':memory:' });
    const changes = new MemoryMarketChanges();
    changes.listen((change) => told.push(change));
    records = await seeded(store, { changes });
  });
  afterAll(() => store.close());

  test('are an import of their own after the futures, which says what they were made by', async () => {
    expect(records.map(({ source, format, origin }) => [source, format, origin])).toEqual([
      ['SIMULATED', 'simulation', 'Schwartz-Smith 1, seed 1983'],
      ['SIMULATED', 'simulation-options', 'SSVI 1 on Schwartz-Smith 1, seed 1983, rate 0.04'],
    ]);
    expect((await store.imports(10)).map(({ id }) => id)).toEqual(records.map(({ id }) => id).reverse());
    expect(told.map(({ importId, products }) => [importId, [...products]])).toEqual(
      records.map(({ id }) => [id, [...PRODUCT_CODES]]),
    );
  });

  test.each(PRODUCT_CODES)(
    'cover the last seven trade dates of %s, the last three with whole chains',
    async (product) => {
      const dates = await store.options.optionTradeDates(product, 'SIMULATED');
      const expected = [FRIDAY];
      while (expected.length < 7) expected.unshift(previousTradeDate(product, expected[0]!));
      expect(dates).toEqual(expected);
      const counts = await Promise.all(
        dates.map(async (date) => (await store.options.optionSettlementsOn(product, 'SIMULATED', date)).length),
      );
      const series = product === 'NG' ? 2 : 1;
      for (const thin of counts.slice(0, 4)) expect(thin).toBeLessThanOrEqual(series * 12 * 12);
      for (const whole of counts.slice(4)) expect(whole).toBeGreaterThan(series * 12 * 80);
    },
  );

  test.each(PRODUCT_CODES)('of %s settle deep in the money at the stored future less the strike', async (product) => {
    const futures = await store.settlementsOn(product, 'SIMULATED', [FRIDAY]);
    const settles = new Map<number, number>(
      futures.map(({ month, settle }) => [toMonthIndex(parseContractMonth(month)!), settle]),
    );
    const options = await store.options.optionSettlementsOn(product, 'SIMULATED', FRIDAY);
    let held = 0;
    for (let row = 0; row < options.length; row += 1) {
      const isLowest = row === 0 || options.month[row] !== options.month[row - 1];
      // LN is discounted; the lowest call of the American and the margined series is worth its exercise.
      if (!isLowest || OPTION_SERIES_CODES[options.series[row]!] === 'LN') continue;
      const lowestCall = row + 1;
      expect(options.isCall[lowestCall]).toBe(1);
      const intrinsic = settles.get(options.month[lowestCall]!)! - options.strike[lowestCall]!;
      expect(options.settle[lowestCall]! / intrinsic).toBeGreaterThan(1 - 1e-9);
      expect(options.settle[lowestCall]! / intrinsic).toBeLessThan(1.01);
      held += 1;
    }
    expect(held).toBe(12);
  });

  test('begin with the month that expires on the day or after it', async () => {
    const firstMonth = async (product: ProductCode): Promise<string> =>
      fromMonthIndex((await store.options.optionSettlementsOn(product, 'SIMULATED', FRIDAY)).month[0]!);
    // LOZ26 expired on 2026-11-17; ONZ26 expires on 2026-11-24.
    expect(await firstMonth('CL')).toBe('2027-01');
    expect(await firstMonth('NG')).toBe('2026-12');
  });

  test('are not made again where nothing is missing', async () => {
    expect(await seeded(store)).toEqual([]);
  });

  test('go on where they ended, with the days that a new market would have', async () => {
    await withStore(async (later) => {
      await seeded(later, { now: Date.parse('2026-11-18T03:00:00Z') });
      const [, options] = await seeded(later);
      expect(options!.counts.stored).toBeGreaterThan(10_000);
      for (const product of PRODUCT_CODES) {
        const dates = await later.options.optionTradeDates(product, 'SIMULATED');
        expect(dates.at(-1)).toBe(FRIDAY);
        expect(new Set(dates).size).toBe(dates.length);
        const continued = await later.options.optionSettlementsOn(product, 'SIMULATED', FRIDAY);
        const whole = await store.options.optionSettlementsOn(product, 'SIMULATED', FRIDAY);
        expect(values(continued)).toEqual(values(whole));
      }
    });
  });

  test('are added to a market of futures alone that an earlier version made', async () => {
    await withStore(async (older) => {
      await seedFuturesAlone(older);
      expect(await older.options.optionCoverage()).toEqual([]);
      expect((await seeded(older)).map(({ format }) => format)).toEqual(['simulation-options']);
    });
  });

  test('are not put beside futures of another seed', async () => {
    await withStore(async (other) => {
      await seedFuturesAlone(other, 7);
      expect(await seeded(other)).toEqual([]);
      expect(await other.options.optionCoverage()).toEqual([]);
    });
  });

  test('stay as they are where they are of another rate', async () => {
    const again = await seedDemoMarket({
      ...{ store, optionStore: store.options, changes: new MemoryMarketChanges(), seed: 1983, optionHistory: SHORT },
      clock: () => Date.parse('2026-11-25T03:00:00Z'),
      ...{ newId: () => 'another-rate', rate: 0.05 },
    });
    expect(again.map(({ format }) => format)).toEqual(['simulation']);
  });

  test('leave a product with imported options as it is', async () => {
    await withStore(async (imported) => {
      await seedFuturesAlone(imported);
      const staged = await imported.beginImport({
        ...{ id: 'real', source: 'IMPORTED', format: 'options', origin: 'lo.csv' },
      });
      await staged.stage('OPTIONS', {
        length: 1,
        series: Uint8Array.of(OPTION_SERIES_CODES.indexOf('LO')),
        month: Int32Array.of(toMonthIndex(parseContractMonth('2027-01')!)),
        isCall: Uint8Array.of(1),
        strike: Float64Array.of(75),
        tradeDate: Int32Array.of(toDayNumber(FRIDAY)),
        settle: Float64Array.of(1.5),
        bid: Float64Array.of(NaN),
        ask: Float64Array.of(NaN),
        volume: Float64Array.of(NaN),
        openInterest: Float64Array.of(NaN),
        line: Int32Array.of(2),
      });
      await staged.commit({ read: 1, rejected: 0 }, '2026-11-21T03:00:00Z');
      await seeded(imported);
      const sources = (await imported.options.optionCoverage()).map(({ product, source }) => [product, source]);
      const others = PRODUCT_CODES.filter((product) => product !== 'CL').map((product) => [product, 'SIMULATED']);
      expect(sources.sort()).toEqual([['CL', 'IMPORTED'], ...others].sort());
    });
  });
});
