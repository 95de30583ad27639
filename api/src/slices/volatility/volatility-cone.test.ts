/** Percentiles and ranks by hand, and what options imply beside them. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { analysedExpiry } from '../../../test/support/analysed-expiry.js';
import { coneRow, percentile, percentileOf } from './volatility-cone.js';

function pointsOf(...vols: readonly (number | null)[]) {
  return vols.map((volatility) => ({
    tradeDate: isoDate('2026-01-05'),
    volatility,
    status: volatility === null ? ('NOT_ENOUGH_HISTORY' as const) : ('OK' as const),
  }));
}

test('percentiles lie on the line between sorted values', () => {
  const four = Float64Array.of(1, 2, 3, 4);
  // Place 0.25·3 = 0.75: between the first and the second.
  expect(percentile(four, 0.25)).toBeCloseTo(1.75, 12);
  expect(percentile(four, 0.5)).toBeCloseTo(2.5, 12);
  expect(percentile(four, 0.9)).toBeCloseTo(3.7, 12);
  expect([percentile(four, 0), percentile(four, 1)]).toEqual([1, 4]);
  expect(percentile(Float64Array.of(7), 0.9)).toBe(7);
  expect(percentile(Float64Array.of(), 0.5)).toBeNull();
});

test('the percentile of a value is where it stands among them', () => {
  const five = Float64Array.of(1, 2, 3, 4, 5);
  expect([1, 2, 5].map((value) => percentileOf(five, value))).toEqual([0, 25, 100]);
  // Three alike at places 1, 2 and 3 of 0 … 4: the middle one.
  expect(percentileOf(Float64Array.of(1, 2, 2, 2, 5), 2)).toBe(50);
  expect(percentileOf(Float64Array.of(1), 1)).toBeNull();
});

describe('a row of a cone', () => {
  test('has the distribution of the windows that have a volatility, and the last one of all', () => {
    expect(coneRow(2, pointsOf(null, null, 0.5, 0.2, 0.4, 0.1, 0.3), [])).toEqual({
      ...{ window: 2, minimum: 0.1, p25: 0.2, median: 0.3, p75: 0.4, maximum: 0.5, latest: 0.3 },
      ...{ latestStatus: 'OK', impliedStatus: 'NO_EXPIRY_BRACKET' },
      p10: expect.closeTo(0.14, 12),
      p90: expect.closeTo(0.46, 12),
      ...{ samples: 5, latestPercentile: 50, impliedVol: null },
    });
  });

  test('has no latest where the last window has none', () => {
    const row = coneRow(2, pointsOf(0.2, 0.4, null), []);
    expect(row).toMatchObject({ latest: null, latestStatus: 'NOT_ENOUGH_HISTORY', latestPercentile: null, samples: 2 });
    expect(coneRow(2, [], [])).toMatchObject({ minimum: null, median: null, latest: null, samples: 0 });
    expect(coneRow(2, [], []).latestStatus).toBe('NOT_ENOUGH_HISTORY');
  });

  test('has what options imply for as long a time, linear in total variance', () => {
    const expiries = [
      analysedExpiry({ years: 0.1, atmVol: 0.5 }),
      analysedExpiry({ expiry: isoDate('2026-12-16'), years: 0.3, atmVol: 0.4 }),
    ];
    // 50.4 trade dates are 0.2 years: (0.025 + 0.048)/2/0.2 = 0.1825; 63 are 0.25: (0.025/4 + 0.048·3/4)/0.25 = 0.169.
    expect(coneRow(63, [], expiries).impliedVol).toBeCloseTo(Math.sqrt(0.169), 12);
    // Before the first expiry its own: ten trade dates are 0.0397 years, 22 days before it.
    expect(coneRow(10, [], expiries).impliedVol).toBeCloseTo(0.5, 12);
    // Beyond the last there is none.
    expect(coneRow(120, [], expiries).impliedVol).toBeNull();
  });

  test.each(['OTHER_SOURCE', 'STALE'] as const)('has nothing implied where options are %s', (reason) => {
    expect(coneRow(2, pointsOf(0.2), reason)).toMatchObject({ latest: 0.2, impliedVol: null, impliedStatus: reason });
  });

  test('has nothing implied from normal volatilities, nor from an expiry far off', () => {
    const normal = analysedExpiry({
      ...{ years: 0.05, atmVol: 30, model: { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } },
    });
    expect(coneRow(10, [], [normal])).toMatchObject({ impliedVol: null, impliedStatus: 'NO_EXPIRY_BRACKET' });
    expect(coneRow(10, [], [analysedExpiry({ years: 0.2, atmVol: 0.5 })]).impliedVol).toBeNull();
  });
});
