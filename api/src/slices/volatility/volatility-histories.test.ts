/** What options implied over time: the index and the premium over realised volatility, on flat smiles and by hand. */
import { describe, expect, test } from '@jest/globals';
import { addDays, contractMonth, isoDate } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import { flatSmile } from '../../../test/support/analysed-expiry.js';
import type { DayMarks, ExpiryMark, MarkedDays } from '../options/index.js';
import { impliedVsRealized } from './implied-vs-realized.js';
import { leadingExpiries } from './marked-expiries.js';
import type { RealizedPoint } from './realized-volatility.js';
import { indexPoint } from './volatility-index.js';

const FIRST = isoDate('2026-06-01');

/** An expiry so many days after the trade date, its smile flat at a volatility. */
function mark(days: number, vol: number, parts: Partial<ExpiryMark> = {}): ExpiryMark {
  const years = days / 365;
  return {
    ...{ series: 'LO', month: contractMonth(2026, 12), expiry: addDays(FIRST, days), years, forward: 75 },
    ...{ model: { model: 'AMERICAN', reason: 'EXERCISE_STYLE' }, atmVol: vol, smile: flatSmile(vol, years).parameters },
    ...parts,
  };
}

function dayOf(...expiries: readonly ExpiryMark[]): DayMarks {
  return { tradeDate: FIRST, expiries };
}

function marksOf(...points: readonly DayMarks[]): Pick<MarkedDays, 'source' | 'points'> {
  return { source: 'IMPORTED', points };
}

describe('the index', () => {
  test('is the volatility itself where all smiles are flat at it', () => {
    expect(indexPoint('IMPORTED', dayOf(mark(16, 0.35), mark(44, 0.35)))).toEqual({
      ...{ tradeDate: FIRST, source: 'IMPORTED', value: expect.closeTo(35, 8), status: 'OK' },
      ...{ nearExpiry: '2026-06-17', nextExpiry: '2026-07-15', isExtrapolated: false },
    });
  });

  test('is linear in total variance between two expiries, whichever comes first in the list', () => {
    // To 20 days 0.16·20 = 3.2, to 40 days 0.09·40 = 3.6: half-way 3.4, over 30 days: √0.11333 = 33.665 %.
    expect(indexPoint('IMPORTED', dayOf(mark(40, 0.3), mark(20, 0.4))).value).toBeCloseTo(33.6650164612, 6);
  });

  test('takes the expiry after the 30 days alone in the days after another expired', () => {
    const found = indexPoint('IMPORTED', dayOf(mark(0, 0.9), mark(33, 0.4), mark(61, 0.3)));
    expect(found).toMatchObject({ value: expect.closeTo(40, 8), nearExpiry: null, nextExpiry: '2026-07-04' });
    expect(found.isExtrapolated).toBe(true);
  });

  test('is null with the reason where there are no two expiries or no smiles', () => {
    const none = { value: null, nearExpiry: null, nextExpiry: null, isExtrapolated: false };
    expect(indexPoint('IMPORTED', dayOf(mark(20, 0.4)))).toMatchObject({ ...none, status: 'NO_EXPIRY_BRACKET' });
    expect(indexPoint('IMPORTED', dayOf(mark(38, 0.4)))).toMatchObject({ ...none, status: 'NO_EXPIRY_BRACKET' });
    const bare = mark(40, 0.4, { smile: undefined });
    expect(indexPoint('IMPORTED', dayOf(mark(20, 0.4), bare))).toMatchObject({ ...none, status: 'NO_SMILE' });
    expect(indexPoint('IMPORTED', dayOf()).status).toBe('NO_EXPIRY_BRACKET');
  });
});

test('of several series the first that has a smile leads', () => {
  const of = (series: OptionSeries, days: number): ExpiryMark => mark(days, 0.4, { series });
  const bare = mark(10, 0.4, { series: 'ON', smile: undefined });
  const shown = leadingExpiries([bare, of('LN', 45), of('LN', 20)]);
  expect(shown.map(({ series, expiry }) => `${series} ${expiry}`)).toEqual(['LN 2026-06-21', 'LN 2026-07-16']);
  expect(leadingExpiries([of('ON', 10), of('LN', 45)]).map(({ series }) => series)).toEqual(['ON']);
  expect(leadingExpiries([bare])).toEqual([bare]);
});

describe('implied against realised', () => {
  const realized = [0.3, 0.31, 0.32, 0.33, null].map((volatility, index): RealizedPoint => ({
    ...{ tradeDate: addDays(FIRST, index - 1), volatility, status: volatility === null ? 'NOT_POSITIVE_PRICE' : 'OK' },
  }));
  const implied = [mark(20, 0.4), mark(40, 0.3)];

  test('has the volatility implied for 30 days, that realised before and after, and the difference', () => {
    expect(impliedVsRealized(marksOf(dayOf(...implied)), realized, 2)).toEqual([
      {
        ...{ tradeDate: FIRST, source: 'IMPORTED' },
        implied: expect.closeTo(0.336650164612, 10),
        ...{ impliedStatus: 'OK', realized: 0.31, realizedStatus: 'OK' },
        premium: expect.closeTo(0.026650164612, 10),
        ...{ subsequentRealized: 0.33, subsequentStatus: 'OK' },
      },
    ]);
  });

  test('is null where either is, and for what is still to come', () => {
    const days = [3, 9].map((shift) => ({ tradeDate: addDays(FIRST, shift), expiries: implied }));
    const [sunk, unsettled] = impliedVsRealized(marksOf(...days), realized, 2);
    expect(sunk).toMatchObject({ realized: null, realizedStatus: 'NOT_POSITIVE_PRICE', premium: null });
    // Its window would end after the last settlement; the one of the first day ends on the price without a logarithm.
    expect(sunk).toMatchObject({ subsequentRealized: null, subsequentStatus: 'NOT_ENOUGH_HISTORY' });
    const [early] = impliedVsRealized(marksOf(dayOf(...implied)), realized, 3);
    expect(early).toMatchObject({ subsequentRealized: null, subsequentStatus: 'NOT_POSITIVE_PRICE' });
    expect(unsettled).toMatchObject({ realized: null, realizedStatus: 'PRICE_MISSING', premium: null });
    expect(unsettled).toMatchObject({ subsequentRealized: null, subsequentStatus: 'PRICE_MISSING' });
    expect(unsettled!.implied).toBeGreaterThan(0);
    const [bare] = impliedVsRealized(marksOf(dayOf()), realized, 2);
    expect(bare).toMatchObject({ implied: null, impliedStatus: 'NO_EXPIRY_BRACKET', realized: 0.31, premium: null });
  });

  test('has nothing realised where the future has settlements of another source alone', () => {
    expect(impliedVsRealized(marksOf(dayOf(...implied)), undefined, 2)).toEqual([
      {
        ...{ tradeDate: FIRST, source: 'IMPORTED', implied: expect.closeTo(0.336650164612, 10), impliedStatus: 'OK' },
        ...{ realized: null, realizedStatus: 'OTHER_SOURCE', premium: null },
        ...{ subsequentRealized: null, subsequentStatus: 'OTHER_SOURCE' },
      },
    ]);
  });

  test('takes no normal volatility for a lognormal one', () => {
    const model = { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } as const;
    const expiries = [mark(20, 30, { model, smile: undefined }), mark(40, 30, { model, smile: undefined })];
    expect(impliedVsRealized(marksOf(dayOf(...expiries)), realized, 2)[0]!.impliedStatus).toBe('NO_SMILE');
  });
});
