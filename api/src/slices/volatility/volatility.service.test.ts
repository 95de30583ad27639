/** What is asked of options and of the market for each answer, and what is refused before anything is. */
import { describe, expect, test } from '@jest/globals';
import { addDays, contractMonth, futuresSymbol, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { analysedExpiry, flatSmile } from '../../../test/support/analysed-expiry.js';
import { AppError } from '../../shared/errors.js';
import type { DateRange, FuturesSettlement, MarketSource, SettlementSeries } from '../market/index.js';
import type { MarkedDays, OptionDay } from '../options/index.js';
import type { FuturesHistories, OptionDays } from './volatility.ports.js';
import { VolatilityService } from './volatility.service.js';

const FIRST = isoDate('2026-06-01');
const LAST = isoDate('2026-06-30');
const MONTH = contractMonth(2026, 12);

/** One settlement a day through June, alternately 50 and 100. */
const SETTLEMENTS = Array.from({ length: 30 }, (_, index): FuturesSettlement => {
  return {
    ...{ product: 'CL', month: MONTH, symbol: futuresSymbol('CL', MONTH), tradeDate: addDays(FIRST, index), nearby: 1 },
    ...{ open: null, high: null, low: null, settle: index % 2 === 0 ? 50 : 100, volume: null, openInterest: null },
    importId: 'test',
  };
});

/** Options since the middle of June, on every date the same. */
const OPTIONS_FROM = isoDate('2026-06-15');

class Desk implements OptionDays, FuturesHistories {
  readonly asked: { readonly field: string; readonly nth?: number; readonly range: DateRange }[] = [];
  optionsFailure: Error | undefined;
  futuresSource: MarketSource = 'IMPORTED';
  /** Trade date of the last options. */
  lastOptions = LAST;

  day(_: unknown, asOf: IsoDate | undefined): Promise<OptionDay> {
    if (this.optionsFailure !== undefined) return Promise.reject(this.optionsFailure);
    const tradeDate = asOf === undefined || asOf > this.lastOptions ? this.lastOptions : asOf;
    if (tradeDate < OPTIONS_FROM) {
      return Promise.reject(new AppError('NOT_FOUND', 'Options begin later.', { reason: 'BEFORE_FIRST_TRADE_DATE' }));
    }
    const expiry = analysedExpiry({ years: 0.25, atmVol: 0.4, smile: flatSmile(0.4, 0.25) });
    return Promise.resolve({
      ...{ product: 'CL', source: 'IMPORTED', tradeDate, rateSource: 'FLAT_DEFAULT', rateDate: null },
      expiries: [expiry],
    });
  }

  marks(_: unknown, range: DateRange): Promise<MarkedDays> {
    this.asked.push({ field: 'marks', range });
    const dates = SETTLEMENTS.map(({ tradeDate }) => tradeDate).filter((date) => date >= OPTIONS_FROM);
    const within = dates.filter((date) => date >= (range.from ?? FIRST) && date <= (range.to ?? LAST));
    const points = within.map((tradeDate) => ({ tradeDate, expiries: [] }));
    return Promise.resolve({ source: 'IMPORTED', points, isCut: true });
  }

  continuousHistory(_: unknown, nth: number, range: DateRange): Promise<SettlementSeries> {
    this.asked.push({ field: 'continuousHistory', nth, range });
    return Promise.resolve({ ...seriesOf(nth === 1 ? SETTLEMENTS : [], range), source: this.futuresSource });
  }

  futuresHistory(_: unknown, range: DateRange): Promise<SettlementSeries> {
    this.asked.push({ field: 'futuresHistory', range });
    return Promise.resolve(seriesOf(SETTLEMENTS, range));
  }
}

function seriesOf(settlements: readonly FuturesSettlement[], { from, to }: DateRange): SettlementSeries {
  const points = settlements.filter(({ tradeDate }) => tradeDate >= (from ?? FIRST) && tradeDate <= (to ?? LAST));
  return { source: 'IMPORTED', points, isCut: false };
}

function desk(): { readonly desk: Desk; readonly service: VolatilityService } {
  const made = new Desk();
  return { desk: made, service: new VolatilityService({ options: made, market: made }) };
}

const OF_FRONT = { contract: undefined, product: 'CL', nth: undefined, estimator: 'CLOSE_TO_CLOSE' } as const;

describe('smiles', () => {
  const question = { product: 'CL', expiry: isoDate('2026-11-17'), series: undefined } as const;

  test('are of the dates that have the expiry, in the order asked', async () => {
    const { service } = desk();
    const asOf = ['2026-06-20', '2026-06-01', '2026-06-16'].map(isoDate);
    const smiles = await service.smiles({ ...question, asOf });
    expect(smiles.map(({ tradeDate }) => tradeDate)).toEqual(['2026-06-20', '2026-06-16']);
  });

  test('are of the latest date where none is asked for', async () => {
    const [smile] = await desk().service.smiles({ ...question, asOf: [] });
    expect(smile!.tradeDate).toBe(LAST);
  });

  test('are refused with what the first date has against it where no date has any', async () => {
    const { service } = desk();
    await expect(service.smiles({ ...question, asOf: [FIRST] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const unlisted = { ...question, expiry: isoDate('2026-11-18'), asOf: [LAST, FIRST] };
    await expect(service.smiles(unlisted)).rejects.toMatchObject({ reason: 'EXPIRY_NOT_LISTED' });
  });

  test('do not hide what fails', async () => {
    const made = desk();
    made.desk.optionsFailure = new AppError('UNAVAILABLE', 'The store is away.');
    await expect(made.service.smiles({ ...question, asOf: [LAST] })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('realised volatility', () => {
  test('reads far enough back for the window of its first date, and answers from that date on', async () => {
    const made = desk();
    const range = { from: isoDate('2026-06-10'), to: isoDate('2026-06-12') };
    const { points, isCut } = await made.service.realized({ ...OF_FRONT, window: 2, range });
    expect(points.map(({ tradeDate, status, source }) => [tradeDate, status, source])).toEqual([
      ['2026-06-10', 'OK', 'IMPORTED'],
      ['2026-06-11', 'OK', 'IMPORTED'],
      ['2026-06-12', 'OK', 'IMPORTED'],
    ]);
    // Returns ln 2 and −ln 2: variance 2·(ln 2)² a day.
    expect(points[0]!.volatility).toBeCloseTo(Math.sqrt(2 * 252) * Math.LN2, 10);
    expect(isCut).toBe(false);
    expect(made.desk.asked.map(({ field, nth }) => [field, nth])).toEqual([
      ['continuousHistory', 1],
      ['continuousHistory', 2],
    ]);
  });

  test('of one contract reads no other', async () => {
    const made = desk();
    const contract = { product: 'CL', month: MONTH } as const;
    const subject = { ...OF_FRONT, contract, product: undefined };
    const { points } = await made.service.realized({ ...subject, window: 2, range: {} });
    expect(points).toHaveLength(30);
    expect(made.desk.asked).toEqual([{ field: 'futuresHistory', range: { from: undefined, to: undefined } }]);
  });

  test.each([
    [{ product: undefined }, 'SYMBOL_OR_PRODUCT'],
    [{ contract: { product: 'CL', month: MONTH } as const }, 'SYMBOL_OR_PRODUCT'],
    [{ contract: { product: 'CL', month: MONTH } as const, product: undefined, nth: 1 }, 'SYMBOL_OR_PRODUCT'],
    [{ nth: 0 }, 'OUT_OF_RANGE'],
    [{ nth: 120 }, 'OUT_OF_RANGE'],
    [{ window: 1 }, 'OUT_OF_RANGE'],
    [{ window: 1_001 }, 'OUT_OF_RANGE'],
    [{ range: { from: LAST, to: FIRST } }, 'OUT_OF_RANGE'],
  ])('with %o is refused before anything is read', async (parts, reason) => {
    const made = desk();
    const question = { ...OF_FRONT, window: 20, range: {}, ...parts };
    await expect(made.service.realized(question)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason });
    expect(made.desk.asked).toEqual([]);
  });
});

describe('a cone', () => {
  const question = { product: 'CL', windows: [2, 4], nth: 1, estimator: 'CLOSE_TO_CLOSE', range: {} } as const;

  test('has what options imply on its last date', async () => {
    const cone = await desk().service.cone(question);
    expect(cone).toMatchObject({ from: FIRST, to: LAST, impliedDate: LAST, source: 'IMPORTED' });
    expect(cone.rows.map(({ window, samples }) => [window, samples])).toEqual([
      [2, 28],
      [4, 26],
    ]);
  });

  test('has nothing implied by options of another source than its settlements', async () => {
    const made = desk();
    made.desk.futuresSource = 'SIMULATED';
    const cone = await made.service.cone(question);
    expect(cone).toMatchObject({ source: 'SIMULATED', to: LAST, impliedDate: null });
    for (const row of cone.rows) expect(row).toMatchObject({ impliedVol: null, impliedStatus: 'OTHER_SOURCE' });
  });

  test('has what options implied ten days before its last date, and nothing that is older', async () => {
    const made = desk();
    made.desk.lastOptions = isoDate('2026-06-20');
    const fresh = await made.service.cone(question);
    expect(fresh).toMatchObject({ to: LAST, impliedDate: '2026-06-20' });
    expect(fresh.rows[0]!.impliedStatus).not.toBe('STALE');
    made.desk.lastOptions = isoDate('2026-06-19');
    const stale = await made.service.cone(question);
    expect(stale).toMatchObject({ to: LAST, impliedDate: null });
    for (const row of stale.rows) expect(row).toMatchObject({ impliedVol: null, impliedStatus: 'STALE' });
  });

  test('is there without options, and without a history', async () => {
    const range = { to: isoDate('2026-06-10') };
    const early = await desk().service.cone({ ...question, range });
    expect(early).toMatchObject({ to: '2026-06-10', impliedDate: null });
    expect(early.rows[0]).toMatchObject({ samples: 8, impliedVol: null });
    const empty = await desk().service.cone({ ...question, range: { from: isoDate('2027-01-01') } });
    expect(empty).toMatchObject({ from: null, to: null, impliedDate: null });
  });

  test('does not hide what fails', async () => {
    const made = desk();
    made.desk.optionsFailure = new AppError('UNAVAILABLE', 'The store is away.');
    await expect(made.service.cone(question)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('implied against realised', () => {
  test('reads the front contract from a window before the first date to a window after the last', async () => {
    const made = desk();
    const { points, isCut } = await made.service.impliedVsRealized('CL', 2, { from: FIRST, to: isoDate('2026-06-20') });
    expect(points[0]).toMatchObject({
      tradeDate: '2026-06-15',
      realizedStatus: 'OK',
      impliedStatus: 'NO_EXPIRY_BRACKET',
    });
    expect(points.every(({ subsequentRealized }) => subsequentRealized !== null)).toBe(true);
    expect(points).toHaveLength(6);
    expect(isCut).toBe(true);
  });

  test('has nothing realised where the settlements are of another source than the options', async () => {
    const made = desk();
    made.desk.futuresSource = 'SIMULATED';
    const { points } = await made.service.impliedVsRealized('CL', 2, {});
    expect(points).toHaveLength(16);
    for (const point of points) {
      expect(point).toMatchObject({ source: 'IMPORTED', realized: null, realizedStatus: 'OTHER_SOURCE' });
      expect(point).toMatchObject({ premium: null, subsequentRealized: null, subsequentStatus: 'OTHER_SOURCE' });
    }
  });

  test('is nothing where there are no options in the range', async () => {
    const made = desk();
    const { points } = await made.service.impliedVsRealized('CL', 2, { to: FIRST });
    expect(points).toEqual([]);
    expect(made.desk.asked.map(({ field }) => field)).toEqual(['marks']);
  });
});

test('the index has a point for each date of the options, and says whether earlier ones were left out', async () => {
  const { points, isCut } = await desk().service.index('CL', {});
  expect(points).toHaveLength(16);
  expect(points[15]).toMatchObject({ tradeDate: LAST, source: 'IMPORTED', status: 'NO_EXPIRY_BRACKET' });
  expect(isCut).toBe(true);
});
