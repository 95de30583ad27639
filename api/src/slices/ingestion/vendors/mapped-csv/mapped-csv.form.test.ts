/** CSV by a person's mapping: what each content, mark and form of date gives, and what is refused. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { columnMappingSchema } from './column-mapping.js';
import type { ColumnMapping } from './column-mapping.js';
import { mappedForm } from './mapped-csv.form.js';
import { readMappedDate, readMappedMonth, readMappedNumber } from './mapped-value.js';
import type { DateFormat } from './mapped-value.js';

const FUTURES: ColumnMapping = {
  name: 'Desk file',
  content: 'FUTURES',
  delimiter: ';',
  decimalMark: ',',
  dateFormat: 'DD.MM.YYYY',
  columns: {
    tradeDate: { column: 'Datum' },
    product: { value: 'CL' },
    month: { column: 'Monat' },
    settle: { column: 'Preis' },
    volume: { column: 'Menge' },
  },
};

const OPTIONS: ColumnMapping = {
  name: 'options',
  content: 'OPTIONS',
  delimiter: ',',
  decimalMark: '.',
  dateFormat: 'MM/DD/YYYY',
  columns: {
    tradeDate: { column: 'Date' },
    series: { value: 'LO' },
    month: { column: 'Month' },
    type: { column: 'C/P' },
    strike: { column: 'Strike' },
    settle: { column: 'Settle' },
  },
};

async function decoded(mapping: ColumnMapping, ...lines: readonly string[]): Promise<unknown[]> {
  return decodedText(mappedForm(mapping), lines.join('\r\n'));
}

describe('a mapped CSV', () => {
  test('of futures is read by its marks, under a title and with other columns', async () => {
    const lines = ['Bericht', '', 'x;MONAT;Menge;Datum;Preis', ';Dez26;1;19.11.2026;1,0'];
    const rows = await decoded(FUTURES, ...lines, ';Dec26;2.000;19.11.2026;-37,63', ';202701;;19.11.2026;----');
    const future = {
      kind: 'FUTURE',
      tradeDate: '2026-11-19',
      product: 'CL',
      open: '',
      high: '',
      low: '',
      openInterest: '',
    };
    expect(rows).toEqual([
      { kind: 'UNREADABLE', line: 4, column: 2, value: 'Dez26', message: expect.any(String) },
      { ...future, line: 5, contract: { month: '2026-12' }, settle: '-37.63', volume: '2000' },
      { ...future, line: 6, contract: { month: '2027-01' }, settle: '', volume: '' },
    ]);
  });

  test('of options is read by parts or by symbols', async () => {
    const option = {
      kind: 'OPTION',
      tradeDate: '2026-11-19',
      series: 'LO',
      month: '2026-12',
      bid: '',
      ask: '',
      volume: '',
      openInterest: '',
    };
    const header = 'Date,Month,C/P,Strike,Settle';
    expect(
      await decoded(OPTIONS, header, '11/19/2026,DEC-26,c,70,CAB', header, '11/19/2026,2026-12,Put,-5,.01'),
    ).toEqual([
      { ...option, line: 2, type: 'CALL', strike: '70', settle: 'CAB' },
      { ...option, line: 4, type: 'PUT', strike: '-5', settle: '0.01' },
    ]);
    const bySymbol: ColumnMapping = {
      ...OPTIONS,
      columns: { tradeDate: { column: 'Date' }, symbol: { column: 'Symbol' }, settle: { column: 'Settle' } },
    };
    expect(
      await decoded(bySymbol, 'Date,Symbol,Settle', '11/19/2026,LOZ6 C7000,6.10', '11/19/2026,CLZ6,75'),
    ).toMatchObject([
      { ...option, line: 2, type: 'CALL', strike: '70', settle: '6.10' },
      { kind: 'UNREADABLE', line: 3, column: 2, value: 'CLZ6' },
    ]);
  });

  test('of spot prices is read', async () => {
    const mapping: ColumnMapping = {
      ...OPTIONS,
      content: 'SPOT',
      dateFormat: 'YYYYMMDD',
      columns: { date: { column: 'd' }, series: { value: 'RWTC' }, price: { column: 'p' } },
    };
    expect(await decoded(mapping, 'd,p', '20200420,-36.98', '20200431,1')).toMatchObject([
      { kind: 'SPOT', line: 2, date: '2020-04-20', series: 'RWTC', price: '-36.98' },
      { kind: 'UNREADABLE', line: 3, column: 1, value: '20200431' },
    ]);
  });

  test('tells unknown products once, with a proposal where words make one likely', async () => {
    const mapping: ColumnMapping = {
      ...FUTURES,
      delimiter: '|',
      decimalMark: '.',
      columns: { ...FUTURES.columns, product: { column: 'Product' } },
    };
    const row = (product: string): string => `19.11.2026|2026-12|1|1|${product}`;
    const lines = [
      'Datum|Monat|Preis|Menge|Product',
      row('Brent Crude'),
      row('Brent Crude'),
      row('BRN'),
      row('Gold'),
      '19.11',
    ];
    expect(await decoded(mapping, ...lines)).toMatchObject([
      { kind: 'UNKNOWN', line: 2, subject: 'Brent Crude', proposal: 'BZ' },
      { kind: 'FUTURE', line: 4, product: 'BZ' },
      { kind: 'UNKNOWN', line: 5, subject: 'Gold', proposal: undefined },
      { kind: 'UNREADABLE', line: 6, column: 0 },
    ]);
  });

  test('is known by all of its mapped columns, each there once', () => {
    const form = mappedForm(FUTURES);
    expect(form.name).toBe('mapped-desk-file');
    expect(isDetected(form, 'Preis;Datum;Monat;Menge;mehr')).toBe(true);
    expect(isDetected(form, 'Preis;Datum;Monat')).toBe(false);
    expect(isDetected(form, 'Preis;Datum;Monat;Menge;Preis')).toBe(false);
    expect(isDetected(form, '<!DOCTYPE html>\n<p>Preis</p>')).toBe(false);
  });

  test('without its header is one row', async () => {
    expect(await decoded(FUTURES, ...Array.from({ length: 30 }, () => '1;2;3;4'))).toMatchObject([
      { kind: 'UNREADABLE', line: 1 },
    ]);
  });

  test.each([FUTURES, OPTIONS])('that is damaged never throws', async (mapping) => {
    const text =
      mapping === FUTURES
        ? 'Datum;Monat;Preis;Menge\n19.11.2026;Dec26;-37,63;2.000\n19.11.2026;202701;1;1'
        : 'Date,Month,C/P,Strike,Settle\n11/19/2026,DEC-26,C,70,CAB\n11/19/2026,2026-12,P,-5,.01';
    await fc.assert(
      fc.asyncProperty(damagedText(text), async (damaged) => {
        isDetected(mappedForm(mapping), damaged);
        for (const row of await decodedText(mappedForm(mapping), damaged)) expect(row.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('values', () => {
  test.each<[DateFormat, string]>([
    ['YYYY-MM-DD', '2026-11-09 00:00:00'],
    ['MM/DD/YYYY', '11/9/2026'],
    ['DD/MM/YYYY', '09/11/2026'],
    ['DD.MM.YYYY', '9.11.2026'],
    ['YYYYMMDD', '20261109'],
    ['DD-MMM-YYYY', '09-Nov-2026'],
  ])('dates are read as %s', (format, text) => {
    expect(readMappedDate(text, format)).toBe('2026-11-09');
    expect(readMappedDate('31/02/2026', format)).toBeUndefined();
    expect(readMappedDate('', format)).toBeUndefined();
  });

  test.each(['2026-12', '202612', 'Dec26', 'DEC-26', 'dec 2026'])('%s is a month', (text) => {
    expect(readMappedMonth(text)).toBe('2026-12');
  });

  test.each(['2026-13', '26-12', 'Dez26', 'Z26', ''])('"%s" is no month', (text) => {
    expect(readMappedMonth(text)).toBeUndefined();
  });

  test('numbers are read by their decimal mark', () => {
    expect(readMappedNumber('1.234,50', ',')).toBe('1234.50');
    expect(readMappedNumber('1 234,5', ',')).toBe('1234.5');
    expect(readMappedNumber('75.5', ',')).toBeUndefined();
    expect(readMappedNumber('1,234.50', '.')).toBe('1234.50');
    expect(readMappedNumber('75,5', '.')).toBeUndefined();
    expect(readMappedNumber('n/a', ',')).toBe('');
  });
});

describe('a mapping', () => {
  const withColumns = (columns: object): boolean => columnMappingSchema.safeParse({ ...FUTURES, columns }).success;

  test('that works is accepted, and comes back from JSON as it was', () => {
    for (const mapping of [FUTURES, OPTIONS]) {
      expect(columnMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
    }
  });

  test('that can’t work is refused', () => {
    const { tradeDate, product, month, settle } = FUTURES.columns as Record<string, unknown>;
    expect(withColumns({ tradeDate, product, month, settle })).toBe(true);
    expect(withColumns({ tradeDate, product, month })).toBe(false);
    expect(withColumns({ product, month, settle })).toBe(false);
    expect(withColumns({ tradeDate, month, settle })).toBe(false);
    expect(withColumns({ tradeDate, settle, symbol: { column: 's' } })).toBe(true);
    expect(withColumns({ tradeDate, settle, month, symbol: { column: 's' } })).toBe(false);
    expect(withColumns({ tradeDate, product, month, settle, open: { column: ' PREIS' } })).toBe(false);
    expect(withColumns({ tradeDate, product, month, settle: { value: '75' } })).toBe(false);
    expect(withColumns({ tradeDate, product: { value: 'Gold' }, month, settle })).toBe(false);
    expect(withColumns({ tradeDate: { value: '2026-11-19' }, product, month, settle })).toBe(false);
    expect(withColumns({ tradeDate: { value: '19.11.2026' }, product, month, settle })).toBe(true);
    expect(withColumns({ tradeDate, product, month, settle, strike: { column: 'k' } })).toBe(false);
    expect(columnMappingSchema.safeParse({ ...FUTURES, name: ' ' }).success).toBe(false);
  });
});
