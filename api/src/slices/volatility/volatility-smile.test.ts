/** One expiry of European gas made from a known smile, from its settlements to what is answered of it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import { black76Price, sviTotalVariance } from '@cushing/quant';

import { analysedExpiry, optionSide } from '../../../test/support/analysed-expiry.js';
import { optionDay, settledChain, strikesBetween } from '../../../test/support/option-day.js';
import { analyseDay } from '../options/index.js';
import type { AnalysedDay, AnalysedExpiry } from '../options/index.js';
import { volatilitySmile } from './volatility-smile.js';
import type { VolatilitySmile } from './volatility.types.js';

/** Call skew, as gas has before a winter. */
const GAS = { a: 0.02, b: 0.12, rho: 0.3, m: -0.05, sigma: 0.4 };
const FORWARD = 4;
/** From 2026-06-15 to 2026-11-24: 162 days, and an hour more since clocks go back between. */
const YEARS = (162 + 1 / 24) / 365;
const VOL_OF_SPREAD = 0.01;

function volAt(strike: number): number {
  return Math.sqrt(sviTotalVariance(GAS, Math.log(strike / FORWARD)) / YEARS);
}

function dayOf(expiries: readonly AnalysedExpiry[]): AnalysedDay {
  return { product: 'NG', source: 'IMPORTED', tradeDate: isoDate('2026-06-15'), expiries };
}

describe('a smile from settlements', () => {
  let smile: VolatilitySmile;
  beforeAll(() => {
    const strikes = strikesBetween(2, 8, 0.25);
    const rows = settledChain('LN', '2026-12', strikes, () => NaN).map((row) => {
      const price = (vol: number): number => black76Price(row.type, FORWARD, row.strike, YEARS, vol, 0.04);
      const vol = volAt(row.strike);
      return { ...row, settle: price(vol), bid: price(vol - VOL_OF_SPREAD), ask: price(vol + VOL_OF_SPREAD) };
    });
    const day = dayOf(
      analyseDay(optionDay({ product: 'NG', tradeDate: '2026-06-15', rows, futures: { '2026-12': FORWARD } })),
    );
    smile = volatilitySmile(day, day.expiries[0]!);
  });

  test('shows puts below the forward, calls above it, and both at it', () => {
    const types = smile.points.map(({ strike, type }) => `${strike} ${type}`);
    expect(types).toHaveLength(26);
    expect(types.slice(6, 11)).toEqual(['3.5 PUT', '3.75 PUT', '4 PUT', '4 CALL', '4.25 CALL']);
    expect([types[0], types[25]]).toEqual(['2 PUT', '8 CALL']);
  });

  test('has the volatilities that settlement, bid and ask were made from, and the fit goes through them', () => {
    for (const point of smile.points) {
      const vol = volAt(point.strike);
      expect(point.logMoneyness).toBeCloseTo(Math.log(point.strike / FORWARD), 14);
      expect(point.vol).toBeCloseTo(vol, 9);
      expect(point.volStatus).toBe('OK');
      expect(point.bidVol).toBeCloseTo(vol - VOL_OF_SPREAD, 9);
      expect(point.askVol).toBeCloseTo(vol + VOL_OF_SPREAD, 9);
      expect(point.fitted).toBeCloseTo(vol, 7);
      expect(point.residual).toBeCloseTo(0, 5);
      expect(point.isUsed).toBe(true);
      expect(Math.sign(point.delta!)).toBe(point.type === 'CALL' ? 1 : -1);
    }
  });

  test('comes back as the parameters that it was made from', () => {
    for (const name of ['a', 'b', 'rho', 'm', 'sigma'] as const) expect(smile.fit![name]).toBeCloseTo(GAS[name], 5);
    expect(smile.fit).toMatchObject({ quotes: 26, isRepaired: false, isArbitrageFree: true });
    expect(smile.fit!.rmse).toBeLessThan(1e-5);
    expect(smile.atmVol).toBeCloseTo(volAt(FORWARD), 7);
    expect(smile).toMatchObject({ product: 'NG', series: 'LN', expiry: '2026-11-24', model: 'BLACK76', forward: 4 });
  });

  test('goes a little beyond its quotes as a curve', () => {
    expect(smile.curve).toHaveLength(61);
    const span = Math.log(4);
    expect(smile.curve[0]!.logMoneyness).toBeCloseTo(Math.log(0.5) - span / 10, 12);
    expect(smile.curve[60]!.logMoneyness).toBeCloseTo(Math.log(2) + span / 10, 12);
    for (const { strike, vol, logMoneyness } of smile.curve) {
      expect(strike).toBeCloseTo(FORWARD * Math.exp(logMoneyness), 12);
      expect(vol).toBeCloseTo(volAt(strike), 6);
    }
  });

  test('has the seven deltas of a desk, calls above puts where the skew is to calls', () => {
    expect(smile.deltas.map(({ delta }) => delta)).toEqual([0.9, 0.75, 0.6, 0.5, 0.4, 0.25, 0.1]);
    for (const { strike, vol } of smile.deltas) expect(vol).toBeCloseTo(volAt(strike!), 6);
    expect(smile.riskReversal25).toBeGreaterThan(0);
    expect(smile.riskReversal10).toBeGreaterThan(smile.riskReversal25!);
  });
});

describe('points', () => {
  const strikes = Float64Array.of(3, 4, 5);

  test('that are worth less than two ticks are shown, but were not fitted to', () => {
    const day = dayOf(
      analyseDay(
        optionDay({
          ...{ product: 'NG', tradeDate: '2026-06-15', futures: { '2026-12': FORWARD } },
          rows: [
            ...settledChain('LN', '2026-12', strikesBetween(3, 5, 0.25), (type, strike) =>
              black76Price(type, FORWARD, strike, YEARS, 0.3, 0.04),
            ),
            { series: 'LN', month: '2026-12', type: 'PUT', strike: 1, settle: 0.001 },
          ],
        }),
      ),
    );
    const { points } = volatilitySmile(day, day.expiries[0]!);
    expect(points[0]).toMatchObject({
      strike: 1,
      type: 'PUT',
      isUsed: false,
      volStatus: 'AT_MINIMUM_TICK',
      bidVol: null,
    });
    expect(points.slice(1).every(({ isUsed }) => isUsed)).toBe(true);
  });

  test('without a settlement or quote are left out, and one with a bid alone says why it has no volatility', () => {
    const expiry = analysedExpiry({
      ...{ series: 'LN', forward: 4, years: 0.5, strikes, model: { model: 'BLACK76', reason: 'EXERCISE_STYLE' } },
      puts: optionSide(3, { bid: Float64Array.of(0.1, NaN, NaN), volStatus: Uint8Array.of(1, 1, 1) }),
      calls: optionSide(3, { ask: Float64Array.of(NaN, NaN, 6), volStatus: Uint8Array.of(1, 1, 1) }),
    });
    const { points } = volatilitySmile(dayOf([expiry]), expiry);
    expect(points).toHaveLength(2);
    expect(points[0]).toMatchObject({ strike: 3, type: 'PUT', vol: null, volStatus: 'NO_QUOTE', askVol: null });
    expect(points[0]).toMatchObject({ bidVolStatus: 'OK', askVolStatus: 'NO_QUOTE' });
    expect(points[0]!.bidVol).toBeGreaterThan(0);
    // Worth more than the future: there is no such volatility.
    expect(points[1]).toMatchObject({ strike: 5, type: 'CALL', bidVol: null, askVol: null, isUsed: false });
    expect(points[1]).toMatchObject({ bidVolStatus: 'NO_QUOTE', askVolStatus: 'ABOVE_BOUND' });
  });

  test('have neither log-moneyness nor fit where prices are not positive', () => {
    const expiry = analysedExpiry({
      ...{ forward: -37.63, years: 0.1, strikes: Float64Array.of(-40, -35), atmVol: 60 },
      model: { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' },
      puts: optionSide(2, { settle: Float64Array.of(5, 9), vol: Float64Array.of(60, 61) }),
      calls: optionSide(2, { settle: Float64Array.of(8, 6), vol: Float64Array.of(60, 61) }),
    });
    const smile = volatilitySmile({ ...dayOf([expiry]), product: 'CL' }, expiry);
    expect(smile).toMatchObject({ fit: null, curve: [], atmVol: 60, model: 'BACHELIER', riskReversal25: null });
    expect(smile.points.map(({ vol, logMoneyness, fitted }) => [vol, logMoneyness, fitted])).toEqual([
      [60, null, null],
      [60, null, null],
      [61, null, null],
    ]);
    expect(smile.deltas.every(({ vol }) => vol === null)).toBe(true);
  });
});
