import { describe, expect, test } from '@jest/globals';

import { placeAfter, stopAfter } from './cursor-moves.js';

describe('along a line', () => {
  const after = (key: string, at: number | undefined): number | undefined => stopAfter([10, 20, 40], key, at);

  test('arrows go to the neighbours and stay at the ends', () => {
    expect(after('ArrowRight', 20)).toBe(40);
    expect(after('ArrowRight', 40)).toBe(40);
    expect(after('ArrowLeft', 20)).toBe(10);
    expect(after('ArrowLeft', 10)).toBe(10);
    expect(after('Home', 40)).toBe(10);
    expect(after('End', 10)).toBe(40);
  });

  test('other keys, and a line without points, move nothing', () => {
    expect(after('a', 20)).toBeUndefined();
    expect(stopAfter([], 'ArrowRight', undefined)).toBeUndefined();
  });
});

describe('over cells', () => {
  // Three rows of four: places 0 … 11.
  const after = (key: string, at: number | undefined): number | undefined => placeAfter(key, at, 3, 4);

  test('arrows go to the neighbours and stay at the edges', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => after(key, 5))).toEqual([4, 6, 1, 9]);
    expect(after('ArrowLeft', 4)).toBe(4);
    expect(after('ArrowRight', 7)).toBe(7);
    expect(after('ArrowUp', 2)).toBe(2);
    expect(after('ArrowDown', 10)).toBe(10);
  });

  test('ends of rows and columns have keys', () => {
    expect(['Home', 'End', 'PageUp', 'PageDown'].map((key) => after(key, 6))).toEqual([4, 7, 2, 10]);
  });

  test('the first key shows the first cell; other keys, and an empty grid, move nothing', () => {
    expect(after('ArrowRight', undefined)).toBe(0);
    expect(after('x', 5)).toBeUndefined();
    expect(placeAfter('ArrowRight', undefined, 0, 4)).toBeUndefined();
  });
});
