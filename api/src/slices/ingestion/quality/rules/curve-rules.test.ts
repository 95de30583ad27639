/**
 * Proves what the rules of futures find in curves made by hand, and where they begin to. Trade dates are of the
 * exchange's calendar: 2021-11-25 is Thanksgiving, on which Brent alone settles.
 */
import { describe, expect, test } from '@jest/globals';
import { isoDate, nextTradeDate } from '@cushing/products';

import { judgeCurves } from '../../../../../test/support/judged-curves.js';
import type { MadeCurve } from '../../../../../test/support/judged-curves.js';
import { ContractGapRule } from './contract-gap.js';
import { CurveJumpRule } from './curve-jump.js';
import { PriceBoundsRule } from './price-bounds.js';
import { StaleRepeatRule } from './stale-repeat.js';
import { TradeDateGapRule } from './trade-date-gap.js';

const MONTH = '2022-06';

/** Trade dates of CL running from 2021-08-02. */
function tradeDates(count: number): string[] {
  const dates = [isoDate('2021-08-02')];
  while (dates.length < count) dates.push(nextTradeDate('CL', dates.at(-1)!));
  return dates;
}

/** Curves on trade dates that follow each other, each of what `settlesAt` makes of its place. */
function running(count: number, settlesAt: (index: number) => readonly number[]): MadeCurve[] {
  return tradeDates(count).map((date, index) => [date, MONTH, settlesAt(index)]);
}

function dates(...texts: readonly string[]): MadeCurve[] {
  return texts.map((date) => [date, MONTH, [60]]);
}

describe('trade dates that are missing', () => {
  test('are none over weekends and holidays', () => {
    expect(judgeCurves(new TradeDateGapRule(), dates('2021-11-24', '2021-11-26', '2021-11-29'))).toEqual([]);
  });

  test('are those of the product: Brent settles on Thanksgiving', () => {
    const found = judgeCurves(new TradeDateGapRule(), dates('2021-11-24', '2021-11-26'), { product: 'BZ' });
    expect(found).toMatchObject([
      { severity: 'INFO', line: 3, message: 'BZ has no settlements on 2021-11-25, a trade date' },
    ]);
  });

  test('are one finding for a gap, at the first line after it', () => {
    const found = judgeCurves(new TradeDateGapRule(), dates('2021-11-22', '2021-11-23', '2021-11-30', '2021-12-01'));
    expect(found).toMatchObject([
      {
        severity: 'WARNING',
        line: 4,
        message: 'CL has no settlements on 3 trade dates from 2021-11-24 to 2021-11-29',
      },
    ]);
  });

  test('are none that the store has', () => {
    const storeDates = ['2021-11-24', '2021-11-29'];
    const found = judgeCurves(new TradeDateGapRule(), dates('2021-11-23', '2021-11-30'), { storeDates });
    expect(found.map(({ message }) => message)).toEqual(['CL has no settlements on 2021-11-26, a trade date']);
  });

  test('of a weekly file are one finding', () => {
    // Mondays: every step leaves out four dates, 20 in all of 26.
    const weekly = dates('2021-08-02', '2021-08-09', '2021-08-16', '2021-08-23', '2021-08-30', '2021-09-07');
    expect(judgeCurves(new TradeDateGapRule(), weekly)).toMatchObject([
      {
        severity: 'INFO',
        message: 'CL is sparse: 20 of 26 trade dates from 2021-08-02 to 2021-09-07 have no settlements',
      },
    ]);
    expect(judgeCurves(new TradeDateGapRule(), weekly.slice(0, 5))).toHaveLength(4);
  });
});

describe('contracts that are missing', () => {
  const before: MadeCurve = ['2021-11-23', MONTH, [60, 61, 62, 63, 64]];

  test('are found between months that settle, once for a run', () => {
    const found = judgeCurves(new ContractGapRule(), [before, ['2021-11-24', MONTH, [60, NaN, NaN, 63, 64]]]);
    expect(found).toMatchObject([
      {
        severity: 'WARNING',
        line: 8,
        message:
          '2 contracts from CLN22 to CLQ22 have none on 2021-11-24 between CLM22 and CLU22, though settled on 2021-11-23',
      },
    ]);
    const apart = judgeCurves(new ContractGapRule(), [before, ['2021-11-24', MONTH, [60, NaN, 62, NaN, 64]]]);
    expect(apart.map(({ message }) => message)).toEqual([
      'CLN22 has no settlement on 2021-11-24 between CLM22 and CLQ22, though settled on 2021-11-23',
      'CLU22 has no settlement on 2021-11-24 between CLQ22 and CLV22, though settled on 2021-11-23',
    ]);
  });

  test.each([
    ['at the ends of the curve', [NaN, 61, 62, 63, NaN], {}],
    ['that the store has on that date', [60, NaN, 62, 63, 64], { storedMonths: ['2022-07'] }],
  ])('are none %s', (_, settles, past) => {
    expect(judgeCurves(new ContractGapRule(), [before, ['2021-11-24', MONTH, settles]], past)).toEqual([]);
  });

  test('are none that did not settle before', () => {
    const quarterly: MadeCurve[] = ['2021-11-23', '2021-11-24'].map((date) => [date, MONTH, [60, NaN, NaN, 63]]);
    expect(judgeCurves(new ContractGapRule(), quarterly)).toEqual([]);
  });
});

describe('a curve that says the same again', () => {
  test('is one finding', () => {
    const found = judgeCurves(
      new StaleRepeatRule(),
      running(2, () => [60, 61, 62]),
    );
    expect(found).toMatchObject([
      {
        row: 0,
        severity: 'WARNING',
        message: 'all 3 settlements of CL on 2021-08-03 are those of 2021-08-02 again',
      },
    ]);
  });

  test.each([
    ['two contracts', () => [60, 61]],
    ['a last digit that differs', (index: number) => [60, 61, 62 + index * 0.01]],
  ])('is none with %s', (_, settlesAt) => {
    expect(judgeCurves(new StaleRepeatRule(), running(2, settlesAt))).toEqual([]);
  });
});

describe('a contract that stands still', () => {
  const moving = (step: number) => (index: number) => [60 + index * step, 61, 62 - index * step];

  test('for five dates among neighbours that move is found once', () => {
    const found = judgeCurves(new StaleRepeatRule(), running(8, moving(0.02)));
    expect(found).toMatchObject([
      {
        date: '2021-08-06',
        row: 1,
        message: 'CLN22 settled 61.00 on 5 trade dates running since 2021-08-02, while its neighbours moved',
      },
    ]);
  });

  test('for four dates is nothing', () => {
    expect(judgeCurves(new StaleRepeatRule(), running(4, moving(0.5)))).toEqual([]);
  });

  test('is nothing where neighbours move by a tick', () => {
    expect(judgeCurves(new StaleRepeatRule(), running(8, moving(0.01)))).toEqual([]);
  });

  test('is nothing where a neighbour stands still with it', () => {
    const still = running(8, (index) => [60 + index, 61, 62, 63 + index]);
    expect(judgeCurves(new StaleRepeatRule(), still)).toEqual([]);
  });
});

describe('a contract that jumps', () => {
  /** Parallel moves: nothing moves against its neighbours, so the deviation is the floor of two ticks, 0.02. */
  const parallel = (index: number) => [60, 61, 62, 63, 64, 65, 66].map((settle) => settle + (index % 3) * 0.5);
  const jumping = (place: number, by: number) => (index: number) =>
    parallel(index).map((settle, at) => (index === 21 && at === place ? settle + by : settle));

  test('is found beyond eight deviations, and no neighbour with it', () => {
    expect(judgeCurves(new CurveJumpRule(), running(22, jumping(3, 0.15)))).toEqual([]);
    expect(judgeCurves(new CurveJumpRule(), running(22, jumping(3, -0.17)))).toMatchObject([{ row: 3 }]);
    const found = judgeCurves(new CurveJumpRule(), running(22, jumping(3, -5)));
    // 63 in the first of every three curves, of which the 22nd is one; 5.00 are 250 × 0.02.
    expect(found).toMatchObject([
      {
        row: 3,
        severity: 'WARNING',
        message: 'CLU22 settled 58.00, 5.00 below what its neighbours moved by on 2021-08-31 (250 standard deviations)',
      },
    ]);
  });

  test.each([0, 1, 5, 6])('is found at place %i, where neighbours are fewer', (place) => {
    expect(judgeCurves(new CurveJumpRule(), running(22, jumping(place, 3)))).toMatchObject([{ row: place }]);
  });

  test('at the front is held against what the front does', () => {
    // It alone goes up and down by 0.10: median deviation 0.10, standard deviation 0.14826, eight of them 1.186.
    const lively = (jump: number) => (index: number) =>
      parallel(0).map((settle, at) => (at > 0 ? settle : index === 21 ? 60 + jump : 60 + (index % 2) * 0.1));
    expect(judgeCurves(new CurveJumpRule(), running(22, lively(1.18)))).toEqual([]);
    expect(judgeCurves(new CurveJumpRule(), running(22, lively(1.19)))).toMatchObject([{ row: 0 }]);
  });

  test('is found on its way back too', () => {
    const there = running(23, (index) => (index === 21 ? jumping(3, 5)(21) : parallel(index)));
    expect(judgeCurves(new CurveJumpRule(), there).map(({ row, message }) => [row, message.slice(0, 24)])).toEqual([
      [3, 'CLU22 settled 68.00, 5.0'],
      [3, 'CLU22 settled 63.50, 5.0'],
    ]);
  });

  test('is not concluded from few moves, nor over a long gap', () => {
    const few = running(22, jumping(3, 5)).slice(-4);
    expect(judgeCurves(new CurveJumpRule(), few)).toEqual([]);
    const late = running(22, jumping(3, 5)).with(-1, ['2021-09-10', MONTH, jumping(3, 5)(21)]);
    expect(judgeCurves(new CurveJumpRule(), late)).toEqual([]);
  });
});

describe('prices out of bounds', () => {
  test.each([
    ['CL', [-100, 500], [-100.01, 500.01]],
    ['BZ', [-50, 500], [-50.01, 500.01]],
    ['NG', [-5, 100], [-5.001, 100.001]],
    ['HO', [-1, 20], [-1.0001, 20.0001]],
    ['RB', [-1, 20], [-1.0001, 20.0001]],
  ] as const)('of %s are those outside of %j', (product, inside, outside) => {
    const judged = (settles: readonly number[]) =>
      judgeCurves(new PriceBoundsRule(), [['2021-08-02', MONTH, settles]], { product });
    expect(judged(inside)).toEqual([]);
    expect(judged(outside)).toMatchObject([
      { row: 0, severity: 'ERROR' },
      { row: 1, severity: 'ERROR' },
    ]);
  });

  test('are said with the bounds', () => {
    const found = judgeCurves(new PriceBoundsRule(), [['2021-08-02', MONTH, [60, 61, 62, 501]]]);
    expect(found.map(({ message }) => message)).toEqual([
      'CLU22 settled 501.00 on 2021-08-02, outside of −100.00 to 500.00, which CL has never come near to leaving',
    ]);
  });

  test.each([
    [3, '300.0000', '100 times'],
    [30, '3000.0000', '1000 times'],
    [0.0003, '0.0300', '1/100 of'],
  ])('are those in another unit than the curve before', (scale, shown, times) => {
    const curves = running(3, (index) => (index === 1 ? [scale * 100, 2.9, 3.1] : [3, 2.9, 3.1]));
    expect(judgeCurves(new PriceBoundsRule(), curves, { product: 'RB' })).toMatchObject([
      {
        date: '2021-08-03',
        row: 0,
        severity: 'ERROR',
        message: `RBM22 settled ${shown} on 2021-08-03, about ${times} the 3.0000 around which RB settled before: is it in another unit?`,
      },
    ]);
  });

  test('are no reason to doubt the curve that follows in the right unit', () => {
    const curves = running(3, (index) => (index === 1 ? [300, 290, 310] : [3, 2.9, 3.1]));
    const found = judgeCurves(new PriceBoundsRule(), curves, { product: 'NG' });
    expect(found.map(({ date }) => date)).toEqual(['2021-08-03', '2021-08-03', '2021-08-03']);
  });

  test('are not found where the curve sinks below zero', () => {
    const curves = running(3, (index) => (index === 1 ? [-37.63, 20, 25] : [18, 20, 25]));
    expect(judgeCurves(new PriceBoundsRule(), curves)).toEqual([]);
  });
});
