/**
 * Proves which symbols are read and what a person is told about the others. The symbols of the exchange and of vendors
 * are as seen in their files; the messages are part of what the package promises.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { isoDate } from '../../src/dates/iso-date.js';
import { parseFuturesSymbol, parseSymbol } from '../../src/symbols/symbol-parser.js';
import type { SymbolErrorReason } from '../../src/symbols/symbol-parser.js';
import { csvRows, reportHeld } from '../csv-rows.ts';

describe('a future', () => {
  test.each([
    ['CLZ26', 'CL', '2026-12', 'CLZ26'],
    ['clz26', 'CL', '2026-12', 'CLZ26'],
    ['  CLZ26\t', 'CL', '2026-12', 'CLZ26'],
    ['CLZ2026', 'CL', '2026-12', 'CLZ26'],
    ['NGF00', 'NG', '2000-01', 'NGF00'],
    ['HOM85', 'HO', '1985-06', 'HOM85'],
    ['RBX07', 'RB', '2007-11', 'RBX07'],
    ['BZG33', 'BZ', '2033-02', 'BZG33'],
    ['BRNZ26', 'BZ', '2026-12', 'BZZ26'],
    ['LCOZ26', 'BZ', '2026-12', 'BZZ26'],
    ['COZ26', 'BZ', '2026-12', 'BZZ26'],
    ['BZ26', 'BZ', '2026-12', 'BZZ26'],
    ['BZZ26', 'BZ', '2026-12', 'BZZ26'],
  ])('%j is read as %s %s', (text, product, month, symbol) => {
    expect(parseFuturesSymbol(text)).toEqual({ status: 'ok', contract: { product, month }, symbol });
    expect(parseSymbol(text)).toEqual({ status: 'ok', instrument: { kind: 'FUTURE', product, month } });
  });

  test('of one digit is read by the date of its row', () => {
    expect(parseFuturesSymbol('CLK5', isoDate('2025-03-03'))).toMatchObject({ status: 'ok', symbol: 'CLK25' });
    expect(parseFuturesSymbol('CLK5', isoDate('2015-03-03'))).toMatchObject({ status: 'ok', symbol: 'CLK15' });
    expect(parseFuturesSymbol('NGZ7', isoDate('2026-06-01'))).toMatchObject({ status: 'ok', symbol: 'NGZ27' });
  });

  test('is read with each of the twelve month codes', () => {
    const months = Array.from('FGHJKMNQUVXZ', (code) => parseFuturesSymbol(`CL${code}26`));
    expect(months.map((parsed) => (parsed.status === 'ok' ? parsed.contract.month : parsed.message))).toEqual(
      Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
    );
  });
});

describe('an option', () => {
  test.each([
    ['LOZ26 C7500', 'LO', '2026-12', 'CALL', 75],
    ['LOZ26C7500', 'LO', '2026-12', 'CALL', 75],
    ['LOZ2026 C7500', 'LO', '2026-12', 'CALL', 75],
    ['lok20p-500', 'LO', '2020-05', 'PUT', -5],
    ['LOK20 P-500', 'LO', '2020-05', 'PUT', -5],
    ['LOK20 P0', 'LO', '2020-05', 'PUT', 0],
    ['LOK20 P-0', 'LO', '2020-05', 'PUT', 0],
    ['BZOU18 C6800', 'BZO', '2018-09', 'CALL', 68],
    ['ONZ26 C3500', 'ON', '2026-12', 'CALL', 3.5],
    ['LNZ26 P2050', 'LN', '2026-12', 'PUT', 2.05],
    ['OHZ26 C30000', 'OH', '2026-12', 'CALL', 3],
    ['OBZ26 C21050', 'OB', '2026-12', 'CALL', 2.105],
  ])('%j is read as %s %s %s %d', (text, series, month, type, strike) => {
    expect(parseSymbol(text)).toEqual({ status: 'ok', instrument: { kind: 'OPTION', series, month, type, strike } });
  });

  test.each([
    ['LOZ4 C10050', '2024-06-03', '2024-12', 100.5],
    ['LOZ6 C7500', '2026-06-01', '2026-12', 75],
  ])('%s of %s is read by the date of its row', (text, date, month, strike) => {
    expect(parseSymbol(text, isoDate(date))).toEqual({
      status: 'ok',
      instrument: { kind: 'OPTION', series: 'LO', month, type: 'CALL', strike },
    });
  });
});

describe('what does not parse says what is wrong and what to write', () => {
  test.each<[string, SymbolErrorReason, string]>([
    ['CLA26', 'SYMBOL_MONTH', '"A" in "CLA26" is no month code: use one of FGHJKMNQUVXZ.'],
    ['cla26', 'SYMBOL_MONTH', '"A" in "CLA26" is no month code: use one of FGHJKMNQUVXZ.'],
    ['LOI26 C7500', 'SYMBOL_MONTH', '"I" in "LOI26 C7500" is no month code: use one of FGHJKMNQUVXZ.'],
    ['CL26', 'SYMBOL_MONTH', '"CL26" lacks its month code: write CLZ26 for December, one of FGHJKMNQUVXZ.'],
    ['LO26 C7500', 'SYMBOL_MONTH', '"LO26 C7500" lacks its month code: write LOZ26 C7500 for December, one of'],
    ['XXZ26', 'SYMBOL_ROOT', '"XX" in "XXZ26" is no product: use one of CL, BZ, NG, HO, RB, for options LO, BZO, ON'],
    ['CLZ6', 'SYMBOL_YEAR', '"6" in "CLZ6" comes round every ten years: write two digits, as in CLZ26.'],
    ['CLZ126', 'SYMBOL_YEAR', '"126" in "CLZ126" is no year: write two digits, as in CLZ26.'],
    ['CLZ1979', 'SYMBOL_YEAR', '"1979" in "CLZ1979" is no contract year: contracts are known for 1980 … 2079.'],
    ['CLZ2080', 'SYMBOL_YEAR', '"2080" in "CLZ2080" is no contract year: contracts are known for 1980 … 2079.'],
    ['CLZ26 C7500', 'SYMBOL_STRIKE', '"CLZ26 C7500" has a strike, but CL is a future: its options are LOZ26 C….'],
    ['NGZ26 P3', 'SYMBOL_STRIKE', 'but NG is a future: its options are ONZ26 C… or LNZ26 C….'],
    ['LOZ26', 'SYMBOL_STRIKE', '"LOZ26" lacks C or P and a strike: write it as LOZ26 C7500, its future as CLZ26.'],
    [
      'LOZ26 C75.00',
      'SYMBOL_STRIKE',
      '"75.00" in "LOZ26 C75.00" is no strike: write it without a decimal point, 75 as in LOZ26 C7500.',
    ],
    ['ONZ26 C3.5', 'SYMBOL_STRIKE', 'write it without a decimal point, 3 as in ONZ26 C3000.'],
    ['OHZ26 C', 'SYMBOL_STRIKE', '"" in "OHZ26 C" is no strike'],
    ['LOZ26 C+7500', 'SYMBOL_STRIKE', '"+7500" in "LOZ26 C+7500" is no strike'],
    ['LOZ26 C123456789', 'SYMBOL_STRIKE', '"123456789" in "LOZ26 C123456789" is no strike'],
    ['', 'SYMBOL_FORM', '"" is no symbol: write a future as CLZ26, an option as LOZ26 C7500.'],
    ['CL=F', 'SYMBOL_FORM', '"CL=F" is no symbol'],
    ['CLZ26.NYM', 'SYMBOL_FORM', '"CLZ26.NYM" is no symbol'],
    ['26CLZ', 'SYMBOL_FORM', '"26CLZ" is no symbol'],
    ['CLZ', 'SYMBOL_FORM', '"CLZ" is no symbol'],
    ['CLZ26  C7500', 'SYMBOL_FORM', '"CLZ26  C7500" is no symbol'],
  ])('%j: %s', (text, reason, message) => {
    const parsed = parseSymbol(text);
    expect(parsed).toEqual({ status: 'error', reason, message: expect.stringContaining(message) });
    expect(parseFuturesSymbol(text)).toEqual(parsed);
  });

  test('an option in the place of a future names its future', () => {
    expect(parseFuturesSymbol('onz26 c3500')).toEqual({
      status: 'error',
      reason: 'SYMBOL_NOT_A_FUTURE',
      message: '"onz26 c3500" is an option: name its future, NGZ26.',
    });
  });

  test('a text of any length is shown in part', () => {
    const parsed = parseSymbol('CLZ26 '.repeat(10_000));
    expect(parsed).toEqual({
      status: 'error',
      reason: 'SYMBOL_FORM',
      message: `"${'CLZ26 '.repeat(4)}…" is no symbol: write a future as CLZ26, an option as LOZ26 C7500.`,
    });
  });

  test('no text at all makes the parser throw', () => {
    const likeSymbols = fc
      .array(fc.constantFrom(...Array.from('CLBZNOGHRKA0126 CP-.+')), { maxLength: 14 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), likeSymbols), (text) => {
        const parsed = parseSymbol(text, isoDate('2026-06-01'));
        if (parsed.status === 'error') expect(parsed.message).toMatch(/: .+\.$/s);
        else expect(['FUTURE', 'OPTION']).toContain(parsed.instrument.kind);
      }),
      { numRuns: 2_000 },
    );
  });
});

describeWithSharedData(
  'the exchange’s calendars of 2025-09-06',
  'data/reference/cme_product_calendars_2025-09-06.csv',
  (path) => {
    const MONTHS = 'January February March April May June July August September October November December'.split(' ');

    test('write every symbol of a known product as it is read, with the month that they name', () => {
      const rows = csvRows(path).filter((row) => row['source'] !== 'CS');
      for (const row of rows) {
        const [month = '', year = ''] = row['Contract Month']!.split(' ');
        const number = MONTHS.indexOf(month) + 1;
        expect(parseFuturesSymbol(row['Product Code']!)).toEqual({
          status: 'ok',
          contract: { product: row['source'], month: `${year}-${String(number).padStart(2, '0')}` },
          symbol: row['Product Code'],
        });
      }
      expect(rows.length).toBeGreaterThan(0);
      reportHeld(rows.length, 'symbols of the exchange’s calendars');
    });

    test('name a product that the package does not have, which is said', () => {
      expect(parseSymbol('CSU25')).toMatchObject({ status: 'error', reason: 'SYMBOL_ROOT' });
    });
  },
);
