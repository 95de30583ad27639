/** Proves that an expiry moves with its future by sticky strikes, and is where it was settled while nothing moves. */
import { describe, expect, test } from '@jest/globals';
import { chainValues, measureOption } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { expiryInstant, isoDate } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';
import { sviTotalVariance } from '@cushing/quant';
import fc from 'fast-check';

import { analysedExpiry, flatSmile, optionSide } from '../../../test/support/analysed-expiry.js';
import { optionDay, settledChain, strikesBetween } from '../../../test/support/option-day.js';
import { analyseDay } from '../options/index.js';
import type { AnalysedExpiry } from '../options/index.js';
import { liveExpiryTerms, repriceExpiry } from './live-expiry.js';
import type { LiveExpiryTerms } from './live-expiry.js';

const TRADE_DATE = isoDate('2026-09-01');
const SETTLED_AT = Date.parse(expiryInstant(TRADE_DATE));
const STRIKES = strikesBetween(50, 80, 1);
/** FAST prices err by up to 2e-5 of the forward. */
const FAST_ERROR = 2e-5 * 66;

/** The first expiry of a day that was settled at a model's values with a skew, not rounded to the tick. */
function settledExpiry(series: OptionSeries, model: PricingModel, forward = 63.4): AnalysedExpiry {
  const value = (type: 'CALL' | 'PUT', strike: number): number =>
    measureOption({ model, type, forward, strike, years: YEARS, vol: 0.35 + 0.002 * (63 - strike), rate: 0.04 }, [])
      .price;
  const product = series === 'LN' ? 'NG' : 'CL';
  const rows = settledChain(series, '2026-12', STRIKES, value);
  const [expiry] = analyseDay(optionDay({ product, tradeDate: TRADE_DATE, rows, futures: { '2026-12': forward } }));
  return expiry!;
}

const YEARS = analyseDay(
  optionDay({ product: 'CL', tradeDate: TRADE_DATE, rows: settledChain('LO', '2026-12', [60], () => 3) }),
)[0]!.years;

/** Calls, then puts, at the strikes, in a model that trades one volatility. */
function termsOf(parts: Partial<LiveExpiryTerms> = {}): LiveExpiryTerms {
  const strikes = Float64Array.from(STRIKES);
  return {
    ...{ series: 'LN', strikes, vols: new Float64Array(2 * strikes.length).fill(0.35), model: 'BLACK76', rate: 0.04 },
    ...{ expiresAt: SETTLED_AT + YEARS * 365 * 86_400_000, settleForward: 63.4, settleYears: YEARS },
    ...parts,
  };
}

describe.each([
  ['LO', 'AMERICAN'],
  ['LN', 'BLACK76'],
] as const)('an expiry of %s at the forward and the instant of its settlement', (series, model) => {
  const expiry = settledExpiry(series, model);
  const repriced = repriceExpiry(liveExpiryTerms(expiry), expiry.forward, SETTLED_AT);

  test('has the years, the model and the settles', () => {
    expect(repriced).toMatchObject({ years: expiry.years, model, forward: 63.4 });
    const settles = [...expiry.calls.settle, ...expiry.puts.settle];
    for (const [row, settle] of settles.entries()) {
      expect(Math.abs(repriced.value[row]! - settle)).toBeLessThanOrEqual(FAST_ERROR);
    }
  });

  test('has the Greeks of the settlement wherever that has a volatility', () => {
    let compared = 0;
    for (const name of ['vol', 'delta', 'gamma', 'vega', 'theta'] as const) {
      for (const [row, settled] of [...expiry.calls[name], ...expiry.puts[name]].entries()) {
        if (Number.isNaN(settled)) continue;
        compared += 1;
        expect(repriced[name][row]).toBeCloseTo(settled, 10);
      }
    }
    // American options that are exercised now have none.
    expect(compared).toBeGreaterThan(5 * STRIKES.length);
  });
});

describe('the volatility of an option', () => {
  const strikes = Float64Array.of(70, 75, 80);
  const smile = flatSmile(0.4, 0.5);
  const calls = optionSide(3, { vol: Float64Array.of(NaN, 0.31, 0.32), isListed: Uint8Array.of(1, 1, 0) });
  const puts = optionSide(3, { vol: Float64Array.of(0.33, NaN, NaN), isListed: Uint8Array.of(1, 1, 1) });

  test('is its own, else the smile at its strike, and none where there is no such option', () => {
    const { vols } = liveExpiryTerms(analysedExpiry({ strikes, calls, puts, smile }));
    const expected = [0.4, 0.31, NaN, 0.33, 0.4, 0.4];
    expect(Array.from(vols, (vol) => Number(vol.toFixed(12)))).toEqual(expected);
  });

  test('is that of the smile at the log-moneyness of the settlement', () => {
    const parameters = { a: 0.04, b: 0.2, rho: -0.3, m: 0.01, sigma: 0.2 };
    const none = optionSide(3);
    const skewed = analysedExpiry({ strikes, calls: none, puts: none, smile: { ...smile, parameters } });
    const expected = Math.sqrt(sviTotalVariance(parameters, Math.log(70 / 75)) / 0.5);
    expect(liveExpiryTerms(skewed).vols[0]).toBeCloseTo(expected, 12);
  });

  test('is none where nothing has one', () => {
    const none = optionSide(3);
    const { vols } = liveExpiryTerms(analysedExpiry({ strikes, calls: none, puts: none }));
    expect([...vols]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN]);
  });
});

describe('an expiry whose future has moved', () => {
  test('keeps the volatility of each strike', () => {
    const terms = liveExpiryTerms(settledExpiry('LO', 'AMERICAN'));
    expect(repriceExpiry(terms, 70, SETTLED_AT).vol).toEqual(terms.vols);
  });

  test('has the values of its options one by one', () => {
    const terms = liveExpiryTerms(settledExpiry('LO', 'AMERICAN'));
    const tenDaysOn = SETTLED_AT + 10 * 86_400_000;
    const { value, theta, years } = repriceExpiry(terms, 66, tenDaysOn);
    expect(years).toBeCloseTo(YEARS - 10 / 365, 12);
    for (const [index, strike] of STRIKES.entries()) {
      const vol = terms.vols[index]!;
      const market = { model: 'AMERICAN', type: 'CALL', forward: 66, years: YEARS - 10 / 365, rate: 0.04 } as const;
      const { price, greeks } = measureOption({ ...market, strike, vol }, ['THETA']);
      expect(Math.abs(value[index]! - price)).toBeLessThanOrEqual(FAST_ERROR);
      expect(theta[index]).toBeCloseTo(greeks.THETA!, 4);
    }
  });

  test('has calls less puts at the discounted difference of forward and strike, where neither is exercised early', () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 90, noNaN: true }), (forward) => {
        const { value, delta } = repriceExpiry(termsOf(), forward, SETTLED_AT);
        const discount = Math.exp(-0.04 * YEARS);
        for (const [index, strike] of STRIKES.entries()) {
          const put = STRIKES.length + index;
          expect(value[index]! - value[put]!).toBeCloseTo(discount * (forward - strike), 10);
          expect(delta[index]! - delta[put]!).toBeCloseTo(discount, 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('has calls that are worth more the higher it stands, and puts that are worth less', () => {
    const terms = liveExpiryTerms(settledExpiry('LO', 'AMERICAN'));
    let before = repriceExpiry(terms, 55, SETTLED_AT);
    for (let forward = 56; forward <= 75; forward += 1) {
      const after = repriceExpiry(terms, forward, SETTLED_AT);
      for (let index = 0; index < STRIKES.length; index += 1) {
        const put = STRIKES.length + index;
        expect(after.value[index]!).toBeGreaterThan(before.value[index]!);
        expect(after.value[put]!).toBeLessThan(before.value[put]!);
      }
      before = after;
    }
  });

  test('has an at-the-money volatility that slides along the strikes', () => {
    const strikes = Float64Array.of(60, 70, 80);
    const terms = termsOf({ strikes, vols: Float64Array.of(0.5, 0.3, 0.2, 0.4, 0.34, 0.6) });
    const atmVol = (forward: number): number => repriceExpiry(terms, forward, SETTLED_AT).atmVol;
    // Of strikes below the forward the put's, of those above the call's.
    expect(atmVol(65)).toBeCloseTo((0.4 + 0.3) / 2, 12);
    expect(atmVol(75)).toBeCloseTo((0.34 + 0.2) / 2, 12);
    expect(atmVol(72)).toBeCloseTo(0.8 * 0.34 + 0.2 * 0.2, 12);
    // At a strike that of both.
    expect(atmVol(70)).toBeCloseTo(0.32, 12);
    expect(atmVol(80.5)).toBeNaN();
    expect(atmVol(59.5)).toBeNaN();
  });

  test('has an at-the-money volatility of the other option where the one out of the money has none', () => {
    const terms = termsOf({ strikes: Float64Array.of(60, 70), vols: Float64Array.of(0.5, NaN, NaN, 0.3) });
    expect(repriceExpiry(terms, 65, SETTLED_AT).atmVol).toBeCloseTo(0.4, 12);
  });
});

describe('a forward that a lognormal model does not know', () => {
  const terms = termsOf();

  test('is answered by Bachelier, with volatilities that give the values of the settlement', () => {
    const { model, vol, value, atmVol } = repriceExpiry(terms, -2, SETTLED_AT);
    expect(model).toBe('BACHELIER');
    const isCall = new Uint8Array(STRIKES.length).fill(1);
    const strikes = Float64Array.from(STRIKES);
    const vols = vol.slice(0, STRIKES.length);
    const asSettled = chainValues('BACHELIER', 63.4, YEARS, 0.04, strikes, isCall, vols);
    const settled = chainValues('BLACK76', 63.4, YEARS, 0.04, strikes, isCall, terms.vols.slice(0, STRIKES.length));
    const here = chainValues('BACHELIER', -2, YEARS, 0.04, strikes, isCall, vols);
    for (const index of STRIKES.keys()) {
      expect(asSettled[index]).toBeCloseTo(settled[index]!, 6);
      expect(value[index]).toBeCloseTo(here[index]!, 12);
    }
    // Below all strikes.
    expect(atmVol).toBeNaN();
  });

  test('is gone once the future has come back', () => {
    repriceExpiry(terms, -2, SETTLED_AT);
    expect(repriceExpiry(terms, 60, SETTLED_AT)).toMatchObject({ model: 'BLACK76', vol: terms.vols });
  });

  test('leaves an expiry in Bachelier that was settled so, whatever the forward', () => {
    const normal = termsOf({ model: 'BACHELIER', vols: new Float64Array(2 * STRIKES.length).fill(20) });
    const { model, vol, value } = repriceExpiry(normal, 60, SETTLED_AT);
    expect(model).toBe('BACHELIER');
    expect(vol).toEqual(normal.vols);
    // At the money: e^(−rT)·σ·√(T/2π).
    const atTheMoney = Math.exp(-0.04 * YEARS) * 20 * Math.sqrt(YEARS / (2 * Math.PI));
    expect(value[STRIKES.indexOf(60)]).toBeCloseTo(atTheMoney, 10);
  });
});

describe('no value', () => {
  const COLUMNS = ['value', 'delta', 'gamma', 'vega', 'theta'] as const;

  test.each([
    ['once expired', 60, termsOf().expiresAt],
    ['long after', 60, termsOf().expiresAt + 1e9],
    ['without a forward', NaN, SETTLED_AT],
  ])('is there %s', (_, forward, now) => {
    const repriced = repriceExpiry(termsOf(), forward, now);
    for (const name of COLUMNS) expect(repriced[name].every(Number.isNaN)).toBe(true);
    expect(repriced.atmVol).toBeNaN();
    expect(repriced.years).toBe(now === SETTLED_AT ? YEARS : 0);
  });

  test('is there of an option without a volatility', () => {
    const vols = termsOf().vols.fill(NaN, 0, 1);
    const repriced = repriceExpiry(termsOf({ vols }), 60, SETTLED_AT);
    for (const name of COLUMNS) {
      expect(repriced[name][0]).toBeNaN();
      expect(repriced[name].subarray(1).every(Number.isFinite)).toBe(true);
    }
  });
});
