/**
 * Proves the terms of the products against the exchange's contract specifications, typed in below, and against two
 * published files of the reference data.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { PRODUCT_CODES } from '../../src/codes/product-code.js';
import { OPTION_SERIES } from '../../src/specs/option-series.js';
import { PRODUCTS } from '../../src/specs/product.js';
import { csvRows, reportHeld } from '../csv-rows.ts';

describe('the terms of a product', () => {
  test.each([
    ['CL', 1_000, 'BBL', 'USD/bbl', 0.01, 10, 'PHYSICAL', 'NYMEX'],
    ['BZ', 1_000, 'BBL', 'USD/bbl', 0.01, 10, 'CASH', 'LONDON'],
    ['NG', 10_000, 'MMBTU', 'USD/MMBtu', 0.001, 10, 'PHYSICAL', 'NYMEX'],
    ['HO', 42_000, 'GAL', 'USD/gal', 0.0001, 4.2, 'PHYSICAL', 'NYMEX'],
    ['RB', 42_000, 'GAL', 'USD/gal', 0.0001, 4.2, 'PHYSICAL', 'NYMEX'],
  ] as const)(
    '%s: %d %s in %s, a tick of %d is worth %d USD, %s, days of %s',
    (code, contractSize, unitOfMeasure, quotation, tickSize, tickValue, settlementMethod, businessCalendar) => {
      expect(PRODUCTS[code]).toMatchObject({
        code,
        exchange: 'NYMEX',
        currency: 'USD',
        contractSize,
        unitOfMeasure,
        quotation,
        tickSize,
        tickValue,
        settlementMethod,
        businessCalendar,
      });
    },
  );

  test.each([
    ['CL', 10, 2],
    ['BZ', 7, 3],
    ['NG', 12, 0],
    ['HO', 3, 1],
    ['RB', 3, 1],
  ] as const)('%s lists the current year, %d more and %d months', (code, years, furtherMonths) => {
    expect(PRODUCTS[code].listing).toMatchObject({ years, furtherMonths });
  });

  test.each(PRODUCT_CODES)('%s: tick, its value and its decimals agree', (code) => {
    const { tickSize, tickValue, contractSize, priceDecimals } = PRODUCTS[code];
    expect(tickSize).toBe(Number(`1e-${priceDecimals}`));
    expect(tickSize * contractSize).toBeCloseTo(tickValue, 10);
  });

  test('each product stands under its own code', () => {
    expect(Object.entries(PRODUCTS).map(([key, { code }]) => [key, code])).toEqual(
      PRODUCT_CODES.map((code) => [code, code]),
    );
  });

  test('no root names two things', () => {
    const roots = [
      ...PRODUCT_CODES.flatMap((code) => [code, ...PRODUCTS[code].aliases]),
      ...Object.keys(OPTION_SERIES),
    ];
    expect(new Set(roots).size).toBe(roots.length);
  });
});

describeWithSharedData(
  'published contract sizes and price steps',
  'data/reference/lean_symbol_properties_nymex_ice.csv',
  (path) => {
    test.each(PRODUCT_CODES)('of %s are its own', (code) => {
      const rows = csvRows(path).filter((row) => row['market'] === 'nymex' && row['symbol'] === code);
      expect(rows).toHaveLength(1);
      expect(Number(rows[0]!['contract_multiplier'])).toBe(PRODUCTS[code].contractSize);
      expect(Number(rows[0]!['minimum_price_variation'])).toBe(PRODUCTS[code].tickSize);
      expect(rows[0]!['quote_currency']).toBe(PRODUCTS[code].currency);
      reportHeld(rows.length, `published terms of ${code}`);
    });
  },
);

describeWithSharedData('the exchange’s specification of gas', 'data/reference/cme_contract_spec_NG.json', (path) => {
  test('says what the terms of NG say', () => {
    const entries = JSON.parse(readFileSync(path, 'utf8')) as readonly {
      readonly Specification: string;
      readonly Description: string;
    }[];
    const says = new Map(entries.map(({ Specification: name, Description: text }) => [name, text]));
    const { contractSize, tickSize, tickValue, listing } = PRODUCTS.NG;
    expect(says.get('Contract Unit')).toBe(`${contractSize.toLocaleString('en-US')} MMBtu`);
    expect(says.get('Minimum Price Fluctuation')).toContain(`${tickSize} per MMBtu = $${tickValue.toFixed(2)}`);
    expect(says.get('Listed Contracts')).toContain(`current year and the next ${listing.years} calendar years`);
    expect(says.get('Settlement Method')).toBe('Deliverable');
    expect(says.get('Termination of Trading')).toContain('3rd last business day of the month prior');
  });
});
