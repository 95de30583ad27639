import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { samplePoint, sampleSmile } from '../../../test/support/volatility-samples.js';
import { axisOf, missingVols, placeOf, smileCurves, smileQuotes, strikeAt } from './smile-series.js';

test('a smile without a logarithm of strike and forward is drawn over the strike', () => {
  expect(axisOf(sampleSmile(), 'MONEYNESS')).toBe('MONEYNESS');
  expect(axisOf(sampleSmile({ model: 'BACHELIER', forward: -37.63 }), 'MONEYNESS')).toBe('STRIKE');
  expect(axisOf(sampleSmile({ forward: null }), 'MONEYNESS')).toBe('STRIKE');
});

test('options without a volatility are not drawn, and are counted by why', () => {
  const smile = sampleSmile({
    points: [
      samplePoint(),
      samplePoint({ strike: 60, vol: null, volStatus: 'NO_QUOTE' }),
      samplePoint({ strike: 61, vol: null, volStatus: 'NO_QUOTE' }),
      samplePoint({ strike: 62, vol: null, volStatus: 'BELOW_INTRINSIC' }),
      samplePoint({ type: 'CALL', strike: 90, logMoneyness: Math.log(90 / 80), isUsed: false }),
    ],
  });
  expect(smileQuotes(smile, 'STRIKE').map(({ x, side, isLeftOut }) => [x, side, isLeftOut])).toEqual([
    [75, 'PUT', false],
    [90, 'CALL', true],
  ]);
  expect(smileQuotes({ ...smile, fit: null }, 'STRIKE').map(({ isLeftOut }) => isLeftOut)).toEqual([false, false]);
  expect([...missingVols(smile)]).toEqual([
    ['NO_QUOTE', 2],
    ['BELOW_INTRINSIC', 1],
  ]);
});

test('earlier curves are laid over where the smile shown is, and those in another unit are not', () => {
  const smile = sampleSmile();
  const wide = sampleSmile({
    tradeDate: isoDate('2026-10-08'),
    curve: [40, 72, 88, 150].map((strike) => ({ strike, logMoneyness: Math.log(strike / 80), vol: 0.5 })),
  });
  const normal = sampleSmile({ tradeDate: isoDate('2026-09-15'), model: 'BACHELIER' });
  const curves = smileCurves(smile, [wide, normal], 'STRIKE');
  expect(curves.map(({ name, points }) => [name, points.map(({ x }) => x)])).toEqual([
    ['15 Oct 2026', [70, 90]],
    ['8 Oct 2026', [72, 88]],
  ]);
  expect(smileCurves(sampleSmile({ curve: [] }), [], 'STRIKE')).toEqual([]);
});

test('a strike has its place on either axis, and the place its strike', () => {
  const smile = sampleSmile();
  expect(placeOf(smile, 75, 'STRIKE')).toBe(75);
  expect(placeOf(smile, 75, 'MONEYNESS')).toBeCloseTo(-0.0645385, 7);
  expect(placeOf(smile, -1, 'MONEYNESS')).toBeUndefined();
  expect(strikeAt(smile, Math.log(75 / 80), 'MONEYNESS')).toBe(75);
  expect(strikeAt(smile, 0.5, 'MONEYNESS')).toBeUndefined();
});
