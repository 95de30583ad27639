/** Proves which trade date and source answer for which question, and that a trade date is computed once until the market changes. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { ListedOptions } from '../../../test/support/option-store.js';
import type { FutureRow, OptionRow } from '../../../test/support/option-store.js';
import { MemoryMarketChanges } from '../../adapters/memory/index.js';
import type { MarketChange } from '../market/index.js';
import { OptionsService } from './options.service.js';
import type { Urgency } from './options.ports.js';
import type { AnalysedExpiry, DayInput, ExpiryMark } from './options.types.js';

const CALL = { series: 'LO', month: '2026-12', type: 'CALL', strike: 75, settle: 5 } as const;
const MONDAY: OptionRow = { ...CALL, tradeDate: '2026-06-15' };
const WEDNESDAY: OptionRow = { ...CALL, tradeDate: '2026-06-17' };
const FUTURE: FutureRow = { tradeDate: '2026-06-15', product: 'CL', month: '2026-12', settle: 75 };
const CHANGE: MarketChange = {
  ...{ importId: 'i', products: ['CL'], spotSeries: [] },
  ...{ from: null, to: null, at: '2026-06-18T00:00:00Z' },
};

/** Keeps what it was asked; answers when `finish` says so, at once where it is not held. */
class CountedComputation {
  readonly analysed: DayInput[] = [];
  readonly marked: DayInput[] = [];
  readonly urgencies: (Urgency | undefined)[] = [];
  most = 0;
  failure: Error | undefined;
  #underWay = 0;

  async analyse(input: DayInput): Promise<readonly AnalysedExpiry[]> {
    this.analysed.push(input);
    return this.#answer();
  }

  async mark(input: DayInput, urgency?: Urgency): Promise<readonly ExpiryMark[]> {
    this.urgencies.push(urgency);
    this.marked.push(input);
    return this.#answer();
  }

  measureEach(): Promise<Float64Array> {
    return Promise.resolve(new Float64Array());
  }

  analyzeStrategy(): never {
    throw new TypeError('no strategy is asked of a day');
  }

  valueOption(): never {
    throw new TypeError('no option is asked of a day');
  }

  valueSpreadOption(): never {
    throw new TypeError('no spread option is asked of a day');
  }

  measureAveragePriceOption(): never {
    throw new TypeError('no average price option is asked of a day');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #answer(): Promise<readonly never[]> {
    this.#underWay += 1;
    this.most = Math.max(this.most, this.#underWay);
    await new Promise(setImmediate);
    this.#underWay -= 1;
    if (this.failure !== undefined) throw this.failure;
    return [];
  }
}

let store: ListedOptions;
let computation: CountedComputation;
let changes: MemoryMarketChanges;
let options: OptionsService;

function serve(rows: readonly OptionRow[], futures: readonly FutureRow[]): void {
  store = new ListedOptions(rows, futures);
  computation = new CountedComputation();
  changes = new MemoryMarketChanges();
  options = new OptionsService({ store, futures: store.settles, computation, flatRate: 0.04, changes });
}

beforeEach(() => {
  serve([MONDAY, WEDNESDAY], [FUTURE]);
});

describe('the trade date that answers', () => {
  test.each([
    ['no date', undefined, '2026-06-17'],
    ['a trade date', '2026-06-15', '2026-06-15'],
    ['a date between two', '2026-06-16', '2026-06-15'],
    ['a date after all', '2027-01-01', '2026-06-17'],
  ])('for %s is the latest on or before it', async (_, asOf, tradeDate) => {
    const day = await options.day('CL', asOf === undefined ? undefined : isoDate(asOf));
    expect(day).toMatchObject({ product: 'CL', source: 'IMPORTED', tradeDate });
  });

  test('is none before the first, and the error says which that is', async () => {
    await expect(options.day('CL', isoDate('2026-06-14'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'BEFORE_FIRST_TRADE_DATE',
      message: 'Option settlements of CL begin on 2026-06-15: ask for that date or a later one.',
      details: { product: 'CL', firstTradeDate: '2026-06-15' },
    });
  });

  test('is none for a product without options, and the error says what to do', async () => {
    await expect(options.day('NG', undefined)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      reason: 'NO_OPTION_SETTLEMENTS',
      message: 'There are no option settlements of NG yet: import a file that has some.',
    });
  });
});

describe('the source that answers', () => {
  test('is the simulated market while nothing is imported', async () => {
    serve([{ ...MONDAY, source: 'SIMULATED' }], [{ ...FUTURE, source: 'SIMULATED' }]);
    expect(await options.day('CL', undefined)).toMatchObject({ source: 'SIMULATED' });
  });

  test('is what was imported once there are such options, and simulated futures are not read for them', async () => {
    serve([{ ...WEDNESDAY, source: 'SIMULATED' }, MONDAY], [{ ...FUTURE, source: 'SIMULATED' }]);
    expect(await options.day('CL', undefined)).toMatchObject({ source: 'IMPORTED', tradeDate: '2026-06-15' });
    expect(computation.analysed.map((input) => input.futures.size)).toEqual([0]);
  });

  test('is none for simulated options beside imported futures', async () => {
    serve([{ ...MONDAY, source: 'SIMULATED' }], [FUTURE]);
    await expect(options.day('CL', undefined)).rejects.toMatchObject({ reason: 'NO_OPTION_SETTLEMENTS' });
  });
});

describe('what a day is computed from', () => {
  test('are its settlements, the settles of the same date, and the flat rate where there is no curve', async () => {
    serve([MONDAY, WEDNESDAY], [FUTURE, { ...FUTURE, tradeDate: '2026-06-17', settle: 76 }]);
    const day = await options.day('CL', undefined);
    expect(day).toMatchObject({ rateSource: 'FLAT_DEFAULT', rateDate: null });
    const [input] = computation.analysed;
    expect(input).toMatchObject({ product: 'CL', tradeDate: '2026-06-17' });
    expect(input?.settlements.length).toBe(1);
    expect([...(input?.futures ?? [])]).toEqual([['2026-12', 76]]);
    expect(input?.rates.map(({ rate }) => rate)).toEqual([0.04]);
  });

  test('is the latest curve of rates where there is one', async () => {
    const points = [{ tenorDays: 30, rate: 0.05 }];
    store.curves = [{ date: isoDate('2026-06-12'), points }];
    expect(await options.day('CL', undefined)).toMatchObject({ rateSource: 'CURVE', rateDate: '2026-06-12' });
    expect(computation.analysed[0]?.rates).toEqual(points);
  });
});

describe('trade dates read while the market changes', () => {
  test.each(Array.from({ length: 12 }, (_, ticks) => ticks))(
    'are of one source, %i ticks after a question',
    async (ticks) => {
      serve([{ ...WEDNESDAY, source: 'SIMULATED' }], [{ ...FUTURE, source: 'SIMULATED' }]);
      const early = options.day('CL', undefined);
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      store.options.push(MONDAY);
      changes.publish(CHANGE);
      const day = await early;
      expect(day.tradeDate).toBe(day.source === 'IMPORTED' ? '2026-06-15' : '2026-06-17');
      expect(await options.day('CL', undefined)).toMatchObject({ source: 'IMPORTED', tradeDate: '2026-06-15' });
    },
  );

  test('are forgotten with every source of the product', async () => {
    await options.tradeDates('CL', {});
    store.options.push({ ...CALL, tradeDate: '2026-06-18' });
    changes.publish({ ...CHANGE, products: ['NG'] });
    expect((await options.tradeDates('CL', {})).points).toHaveLength(2);
    // Whatever dates it is of: it may have added some.
    changes.publish({ ...CHANGE, from: isoDate('2026-06-18'), to: isoDate('2026-06-18') });
    expect((await options.tradeDates('CL', {})).points).toHaveLength(3);
  });
});

describe('a day that was computed', () => {
  test('is shared by all who ask, also while it is under way', async () => {
    const [one, other] = await Promise.all([options.day('CL', undefined), options.day('CL', isoDate('2026-06-18'))]);
    expect(one).toBe(other);
    expect(await options.day('CL', isoDate('2026-06-17'))).toBe(one);
    expect(computation.analysed).toHaveLength(1);
  });

  test('is forgotten when the market changes, with its dates and sources', async () => {
    await options.day('CL', undefined);
    store.options.push({ ...CALL, tradeDate: '2026-06-18' });
    expect(await options.day('CL', undefined)).toMatchObject({ tradeDate: '2026-06-17' });
    changes.publish(CHANGE);
    expect(await options.day('CL', undefined)).toMatchObject({ tradeDate: '2026-06-18' });
    await options.day('CL', isoDate('2026-06-17'));
    expect(computation.analysed.map((input) => input.tradeDate)).toEqual(['2026-06-17', '2026-06-18', '2026-06-17']);
  });

  test.each<[string, Partial<MarketChange>, boolean]>([
    ['of its date', { from: isoDate('2026-06-17'), to: isoDate('2026-06-17') }, true],
    ['of an earlier date', { to: isoDate('2026-06-16') }, false],
    ['of a later date', { from: isoDate('2026-06-18') }, false],
    ['of that date and all later ones', { from: isoDate('2026-06-01') }, true],
    ['of another product', { products: ['NG'] }, false],
    ['of spot prices', { products: [], spotSeries: ['RWTC'] }, false],
  ])('is forgotten for a change %s that bears on it, and for no other', async (_, change, isForgotten) => {
    const day = await options.day('CL', undefined);
    changes.publish({ ...CHANGE, ...change });
    expect((await options.day('CL', undefined)) === day).toBe(!isForgotten);
  });

  test('is not kept where the market changed under it', async () => {
    const early = options.day('CL', undefined);
    await new Promise(setImmediate);
    changes.publish(CHANGE);
    await early;
    expect(await options.day('CL', undefined)).not.toBe(await early);
  });

  test('is not kept where it failed', async () => {
    computation.failure = new Error('out of memory');
    await expect(options.day('CL', undefined)).rejects.toThrow('out of memory');
    computation.failure = undefined;
    expect(await options.day('CL', undefined)).toMatchObject({ tradeDate: '2026-06-17' });
  });

  test('is forgotten no more once the service is closed', async () => {
    const day = await options.day('CL', undefined);
    options.close();
    changes.publish(CHANGE);
    expect(await options.day('CL', undefined)).toBe(day);
  });
});

describe('the marks of a range', () => {
  const DATES = Array.from({ length: 12 }, (_, index) => `2026-06-${String(index + 1).padStart(2, '0')}`);

  beforeEach(() => {
    serve(
      DATES.map((tradeDate) => ({ ...CALL, tradeDate })),
      [],
    );
  });

  test('are those of its trade dates, ascending, a few computed at a time', async () => {
    const { points, isCut } = await options.marks('CL', { from: isoDate('2026-06-03') });
    expect(points.map(({ tradeDate }) => tradeDate)).toEqual(DATES.slice(2));
    expect(isCut).toBe(false);
    expect(computation.most).toBeGreaterThan(1);
    expect(computation.most).toBeLessThanOrEqual(4);
  });

  test('are computed where they are missing alone', async () => {
    await options.marks('CL', { from: isoDate('2026-06-03'), to: isoDate('2026-06-05') });
    await options.marks('CL', { from: isoDate('2026-06-02'), to: isoDate('2026-06-06') });
    expect(computation.marked.map((input) => input.tradeDate)).toEqual([
      ...['2026-06-03', '2026-06-04', '2026-06-05'],
      ...['2026-06-02', '2026-06-06'],
    ]);
  });

  test('are of a page, unless they are computed ahead', async () => {
    await options.marks('CL', { to: isoDate('2026-06-02') });
    await options.marks('CL', { from: isoDate('2026-06-12') }, 'AHEAD');
    expect(computation.urgencies).toEqual(['PAGE', 'PAGE', 'AHEAD']);
  });

  test('fail as a whole where one does, and no further ones are begun', async () => {
    computation.failure = new Error('out of memory');
    await expect(options.marks('CL', {})).rejects.toThrow('out of memory');
    await new Promise(setImmediate);
    expect(computation.marked.length).toBeLessThanOrEqual(4);
  });

  test('are refused for a range that ends before it begins', async () => {
    const range = { from: isoDate('2026-06-05'), to: isoDate('2026-06-03') };
    const refusal = { code: 'BAD_USER_INPUT', message: 'from (2026-06-05) lies after to (2026-06-03): swap them.' };
    await expect(options.marks('CL', range)).rejects.toMatchObject(refusal);
    await expect(options.tradeDates('CL', range)).rejects.toMatchObject(refusal);
  });

  test('belong to the trade dates that the product has', async () => {
    const { points } = await options.tradeDates('CL', { from: isoDate('2026-06-11') });
    expect(points).toEqual(['2026-06-11', '2026-06-12']);
  });
});
