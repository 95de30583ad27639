/** Volatility at the forward without a smile, by hand. */
import { describe, expect, test } from '@jest/globals';

import { optionDay } from '../../../test/support/option-day.js';
import { analyseDay } from './analyse-day.js';
import { atmVol } from './atm-vol.js';
import { markDay } from './mark-day.js';
import { volAlong } from './smile-places.js';

interface Option {
  readonly strike: number;
  readonly isCall: boolean;
  readonly vol: number;
}

function put(strike: number, vol: number): Option {
  return { strike, isCall: false, vol };
}

function call(strike: number, vol: number): Option {
  return { strike, isCall: true, vol };
}

/** @param options by strike, the put of each first */
function vol(forward: number, ...options: readonly Option[]): number {
  const columns = {
    strike: Float64Array.from(options, ({ strike }) => strike),
    isCall: Uint8Array.from(options, ({ isCall }) => Number(isCall)),
    price: new Float64Array(options.length).fill(1),
    index: new Uint32Array(options.length),
  };
  const vols = Float64Array.from(options, (option) => option.vol);
  return atmVol(columns, vols, undefined, forward, 0.25);
}

describe('without a smile', () => {
  test('is between the out-of-the-money options, not of the one in the money at the nearest strike', () => {
    // 3/10 of the way from the put at 2.00 to the call at 2.10.
    expect(vol(2.03, put(2, 0.2), call(2, 0.5), call(2.1, 0.3))).toBeCloseTo(0.7 * 0.2 + 0.3 * 0.3, 12);
    expect(vol(2.07, put(2, 0.2), put(2.1, 0.5), call(2.1, 0.3))).toBeCloseTo(0.3 * 0.2 + 0.7 * 0.3, 12);
  });

  test('is of the one in the money where the other has no volatility', () => {
    expect(vol(2.03, put(2, NaN), call(2, 0.5), call(2.1, 0.3))).toBeCloseTo(0.7 * 0.5 + 0.3 * 0.3, 12);
    expect(vol(2.07, put(2, 0.2), put(2.1, 0.5), call(2.1, NaN))).toBeCloseTo(0.3 * 0.2 + 0.7 * 0.5, 12);
  });

  test('is the mean of put and call where there is a strike at the forward', () => {
    expect(vol(2, put(1.9, 0.9), put(2, 0.2), call(2, 0.3), call(2.1, 0.9))).toBeCloseTo(0.25, 12);
  });

  test('is none with options on one side alone', () => {
    expect(vol(2.03, put(1.9, 0.2), put(2, 0.2), call(2, 0.5))).toBeNaN();
    expect(vol(2.03, call(2.1, 0.2), call(2.2, 0.2))).toBeNaN();
  });
});

test('four gasoline options, of which two are in the money, have the volatility of the two others', () => {
  const gasoline = { series: 'OB', month: '2027-02' } as const;
  const day = optionDay({
    ...{ product: 'RB', tradeDate: '2026-11-20', futures: { '2027-02': 2.03 } },
    rows: [
      { ...gasoline, type: 'CALL', strike: 2, settle: 0.1 },
      { ...gasoline, type: 'PUT', strike: 2, settle: 0.05 },
      { ...gasoline, type: 'CALL', strike: 2.1, settle: 0.05 },
      { ...gasoline, type: 'PUT', strike: 2.1, settle: 0.15 },
    ],
  });
  const [expiry] = analyseDay(day);
  expect(expiry!.smile).toBeUndefined();
  const share = (2.03 - 2) / (2.1 - 2);
  const between = (1 - share) * expiry!.puts.vol[0]! + share * expiry!.calls.vol[1]!;
  expect(expiry!.atmVol).toBeCloseTo(between, 12);
  expect(expiry!.atmVol).toBeCloseTo(volAlong(expiry!)(2.03), 10);
  expect(markDay(day)[0]!.atmVol).toBe(expiry!.atmVol);
});
