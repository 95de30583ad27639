/** Proves what is answered of an analysed expiry: rows with null for what is missing, which expiry is meant, and why one is not. */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, futuresSymbol, isoDate } from '@cushing/products';
import { VOL_STATUSES } from '@cushing/pricing';

import { analysedExpiry, optionSide } from '../../../test/support/analysed-expiry.js';
import { OPTION_FLAGS } from '../market/index.js';
import { expirySummary, expiryTerms, findExpiry, findSeries } from './expiry-summary.js';
import { optionChainOf } from './option-chain.js';
import type { OptionDay } from './option-days.js';
import type { AnalysedExpiry } from './options.types.js';

const NO_QUOTE = VOL_STATUSES.indexOf('NO_QUOTE');
const BELOW = VOL_STATUSES.indexOf('BELOW_INTRINSIC');

/** Calls at 70, 75 and 80, a put at 75 alone; the call at 80 without a price. */
const EXPIRY = analysedExpiry({
  strikes: Float64Array.of(70, 75, 80),
  atmVol: 0.35,
  calls: optionSide(3, {
    settle: Float64Array.of(8.1, 5.2, NaN),
    bid: Float64Array.of(8, NaN, NaN),
    vol: Float64Array.of(0.37, 0.35, NaN),
    volStatus: Uint8Array.of(0, 0, NO_QUOTE),
    delta: Float64Array.of(0.66, 0.52, NaN),
    theoretical: Float64Array.of(8.11, 5.19, 3.2),
    volume: Float64Array.of(10, NaN, 5),
    openInterest: Float64Array.of(100, 200, NaN),
    flags: Uint8Array.of(0, 0, 0b100100),
  }),
  puts: optionSide(3, {
    isListed: Uint8Array.of(0, 1, 0),
    settle: Float64Array.of(NaN, 5.1, NaN),
    vol: Float64Array.of(NaN, 0.351, NaN),
    openInterest: Float64Array.of(NaN, 50, NaN),
  }),
});

function dayOf(...expiries: readonly AnalysedExpiry[]): OptionDay {
  const tradeDate = isoDate('2026-05-18');
  return { product: 'CL', source: 'IMPORTED', tradeDate, rateSource: 'FLAT_DEFAULT', rateDate: null, expiries };
}

describe('a chain', () => {
  const chain = optionChainOf(dayOf(EXPIRY), EXPIRY);

  test('says what it is of, and by which model for which reason', () => {
    expect(chain).toMatchObject({
      ...{ product: 'CL', series: 'LO', month: '2026-12', expiry: '2026-11-17', underlying: 'CLZ26' },
      // 14:30 in New York is 19:30 UTC in winter.
      ...{ expiresAt: '2026-11-17T19:30:00Z', exerciseStyle: 'AMERICAN', premiumStyle: 'EQUITY' },
      ...{ tradeDate: '2026-05-18', source: 'IMPORTED', daysToExpiry: 183, years: 0.5 },
      ...{ forward: 75, forwardSource: 'FUTURE_SETTLE', rate: 0.04, rateSource: 'FLAT_DEFAULT', rateDate: null },
      ...{ model: 'AMERICAN', modelReason: 'EXERCISE_STYLE', atmVol: 0.35, atmVolStatus: 'OK', atmStrike: 75 },
      openInterestDate: '2026-05-18',
    });
    expect(chain.modelNote).toMatch(/^American.*\.$/u);
  });

  test('has a row for each strike, and null where the source has no such option', () => {
    expect(chain.rows.map(({ strike, call, put }) => [strike, call?.symbol, put?.symbol])).toEqual([
      [70, 'LOZ26 C7000', undefined],
      [75, 'LOZ26 C7500', 'LOZ26 P7500'],
      [80, 'LOZ26 C8000', undefined],
    ]);
    expect(chain.rows.map(({ put }) => put === null)).toEqual([true, false, true]);
  });

  test('has ln(K/F) on rows and quotes', () => {
    expect(chain.rows[0]?.logMoneyness).toBeCloseTo(-0.0689928715, 9); // ln(70/75)
    expect(chain.rows[1]?.logMoneyness).toBe(0);
    expect(chain.rows[0]?.call?.moneyness).toBe(chain.rows[0]?.logMoneyness);
  });

  test('has null for numbers that are missing, with the reason beside', () => {
    const [first, , last] = chain.rows;
    expect(first?.call).toMatchObject({ settle: 8.1, bid: 8, ask: null, iv: 0.37, ivStatus: 'OK', delta: 0.66 });
    expect(last?.call).toMatchObject({ settle: null, iv: null, ivStatus: 'NO_QUOTE', delta: null, theoretical: 3.2 });
  });

  test('names what is odd about an option', () => {
    // Bits 2 and 5.
    expect(chain.rows[2]?.call?.flags).toEqual([OPTION_FLAGS[2], OPTION_FLAGS[5]]);
    expect(chain.rows[0]?.call?.flags).toEqual([]);
  });

  test('keeps the decimal point of a strike that the exchange could not show', () => {
    const odd = { ...EXPIRY, strikes: Float64Array.of(70, 75.005, 80) };
    expect(optionChainOf(dayOf(odd), odd).rows[1]?.call?.symbol).toBe('LOZ26 C75.005');
  });

  test('has no log-moneyness where forward or strike is not positive, and no number that is none', () => {
    const negative = { ...EXPIRY, forward: -37.63, strikes: Float64Array.of(-40, 0, 10) };
    const { rows, atmStrike } = optionChainOf(dayOf(negative), negative);
    expect(rows.map((row) => row.logMoneyness)).toEqual([null, null, null]);
    expect(rows[0]?.call?.symbol).toBe('LOZ26 C-4000');
    expect(atmStrike).toBe(-40);
  });
});

describe('the volatility at the forward', () => {
  const statusOf = (parts: Partial<AnalysedExpiry>): unknown => {
    const expiry = { ...EXPIRY, atmVol: NaN, ...parts };
    return expiryTerms(dayOf(expiry), expiry).atmVolStatus;
  };

  test.each([
    ['EXPIRED', { years: 0 }],
    ['NO_FORWARD', { forward: NaN, forwardSource: 'NONE' as const }],
    ['NO_QUOTE', {}],
    ['BELOW_INTRINSIC', { forward: 80, calls: optionSide(3, { volStatus: Uint8Array.of(0, 0, BELOW) }) }],
  ])('is missing with the reason %s', (status, parts) => {
    expect(statusOf(parts)).toBe(status);
  });
});

describe('a summary', () => {
  test('counts strikes and adds up what the source gave of volume and open interest', () => {
    expect(expirySummary(dayOf(EXPIRY), EXPIRY)).toMatchObject({ strikes: 3, volume: 15, openInterest: 350 });
  });
});

describe('an expiry that is asked for', () => {
  const gas = (series: 'ON' | 'LN', expiry: string, month: number): AnalysedExpiry => ({
    ...EXPIRY,
    ...{ series, month: contractMonth(2026, month), underlying: futuresSymbol('NG', contractMonth(2026, month)) },
    expiry: isoDate(expiry),
  });
  const DAY: OptionDay = {
    ...dayOf(
      ...[gas('ON', '2026-06-25', 7), gas('ON', '2026-07-28', 8), gas('ON', '2026-08-26', 9)],
      ...[gas('LN', '2026-07-28', 8), gas('LN', '2026-09-25', 10)],
    ),
    product: 'NG',
  };

  test("is of the product's first series that has it", () => {
    expect(findExpiry(DAY, isoDate('2026-07-28'), undefined).series).toBe('ON');
    expect(findExpiry(DAY, isoDate('2026-09-25'), undefined).series).toBe('LN');
    expect(findExpiry(DAY, isoDate('2026-07-28'), 'LN').series).toBe('LN');
    expect(findSeries(DAY, undefined)).toBe('ON');
  });

  test('is refused with the nearest ones where it is not listed', () => {
    expect(() => findExpiry(DAY, isoDate('2026-08-01'), 'ON')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        reason: 'EXPIRY_NOT_LISTED',
        message:
          'No options of NG (ON) expire on 2026-08-01. ' +
          'The nearest expiries listed on 2026-05-18: 2026-06-25, 2026-07-28, 2026-08-26.',
        details: {
          ...{ product: 'NG', tradeDate: '2026-05-18' },
          nearest: ['2026-06-25', '2026-07-28', '2026-08-26'],
        },
      }),
    );
  });

  test('is refused for a series of another product, with those of this one', () => {
    expect(() => findExpiry(DAY, isoDate('2026-07-28'), 'LO')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        reason: 'SERIES_OF_OTHER_PRODUCT',
        message: 'LO are options on CL, not on NG: ask for ON or LN.',
      }),
    );
  });

  test('is not found for a series without settlements on the date', () => {
    const day = { ...DAY, expiries: DAY.expiries.filter(({ series }) => series === 'LN') };
    expect(findSeries(day, undefined)).toBe('LN');
    expect(() => findSeries(day, 'ON')).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        message: 'ON has no option settlements on 2026-05-18: ask for LN.',
      }),
    );
  });
});
