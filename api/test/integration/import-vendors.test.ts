/**
 * Proves the importer on files as vendors publish them: what is stored, and what is told of the rest. Counts are those of
 * the files' lines, prices were read in them, and what is left out lies on the exchange's holidays.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { OPTION_SERIES_CODES, contractMonth, isoDate, toMonthIndex } from '@cushing/products';
import type { OptionSeries, ProductCode } from '@cushing/products';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';
import type { ImportReport, ImportRequest } from '../../src/slices/ingestion/index.js';
import { readMarket } from '../support/import-folder.js';
import type { StoredMarket } from '../support/import-folder.js';
import { WholeImports } from '../support/whole-import.js';

const ALL = { limit: 100_000 };

/** Imports one file into an empty store, and looks at both. */
async function imported(
  request: ImportRequest,
  judge: (imports: WholeImports, report: ImportReport) => Promise<void>,
): Promise<void> {
  const imports = await WholeImports.open();
  try {
    await judge(imports, await imports.import(request));
  } finally {
    await imports.close();
  }
}

function settleOf({ settlements }: StoredMarket, symbol: string, tradeDate: string): number | undefined {
  return settlements.find((row) => row.symbol === symbol && row.tradeDate === tradeDate)?.settle;
}

/** @returns what an option settled at, looked up in the columns of its day */
async function optionSettle(
  { store }: WholeImports,
  product: ProductCode,
  tradeDate: string,
  option: {
    readonly series: OptionSeries;
    readonly year: number;
    readonly month: number;
    readonly isCall: boolean;
    readonly strike: number;
  },
): Promise<number | undefined> {
  const columns = await store.options.optionSettlementsOn(product, 'IMPORTED', isoDate(tradeDate));
  const month = toMonthIndex(contractMonth(option.year, option.month));
  for (let row = 0; row < columns.length; row += 1) {
    const isIt =
      columns.series[row] === OPTION_SERIES_CODES.indexOf(option.series) &&
      columns.month[row] === month &&
      columns.isCall[row] === Number(option.isCall) &&
      columns.strike[row] === option.strike;
    if (isIt) return columns.settle[row];
  }
  return undefined;
}

async function optionsStored({ store }: WholeImports): Promise<number> {
  return (await store.options.optionCoverage()).reduce((sum, { settlements }) => sum + settlements, 0);
}

describeWithSharedData('samples of formats', 'data/format_samples', (path) => {
  test('of CME: options of Brent and of WTI, a call is 1 and a put 0', async () => {
    await imported({ path: join(path, 'cme_settle_s.csv') }, async (imports, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'cme-settlement-csv', rejectionCount: 0 });
      expect(report.counts).toMatchObject({ read: 3, stored: 3 });
      const day = '2018-07-02';
      const brent = { series: 'BZO', year: 2018, month: 9, isCall: true, strike: 68 } as const;
      const put = { series: 'LO', year: 2018, month: 8, isCall: false, strike: 69.5 } as const;
      expect(await optionSettle(imports, 'BZ', day, brent)).toBe(9.44);
      expect(await optionSettle(imports, 'CL', day, put)).toBe(0.22);
      expect(await optionSettle(imports, 'CL', day, { ...put, isCall: true, strike: 68 })).toBe(4.77);
      expect(await optionsStored(imports)).toBe(3);
    });
  });

  test('of a bulletin: nothing of what is known here, and each of its sections told', async () => {
    await imported({ path: join(path, 'stlnymex.txt') }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'cme-settlement-text', unknownCount: 4 });
      expect(report.counts).toMatchObject({ read: 0, stored: 0, rejected: 0 });
      expect(report.unknown.map(({ subject }) => subject)).toEqual([
        '0CJ TEST PLATINUM FUTURE',
        '7A OCT26 Crude Oil Financial Calendar Spread Option (One Month) CALL',
        '7A OCT26 Crude Oil Financial Calendar Spread Option (One Month) PUT',
        '1D SEP26 RBOB Gasoline BALMO Futures',
      ]);
      expect((await readMarket(store)).settlements).toEqual([]);
    });
  });

  test('of ICE gas: futures of two contracts that are told, one of them as heating oil perhaps', async () => {
    await imported({ path: join(path, 'ice_gas.dat') }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'ice-settlement', unknownCount: 2 });
      expect(report.unknown.map(({ line, proposal }) => [line, proposal])).toEqual([
        [2, null],
        [3, 'HO'],
      ]);
      expect((await readMarket(store)).settlements).toEqual([]);
    });
  });

  test('of ICE oil options: Brent, WTI and heating oil, and a European option that is told', async () => {
    await imported({ path: join(path, 'ice_oiloptions.dat') }, async (imports, report) => {
      expect(report.counts).toMatchObject({ read: 5, stored: 5, rejected: 0 });
      expect(report.products).toEqual(['CL', 'BZ', 'HO']);
      expect(report.unknown).toMatchObject([{ line: 7, rows: 1, proposal: 'CL' }]);
      expect(report.unknown[0]!.subject).toContain('WTI Euro Option (Cash Settled)');
      const call = { year: 2018, month: 10, isCall: true };
      const day = '2018-05-10';
      expect(await optionSettle(imports, 'BZ', day, { ...call, series: 'BZO', strike: 101 })).toBe(0.23);
      expect(await optionSettle(imports, 'CL', day, { ...call, series: 'LO', strike: 28 })).toBe(42.13);
      expect(await optionSettle(imports, 'HO', day, { ...call, series: 'OH', strike: 10 })).toBe(0.0001);
    });
  });

  test('of the EIA, of Yahoo, and of Barchart without an expiry in its name', async () => {
    await imported({ path: join(path, 'eia_v2_response.json') }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'eia-v2', container: 'JSON', spotSeries: ['RWTC'] });
      expect(await store.spotHistory('RWTC', ALL)).toEqual([
        { date: '1986-01-02', price: 25.56 },
        { date: '2026-08-10', price: 63.96 },
      ]);
    });
    await imported({ path: join(path, 'yahoo_old_NG=F.csv') }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'yahoo-daily', products: ['NG'] });
      expect((await readMarket(store)).settlements).toMatchObject([
        // NGV20 traded last on 28 September.
        {
          symbol: 'NGV20',
          tradeDate: '2020-09-24',
          open: 2.195,
          high: 2.32,
          low: 2.169,
          settle: 2.248,
          volume: 60_475,
        },
        { symbol: 'NGV20', tradeDate: '2020-09-25', settle: 2.139 },
      ]);
    });
    await imported({ path: join(path, 'barchart_chain.csv') }, async (imports, report) => {
      expect(report).toMatchObject({ status: 'REJECTED', format: 'barchart-chain', rejectionCount: 2 });
      expect(report.rejections[0]!.message).toContain('put future and expiry into it');
      expect(await optionsStored(imports)).toBe(0);
    });
  });
});

describeWithSharedData('settlements of 19 November 2026', 'data/synthetic_settlement', (path) => {
  test.each<
    readonly [
      string,
      string,
      ProductCode,
      { readonly futures: number; readonly options: number; readonly cabinet: number },
    ]
  >([
    ['CL/nymex.settle.20261119.s.csv', 'cme-settlement-csv', 'CL', { futures: 12, options: 2_152, cabinet: 0 }],
    ['CL/STLNYMEX_20261119.txt', 'cme-settlement-text', 'CL', { futures: 12, options: 2_140, cabinet: 12 }],
    ['CL/icecleared_oiloptions_2026_11_19.dat', 'ice-settlement', 'CL', { futures: 12, options: 2_152, cabinet: 0 }],
    ['NG/nymex.settle.20261119.s.csv', 'cme-settlement-csv', 'NG', { futures: 12, options: 1_336, cabinet: 0 }],
    ['NG/STLNYMEX_20261119.txt', 'cme-settlement-text', 'NG', { futures: 12, options: 1_336, cabinet: 0 }],
  ])('in %s are stored whole', async (name, format, product, { futures, options, cabinet }) => {
    await imported({ path: join(path, name) }, async (imports, report) => {
      expect(report).toMatchObject({
        ...{ status: 'COMMITTED', format, products: [product], rejectionCount: 0, unknownCount: 0 },
        ...{ linesWithoutPrice: cabinet, firstDate: '2026-11-19', lastDate: '2026-11-19' },
        counts: { read: futures + options, stored: futures + options },
      });
      const market = await readMarket(imports.store);
      expect(market.settlements).toHaveLength(futures);
      expect(await optionsStored(imports)).toBe(options);
      if (product === 'CL') {
        expect(settleOf(market, 'CLF27', '2026-11-19')).toBe(64.19);
        expect(settleOf(market, 'CLH27', '2026-11-19')).toBe(63.84);
        const call = { series: 'LO', year: 2027, month: 1, isCall: true, strike: 36.5 } as const;
        expect(await optionSettle(imports, 'CL', '2026-11-19', call)).toBe(27.66);
      } else {
        expect(settleOf(market, 'NGZ26', '2026-11-19')).toBe(3.751);
        expect(settleOf(market, 'NGH27', '2026-11-19')).toBe(3.9);
        const call = { series: 'ON', year: 2026, month: 12, isCall: true, strike: 2.15 } as const;
        expect(await optionSettle(imports, 'NG', '2026-11-19', call)).toBe(1.621);
      }
    });
  });

  test('say the same in every form: after one of them the others change nothing', async () => {
    const imports = await WholeImports.open();
    try {
      await imports.import({ path: join(path, 'NG/nymex.settle.20261119.s.csv') });
      const { counts } = await imports.import({ path: join(path, 'NG/STLNYMEX_20261119.txt') });
      // Only the bulletin has the futures' session and volume.
      expect(counts).toMatchObject({ unchanged: 1_336, stored: 0, replaced: 12 });
    } finally {
      await imports.close();
    }
  });

  test('stand beside their true volatilities, which are no settlements', async () => {
    for (const name of ['CL/truth_CL_20261119.csv', 'NG/truth_NG_20261119.csv']) {
      await expect(imported({ path: join(path, name) }, () => Promise.resolve())).rejects.toMatchObject({
        reason: 'HEADER_UNKNOWN',
      });
    }
  });
});

describeWithSharedData('workbooks of the EIA', 'data/eia_xls', (path) => {
  test('hold the front contract of WTI, on eleven holidays too', async () => {
    await imported({ path: join(path, 'RCLC1d.xls'), skipBadRows: true }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'eia-workbook', container: 'WORKBOOK' });
      expect(report.counts).toMatchObject({ read: 9_795, rejected: 11, stored: 9_784 });
      expect(new Set(report.rejections.map(({ reason }) => reason))).toEqual(new Set(['DATE_NOT_A_TRADE_DATE']));
      const market = await readMarket(store);
      expect(market.settlements).toHaveLength(9_784);
      expect(settleOf(market, 'CLK83', '1983-04-04')).toBe(29.44);
      expect(settleOf(market, 'CLK20', '2020-04-20')).toBe(-37.63);
    });
  });

  test('of months are no daily prices', async () => {
    await imported({ path: join(path, 'wti-month.xls') }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', unknown: [{ subject: 'RWTC (Monthly)' }] });
      expect(await store.spotSeries()).toEqual([]);
    });
  });
});

describeWithSharedData("the EIA's futures by nearby", 'data/eia_futures', (path) => {
  test('are stored under the contract of each day', async () => {
    const request = { path: join(path, 'crude_RCLC1-4_to2012.csv'), skipBadRows: true };
    await imported(request, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'futures-wide', products: ['CL'] });
      const { read, rejected, stored } = report.counts;
      expect(stored).toBe(read - rejected);
      const market = await readMarket(store);
      expect(market.settlements).toHaveLength(stored);
      // The third one of 30 March 1983, when May was first; the front one of 4 April.
      expect(settleOf(market, 'CLN83', '1983-03-30')).toBe(29.35);
      expect(settleOf(market, 'CLK83', '1983-04-04')).toBe(29.44);
    });
    const gasoline = { path: join(path, 'rbob_to2013.csv'), skipBadRows: true };
    await imported(gasoline, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', products: ['RB'] });
      const market = await readMarket(store);
      expect(settleOf(market, 'RBX05', '2005-10-03')).toBe(1.889);
      expect(settleOf(market, 'RBG06', '2005-10-03')).toBe(1.941);
    });
  });
});

describeWithSharedData("the EIA's spot prices", 'data/eia_spot', (path) => {
  test.each([
    ['wti-daily.csv', 10_226, 0, '2020-04-20', -36.98],
    ['henryhub-daily.csv', 7_436, 1, '1997-01-07', 3.82],
    ['brent-monthly.csv', 471, 0, '1987-05-15', 18.58],
  ])('of %s are stored under the series that is named', async (name, stored, blank, date, price) => {
    await imported({ path: join(path, name), series: 'SPOT' }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', linesWithoutPrice: blank, counts: { stored } });
      const history = await store.spotHistory('SPOT', ALL);
      expect(history).toHaveLength(stored);
      expect(history.find((each) => each.date === date)).toEqual({ date, price });
    });
  });
});

describeWithSharedData("Yahoo's front contract of WTI", 'data/yahoo', (path) => {
  test('is rounded to the tick, and two holidays are left out', async () => {
    const request = { path: join(path, 'CL=F_history_tickerhistory.csv'), skipBadRows: true };
    await imported(request, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'yahoo-daily', products: ['CL'] });
      expect(report.counts).toMatchObject({ read: 6_443, rejected: 2, stored: 6_441 });
      expect(report.rejections.map(({ value }) => value)).toEqual(['2006-09-04', '2025-07-04']);
      const { settlements } = await readMarket(store);
      expect(settlements).toHaveLength(6_441);
      expect(settlements[0]).toMatchObject({
        ...{
          symbol: 'CLV00',
          tradeDate: '2000-08-23',
          open: 31.95,
          high: 32.8,
          low: 31.95,
          settle: 32.05,
          volume: 79_385,
        },
      });
      for (const { settle } of settlements) expect(settle * 100).toBeCloseTo(Math.round(settle * 100), 9);
    });
  });

  test('with three lines of header has its close first', async () => {
    await imported({ path: join(path, 'yf3row_CL=F.csv') }, async ({ store }, report) => {
      expect(report.counts).toMatchObject({ read: 125, rejected: 0, stored: 125 });
      expect((await readMarket(store)).settlements[0]).toMatchObject({
        ...{
          symbol: 'CLV25',
          tradeDate: '2025-09-08',
          settle: 62.26,
          high: 63.34,
          low: 61.85,
          open: 62,
          volume: 237_288,
        },
      });
    });
  });
});

describeWithSharedData('the CHRIS file of CL1', 'data/quandl_chris', (path) => {
  test('is stored by its settlements, and eight holidays are left out', async () => {
    await imported({ path: join(path, 'CHRIS-CME_CL1.csv'), skipBadRows: true }, async ({ store }, report) => {
      expect(report).toMatchObject({ status: 'COMMITTED', format: 'nasdaq-chris', products: ['CL'] });
      expect(report.counts).toMatchObject({ read: 7_967, rejected: 8, stored: 7_959 });
      const market = await readMarket(store);
      expect(settleOf(market, 'CLG15', '2015-01-02')).toBe(52.69);
      expect(settleOf(market, 'CLK83', '1983-03-30')).toBe(29.4);
    });
  });
});

describeWithSharedData("the CFTC's positions of 2021", 'data/cftc_cot', (path) => {
  test('are stored for WTI and gas, and the other markets told', async () => {
    await imported({ path: join(path, 'f_year_2021_wti_ng.txt') }, async ({ store }, report) => {
      expect(report).toMatchObject({
        status: 'COMMITTED',
        format: 'cftc-cot',
        products: ['CL', 'NG'],
        unknownCount: 3,
      });
      expect(report.counts).toMatchObject({ read: 22, stored: 22 });
      const gas = await store.positions('NG', 'FUTURES_ONLY', ALL);
      expect(gas).toHaveLength(11);
      expect(gas.at(-1)).toMatchObject({ openInterest: 1_209_372, producerLong: 226_739, managedSpread: 249_359 });
      expect(await store.positions('CL', 'FUTURES_ONLY', ALL)).toHaveLength(11);
      expect(await store.positions('NG', 'COMBINED', ALL)).toEqual([]);
    });
  });
});

describeWithSharedData("Databento's binary files", 'data/databento_dbn', (path) => {
  test('are refused with what to do, compressed or not', async () => {
    const names = readdirSync(path).filter((name) => name.includes('.dbn'));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      await expect(imported({ path: join(path, name) }, () => Promise.resolve())).rejects.toMatchObject({
        ...{ code: 'BAD_USER_INPUT', reason: 'FILE_IS_DBN' },
        message: `${name} is in Databento's binary encoding: ask for CSV, or convert it with dbn-cli.`,
      });
    }
  });
});
