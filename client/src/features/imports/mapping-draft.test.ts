import { expect, test } from '@jest/globals';

import { blankDraft, draftOf, faultsOf, fieldOf, inputOf, placeColumn, placeValue } from './mapping-draft.js';

const HEADER = 'Day;Contract;Px';
const COLUMNS = ['Day', 'Contract', 'Px'];

test('a blank draft parts the header by what occurs in it most', () => {
  expect(blankDraft(HEADER).delimiter).toBe('SEMICOLON');
  expect(blankDraft('a\tb\tc, d').delimiter).toBe('TAB');
  expect(blankDraft('alone').delimiter).toBe('COMMA');
});

test('a column is one field, and a field is in one place', () => {
  const one = placeColumn(blankDraft(HEADER), 'Px', 'settle');
  expect(fieldOf(one, ' px ')).toBe('settle');
  const moved = placeColumn(one, 'Px', 'high');
  expect(fieldOf(moved, 'Px')).toBe('high');
  expect(moved.places).toEqual({ high: { column: 'Px' } });
  expect(placeColumn(moved, 'Px', undefined).places).toEqual({});
  expect(placeColumn(placeValue(one, 'product', 'CL'), 'Contract', 'product').places['product']).toEqual({
    column: 'Contract',
  });
});

test('it says what is yet to be said, until the mapping can be saved', () => {
  let draft = blankDraft(HEADER);
  expect(faultsOf(draft, COLUMNS)).toEqual([
    'Say which column is the trade date.',
    'Say which column is the settlement.',
    'Say which column is the symbol, or the product, the delivery month.',
    'Give the mapping a name.',
  ]);
  draft = placeColumn(placeColumn({ ...draft, name: ' Desk ' }, 'Day', 'tradeDate'), 'Px', 'settle');
  draft = placeValue(placeColumn(draft, 'Contract', 'month'), 'product', 'CL');
  expect(faultsOf(draft, COLUMNS)).toEqual([]);
  expect(inputOf(draft, COLUMNS)).toEqual({
    name: 'Desk',
    content: 'FUTURES',
    delimiter: 'SEMICOLON',
    decimalMark: 'POINT',
    dateFormat: 'YEAR_MONTH_DAY',
    columns: [
      { field: 'tradeDate', column: 'Day' },
      { field: 'product', value: 'CL' },
      { field: 'month', column: 'Contract' },
      { field: 'settle', column: 'Px' },
    ],
  });
});

test('a symbol beside its own parts is a fault', () => {
  const draft = placeValue(placeColumn(blankDraft(HEADER), 'Contract', 'symbol'), 'product', 'CL');
  expect(faultsOf(draft, COLUMNS)).toContain('The symbol says the product already: leave one of them out.');
});

test('of a saved mapping only what the file has counts', () => {
  const draft = draftOf({
    name: 'Old',
    content: 'SPOT',
    delimiter: 'COMMA',
    decimalMark: 'COMMA',
    dateFormat: 'DAY_MONTH_YEAR',
    columns: [
      { field: 'date', column: 'DAY', value: null },
      { field: 'series', column: null, value: 'RWTC' },
      { field: 'price', column: 'Gone', value: null },
    ],
  });
  expect(faultsOf(draft, COLUMNS)).toEqual(['Say which column is the price.']);
  expect(inputOf(draft, COLUMNS).columns).toEqual([
    { field: 'date', column: 'DAY' },
    { field: 'series', value: 'RWTC' },
  ]);
});
