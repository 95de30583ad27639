/** Vendors' numbers as plain decimal text, and what stands for none. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { plainNumber } from './plain-number.js';

describe("a vendor's number", () => {
  test.each([
    ['64.19', '64.19'],
    ['35.50', '35.50'],
    ['-37.63', '-37.63'],
    [' 300000 ', '300000'],
    ['.01', '0.01'],
    ['-.35', '-0.35'],
    ['+.0718', '0.0718'],
    ['+5', '5'],
    ['7.', '7'],
    ['-7.', '-7'],
    ['0', '0'],
  ])('%j is written %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  test.each([
    ['2,000', '2000'],
    ['1,234,567.89', '1234567.89'],
    ['-12,000', '-12000'],
    ['123,456', '123456'],
  ])('%j loses its separators: %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  test.each([
    ['1e-05', '0.00001'],
    ['9.5E-3', '0.0095'],
    ['-6.419e1', '-64.19'],
    ['4e5', '400000'],
    ['1.5e+2', '150'],
    ['0e0', '0'],
  ])('%j loses its exponent: %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  test.each(['', '   ', '-', '--', '----', 'null', 'NULL', 'None', 'NaN', 'nan', 'N/A', '#N/A', 'NA', 'unch', '.'])(
    '%j means none',
    (text) => {
      expect(plainNumber(text)).toBe('');
    },
  );

  test('cabinet stays the word', () => {
    expect(plainNumber(' CAB ')).toBe('CAB');
  });

  test.each([
    "515'2",
    '64.19A',
    '1.2.3',
    '12,34',
    '1,2345',
    '1234,567',
    ',123',
    '1,23,456',
    '1.5,000',
    'CLOSED',
    '12%',
    '$5',
    '+',
    '+.',
    '- 5',
    '--5',
    '1e',
    '1e5.5',
    '1e999999999',
    'e5',
    '----e5',
    'Infinity',
    '0x10',
    '٣',
  ])('%j is no number', (text) => {
    expect(plainNumber(text)).toBeUndefined();
  });

  test('stands for the same value as before, whatever its magnitude', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e40, max: 1e40 }), (value) => {
        const text = String(value);
        fc.pre(!/e-(?:[7-9]\d|\d{3})/.test(text) && !/e-6[1-9]/.test(text));
        expect(Number(plainNumber(text))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('is blank, cabinet, plain decimals or nothing, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ',', '-', '+', 'e', ' ', 'C', 'AB', 'nul') }),
        (text) => {
          const plain = plainNumber(text);
          if (plain !== undefined) expect(plain).toMatch(/^(?:|CAB|-?\d+(?:\.\d+)?)$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
