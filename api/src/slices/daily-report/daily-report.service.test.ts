/** A day's report against a market that was made by hand, its numbers computed beside it. */
import { describe, expect, test } from '@jest/globals';
import { isoDate, sessionStart } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { settlement } from '../../../test/support/settlements.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import type { AlertEvent, AlertEventPage } from '../alerts/index.js';
import { MarketService } from '../market/index.js';
import type { FuturesSettlement, MarketSource, MarketStore } from '../market/index.js';
import type { TermStructurePoint, VolatilityTermStructure } from '../volatility/index.js';
import { DailyReportService } from './daily-report.service.js';
import { isMissing } from './daily-report.types.js';
import type { DailyReport, ProductReport } from './daily-report.types.js';

const VIEWER = 'viewer' as UserId;

/** 22 trade dates, to a Thursday before a holiday; Memorial Day is none of them. */
const DATES = [
  ...['2026-05-19', '2026-05-20', '2026-05-21', '2026-05-22', '2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29'],
  ...['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-08', '2026-06-09', '2026-06-10'],
  ...['2026-06-11', '2026-06-12', '2026-06-15', '2026-06-16', '2026-06-17', '2026-06-18'],
];
const LAST = '2026-06-18';
const BEFORE = '2026-06-17';

/** The parts of a store that a report reads, over settlements in memory. */
class Market {
  rows: FuturesSettlement[] = [];
  sources = new Map<ProductCode, MarketSource>();
  reads = 0;

  add(...rows: readonly FuturesSettlement[]): void {
    this.rows.push(...rows);
  }

  /** A contract that alternates between two prices up to the day before, and then settles at the last one. */
  addSwinging(symbol: string, from: number, to: number, last: number, openInterest: number | null = null): void {
    for (const [index, date] of DATES.entries()) {
      const settle = date === LAST ? last : index % 2 === 0 ? from : to;
      this.add(settlement(symbol, date, settle, { openInterest }));
    }
  }

  asStore(): MarketStore {
    const of = (product: ProductCode): FuturesSettlement[] =>
      this.rows
        .filter((row) => row.product === product)
        .sort((one, other) => `${one.tradeDate}${one.month}`.localeCompare(`${other.tradeDate}${other.month}`));
    const store: Partial<MarketStore> = {
      coverage: () =>
        Promise.resolve(
          [...new Set(this.rows.map(({ product }) => product))].map((product) => ({
            product,
            source: this.sources.get(product) ?? 'IMPORTED',
            firstTradeDate: of(product)[0]!.tradeDate,
            lastTradeDate: of(product).at(-1)!.tradeDate,
            settlements: of(product).length,
          })),
        ),
      tradeDates: (product) => Promise.resolve([...new Set(of(product).map(({ tradeDate }) => tradeDate))]),
      settlementsOn: (product, _source, dates) => {
        this.reads += 1;
        return Promise.resolve(of(product).filter(({ tradeDate }) => dates.includes(tradeDate)));
      },
      nearbyHistory: (product, _source, nearby, { from, to }) =>
        Promise.resolve(
          of(product).filter(
            (row) => row.nearby === nearby && row.tradeDate >= (from ?? '') && row.tradeDate <= (to ?? '9'),
          ),
        ),
    };
    return store as MarketStore; // all that a report asks of it
  }
}

interface Setup {
  readonly service: DailyReportService;
  readonly change: () => void;
}

/** Volatilities by date; none where the test gives none. */
type Vols = Readonly<Record<string, readonly Partial<TermStructurePoint>[]>>;

function serviceOf(market: Market, vols: Vols = {}, events: readonly AlertEvent[] = []): Setup {
  const listeners = new Set<() => void>();
  const changes = {
    publish: () => undefined,
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const dates = Object.keys(vols).map((date) => isoDate(date));
  const service = new DailyReportService({
    market: new MarketService({ store: market.asStore(), changes: changes as never }),
    options: {
      tradeDates: (product, { to }) => {
        if (product !== 'CL' || dates.length === 0) {
          return Promise.reject(new AppError('NOT_FOUND', `There are no options of ${product} yet.`));
        }
        return Promise.resolve({ points: dates.filter((date) => date <= (to ?? date)), isCut: false });
      },
    },
    volatility: {
      termStructures: (product, [date]) => {
        const points = vols[date as string]!.map((point) => ({
          ...{ series: 'LO', expiry: isoDate('2026-07-16'), daysToExpiry: 28, underlying: 'CLQ26', model: 'AMERICAN' },
          ...point,
        }));
        const structure = { product, series: 'LO', tradeDate: date, source: 'IMPORTED', points };
        return Promise.resolve([structure as unknown as VolatilityTermStructure]);
      },
    },
    alerts: {
      events: (_user, first, after) => {
        const from = after === undefined ? 0 : events.findIndex(({ id }) => id === after) + 1;
        const page: AlertEventPage = {
          events: events.slice(from, from + first),
          hasMore: events.length > from + first,
          unreadCount: 0,
        };
        return Promise.resolve(page);
      },
    },
    changes: changes as never,
  });
  return {
    service,
    change: () => {
      for (const listener of listeners) listener();
    },
  };
}

function productOf({ products }: DailyReport, product: ProductCode): ProductReport {
  return products.find((each) => each.product === product)!;
}

describe('a product', () => {
  const market = new Market();
  market.add(
    // A month earlier, to the day before the same one, which is a Monday in May.
    settlement('CLN26', '2026-05-18', 70),
    settlement('CLQ26', '2026-05-18', 69),
    settlement('CLN26', BEFORE, 75.1, { openInterest: 100 }),
    settlement('CLQ26', BEFORE, 74.35, { openInterest: 300 }),
    settlement('CLU26', BEFORE, 73.5, { openInterest: 50 }),
    settlement('CLN26', LAST, 74.28, { openInterest: 80 }),
    settlement('CLQ26', LAST, 74.5, { openInterest: 350 }),
    settlement('CLU26', LAST, 73.6),
  );

  test('has its front contract with the change in price, ticks and percent', async () => {
    const report = await serviceOf(market).service.report({});
    // 74.28 − 75.10 = −0.82, 82 ticks of a cent; 100 × 0.82 / 75.10 = 1.0919 %.
    expect(report.tradeDate).toBe(LAST);
    expect(productOf(report, 'CL')).toMatchObject({
      source: 'IMPORTED',
      previousTradeDate: BEFORE,
      front: { symbol: 'CLN26', settle: 74.28, change: -0.82, changeTicks: -82 },
    });
    expect(productOf(report, 'CL').front.changePercent).toBeCloseTo(-1.0918775, 6);
  });

  test('has the curves of the day, the trade date before and a month before', async () => {
    const { curves } = productOf(await serviceOf(market).service.report({}), 'CL');
    expect(
      curves.map(({ label, tradeDate, points }) => [label, tradeDate, points.map(({ settle }) => settle)]),
    ).toEqual([
      ['NOW', LAST, [74.28, 74.5, 73.6]],
      ['PREVIOUS', BEFORE, [75.1, 74.35, 73.5]],
      ['MONTH_BEFORE', '2026-05-18', [70, 69]],
    ]);
  });

  test('has the front spread, which is in contango when the second month is dearer', async () => {
    const { frontSpread } = productOf(await serviceOf(market).service.report({}), 'CL');
    // 74.28 − 74.50 = −0.22; the day before 75.10 − 74.35 = 0.75.
    expect(frontSpread).toMatchObject({
      near: 'CLN26',
      far: 'CLQ26',
      value: -0.22,
      change: -0.97,
      structure: 'CONTANGO',
    });
  });

  test('counts open interest, and the change of the months that both dates know', async () => {
    const { openInterest } = productOf(await serviceOf(market).service.report({}), 'CL');
    // 80 + 350; (80 − 100) + (350 − 300): that of September is not known yet.
    expect(openInterest).toEqual({ tradeDate: LAST, total: 430, counted: 2, months: 3, change: 30 });
  });

  test('takes open interest of the trade date before where the day has none yet', async () => {
    const late = new Market();
    late.add(settlement('CLN26', BEFORE, 75, { openInterest: 100 }), settlement('CLN26', LAST, 74));
    const { openInterest } = productOf(await serviceOf(late).service.report({}), 'CL');
    expect(openInterest).toEqual({ tradeDate: BEFORE, total: 100, counted: 1, months: 1, change: null });
  });

  test('says what is missing, and makes no zero of it', async () => {
    const bare = new Market();
    bare.add(settlement('CLN26', LAST, 74));
    const report = await serviceOf(bare).service.report({});
    const { front, curves, frontSpread, vols, openInterest } = productOf(report, 'CL');
    expect(front).toMatchObject({ change: null, changeTicks: null, changePercent: null });
    expect(curves.map(({ label }) => label)).toEqual(['NOW']);
    expect(frontSpread).toEqual({ missing: 'No settle of the month after CLN26.' });
    expect(vols).toEqual({ missing: 'There are no options of CL yet.' });
    expect(isMissing(openInterest)).toBe(true);
    expect(report.missingProducts.map(({ product }) => product)).toEqual(['BZ', 'NG', 'HO', 'RB']);
    expect(report.biggestMoves).toEqual({ moves: [], judged: 0, unjudged: 1 });
    expect(report.cracks).toHaveProperty('missing');
    expect(report.alerts).toBeUndefined();
  });

  test('that settled last on an earlier date is missing with that date', async () => {
    const two = new Market();
    two.add(settlement('CLN26', LAST, 74), settlement('NGN26', BEFORE, 3));
    const { missingProducts } = await serviceOf(two).service.report({});
    expect(missingProducts.find(({ product }) => product === 'NG')?.missing).toBe(
      `No settle of NG is stored for ${LAST}. Its last settle before is of ${BEFORE}.`,
    );
  });

  test('a negative settle before leaves no percentage', async () => {
    const april = new Market();
    april.add(settlement('CLK20', '2020-04-20', -37.63), settlement('CLK20', '2020-04-21', 10.01));
    const { front } = productOf(await serviceOf(april).service.report({}), 'CL');
    expect(front).toMatchObject({ change: 47.64, changeTicks: 4764, changePercent: null });
  });
});

describe('the biggest moves', () => {
  test('are changes in standard deviations of the 20 before, over all products', async () => {
    const market = new Market();
    // Changes of +1 and −1 by turns, ten of each: mean 0, deviation √(20/19). The day before ends at 70.
    market.addSwinging('CLN26', 70, 71, 75);
    // Ten times finer, and a smaller move: −0.2 of a deviation 0.1·√(20/19).
    market.addSwinging('NGN26', 3, 3.1, 2.8);
    // Never moved before: nothing to hold a change against.
    market.addSwinging('HON26', 2, 2, 2.5);
    const { biggestMoves } = await serviceOf(market).service.report({});
    const deviation = Math.sqrt(20 / 19);
    expect(biggestMoves.moves.map(({ symbol }) => symbol)).toEqual(['CLN26', 'NGN26']);
    const [crude, gas] = biggestMoves.moves;
    expect(crude?.change).toBe(5);
    expect(crude?.standardDeviation).toBeCloseTo(deviation, 12);
    expect(crude?.score).toBeCloseTo(5 / deviation, 12);
    expect(gas?.score).toBeCloseTo(-2 / deviation, 9);
    expect(biggestMoves).toMatchObject({ judged: 2, unjudged: 1 });
  });

  test('leave out a contract with 19 changes before', async () => {
    const market = new Market();
    market.addSwinging('CLN26', 70, 71, 75);
    market.rows = market.rows.filter(({ tradeDate }) => tradeDate !== DATES[0]);
    const { biggestMoves } = await serviceOf(market).service.report({});
    expect(biggestMoves).toEqual({ moves: [], judged: 0, unjudged: 1 });
  });
});

describe('volatilities', () => {
  const market = new Market();
  market.add(settlement('CLN26', BEFORE, 75), settlement('CLN26', LAST, 74));

  test('have their change, and that of the risk reversal, of the same expiry', async () => {
    const { service } = serviceOf(market, {
      [BEFORE]: [{ atmVol: 0.35, riskReversal25: -0.02 }],
      [LAST]: [
        { atmVol: 0.362, riskReversal25: -0.025 },
        { expiry: isoDate('2026-08-17'), atmVol: 0.33, riskReversal25: null },
      ],
    });
    const { vols } = productOf(await service.report({}), 'CL');
    expect(vols).toMatchObject({
      previousTradeDate: BEFORE,
      expiries: [
        {
          expiry: '2026-07-16',
          atmVol: 0.362,
          atmVolChange: 0.012,
          riskReversal25: -0.025,
          riskReversal25Change: -0.005,
        },
        { expiry: '2026-08-17', atmVol: 0.33, atmVolChange: null, riskReversal25: null, riskReversal25Change: null },
      ],
    });
  });

  test('of a normal model are not held against lognormal ones', async () => {
    const { service } = serviceOf(market, {
      [BEFORE]: [{ atmVol: 0.35, model: 'AMERICAN' }],
      [LAST]: [{ atmVol: 22.5, model: 'BACHELIER' }],
    });
    const { vols } = productOf(await service.report({}), 'CL');
    expect(vols).toMatchObject({ expiries: [{ atmVol: 22.5, atmVolChange: null }] });
  });

  test('of an earlier date are not shown as the day’s', async () => {
    const { service } = serviceOf(market, { [BEFORE]: [{ atmVol: 0.35 }] });
    expect(productOf(await service.report({}), 'CL').vols).toEqual({
      missing: `No options of CL that have time left are stored for ${LAST}. Its last ones before are of ${BEFORE}.`,
    });
  });
});

describe('cracks', () => {
  function marketOfCracks(): Market {
    const market = new Market();
    for (const [date, cl, rb, ho] of [
      [BEFORE, 75, 2.3, 2.4],
      [LAST, 74, 2.35, 2.4],
    ] as const) {
      market.add(settlement('CLN26', date, cl), settlement('RBN26', date, rb), settlement('HON26', date, ho));
    }
    return market;
  }

  test('are in USD a barrel, with their change', async () => {
    const { cracks } = await serviceOf(marketOfCracks()).service.report({});
    // RB 2.35 × 42 = 98.70, HO 2.40 × 42 = 100.80: ⅔ · 98.70 + ⅓ · 100.80 − 74 = 25.40.
    // The day before RB 96.60: ⅔ · 96.60 + ⅓ · 100.80 − 75 = 23.
    expect(cracks).toMatchObject([
      { kind: 'CRACK_321', value: 25.4, change: 2.4 },
      { kind: 'GASOLINE', value: 24.7, change: 3.1 },
      { kind: 'HEATING_OIL', value: 26.8, change: 1 },
    ]);
  });

  test('of real against simulated prices are missing with the reason', async () => {
    const market = marketOfCracks();
    market.sources.set('RB', 'SIMULATED');
    const { cracks } = await serviceOf(market).service.report({});
    expect((cracks as { missing: string }).missing).toContain(
      'a crack of real against simulated prices would mean nothing',
    );
  });
});

describe('the date', () => {
  const market = new Market();
  market.add(settlement('CLN26', BEFORE, 75), settlement('CLN26', LAST, 74), settlement('NGN26', '2026-06-16', 3));

  test.each<[string | undefined, string]>([
    [undefined, LAST],
    [LAST, LAST],
    ['2026-06-21', LAST],
    [BEFORE, BEFORE],
  ])('%s is answered by %s', async (date, tradeDate) => {
    const report = await serviceOf(market).service.report({ date: date as IsoDate | undefined });
    expect([report.tradeDate, report.askedDate]).toEqual([tradeDate, date]);
  });

  test('before the first settlement is refused with that date', async () => {
    await expect(serviceOf(market).service.report({ date: isoDate('2026-06-15') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'The first daily report is that of 2026-06-16: ask for that date or a later one.',
    });
  });

  test('is that of the products that are asked for', async () => {
    const report = await serviceOf(market).service.report({ products: ['NG'] });
    expect([report.tradeDate, report.products.map(({ product }) => product)]).toEqual(['2026-06-16', ['NG']]);
    expect(report.missingProducts).toEqual([]);
  });

  test('of an empty store is refused', async () => {
    await expect(serviceOf(new Market()).service.report({})).rejects.toMatchObject({ reason: 'NO_SETTLEMENTS' });
  });
});

test('a report is made once until the market changes', async () => {
  const market = new Market();
  market.add(settlement('CLN26', LAST, 74));
  const { service, change } = serviceOf(market);
  await service.report({});
  const once = market.reads;
  await service.report({ viewer: VIEWER });
  expect(market.reads).toBe(once);
  market.rows = [settlement('CLN26', LAST, 80)];
  change();
  expect(productOf(await service.report({}), 'CL').front.settle).toBe(80);
});

test('alerts are the viewer’s of that trade date, on however many pages', async () => {
  const market = new Market();
  market.add(settlement('CLN26', LAST, 74));
  const event = (id: string, at: number): AlertEvent =>
    ({
      id,
      at,
      subject: { kind: 'PRICE', symbol: 'CLN26' },
      level: 1,
      value: 1,
      crossed: 'UP',
      note: '',
    }) as AlertEvent;
  const start = sessionStart(isoDate(LAST));
  const next = Array.from({ length: 150 }, (_, index) =>
    event(`next-${index}`, sessionStart(isoDate('2026-06-22')) + 150 - index),
  );
  const { service } = serviceOf(market, {}, [
    ...next,
    event('second', start + 1),
    event('first', start),
    event('before', start - 1),
  ]);
  const { alerts } = await service.report({ viewer: VIEWER });
  expect((alerts as readonly AlertEvent[]).map(({ id }) => id)).toEqual(['second', 'first']);
});
