/**
 * Proves the importer on real files: settlements of five products from 2019 on, and EIA's spot prices. Expected prices are the exchange's and EIA's published ones.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';
import { ImportFolder } from '../support/import-folder.js';
import type { StoredMarket } from '../support/import-folder.js';

const NUMBER = /^-?\d/;

describeWithSharedData('the settlements of five products', 'data/futures_settlements_wide.csv', (path) => {
  let folder: ImportFolder;
  let report: Awaited<ReturnType<ImportFolder['import']>>;
  let market: StoredMarket;
  beforeAll(async () => {
    folder = await ImportFolder.make();
    report = await folder.import(path);
    market = await folder.stored();
  });
  afterAll(() => folder.remove());

  function on(date: string, product: string): StoredMarket['settlements'] {
    return market.settlements.filter((row) => row.tradeDate === date && row.product === product);
  }

  test('are all stored, and the report says so', () => {
    expect(report.exitCode).toBe(0);
    expect(report.output).toContain('(futures-wide): ');
    expect(report.output).toMatch(/read +109,692\n +stored +109,692\n +unchanged +0\n +replaced +0\n +rejected +0\n/);
    expect(market.settlements).toHaveLength(109_692);
  });

  test('are one for each price that the file has, with the same value', async () => {
    const [header = '', ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
    const names = header.split(',');
    const written = new Map<string, number>();
    for (const line of lines) {
      const [date = '', ...cells] = line.split(',');
      for (const [index, cell] of cells.entries()) {
        if (NUMBER.test(cell)) written.set(`${date} ${names[index + 1]!.replace('BRN', 'BZ')}`, Number(cell));
      }
    }
    expect(written.size).toBe(109_692);
    const stored = market.settlements.map(({ tradeDate, product, nearby, settle }) => {
      const column = `${product}${String(nearby).padStart(2, '0')}`;
      return [`${tradeDate} ${column}`, settle] as const;
    });
    expect(new Map(stored)).toEqual(written);
  });

  test('have the negative front of 20 April 2020, and the same contract as the front a day later', () => {
    expect(on('2020-04-20', 'CL')[0]).toMatchObject({ symbol: 'CLK20', nearby: 1, settle: -37.63 });
    expect(on('2020-04-21', 'CL').slice(0, 2)).toMatchObject([
      { symbol: 'CLK20', nearby: 1, settle: 10.01 },
      { symbol: 'CLM20', nearby: 2, settle: 11.57 },
    ]);
    expect(on('2020-04-22', 'CL')[0]).toMatchObject({ symbol: 'CLM20', nearby: 1 });
  });

  test('change nothing when they are imported again', async () => {
    const again = await folder.import(path);
    expect(again.exitCode).toBe(0);
    expect(again.output).toMatch(/stored +0\n +unchanged +109,692\n +replaced +0\n/);
    expect((await folder.stored()).settlements).toEqual(market.settlements);
  });

  test('say what was replaced where one price was corrected', async () => {
    const text = await readFile(path, 'utf8');
    const corrected = await folder.importText(text.replace('\n2020-04-20,-37.63,', '\n2020-04-20,-37.60,'));
    expect(corrected.output).toMatch(/stored +0\n +unchanged +109,691\n +replaced +1\n/);
    const { settlements } = await folder.stored();
    expect(settlements.find(({ symbol, tradeDate }) => symbol === 'CLK20' && tradeDate === '2020-04-20')!.settle).toBe(
      -37.6,
    );
  });
});

describeWithSharedData("EIA's spot prices", 'data/eia_spot', (path) => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await ImportFolder.make();
  });
  afterEach(() => folder.remove());

  test.each([
    ['wti-daily.csv', 'RWTC'],
    ['henryhub-daily.csv', 'RNGWHHD'],
    ['brent-monthly.csv', 'RBRTE'],
  ])('%s is stored price by price as %s', async (name, series) => {
    const { exitCode, output } = await folder.import(join(path, name), '--series', series);
    expect(exitCode).toBe(0);
    expect(output).toContain(`Imported ${name} (spot): ${series}`);
    const lines = (await readFile(join(path, name), 'utf8')).trim().split(/\r?\n/).slice(1);
    const written = lines.map((line) => line.split(',')).filter(([, price = '']) => NUMBER.test(price));
    expect((await folder.stored()).spot[series]).toEqual(
      written.map(([date = '', price]) => ({ date: isoDate(date), price: Number(price) })),
    );
    expect(written.length).toBeGreaterThan(400);
  });

  test('hold the negative WTI of 20 April 2020', async () => {
    await folder.import(join(path, 'wti-daily.csv'), '--series', 'RWTC');
    const { spot } = await folder.stored();
    expect(spot['RWTC']!.find(({ date }) => date === '2020-04-20')).toEqual({ date: '2020-04-20', price: -36.98 });
  });
});
