/**
 * Proves what the rules of options find in chains made by hand and where they begin to, that prices of a model rounded
 * to ticks give no finding, and that one wrong price among them always does.
 */
import { describe, expect, test } from '@jest/globals';
import { OPTION_SERIES, PRODUCTS, contractMonth, isoDate, optionExpiryDate, roundToTick } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';
import { americanPrice, black76Price } from '@cushing/quant';
import * as fc from 'fast-check';

import { yearsToExpiry } from '../../../market/index.js';
import { judgeChain } from '../../../../../test/support/judged-curves.js';
import type { MadeChain } from '../../../../../test/support/judged-curves.js';
import { OptionArbitrageRule } from './option-arbitrage.js';
import { OptionParityRule } from './option-parity.js';

const RUNS = 100;
/** LOZ26 expires on 2026-11-17, 47 days and an hour (clocks go back on 1 November) after it. */
const DATE = '2026-10-01';
const AMERICAN = { series: 'LO', month: '2026-12', date: DATE, forward: 76.35, rate: 0.04 } as const;
const MARGINED = { ...AMERICAN, series: 'BZO' } as const;

type Option = MadeChain['options'][number];

describe('parity', () => {
  test('of options margined like futures is the future less the strike, to three ticks', async () => {
    const judged = (call: number) => judgeChain(new OptionParityRule(), { ...MARGINED, options: [[75, call, 2]] });
    // 76.35 − 75 = 1.35.
    expect(await judged(3.38)).toEqual([]);
    expect(await judged(3.32)).toEqual([]);
    expect(await judged(3.31)).toHaveLength(1);
    expect(await judged(3.39)).toMatchObject([
      {
        row: 0,
        severity: 'WARNING',
        message: "BZOZ26 C7500 settled 1.39 above its put on 2026-10-01, its future's 76.35 allows 1.35",
      },
    ]);
  });

  test('of American options is a range', async () => {
    // df = exp(−0.04 × 47.0417 / 365) = 0.994858: from 76.35 df − 75 = 0.9574 to 76.35 − 75 df = 1.7356.
    const judged = (call: number) => judgeChain(new OptionParityRule(), { ...AMERICAN, options: [[75, call, 2]] });
    expect(await judged(2.93)).toEqual([]);
    expect(await judged(3.76)).toEqual([]);
    expect(await judged(2.92)).toHaveLength(1);
    expect((await judged(3.77)).map(({ message }) => message)).toEqual([
      "LOZ26 C7500 settled 1.77 above its put on 2026-10-01, its future's 76.35 allows 0.96 to 1.74",
    ]);
  });

  test('of European options is discounted, and wider where the rate is a guess', async () => {
    // LNZ26 expires on 2026-11-24, 54.0417 days later: df = exp(−0.04 × 0.148059) = 0.994095, of 4 − 10: −5.9646.
    const chain = { ...AMERICAN, series: 'LN', forward: 4 } as const;
    const judged = (put: number, guess?: object) =>
      judgeChain(new OptionParityRule(), { ...chain, ...guess, options: [[10, 0.001, put]] });
    expect(await judged(5.968)).toEqual([]);
    expect(await judged(5.963)).toEqual([]);
    expect(await judged(5.969)).toHaveLength(1);
    expect(await judged(5.962)).toHaveLength(1);
    // Without a known rate anything from none, −6, to twice the guess, −5.9293, will do.
    const guess = { rate: undefined };
    expect(await judged(6.004, guess)).toEqual([]);
    expect(await judged(5.928, guess)).toEqual([]);
    expect(await judged(6.005, guess)).toHaveLength(1);
    expect(await judged(5.927, guess)).toHaveLength(1);
  });

  test.each([
    ['without the future', { forward: NaN }],
    ['after the expiry', { date: '2026-11-18' }],
  ])('is not asked for %s', async (_, change) => {
    expect(await judgeChain(new OptionParityRule(), { ...MARGINED, ...change, options: [[75, 30, 2]] })).toEqual([]);
  });
});

describe('arbitrage', () => {
  const judged = async (options: readonly Option[], change: object = {}) =>
    (await judgeChain(new OptionArbitrageRule(), { ...AMERICAN, ...change, options })).map(({ row, message }) => [
      row,
      message,
    ]);

  test('is a call that rises with the strike, by more than two ticks', async () => {
    expect(
      await judged([
        [75, 4, NaN],
        [76, 4.02, NaN],
      ]),
    ).toEqual([]);
    expect(
      await judged([
        [75, 4, NaN],
        [76, 4.03, NaN],
      ]),
    ).toEqual([[1, 'LOZ26 C7600 settled 4.03 on 2026-10-01, above LOZ26 C7500 at 4.00: calls fall with the strike']]);
  });

  test('is a put that falls with the strike', async () => {
    expect(
      await judged([
        [75, NaN, 4],
        [76, NaN, 3.98],
      ]),
    ).toEqual([]);
    expect(
      await judged([
        [75, NaN, 4],
        [76, NaN, 3.97],
      ]),
    ).toEqual([[1, 'LOZ26 P7600 settled 3.97 on 2026-10-01, below LOZ26 P7500 at 4.00: puts rise with the strike']]);
  });

  test('is a difference beyond that of the strikes', async () => {
    expect(
      await judged([
        [75, 4, 4],
        [76, 2.98, 5.02],
      ]),
    ).toEqual([]);
    expect(
      await judged([
        [75, 4, 4],
        [76, 2.97, 5.03],
      ]),
    ).toEqual([
      [
        2,
        'LOZ26 C7600 settled 2.97 on 2026-10-01 and LOZ26 C7500 4.00, which are further apart than their strikes, 1.00',
      ],
      [
        3,
        'LOZ26 P7600 settled 5.03 on 2026-10-01 and LOZ26 P7500 4.00, which are further apart than their strikes, 1.00',
      ],
    ]);
  });

  test('is discounted for European options of a known rate', async () => {
    // 5 × 0.994095 = 4.9705, and two ticks of 0.001.
    const far: readonly Option[] = [
      [5, 5, NaN],
      [10, 0.028, NaN],
    ];
    expect(await judged(far, { series: 'LN' })).toEqual([]);
    const steeper: readonly Option[] = [
      [5, 5, NaN],
      [10, 0.027, NaN],
    ];
    expect(await judged(steeper, { series: 'LN' })).toHaveLength(1);
    expect(await judged(steeper, { series: 'LN', rate: undefined })).toEqual([]);
    expect(await judged(steeper, { series: 'ON' })).toEqual([]);
  });

  test('is a butterfly that pays, uneven strikes weighted', async () => {
    // 4.00 − 2 × 3.51 + 3.00 = −0.02.
    expect(
      await judged([
        [75, 4, NaN],
        [76, 3.51, NaN],
        [77, 3, NaN],
      ]),
    ).toEqual([]);
    expect(
      await judged([
        [75, 4, NaN],
        [76, 3.52, NaN],
        [77, 3, NaN],
      ]),
    ).toEqual([
      [
        1,
        'LOZ26 C7600 settled 3.52 on 2026-10-01, 0.02 above the line between LOZ26 C7500 and LOZ26 C7700: a butterfly would pay for nothing',
      ],
    ]);
    // The line from 4.00 at 75 to 2.80 at 79 passes 3.10 at 78.
    expect(
      await judged([
        [75, 4, NaN],
        [78, 3.11, NaN],
        [79, 2.8, NaN],
      ]),
    ).toEqual([]);
    expect(
      await judged([
        [75, 4, NaN],
        [78, 3.12, NaN],
        [79, 2.8, NaN],
      ]),
    ).toHaveLength(1);
  });

  test('is judged over strikes that settled, others left out', async () => {
    expect(
      await judged([
        [75, 4, NaN],
        [76, NaN, 5],
        [77, 4.5, NaN],
      ]),
    ).toMatchObject([[2, expect.stringContaining('C7500')]]);
  });
});

interface Model {
  readonly series: OptionSeries;
  readonly forward: number;
  readonly vol: number;
  readonly rate: number;
}

const MODEL: fc.Arbitrary<Model> = fc
  .record({
    series: fc.constantFrom<OptionSeries>('LO', 'BZO', 'ON', 'LN', 'OH', 'OB'),
    level: fc.double({ min: 0.6, max: 1.8, noNaN: true }),
    vol: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
    rate: fc.double({ min: 0, max: 0.08, noNaN: true }),
  })
  .map(({ series, level, vol, rate }) => {
    const product = OPTION_SERIES[series].underlying;
    const middle = { CL: 70, BZ: 70, NG: 3, HO: 2.5, RB: 2.5 }[product];
    return { series, forward: roundToTick(product, middle * level), vol, rate };
  });

/** Prices of a lognormal future at strikes from half to twice of it, rounded to ticks. */
function modelChain({ series, forward, vol, rate }: Model): MadeChain {
  const { underlying, premiumStyle, exerciseStyle } = OPTION_SERIES[series];
  const years = yearsToExpiry(isoDate(DATE), optionExpiryDate(series, contractMonth(2027, 3)));
  const strikes = [0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3, 1.6, 2].map((share) =>
    roundToTick(underlying, forward * share),
  );
  const price = (type: 'CALL' | 'PUT', strike: number): number => {
    const model = premiumStyle === 'EQUITY' && exerciseStyle === 'AMERICAN' ? americanPrice : black76Price;
    return roundToTick(underlying, model(type, forward, strike, years, vol, premiumStyle === 'FUTURES' ? 0 : rate));
  };
  return {
    series,
    month: '2027-03',
    date: DATE,
    forward,
    rate,
    options: strikes.map((strike) => [strike, price('CALL', strike), price('PUT', strike)]),
  };
}

async function judgedBoth(chain: MadeChain): Promise<string[]> {
  const found = [
    ...(await judgeChain(new OptionParityRule(), chain)),
    ...(await judgeChain(new OptionArbitrageRule(), chain)),
  ];
  return found.map(({ message }) => message);
}

describe('a chain of a model, rounded to ticks', () => {
  test('gives no finding', async () => {
    await fc.assert(
      fc.asyncProperty(MODEL, async (model) => {
        expect(await judgedBoth(modelChain(model))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('gives one where a single price is wrong', async () => {
    const planted = fc.record({ model: MODEL, place: fc.nat({ max: 12 }), isCall: fc.boolean(), isUp: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(planted, async ({ model, place, isCall, isUp }) => {
        const chain = modelChain(model);
        const { underlying, exerciseStyle, premiumStyle } = OPTION_SERIES[model.series];
        // Early exercise can explain at most what 8 % take in 147 days off the future and a strike twice as high: 3.2 %.
        const isExercisedEarly = exerciseStyle === 'AMERICAN' && premiumStyle === 'EQUITY';
        const explained = isExercisedEarly ? 0.035 * 3 * model.forward : 0;
        const fault = (isUp ? 1 : -1) * (explained + 5 * PRODUCTS[underlying].tickSize);
        const options = chain.options.map(([strike, call, put], index): Option => {
          if (index !== place) return [strike, call, put];
          return isCall ? [strike, call + fault, put] : [strike, call, put + fault];
        });
        expect((await judgedBoth({ ...chain, options })).length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });
});
