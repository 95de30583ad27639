import { describe, expect, test } from '@jest/globals';

import { MOST_WATCHED, movedSymbol, readTyped, withSymbols, withoutSymbol } from './watch-list.js';

const FRONTS = new Map([['NG', 'NGZ26']] as const);

describe('what is typed into the symbol box', () => {
  test.each([
    ['clf27', ['CLF27']],
    [' CLF27, ngg27;hoz26 ', ['CLF27', 'NGG27', 'HOZ26']],
    ['BRNZ26', ['BZZ26']],
    ['clz2027', ['CLZ27']],
    ['ng', ['NGZ26']],
  ])('%p are contracts', (typed, symbols) => {
    expect(readTyped(typed, FRONTS)).toEqual({ status: 'ok', symbols });
  });

  test.each([
    ['', /Type a contract/u],
    ['LOZ26C7500', /is an option/u],
    ['CL', /CL has no front contract/u],
    ['CLA27', /month/iu],
    ['CLF27 hello!', /is no symbol/u],
  ])('%p is told what is wrong with it', (typed, message) => {
    const read = readTyped(typed, FRONTS);
    expect(read.status).toBe('error');
    expect(read).toHaveProperty('message', expect.stringMatching(message));
  });
});

describe('the list', () => {
  test('takes new contracts at its end, those it has stay where they are', () => {
    expect(withSymbols(['A', 'B'], ['C', 'A', 'C'])).toEqual({ status: 'ok', symbols: ['A', 'B', 'C'] });
    expect(withSymbols(['A', 'B'], ['B'])).toMatchObject({ status: 'error', message: 'B is watched already.' });
  });

  test('is full at the most that the server keeps', () => {
    const full = Array.from({ length: MOST_WATCHED }, (_, index) => `S${index}`);
    expect(withSymbols(full.slice(1), ['X']).status).toBe('ok');
    expect(withSymbols(full, ['X'])).toMatchObject({ status: 'error', message: expect.stringMatching(/At most 50/u) });
  });

  test('is put into another order, no further than its ends', () => {
    const list = ['A', 'B', 'C'];
    expect(movedSymbol(list, 'C', -1)).toEqual(['A', 'C', 'B']);
    expect(movedSymbol(list, 'A', 1)).toEqual(['B', 'A', 'C']);
    expect(movedSymbol(list, 'A', -1)).toBe(list);
    expect(movedSymbol(list, 'C', 1)).toBe(list);
    expect(movedSymbol(list, 'X', 1)).toBe(list);
    expect(withoutSymbol(list, 'B')).toEqual(['A', 'C']);
  });
});
