/** Proves that symbols are written as the exchange writes them, and that what is written is read back. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { contractMonth } from '../../src/dates/contract-month.js';
import { OPTION_SERIES } from '../../src/specs/option-series.js';
import { parseFuturesSymbol, parseSymbol } from '../../src/symbols/symbol-parser.js';
import { STRIKE_DIGITS, futuresSymbol, optionSymbol } from '../../src/symbols/symbol.js';
import { anyContractMonth, anyProduct } from '../arbitraries.ts';

const DECEMBER_2026 = contractMonth(2026, 12);

describe('the symbol of a future', () => {
  test.each([
    ['CL', 2026, 12, 'CLZ26'],
    ['BZ', 2033, 3, 'BZH33'],
    ['NG', 1990, 6, 'NGM90'],
    ['HO', 2009, 1, 'HOF09'],
    ['RB', 2079, 12, 'RBZ79'],
  ] as const)('%s %d-%d is %s', (product, year, month, expected) => {
    expect(futuresSymbol(product, contractMonth(year, month))).toBe(expected);
  });

  test('is not written for a month that two digits cannot name', () => {
    expect(() => futuresSymbol('CL', contractMonth(2080, 1))).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => futuresSymbol('CL', contractMonth(1979, 12))).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('is read back as the same contract', () => {
    fc.assert(
      fc.property(anyProduct, anyContractMonth, (product, month) => {
        const symbol = futuresSymbol(product, month);
        expect(parseFuturesSymbol(symbol)).toEqual({ status: 'ok', contract: { product, month }, symbol });
      }),
    );
  });
});

describe('the symbol of an option', () => {
  test.each([
    ['LO', 'CALL', 75, 'LOZ26 C7500'],
    ['LO', 'PUT', 75.5, 'LOZ26 P7550'],
    ['LO', 'CALL', 100.5, 'LOZ26 C10050'],
    ['LO', 'PUT', -5, 'LOZ26 P-500'],
    ['LO', 'PUT', 0, 'LOZ26 P0'],
    ['LO', 'PUT', -0, 'LOZ26 P0'],
    ['LO', 'CALL', 0.29, 'LOZ26 C29'],
    ['BZO', 'CALL', 68, 'BZOZ26 C6800'],
    ['ON', 'CALL', 3.5, 'ONZ26 C3500'],
    ['LN', 'PUT', 2.05, 'LNZ26 P2050'],
    ['OH', 'CALL', 3.0005, 'OHZ26 C30005'],
    ['OB', 'PUT', 2.1, 'OBZ26 P21000'],
  ] as const)('%s %s %d is %s', (series, type, strike, expected) => {
    expect(optionSymbol(series, DECEMBER_2026, type, strike)).toBe(expected);
  });

  test.each([
    ['LO', 75.005],
    ['ON', 3.0005],
    ['OH', 2.00001],
    ['LO', 1_000_000],
    ['LO', Number.NaN],
    ['LO', Number.POSITIVE_INFINITY],
  ] as const)('%s has no strike %d', (series, strike) => {
    expect(() => optionSymbol(series, DECEMBER_2026, 'CALL', strike)).toThrow('ERR_PRODUCTS_STRIKE');
  });

  test('is not written for a month that two digits cannot name', () => {
    expect(() => optionSymbol('LO', contractMonth(2080, 1), 'CALL', 75)).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('is read back as the same option, its strike to the last bit', () => {
    const series = fc.constantFrom(...Object.values(OPTION_SERIES));
    const most = 10 ** STRIKE_DIGITS - 1;
    const type = fc.constantFrom('CALL' as const, 'PUT' as const);
    fc.assert(
      fc.property(
        series,
        anyContractMonth,
        type,
        fc.integer({ min: -most, max: most }),
        (terms, month, right, shown) => {
          const strike = Number(`${shown}e-${terms.strikeDecimals}`);
          expect(parseSymbol(optionSymbol(terms.series, month, right, strike))).toEqual({
            status: 'ok',
            instrument: { kind: 'OPTION', series: terms.series, month, type: right, strike },
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
