/** Similar days of the real curves of 2019 to 2021, found by DuckDB; and what the service refuses. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { curveMarket, curvesOfWideFile } from '../../../test/support/curve-market.js';
import { DuckMarketStore } from '../../adapters/duckdb/index.js';
import { MarketService } from '../market/index.js';
import type { MarketChanges, MarketStore } from '../market/index.js';
import { AnalogsService } from './analogs.service.js';
import { CurveModels } from './curve-models.js';
import { PlainCurveShapes } from './plain-curve-shapes.contract.js';
import { ShapeEmbedding } from './shape-embedding.js';

const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const changes: MarketChanges = { publish: ignore, listen: () => ignore };
const OK = { frontStatus: 'OK', spreadStatus: 'OK' };
const MINUS_37 = isoDate('2020-04-20');

function ignore(): void {
  // Nobody listens.
}

/** A market service over curves. */
function marketOf(product: ProductCode, curves: Parameters<typeof curveMarket>[2]): MarketService {
  // The service reads through the methods that a market of curves has.
  return new MarketService({ store: curveMarket(product, 'IMPORTED', curves) as unknown as MarketStore, changes });
}

describeWithSharedData('the curves of 2019 to 2021', 'data/futures_settlements_wide.csv', (path) => {
  let store: DuckMarketStore;
  let analogs: Record<'CL' | 'NG' | 'HO', AnalogsService>;
  let explained: readonly number[];

  beforeAll(async () => {
    store = await DuckMarketStore.open({ path: ':memory:' });
    const models = new CurveModels({ store: store.shapes, logger });
    await models.load();
    const open = async (product: ProductCode): Promise<AnalogsService> => {
      const curves = curvesOfWideFile(path, product);
      const settlements = curveMarket(product, 'IMPORTED', curves);
      const update = await new ShapeEmbedding({ settlements, shapes: store.shapes, models }).update(product, {
        from: null,
        to: null,
      });
      expect(update).toMatchObject({ product, written: curves.size, isRefitted: true });
      return new AnalogsService({ market: marketOf(product, curves), shapes: store.shapes });
    };
    analogs = { CL: await open('CL'), NG: await open('NG'), HO: await open('HO') };
    explained = [...models.getCurveModel({ product: 'CL', source: 'IMPORTED' })!.shapes.explained];
  });

  afterAll(async () => {
    await store.close();
  });

  async function datesLike(product: 'CL' | 'NG' | 'HO', date: string, limit = 10): Promise<readonly IsoDate[]> {
    return (await analogs[product].similarDays(product, isoDate(date), limit)).map(({ tradeDate }) => tradeDate);
  }

  const DAYS_AROUND = [
    '2020-04-15',
    '2020-04-16',
    '2020-04-17',
    '2020-04-20',
    '2020-04-22',
    '2020-04-23',
    '2020-04-28',
  ];

  test.each(DAYS_AROUND)('like %s are days of the same spring', async (date) => {
    const dates = await datesLike('CL', date);
    expect(dates).toHaveLength(10);
    for (const each of dates) {
      expect(each >= '2020-03-16').toBe(true);
      expect(each <= '2020-05-15').toBe(true);
    }
  });

  test('the day below zero finds the days around it, and they find it', async () => {
    const dates = await datesLike('CL', MINUS_37);
    expect(dates.slice(0, 5)).toEqual(expect.arrayContaining(['2020-04-14', '2020-04-17', '2020-04-22']));
    expect(dates.every((date) => date.startsWith('2020-04'))).toBe(true);
    expect(await datesLike('CL', '2020-04-17', 20)).toContain(MINUS_37);
  });

  test('calm backwardation finds calm backwardation, never the spring of 2020', async () => {
    const dates = await datesLike('CL', '2019-12-16', 50);
    expect(dates).toContain('2019-12-13');
    expect(dates.some((date) => date >= '2020-03-01' && date <= '2020-06-30')).toBe(false);
  });

  test('a steep contango is not taken for a slight one of the same form', async () => {
    // The autumn of 2020 has the form of 18 March at a fraction of its slope: by angle alone it would be nearest.
    const dates = await datesLike('CL', '2020-03-18');
    expect(dates.some((date) => date >= '2020-08-01')).toBe(false);
    expect(dates).toContain('2020-03-19');
  });

  test('gas and heating oil find days of their own', async () => {
    // The freeze of February 2021 lifted the front months of gas for a few days.
    expect((await datesLike('NG', '2021-02-17', 3)).toSorted()).toEqual(['2021-02-16', '2021-02-18', '2021-02-19']);
    const oil = await datesLike('HO', '2020-04-20');
    expect(oil.every((date) => date >= '2020-03-16' && date <= '2020-06-15')).toBe(true);
  });

  test('three components make up nearly all of what crude’s curve does', () => {
    expect(explained[0]).toBeGreaterThan(0.9);
    expect(explained[0]! + explained[1]! + explained[2]!).toBeGreaterThan(0.995);
  });

  test('what followed is said by nearby, from the settlements', async () => {
    const similar = await analogs.CL.similarDays('CL', MINUS_37, 10);
    const day = similar.find(({ tradeDate }) => tradeDate === '2020-04-22')!;
    expect(day).toMatchObject({ product: 'CL', source: 'IMPORTED', comparedWith: MINUS_37 });
    expect(day.prices).toHaveLength(18);
    expect(day.prices.slice(0, 2)).toEqual([
      { nearby: 1, symbol: 'CLM20', settle: 13.78 },
      { nearby: 2, symbol: 'CLN20', settle: 20.69 },
    ]);
    // First and twelfth settled 13.78 and 31.99; then 15.06 and 31.03, 23.99 and 32.65, 33.49 and 36.65.
    expect(day.later).toEqual([
      {
        ...{ tradeDatesLater: 5, tradeDate: '2020-04-29' },
        frontChange: close(1.28),
        spreadChange: close(2.24),
        ...OK,
      },
      {
        ...{ tradeDatesLater: 10, tradeDate: '2020-05-06' },
        frontChange: close(10.21),
        spreadChange: close(9.55),
        ...OK,
      },
      {
        ...{ tradeDatesLater: 20, tradeDate: '2020-05-20' },
        frontChange: close(19.71),
        spreadChange: close(15.05),
        ...OK,
      },
    ]);
    expect(day.front).toHaveLength(21);
    expect(day.front[0]).toEqual({
      tradeDatesLater: 0,
      tradeDate: '2020-04-22',
      settle: 13.78,
      change: 0,
      changeStatus: 'OK',
    });
    expect(day.front[20]).toMatchObject({ tradeDate: '2020-05-20', change: close(33.49 / 13.78 - 1) });
  });

  test('the nearest come first, at growing distances, and the day itself never', async () => {
    const similar = await analogs.CL.similarDays('CL', isoDate('2021-07-01'), 50);
    const distances = similar.map(({ distance }) => distance);
    expect(similar).toHaveLength(50);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(similar.map(({ tradeDate }) => tradeDate)).not.toContain('2021-07-01');
  });

  test('a day of the weekend is answered by the trade date before it', async () => {
    const [first] = await analogs.CL.similarDays('CL', isoDate('2020-04-19'), 1);
    expect(first!.comparedWith).toBe('2020-04-17');
  });

  test('the last days have no later ones', async () => {
    const similar = await analogs.CL.similarDays('CL', isoDate('2021-12-31'), 5);
    const late = similar.find(({ tradeDate }) => tradeDate > '2021-12-15');
    expect(late!.later.at(-1)).toEqual({
      ...{ tradeDatesLater: 20, tradeDate: null, frontChange: null, spreadChange: null },
      ...{ frontStatus: 'NOT_YET', spreadStatus: 'NOT_YET' },
    });
    expect(late!.front.length).toBeLessThan(21);
  });

  test('a date before the first is refused with what to ask for', async () => {
    await expect(analogs.CL.similarDays('CL', isoDate('2018-12-31'), 10)).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', reason: 'BEFORE_FIRST_TRADE_DATE' },
    });
  });
});

describe('what is refused', () => {
  const curves = new Map([[MINUS_37, Array.from({ length: 20 }, (_, month) => 60 + month)]]);
  const analogs = new AnalogsService({ market: marketOf('CL', curves), shapes: new PlainCurveShapes() });

  test('a curve without a shape is named with what it takes', async () => {
    const refusal = expect(analogs.similarDays('CL', MINUS_37, 10)).rejects;
    await refusal.toMatchObject({
      ...{ code: 'NOT_FOUND', reason: 'NO_CURVE_SHAPE', details: { product: 'CL', tradeDate: MINUS_37 } },
    });
  });

  test('a product without settlements is none', async () => {
    await expect(analogs.similarDays('NG', MINUS_37, 10)).rejects.toMatchObject({ reason: 'NO_SETTLEMENTS' });
  });

  test.each([0, -1, 51])('a limit of %d', async (limit) => {
    await expect(analogs.similarDays('CL', MINUS_37, limit)).rejects.toMatchObject({
      ...{ code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' },
    });
  });
});

function close(value: number): number {
  // The matcher stands where a number does.
  return expect.closeTo(value, 10) as unknown as number;
}
