/** What the form takes and what it says of the rest. */
import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { DRAFT, draftOf, inputOf, stepLevel } from './alert-draft.js';
import type { AlertDraft } from './alert-draft.js';

function problemsOf(draft: AlertDraft): Readonly<Record<string, string>> {
  const { error } = DRAFT.safeParse(draft);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
}

const draft = (changes: Partial<AlertDraft> = {}): AlertDraft => ({
  ...draftOf({ symbol: 'CLF27', level: 80 }),
  ...changes,
});

test('a price and a contract are all that an alert needs', () => {
  expect(draft()).toMatchObject({ kind: 'PRICE', level: '80.00', direction: 'EITHER', isRepeating: false });
  expect(problemsOf(draft())).toEqual({});
  expect(inputOf(draft({ note: ' sell ', direction: 'UP', isRepeating: true }))).toEqual({
    kind: 'PRICE',
    symbol: 'CLF27',
    secondSymbol: null,
    product: null,
    expiry: null,
    level: 80,
    direction: 'UP',
    isRepeating: true,
    note: 'sell',
  });
});

test.each<[string, Partial<AlertDraft>, Readonly<Record<string, string>>]>([
  ['no contract', { symbol: ' ' }, { symbol: 'Enter a contract, as in CLZ27.' }],
  ['no level', { level: '' }, { level: 'Enter a level.' }],
  ['no number', { level: 'abc' }, { level: 'Enter a number, as in 75.25.' }],
  ['between two ticks', { level: '80.005' }, { level: 'CL trades in steps of 0.01.' }],
  ['too much', { level: '1000001' }, { level: 'Between −1,000,000 and 1,000,000.' }],
  ['one contract twice', { kind: 'SPREAD', secondSymbol: 'clf27' }, { secondSymbol: 'A spread has two contracts.' }],
  [
    'of two quotations',
    { kind: 'SPREAD', secondSymbol: 'HOF27' },
    { secondSymbol: 'CLF27 is quoted in USD/bbl, HOF27 in USD/gal.' },
  ],
  ['no second contract', { kind: 'SPREAD' }, { secondSymbol: 'Enter a contract, as in CLZ27.' }],
  ['no expiry', { kind: 'ATM_VOL', level: '35' }, { expiry: 'Choose an expiry.' }],
  [
    'no volatility',
    { kind: 'ATM_VOL', expiry: '2026-12-16', level: '0' },
    { level: 'Above 0, at most 1,000 percent.' },
  ],
  ['a long note', { note: 'x'.repeat(201) }, { note: 'At most 200 characters.' }],
])('%s is said at its field', (_name, changes, problems) => {
  expect(problemsOf(draft(changes))).toEqual(problems);
});

test('a symbol that is none is said in the words of its parser', () => {
  expect(problemsOf(draft({ symbol: 'CLA27' }))['symbol']).toMatch(/\w/u);
  expect(inputOf(draft({ symbol: 'CLA27' }))).toBeUndefined();
});

test('levels are sent in the unit of the API', () => {
  expect(inputOf(draft({ level: '−37.63' }))).toMatchObject({ level: -37.63 });
  expect(inputOf(draft({ kind: 'CHANGE_PERCENT', level: '-2.5' }))).toMatchObject({
    kind: 'CHANGE_PERCENT',
    level: -2.5,
  });
  expect(inputOf(draft({ kind: 'SPREAD', secondSymbol: 'BRNG27', level: '-4.10' }))).toMatchObject({
    symbol: 'CLF27',
    secondSymbol: 'BZG27',
    level: -4.1,
  });
  expect(
    inputOf(draftOf({ kind: 'ATM_VOL', product: 'NG', expiry: isoDate('2026-12-28'), level: 0.352135 })),
  ).toMatchObject({ kind: 'ATM_VOL', symbol: null, product: 'NG', expiry: '2026-12-28', level: 0.3521 });
});

test('arrow keys go by ticks, and by tenths of a percent', () => {
  expect(stepLevel(draft(), 1)).toBe('80.01');
  expect(stepLevel(draft({ level: '0.00' }), -10)).toBe('-0.10');
  expect(stepLevel(draft({ symbol: 'HOF27', level: '2.1999' }), 1)).toBe('2.2000');
  expect(stepLevel(draft({ kind: 'CHANGE_PERCENT', level: '2.50' }), -1)).toBe('2.40');
  expect(stepLevel(draft({ kind: 'ATM_VOL', level: '35.20' }), 1)).toBe('35.30');
  expect(stepLevel(draft({ level: 'abc' }), 1)).toBe('abc');
});
