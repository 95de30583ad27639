import { describe, expect, test } from '@jest/globals';

import { mapOf } from './greeks-map.js';

const mapOfRows = (...values: (number | null)[][]) =>
  mapOf({
    product: 'NG',
    columns: [{ label: '80%', value: 0.8 }],
    rows: values.map((row, index) => ({
      ...{
        series: 'ON',
        expiry: '2026-11-24',
        underlying: `NG${index}`,
        daysToExpiry: 4,
        forward: 3,
        model: 'AMERICAN',
      },
      unit: 'USD/MMBtu per day',
      cells: row.map((value) => ({ strike: 3, value, status: 'OK' })),
    })),
  } as unknown as Parameters<typeof mapOf>[0]);

describe('colours of a map', () => {
  test('run by the numbers where they are of one size', () => {
    const map = mapOfRows([1, 2, null], [3, 4, 5]);
    expect(map.isLogarithmic).toBe(false);
    expect(map.shades).toEqual([
      [1, 2, null],
      [3, 4, 5],
    ]);
  });

  test('run by the logarithm where one row would take them all, and are read as the numbers they stand for', () => {
    const map = mapOfRows([-5, -4], [-0.2, -0.1], [-0.1, null], [-0.05, 0]);
    expect(map.isLogarithmic).toBe(true);
    // The median size is 0.1.
    expect(map.shades[1]?.[1]).toBeCloseTo(Math.log(1 + Math.SQRT2) * -1, 12);
    expect(map.shades[2]?.[1]).toBeNull();
    expect(map.formatShade(map.shades[0]?.[0] ?? NaN)).toBe('−5.00');
    expect(map.formatShade(map.shades[1]?.[0] ?? NaN)).toBe('−0.20');
    // From 0.1 to 0.2 is a tenth of the colours and more, not the fiftieth part of the range that it is.
    const [most, more, less] = [map.shades[0]?.[0], map.shades[1]?.[0], map.shades[1]?.[1]].map(
      (shade) => shade ?? NaN,
    );
    expect(((less ?? NaN) - (more ?? NaN)) / -(most ?? NaN)).toBeGreaterThan(0.1);
  });

  test('know no numbers too', () => {
    expect(mapOfRows([null, null]).isLogarithmic).toBe(false);
    expect(mapOfRows([0, 0]).shades).toEqual([[0, 0]]);
  });
});
