import { expect, test } from '@jest/globals';

import { coneParts } from './cone-parts.js';

const level = (id: string, ...values: (number | null)[]) => ({ id, name: id, values });

test('outer percentiles pair up, the outermost first, and the middle one is a line after those marked', () => {
  const { series, bands } = coneParts(
    [level('min', 1, 2), level('25', 3, 4), level('50', 5, 6), level('75', 7, 8), level('max', 9, 10)],
    [level('now', 5.5, 6.5)],
  );
  expect(bands).toEqual([
    {
      id: 'min–max',
      name: 'min–max',
      points: [
        { x: 0, low: 1, high: 9 },
        { x: 1, low: 2, high: 10 },
      ],
    },
    {
      id: '25–75',
      name: '25–75',
      points: [
        { x: 0, low: 3, high: 7 },
        { x: 1, low: 4, high: 8 },
      ],
    },
  ]);
  expect(series.map(({ id, isMarked }) => [id, isMarked ?? false])).toEqual([
    ['now', true],
    ['50', false],
  ]);
});

test('an even number of levels has no middle, and a window without one of a pair is left out of its band', () => {
  const { series, bands } = coneParts([level('10', 1, null, 3), level('90', 2, 3, null)], []);
  expect(series).toEqual([]);
  expect(bands[0]?.points).toEqual([{ x: 0, low: 1, high: 2 }]);
});

test('a line keeps the places of its windows where one is missing', () => {
  expect(coneParts([], [level('implied', null, 0.3, null, 0.4)]).series[0]?.points).toEqual([
    { x: 1, y: 0.3 },
    { x: 3, y: 0.4 },
  ]);
});
