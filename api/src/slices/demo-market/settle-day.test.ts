/** Proves that a day settles as a later start would have it, that trades that were seen are kept, and that nothing is settled twice. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES, contractMonth, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { openSimulatedDesk } from '../../../test/support/simulated-desk.js';
import type { SimulatedDesk } from '../../../test/support/simulated-desk.js';
import type { FuturesSettlement, MarketChange } from '../market/index.js';
import { seedDemoMarket } from './seed-demo-market.js';
import { DemoSettlements } from './settle-day.js';
import type { ContractTrades } from './settle-day.js';

const MONDAY = isoDate('2026-11-23');
const TRADED: ContractTrades = {
  ...{ product: 'CL', month: contractMonth(2027, 1), first: 1, high: 999.99, low: 0.5, volume: 9_999_999 },
  isWhole: false,
};

let desk: SimulatedDesk;
let told: MarketChange[];

async function on(product: ProductCode, from = desk): Promise<readonly FuturesSettlement[]> {
  const rows = await from.store.settlementsOn(product, 'SIMULATED', [MONDAY]);
  return rows.map((row) => ({ ...row, importId: 'any' }));
}

beforeEach(async () => {
  desk = await openSimulatedDesk('2026-11-23T15:00:00Z');
  told = [];
  desk.changes.listen((change) => told.push(change));
});
afterEach(() => desk.close());

describe('settling a day', () => {
  test('stores the futures and options that a later start would have stored, and tells of both', async () => {
    await new DemoSettlements(desk.demo).settle(MONDAY, []);
    const later = await openSimulatedDesk('2026-11-23T15:00:00Z');
    try {
      await seedDemoMarket({ ...later.demo, clock: () => Date.parse('2026-11-24T15:00:00Z') });
      for (const product of PRODUCT_CODES) {
        expect((await on(product)).length).toBeGreaterThanOrEqual(36);
        expect(await on(product)).toEqual(await on(product, later));
      }
      const options = await desk.store.options.optionSettlementsOn('CL', 'SIMULATED', MONDAY);
      const expected = await later.store.options.optionSettlementsOn('CL', 'SIMULATED', MONDAY);
      expect(options.length).toBeGreaterThan(1_000);
      expect(options.settle.slice(0, options.length)).toEqual(expected.settle.slice(0, expected.length));
    } finally {
      await later.close();
    }
    expect(told.map(({ from, products }) => [from, [...products].sort()])).toEqual([
      // Futures go on the day after Friday the 20th; the first date of options is the last one of the futures.
      ['2026-11-21', [...PRODUCT_CODES].sort()],
      ['2026-11-23', [...PRODUCT_CODES].sort()],
    ]);
  });

  test('keeps what was seen to trade: highs and lows reach it, no volume is less', async () => {
    await new DemoSettlements(desk.demo).settle(MONDAY, [TRADED]);
    const [traded, next] = await on('CL');
    expect(traded).toMatchObject({ high: 999.99, low: 0.5, volume: 9_999_999 });
    expect(traded!.open).not.toBe(1); // of a session that was not seen whole, only its trades are known
    expect(next!.high).toBeLessThan(200);
  });

  test('takes the first trade as the open of a session that was seen whole', async () => {
    await new DemoSettlements(desk.demo).settle(MONDAY, [{ ...TRADED, isWhole: true }]);
    expect((await on('CL'))[0]).toMatchObject({ open: 1 });
  });

  test('leaves a date that is there as it is', async () => {
    const settlements = new DemoSettlements(desk.demo);
    await settlements.settle(MONDAY, []);
    const before = await on('CL');
    await Promise.all([settlements.settle(MONDAY, [TRADED]), settlements.settle(MONDAY, [TRADED])]);
    await seedDemoMarket({ ...desk.demo, clock: () => Date.parse('2026-11-24T15:00:00Z') });
    expect(await on('CL')).toEqual(before);
    expect(told).toHaveLength(2);
  });

  test('makes up for the days on which nobody was there', async () => {
    await new DemoSettlements(desk.demo).settle(isoDate('2026-11-27'), []);
    // Thanksgiving is no trade date of crude.
    expect((await desk.store.tradeDates('CL', 'SIMULATED')).slice(-5)).toEqual([
      ...['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27'],
    ]);
  });

  test('leaves a market of another seed as it is', async () => {
    await new DemoSettlements({ ...desk.demo, seed: 7 }).settle(MONDAY, []);
    expect(await on('CL')).toEqual([]);
    expect(told).toEqual([]);
  });
});
