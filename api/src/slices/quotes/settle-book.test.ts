/** Settles at hand: read once, read anew after a commit, and never missing for long. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addDays, isoDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { LogBook, symbolOf } from '../../../test/support/quotes.js';
import { AppError } from '../../shared/errors.js';
import type { ForwardCurve, MarketChange, MarketChanges, MarketSource, ProductCoverage } from '../market/index.js';
import { SettleBook } from './settle-book.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const CLF27 = symbolOf('CLF27');

/** A market whose settles are those of the days written down, as `MarketService` answers. */
class WrittenMarket {
  readonly days = new Map<string, number>();
  source: MarketSource = 'SIMULATED';
  fault: Error | undefined;
  asked: string[] = [];

  coverage(): Promise<ReadonlyMap<ProductCode, ProductCoverage>> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    const coverage = { product: 'CL', source: this.source } as ProductCoverage; // nothing else is read
    return Promise.resolve(new Map([['CL', coverage]]));
  }

  forwardCurves(product: ProductCode, [asOf]: readonly IsoDate[] = []): Promise<readonly ForwardCurve[]> {
    this.asked.push(`${product} ${asOf ?? ''}`);
    if (this.fault !== undefined) return Promise.reject(this.fault);
    const tradeDate = [...this.days.keys()]
      .filter((day) => day <= (asOf ?? ''))
      .sort()
      .at(-1);
    if (tradeDate === undefined) return Promise.reject(new AppError('NOT_FOUND', 'Settlements begin later.'));
    const points = [{ symbol: CLF27, settle: this.days.get(tradeDate) }];
    return Promise.resolve([{ product, tradeDate, points } as unknown as ForwardCurve]); // nothing else is read
  }
}

function setup() {
  const market = new WrittenMarket();
  market.days.set('2026-11-18', 56).set('2026-11-19', 57);
  const listeners = new Set<(change: MarketChange) => void>();
  const changes: MarketChanges = {
    publish: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const log = new LogBook();
  const book = new SettleBook({ market, changes, logger: log });
  const told: string[] = [];
  book.onChanged((product, tradeDate) => told.push(`${product} ${tradeDate ?? 'source'}`));
  const commit = (products: readonly ProductCode[]): void => {
    changes.publish({ importId: 'i', products, spotSeries: [], from: null, to: null, at: '2026-11-20T20:00:00Z' });
  };
  const before = (date: string) => book.settleBefore('CL', CLF27, isoDate(date));
  return { book, market, log, told, commit, before, listeners };
}

/** Lets what is being read arrive. */
async function arrive(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

describe('the settle before a trade date', () => {
  test('is of the latest date before it, and told of once it is read', async () => {
    const { before, told } = setup();
    await arrive();
    told.length = 0;
    expect(before('2026-11-20')).toBeUndefined();
    await arrive();
    expect(told).toEqual(['CL 2026-11-20']);
    expect(before('2026-11-20')).toBe(57);
    before('2026-11-19');
    before('2026-11-23');
    await arrive();
    expect([before('2026-11-19'), before('2026-11-23')]).toEqual([56, 57]);
  });

  test('is read once, and anew after a commit of its product alone', async () => {
    const { before, market, commit } = setup();
    before('2026-11-23');
    await arrive();
    before('2026-11-23');
    await arrive();
    expect(market.asked).toEqual(['CL 2026-11-22']);
    commit(['NG']);
    commit([]);
    await arrive();
    expect(market.asked).toHaveLength(1);
    market.days.set('2026-11-20', 58);
    commit(['CL']);
    expect(before('2026-11-23')).toBe(57);
    await arrive();
    expect(before('2026-11-23')).toBe(58);
  });

  test('is unknown where settlements begin later, without a complaint', async () => {
    const { before, book, log } = setup();
    before('2026-11-18');
    await arrive();
    expect(before('2026-11-18')).toBeUndefined();
    await expect(book.curveAsOf('CL', isoDate('2026-11-17'))).resolves.toBeUndefined();
    expect(log.entries).toEqual([]);
  });

  test('is tried again after a while where the store could not answer; what was known is kept', async () => {
    const { before, market, commit, log } = setup();
    before('2026-11-20');
    await arrive();
    market.fault = new AppError('UNAVAILABLE', 'The store is away.');
    commit(['CL']);
    before('2026-11-19');
    await arrive();
    expect([before('2026-11-20'), before('2026-11-19')]).toEqual([57, undefined]);
    expect(log.entries.length).toBeGreaterThan(0);
    market.fault = undefined;
    market.days.set('2026-11-19', 57.5);
    await jest.advanceTimersByTimeAsync(5_000);
    expect([before('2026-11-20'), before('2026-11-19')]).toEqual([57.5, 56]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('of many dates only the latest asked for are kept', async () => {
    const { before, market } = setup();
    const first = isoDate('2025-01-02');
    for (let day = 0; day < 64; day += 1) before(addDays(first, day));
    await arrive();
    // The first one is asked for again, so the second is the one that goes.
    before(first);
    before('2026-11-20');
    await arrive();
    market.asked = [];
    before(first);
    before(addDays(first, 1));
    await arrive();
    expect(market.asked).toEqual(['CL 2025-01-02']);
  });
});

describe('where settlements come from', () => {
  test('is known once it is read, and told of when it changes', async () => {
    const { book, market, told, commit } = setup();
    expect(book.sourceOf('CL')).toBeUndefined();
    await book.ready();
    expect([book.sourceOf('CL'), book.sourceOf('NG')]).toEqual(['SIMULATED', undefined]);
    commit(['CL']);
    await arrive();
    market.source = 'IMPORTED';
    commit(['CL']);
    await arrive();
    expect(book.sourceOf('CL')).toBe('IMPORTED');
    expect(told).toEqual(['CL source', 'CL source']);
  });

  test('is ready even where it could not be read', async () => {
    const { book, market } = setup();
    market.fault = new Error('broken');
    await book.ready();
    expect(book.sourceOf('CL')).toBeUndefined();
  });
});

test('a curve is waited for, and fails as the store does', async () => {
  const { book, market } = setup();
  const curve = await book.curveAsOf('CL', isoDate('2026-11-20'));
  expect(curve?.tradeDate).toBe('2026-11-19');
  market.fault = new AppError('UNAVAILABLE', 'The store is away.');
  await expect(book.curveAsOf('CL', isoDate('2026-11-25'))).rejects.toThrow('The store is away.');
  market.fault = undefined;
  await expect(book.curveAsOf('CL', isoDate('2026-11-25'))).resolves.toMatchObject({ tradeDate: '2026-11-19' });
});

test('a closed book listens no more, complains of nothing and leaves no timer', async () => {
  const { book, market, log, told, listeners, before } = setup();
  await arrive();
  told.length = 0;
  market.fault = new Error('closed under it');
  before('2026-11-20');
  book.close();
  await arrive();
  expect(listeners.size).toBe(0);
  expect(log.entries).toEqual([]);
  expect(told).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});
