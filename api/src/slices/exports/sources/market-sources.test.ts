/** Proves what files of futures hold, row by row, against a market that was made by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate, toDayNumber, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { aboutOf, exportedRows, unitsOf, viewer } from '../../../../test/support/export-tables.js';
import { settlement } from '../../../../test/support/settlements.js';
import { MarketService } from '../../market/index.js';
import type {
  FuturesSettlement,
  MarketChange,
  MarketChanges,
  MarketSource,
  MarketStore,
  SettlementArchive,
  SettlementColumns,
} from '../../market/index.js';
import type { Bar } from '../../quotes/index.js';
import type { VolatilityPoint } from '../../volatility/index.js';
import type { ExportParameters, ExportSource } from '../exports.types.js';
import { barsSource } from './bars.js';
import { boardSource } from './board.js';
import { curveHistorySource } from './curve-history.js';
import { realisedVolatilitySource } from './realised-volatility.js';
import type { SubjectSource } from '../subject-source.js';

const READER = viewer('ada', 'read');

/** April 2020: the front contract falls below zero on the 20th; gas is the demo's. */
const ROWS = [
  settlement('CLK20', '2020-04-17', 18.27, { openInterest: 108_593 }),
  settlement('CLM20', '2020-04-17', 25.03),
  settlement('CLK20', '2020-04-20', -37.63, {
    ...{ open: 17.73, high: 17.85, low: -40.32, volume: 247_947, openInterest: 13_044 },
  }),
  settlement('CLM20', '2020-04-20', 20.43),
  settlement('NGK20', '2020-04-20', 1.924, { volume: 0 }),
];
const SOURCES: Readonly<Partial<Record<ProductCode, MarketSource>>> = { CL: 'IMPORTED', NG: 'SIMULATED' };

type Store = Pick<MarketStore, 'coverage' | 'tradeDates' | 'settlementsOn' | 'imports'> & SettlementArchive;

class Market implements MarketChanges {
  rows: readonly FuturesSettlement[] = ROWS;
  /** Of the archive. */
  rowsInABatch = 1;
  readonly listeners = new Set<(change: MarketChange) => void>();
  /** Called before each batch of the archive. */
  beforeBatch: (batch: number) => void = () => undefined;

  publish(change: MarketChange): void {
    for (const listener of this.listeners) listener(change);
  }

  listen(listener: (change: MarketChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changeOf(product: ProductCode): void {
    const dates = { from: null, to: null, at: '2026-11-20T15:00:00.000Z' };
    this.publish({ importId: 'two', products: [product], spotSeries: [], ...dates });
  }

  service(): MarketService {
    // All that files ask of it.
    return new MarketService({ store: this.store as unknown as MarketStore, changes: this });
  }

  readonly store: Store = {
    coverage: () =>
      Promise.resolve(
        [...new Set(this.rows.map(({ product }) => product))].map((product) => {
          const rows = this.#of(product);
          return {
            ...{ product, source: SOURCES[product] ?? 'IMPORTED', settlements: rows.length },
            ...{ firstTradeDate: rows[0]!.tradeDate, lastTradeDate: rows.at(-1)!.tradeDate },
          };
        }),
      ),
    tradeDates: (product, source) =>
      Promise.resolve([...new Set(this.#of(product, source).map(({ tradeDate }) => tradeDate))]),
    settlementsOn: (product, source, dates) =>
      Promise.resolve(this.#of(product, source).filter(({ tradeDate }) => dates.includes(tradeDate))),
    imports: () => Promise.resolve([{ id: 'one' } as Awaited<ReturnType<MarketStore['imports']>>[number]]),
    settlementCount: (product, source, range) => Promise.resolve(this.#within(product, source, range).length),
    settlements: (product, source, range) => this.#batches(this.#within(product, source, range)),
  };

  async *#batches(rows: readonly FuturesSettlement[]): AsyncGenerator<SettlementColumns> {
    for (let from = 0; from < rows.length; from += this.rowsInABatch) {
      this.beforeBatch(from / this.rowsInABatch);
      yield await Promise.resolve(columnsOf(rows.slice(from, from + this.rowsInABatch)));
    }
  }

  #within(product: ProductCode, source: MarketSource, { from, to }: { from: IsoDate; to: IsoDate }) {
    return this.#of(product, source).filter(({ tradeDate }) => tradeDate >= from && tradeDate <= to);
  }

  #of(product: ProductCode, source = SOURCES[product]): readonly FuturesSettlement[] {
    return source === SOURCES[product] ? this.rows.filter((row) => row.product === product) : [];
  }
}

function columnsOf(rows: readonly FuturesSettlement[]): SettlementColumns {
  const numbers = (value: (row: FuturesSettlement) => number | null): Float64Array =>
    Float64Array.from(rows, (row) => value(row) ?? Number.NaN);
  return {
    length: rows.length,
    tradeDate: Int32Array.from(rows, ({ tradeDate }) => toDayNumber(tradeDate)),
    month: Int32Array.from(rows, ({ month }) => toMonthIndex(month)),
    nearby: Int16Array.from(rows, ({ nearby }) => nearby),
    open: numbers(({ open }) => open),
    high: numbers(({ high }) => high),
    low: numbers(({ low }) => low),
    settle: numbers(({ settle }) => settle),
    volume: numbers(({ volume }) => volume),
    openInterest: numbers(({ openInterest }) => openInterest),
  };
}

function open(source: SubjectSource, parameters: ExportParameters): Promise<ExportSource> {
  return source.open(parameters, READER);
}

describe('board', () => {
  const market = new Market();
  const board = boardSource(market.service());

  test('has every contract of the date with its change against the date before', async () => {
    const source = await open(board, { product: 'CL' });
    expect(await exportedRows(source)).toEqual([
      {
        ...{ symbol: 'CLK20', month: '2020-05', trade_date: '2020-04-20', nearby: 1 },
        ...{ open: 17.73, high: 17.85, low: -40.32, settle: -37.63, change: -55.9 },
        // −55.90 of 18.27
        change_percent: expect.closeTo(-305.966_065, 6),
        ...{ volume: 247_947, open_interest: 13_044, open_interest_change: -95_549 },
      },
      {
        ...{ symbol: 'CLM20', month: '2020-06', trade_date: '2020-04-20', nearby: 2 },
        ...{ open: null, high: null, low: null, settle: 20.43, change: -4.6 },
        // −4.60 of 25.03
        change_percent: expect.closeTo(-18.377_946, 6),
        ...{ volume: null, open_interest: null, open_interest_change: null },
      },
    ]);
    expect(source).toMatchObject({ title: 'Futures board of CL', fileName: 'CL-board-2020-04-20', total: 2 });
  });

  test('says its date, its source and its units', async () => {
    const source = await open(board, { product: 'CL', asOf: '2020-04-20' });
    expect(aboutOf(source)).toMatchObject({
      'As of': 'trade date 2020-04-20',
      'Changes against': '2020-04-17',
      Source: 'IMPORTED: files that were imported',
      Units: 'prices in USD/bbl; volume and open interest in contracts; a blank where the source gave none',
    });
    const prices = ['open', 'high', 'low', 'settle', 'change'].map((name) => [name, 'USD/bbl'] as const);
    const counts = ['volume', 'open_interest', 'open_interest_change'].map((name) => [name, 'contracts'] as const);
    expect(unitsOf(source)).toEqual({ ...Object.fromEntries([...prices, ...counts]), change_percent: '%' });
  });

  test('of the demo says so, in the units of its product', async () => {
    const source = await open(board, { product: 'NG' });
    expect(aboutOf(source)).toMatchObject({
      'Changes against': 'no earlier trade date',
      Source: 'SIMULATED: the demo market, made up for a first look',
    });
    expect(unitsOf(source)).toMatchObject({ settle: 'USD/MMBtu' });
    expect(await exportedRows(source)).toMatchObject([{ symbol: 'NGK20', settle: 1.924, change: null, volume: 0 }]);
  });

  test('of an earlier date is named by the trade date that answers', async () => {
    // A Sunday.
    const { fileName } = await open(board, { product: 'CL', asOf: '2020-04-19' });
    expect(fileName).toBe('CL-board-2020-04-17');
  });

  test.each([
    [{}, 'INPUT', 'product'],
    [{ product: 'XX' }, 'INPUT', 'product'],
    [{ product: 'CL', asOf: '2020-02-30' }, 'INPUT', 'asOf'],
    [{ product: 'CL', to: '2020-04-20' }, 'INPUT', 'to'],
  ])('%j is refused by its field', async (parameters, reason, field) => {
    const opening = open(board, parameters);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason, details: { field } });
  });
});

describe('curve history', () => {
  function historyOf(market: Market): SubjectSource {
    return curveHistorySource({ market: market.service(), archive: market.store, changes: market });
  }

  const FRONT = {
    ...{ product: 'CL', symbol: 'CLK20', month: '2020-05', trade_date: '2020-04-20', nearby: 1 },
    ...{ open: 17.73, high: 17.85, low: -40.32, settle: -37.63, volume: 247_947, open_interest: 13_044 },
    ...{ quotation: 'USD/bbl', source: 'IMPORTED' },
  };
  const BLANK = { open: null, high: null, low: null, volume: null, open_interest: null };

  test.each([1, 3])('has every settlement of the range in order, read %d at a time', async (rowsInABatch) => {
    const market = new Market();
    market.rowsInABatch = rowsInABatch;
    const source = await open(historyOf(market), { products: 'CL', from: '2020-04-18', to: '2020-04-30' });
    expect(source.total).toBe(2);
    expect(await exportedRows(source)).toEqual([
      FRONT,
      { ...FRONT, ...BLANK, symbol: 'CLM20', month: '2020-06', nearby: 2, settle: 20.43 },
    ]);
    expect(source.fileName).toBe('CL-curve-history-2020-04-20-2020-04-20');
    expect(unitsOf(source)).toMatchObject({ settle: 'USD/bbl', volume: 'contracts' });
    expect(market.listeners.size).toBe(1);
  });

  test('of everything has one product after the other, and says what of each is made up', async () => {
    const source = await open(historyOf(new Market()), {});
    const rows = await exportedRows(source);
    expect(rows.map(({ symbol, trade_date: date }) => `${String(symbol)} ${String(date)}`)).toEqual([
      'CLK20 2020-04-17',
      'CLM20 2020-04-17',
      'CLK20 2020-04-20',
      'CLM20 2020-04-20',
      'NGK20 2020-04-20',
    ]);
    expect(rows.at(-1)).toMatchObject({ quotation: 'USD/MMBtu', source: 'SIMULATED', settle: 1.924, volume: 0 });
    expect(source).toMatchObject({ fileName: 'CL-NG-curve-history-2020-04-17-2020-04-20', total: 5 });
    const texts = source.about.map(({ name, text }) => `${name}: ${text}`);
    expect(texts).toContain('As of: 2020-04-17 through 2020-04-20');
    expect(texts).toContain(
      'Source: IMPORTED: files that were imported; SIMULATED: the demo market, made up for a first look',
    );
    expect(texts).toContain('Sources: CL IMPORTED, NG SIMULATED');
    // Parquet keeps them by their names.
    expect(new Set(source.about.map(({ name }) => name)).size).toBe(source.about.length);
    expect(unitsOf(source)).toMatchObject({ settle: 'quotation' });
    expect(aboutOf(source)['Units']).toContain('prices in the quotation of each row');
  });

  test('a change while it is read ends it, rather than mixing two states', async () => {
    const market = new Market();
    const source = await open(historyOf(market), { products: 'CL' });
    const before = market.listeners.size;
    market.beforeBatch = (batch) => {
      if (batch === 1) market.changeOf('CL');
    };
    await expect(exportedRows(source)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'EXPORT_CHANGED' });
    expect(market.listeners.size).toBe(before);
  });

  test('a change before it is read ends it, too: its number of rows was another', async () => {
    const market = new Market();
    const source = await open(historyOf(market), { products: 'CL' });
    market.rows = ROWS.slice(2);
    await expect(exportedRows(source)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'EXPORT_CHANGED' });
  });

  test('a change of another product does not', async () => {
    const market = new Market();
    const source = await open(historyOf(market), { products: 'CL' });
    market.beforeBatch = () => {
      market.changeOf('NG');
    };
    expect(await exportedRows(source)).toHaveLength(4);
  });

  test('has another version once there was another import', async () => {
    const market = new Market();
    const { version } = await open(historyOf(market), {});
    expect((await open(historyOf(market), {})).version).toBe(version);
    market.store.imports = () =>
      Promise.resolve([{ id: 'two' } as Awaited<ReturnType<MarketStore['imports']>>[number]]);
    expect((await open(historyOf(market), {})).version).not.toBe(version);
  });

  test.each([
    [{ products: 'CL', from: '2020-05-01' }, 'NOT_FOUND', 'NO_SETTLEMENTS'],
    [{ products: 'RB' }, 'NOT_FOUND', 'NO_SETTLEMENTS'],
    [{ from: '2020-05-02', to: '2020-05-01' }, 'BAD_USER_INPUT', 'OUT_OF_RANGE'],
    [{ products: 'CL,XX' }, 'BAD_USER_INPUT', 'INPUT'],
  ])('%j is refused', async (parameters, code, reason) => {
    const opening = open(historyOf(new Market()), parameters);
    await expect(opening).rejects.toMatchObject({ code, reason });
  });
});

describe('bars', () => {
  const BAR: Bar = {
    ...{
      symbol: 'CLZ26' as Bar['symbol'],
      interval: 'FIVE_MINUTES',
      origin: 'LIVE',
      start: Date.UTC(2026, 10, 20, 14),
    },
    ...{ open: 60, high: 60.5, low: 59.75, close: 60.25, volume: 12 },
  };
  const NEXT: Bar = { ...BAR, start: Date.UTC(2026, 10, 21, 0, 5), close: -0.5, low: -0.5 };
  const asked: unknown[][] = [];
  const sourceOf = (bars: readonly Bar[]): SubjectSource =>
    barsSource({
      range: (...question) => {
        asked.push(question);
        return Promise.resolve(bars);
      },
    });
  const question = { symbol: 'CLZ6', interval: 'FIVE_MINUTES', from: '2026-11-20T08:00:00-06:00' };

  test('has each with when it begins, asked for by the instants of the address', async () => {
    const source = await open(sourceOf([BAR, NEXT]), { ...question, symbol: 'CLZ26', to: '2026-11-21T01:00:00Z' });
    expect(asked).toEqual([['CLZ26', 'FIVE_MINUTES', Date.UTC(2026, 10, 20, 14), Date.UTC(2026, 10, 21, 1)]]);
    const first = {
      ...{ symbol: 'CLZ26', interval: 'FIVE_MINUTES', start: '2026-11-20T14:00:00.000Z', origin: 'LIVE' },
      ...{ open: 60, high: 60.5, low: 59.75, close: 60.25, volume: 12 },
    };
    expect(await exportedRows(source)).toEqual([
      first,
      { ...first, start: '2026-11-21T00:05:00.000Z', close: -0.5, low: -0.5 },
    ]);
    expect(source).toMatchObject({ fileName: 'CLZ26-bars-five-minutes-2026-11-20-2026-11-21', total: 2 });
    expect(aboutOf(source)).toMatchObject({
      'As of': '2026-11-20T14:00:00.000Z through 2026-11-21T00:05:00.000Z',
      Source: 'LIVE: prices that were pushed',
      Units: 'prices in USD/bbl; volume in contracts; instants in UTC',
    });
    expect(unitsOf(source)).toMatchObject({ start: 'UTC', close: 'USD/bbl', volume: 'contracts' });
  });

  test('of the demo feed says so, and without one there is an empty file', async () => {
    const simulated = await open(sourceOf([{ ...BAR, origin: 'SIMULATED' }]), { ...question, symbol: 'CLZ26' });
    expect(aboutOf(simulated)['Source']).toBe('SIMULATED: the demo feed');
    const empty = await open(sourceOf([]), { ...question, symbol: 'CLZ26' });
    expect(empty).toMatchObject({ fileName: 'CLZ26-bars-five-minutes-empty', total: 0 });
    expect(aboutOf(empty)['Source']).toBe('none: there is no bar');
    expect(await exportedRows(empty)).toEqual([]);
  });

  test.each([
    [{ symbol: 'CLZ26', interval: 'FORTNIGHT' }, 'interval'],
    [{ symbol: 'CL', interval: 'DAY' }, 'symbol'],
    [{ symbol: 'CLZ26', interval: 'DAY', from: '2026-11-20' }, 'from'],
  ])('%j is refused by its field', async (parameters, field) => {
    const opening = open(sourceOf([]), parameters);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
  });
});

describe('realised volatility', () => {
  const POINTS: readonly VolatilityPoint[] = [
    { tradeDate: isoDate('2020-04-17'), volatility: 1.25, status: 'OK', source: 'IMPORTED' },
    { tradeDate: isoDate('2020-04-20'), volatility: null, status: 'NOT_POSITIVE_PRICE', source: 'IMPORTED' },
  ];
  const asked: unknown[] = [];
  const sourceOf = (points = POINTS, isCut = false): SubjectSource =>
    realisedVolatilitySource({
      realized: (question) => {
        asked.push(question);
        return Promise.resolve({ points, isCut });
      },
    });

  test('has each trade date, and why there is none', async () => {
    const source = await open(sourceOf(), { product: 'CL', nth: '2', window: '5', to: '2020-04-20' });
    expect(asked.at(-1)).toEqual({
      ...{ contract: undefined, product: 'CL', nth: 2, window: 5, estimator: 'CLOSE_TO_CLOSE' },
      range: { from: undefined, to: '2020-04-20' },
    });
    expect(await exportedRows(source)).toEqual([
      { trade_date: '2020-04-17', volatility: 1.25, status: 'OK', source: 'IMPORTED' },
      { trade_date: '2020-04-20', volatility: null, status: 'NOT_POSITIVE_PRICE', source: 'IMPORTED' },
    ]);
    expect(source).toMatchObject({ fileName: 'CL-2-realised-volatility-5-2020-04-17-2020-04-20', total: 2 });
    expect(aboutOf(source)).toMatchObject({
      Holds: 'realised volatility of CL-2 over 5 returns (CLOSE_TO_CLOSE), by trade date',
      'As of': '2020-04-17 through 2020-04-20',
      Source: 'IMPORTED: files that were imported',
      Units: 'volatilities as decimals per year: 0.35 for 35 %',
    });
    expect(unitsOf(source)).toEqual({ volatility: '1/√year' });
    expect(aboutOf(source)).not.toHaveProperty('Left out');
  });

  test('of a contract is named by it, and says what is left out', async () => {
    const source = await open(sourceOf(POINTS, true), { symbol: 'CLK20', estimator: 'PARKINSON' });
    expect(source.fileName).toBe('CLK20-realised-volatility-20-2020-04-17-2020-04-20');
    expect(aboutOf(source)['Left out']).toContain('10,000');
    expect(asked.at(-1)).toMatchObject({ contract: { product: 'CL', month: '2020-05' }, estimator: 'PARKINSON' });
  });

  test.each([
    [{ product: 'CL', window: '1' }, 'window'],
    [{ product: 'CL', window: '5.5' }, 'window'],
    [{ product: 'CL', nth: '0' }, 'nth'],
    [{ product: 'CL', estimator: 'GUESS' }, 'estimator'],
  ])('%j is refused by its field', async (parameters, field) => {
    const opening = open(sourceOf(), parameters);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
  });
});
