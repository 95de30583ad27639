import { describe, expect, test } from '@jest/globals';

import { cursorStops, residualReach, smileExtent, smileRange, valueAt } from './smile-parts.js';
import type { SmileQuote } from './smile-parts.js';

const quote = (x: number, rest: Partial<SmileQuote> = {}): SmileQuote => ({
  x,
  side: 'CALL',
  vol: 0.3,
  bidVol: null,
  askVol: null,
  residual: null,
  ...rest,
});
const line = (...points: (readonly [number, number])[]) => ({
  id: 'fit',
  name: 'Fit',
  points: points.map(([x, y]) => ({ x, y })),
});

describe('the value of a line', () => {
  const { points } = line([0, 1], [1, 3], [4, 0]);

  test('is that of its points, and linear between them', () => {
    expect([0, 0.25, 1, 2, 4].map((x) => valueAt(points, x))).toEqual([1, 1.5, 3, 2, 0]);
  });

  test('is none beyond its ends and of no points', () => {
    expect(valueAt(points, -0.1)).toBeUndefined();
    expect(valueAt(points, 4.1)).toBeUndefined();
    expect(valueAt([], 0)).toBeUndefined();
  });
});

test('the cursor stands at each strike once, or at the points of the curve where there is no market', () => {
  expect(cursorStops([quote(0.1), quote(-0.2), quote(0.1, { side: 'PUT' })], [line([5, 1])])).toEqual([-0.2, 0.1]);
  expect(cursorStops([], [line([0, 1], [1, 2])])).toEqual([0, 1]);
});

test('the axis holds quotes and curves, and has a length for one quote', () => {
  expect(smileExtent([quote(-1), quote(2)], [line([-1.5, 0], [1, 0])])).toEqual([-1.5, 2]);
  expect(smileExtent([quote(2)], [])).toEqual([1.5, 2.5]);
  expect(smileExtent([], [])).toEqual([0, 1]);
});

describe('the axis of volatilities', () => {
  test('grows for bids and asks a little outside', () => {
    // 0.2 … 0.4 with 6 % around is 0.188 … 0.412; an ask of 0.45 is within half of 0.224 above.
    const [low, high] = smileRange([quote(0, { vol: 0.2, bidVol: 0.19 }), quote(1, { vol: 0.4, askVol: 0.45 })], []);
    expect(low).toBeCloseTo(0.188, 10);
    expect(high).toBeCloseTo(0.45, 10);
  });

  test('is not flattened by an ask far out', () => {
    const [low, high] = smileRange([quote(0, { vol: 0.2, bidVol: 0 }), quote(1, { vol: 0.4, askVol: 5 })], []);
    expect(low).toBeCloseTo(0.188 - 0.112, 10);
    expect(high).toBeCloseTo(0.412 + 0.112, 10);
  });
});

test('the residual scale is the greatest by amount, rounded up', () => {
  expect(residualReach([quote(0, { residual: 0.003 }), quote(1, { residual: -0.0074 })])).toBeCloseTo(0.01, 12);
  expect(residualReach([quote(0, { residual: 0.0018 })])).toBeCloseTo(0.002, 12);
  expect(residualReach([quote(0, { residual: 0.05 })])).toBeCloseTo(0.05, 12);
  expect(residualReach([quote(0)])).toBe(0);
});

test('residuals of what was left out of the fit do not stretch their scale, unless there are no others', () => {
  const leftOut = quote(1, { residual: 8, isLeftOut: true });
  expect(residualReach([quote(0, { residual: 0.18 }), leftOut])).toBeCloseTo(0.2, 12);
  expect(residualReach([leftOut])).toBeCloseTo(10, 12);
});
