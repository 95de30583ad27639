import { expect, test } from '@jest/globals';

import { toCsv } from './csv.js';

test('a table becomes lines, an absent value an empty cell, a negative number a number', () => {
  expect(toCsv(['symbol', 'settle', 'volume'], [['CLK20', -37.63, null]])).toBe(
    'symbol,settle,volume\r\nCLK20,-37.63,\r\n',
  );
});

test('text with commas, quotes and breaks is quoted', () => {
  expect(toCsv(['a'], [['x,"y"\nz']])).toBe('a\r\n"x,""y""\nz"\r\n');
});

test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\tA1'])('text that a spreadsheet would run stays text: %p', (text) => {
  expect(toCsv(['a'], [[text]])).toBe(`a\r\n'${text}\r\n`);
});
