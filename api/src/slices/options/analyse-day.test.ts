/**
 * Prices that are made from known volatilities come back as those volatilities, of every kind of option; what the
 * analysis says beside them is worked out by hand.
 */
import { describe, expect, test } from '@jest/globals';
import { americanPrice, black76Greeks, black76Price, sviTotalVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';
import type { OptionType } from '@cushing/products';

import { optionDay, settledChain, strikesBetween } from '../../../test/support/option-day.js';
import type { OptionDayText, OptionRow } from '../../../test/support/option-day.js';
import { analyseDay } from './analyse-day.js';
import { markDay } from './mark-day.js';
import { VOL_STATUSES } from './options.types.js';
import type { AnalysedExpiry, OptionSide } from './options.types.js';

/** Free of arbitrage; put skew, an at-the-money volatility around 0.37 to a time of 0.21 years. */
const CRUDE: SviParameters = { a: 0.008, b: 0.06, rho: -0.35, m: 0.02, sigma: 0.35 };
/** Call skew, as gas has before a winter. */
const GAS: SviParameters = { a: 0.02, b: 0.12, rho: 0.3, m: -0.05, sigma: 0.4 };

/** On 2026-09-01 LOZ26 has 77 days left, until 2026-11-17, and an hour more: clocks go back between. */
const LOZ26_YEARS = (77 + 1 / 24) / 365;

function analyse(text: OptionDayText): readonly AnalysedExpiry[] {
  return analyseDay(optionDay(text));
}

function only(text: OptionDayText): AnalysedExpiry {
  const expiries = analyse(text);
  expect(expiries).toHaveLength(1);
  return expiries[0]!;
}

function volAt(smile: SviParameters, strike: number, forward: number, years: number): number {
  return Math.sqrt(sviTotalVariance(smile, Math.log(strike / forward)) / years);
}

function statusOf(side: OptionSide, index: number): string {
  return VOL_STATUSES[side.volStatus[index]!]!;
}

/** Chains whose prices are a model's at a smile's volatilities. */
function pricedBy(
  price: typeof black76Price,
  { smile, forward, years, rate }: { smile: SviParameters; forward: number; years: number; rate: number },
): (type: OptionType, strike: number) => number {
  return (type, strike) => price(type, forward, strike, years, volAt(smile, strike, forward, years), rate);
}

const highestAccuracy: typeof black76Price = (type, F, K, T, sigma, r) =>
  americanPrice(type, F, K, T, sigma, r, 'HIGH');

describe('a chain made from a known smile comes back as it', () => {
  const strikes = strikesBetween(45, 90, 0.5);

  test('American options with the premium paid at the start', () => {
    const market = { smile: CRUDE, forward: 63.4, years: LOZ26_YEARS, rate: 0.04 };
    const found = only({
      product: 'CL',
      tradeDate: '2026-09-01',
      rows: settledChain('LO', '2026-12', strikes, pricedBy(highestAccuracy, market)),
      futures: { '2026-12': 63.4 },
    });
    expect(found.model).toEqual({ model: 'AMERICAN', reason: 'EXERCISE_STYLE' });
    expectSmile(found, market, 1e-5);
    expect(found.smile!.isRepaired).toBe(false);
    strikes.forEach((strike, index) => {
      for (const type of ['CALL', 'PUT'] as const) {
        const side = type === 'CALL' ? found.calls : found.puts;
        // The error bound of the fast prices.
        expect(Math.abs(side.theoretical[index]! - side.settle[index]!)).toBeLessThan(2e-5 * 63.4);
        if (type === 'CALL' ? strike > 63.4 : strike < 63.4) {
          expect(Math.abs(side.vol[index]! - volAt(CRUDE, strike, 63.4, market.years))).toBeLessThan(1e-5);
        }
      }
    });
  });

  test('European options, discounted at the rate to their expiry', () => {
    // LNF27 expires on 2026-12-28, 118 days and an hour after: a third of the way from 90 to 174 days, and a bit.
    const days = 118 + 1 / 24;
    const share = (days - 90) / 84;
    const rate = ((1 - share) * 0.03 * 90 + share * 0.05 * 174) / days;
    const market = { smile: GAS, forward: 4.2, years: days / 365, rate };
    const found = only({
      product: 'NG',
      tradeDate: '2026-09-01',
      rows: settledChain('LN', '2027-01', strikesBetween(2.5, 8, 0.05), pricedBy(black76Price, market)),
      futures: { '2027-01': 4.2 },
      rates: [
        { tenorDays: 30, rate: 0.01 },
        { tenorDays: 90, rate: 0.03 },
        { tenorDays: 174, rate: 0.05 },
      ],
    });
    expect(found.expiry).toBe('2026-12-28');
    expect(found.rate).toBeCloseTo(rate, 14);
    expect(found.model).toEqual({ model: 'BLACK76', reason: 'EXERCISE_STYLE' });
    expectSmile(found, market, 1e-9);
    expect(found.smile!.parameters.a).toBeCloseTo(GAS.a, 8);
    expect(found.smile!.parameters.b).toBeCloseTo(GAS.b, 8);
    expect(found.smile!.parameters.rho).toBeCloseTo(GAS.rho, 8);
    expect(found.smile!.parameters.m).toBeCloseTo(GAS.m, 8);
    expect(found.smile!.parameters.sigma).toBeCloseTo(GAS.sigma, 8);
  });

  test('margined options, which nothing is discounted of', () => {
    // BZOF27 expires three London business days before BZF27 ends on 2026-11-30: 2026-11-25, 85 days and an hour.
    const market = { smile: CRUDE, forward: 66, years: (85 + 1 / 24) / 365, rate: 0 };
    const found = only({
      product: 'BZ',
      tradeDate: '2026-09-01',
      rows: settledChain('BZO', '2027-01', strikes, pricedBy(black76Price, market)),
      futures: { '2027-01': 66 },
    });
    expect(found.expiry).toBe('2026-11-25');
    expect(found.rate).toBe(0);
    expect(found.model).toEqual({ model: 'BLACK76', reason: 'FUTURES_STYLE_PREMIUM' });
    expectSmile(found, market, 1e-9);
  });

  function expectSmile(
    found: AnalysedExpiry,
    { smile, forward, years }: { smile: SviParameters; forward: number; years: number },
    error: number,
  ): void {
    expect(found.years).toBeCloseTo(years, 14);
    expect(found.atmVol).toBeCloseTo(volAt(smile, forward, forward, years), 5);
    expect(Math.abs(found.atmVol - volAt(smile, forward, forward, years))).toBeLessThan(error);
    for (const strike of found.strikes) {
      const vol = volAt(found.smile!.parameters, strike, forward, years);
      expect(Math.abs(vol - volAt(smile, strike, forward, years))).toBeLessThan(error);
    }
    // In vol points.
    expect(found.smile!.rmse).toBeLessThan(100 * error);
  }
});

describe('an expiry', () => {
  const market = { smile: CRUDE, forward: 63.4, years: LOZ26_YEARS, rate: 0.04 };
  const chain = settledChain('LO', '2026-12', strikesBetween(50, 80, 1), pricedBy(highestAccuracy, market));
  const day: OptionDayText = { product: 'CL', tradeDate: '2026-09-01', rows: chain, futures: { '2026-12': 63.4 } };

  test('has its dates, its future and the strikes in ascending order, whatever the order of the rows', () => {
    const other = settledChain('LO', '2026-11', [64, 63], () => 1);
    const rows = [...chain, ...other].reverse();
    const [november, december] = analyse({ ...day, rows });
    expect(november).toMatchObject({ series: 'LO', month: '2026-11', underlying: 'CLX26' });
    expect([...november!.strikes]).toEqual([63, 64]);
    expect(december).toMatchObject({
      series: 'LO',
      month: '2026-12',
      expiry: '2026-11-17',
      underlying: 'CLZ26',
      daysToExpiry: 77,
      forward: 63.4,
      forwardSource: 'FUTURE_SETTLE',
      rate: 0.04,
    });
    expect(december).toEqual(analyse(day)[0]);
  });

  test('keeps what the source says at the strike, and nothing where it has no such option', () => {
    const [found] = analyse({
      ...day,
      rows: [
        { series: 'LO', month: '2026-12', type: 'CALL', strike: 65, settle: 3.1, volume: 12, openInterest: 340 },
        { series: 'LO', month: '2026-12', type: 'PUT', strike: 60, bid: 1.9, ask: 2.1 },
      ],
    });
    expect([...found!.strikes]).toEqual([60, 65]);
    expect([...found!.calls.isListed]).toEqual([0, 1]);
    expect([...found!.puts.isListed]).toEqual([1, 0]);
    expect(found!.calls.settle[1]).toBe(3.1);
    expect(found!.calls.volume[1]).toBe(12);
    expect(found!.calls.openInterest[1]).toBe(340);
    expect(found!.puts.bid[0]).toBe(1.9);
    expect(found!.puts.ask[0]).toBe(2.1);
    expect(found!.puts.settle[0]).toBeNaN();
    expect(found!.calls.settle[0]).toBeNaN();
    expect(statusOf(found!.calls, 0)).toBe('NO_QUOTE');
  });

  test('has Greeks in a desk’s units: near what the price changes by', () => {
    const found = only(day);
    const index = found.strikes.indexOf(65);
    const vol = volAt(CRUDE, 65, 63.4, market.years);
    const price = (F: number, years: number, sigma: number, rate: number): number =>
      americanPrice('CALL', F, 65, years, sigma, rate, 'HIGH');
    const at = price(63.4, market.years, vol, 0.04);
    const { delta, gamma, vega, theta, rho } = found.calls;
    const [up, down] = [price(63.9, market.years, vol, 0.04), price(62.9, market.years, vol, 0.04)];
    expect(delta[index]).toBeCloseTo(up - down, 3);
    expect(gamma[index]).toBeCloseTo((up - 2 * at + down) / 0.25, 3);
    expect(vega[index]).toBeCloseTo(price(63.4, market.years, vol + 0.01, 0.04) - at, 3);
    expect(theta[index]).toBeCloseTo(price(63.4, market.years - 1 / 365, vol, 0.04) - at, 3);
    expect(rho[index]).toBeCloseTo(price(63.4, market.years, vol, 0.05) - at, 3);
  });

  test('has a model of its own where one is asked for', () => {
    const european = { ...day, rows: settledChain('LO', '2026-12', [60, 65], pricedBy(black76Price, market)) };
    const [found] = analyseDay({ ...optionDay(european), model: 'BLACK76' });
    expect(found!.model).toEqual({ model: 'BLACK76', reason: 'ASKED_FOR' });
    expect(found!.calls.vol[1]).toBeCloseTo(volAt(CRUDE, 65, 63.4, market.years), 10);
  });

  test('has no smile for four quotes, and one for five', () => {
    const strikes = [60, 62, 66, 68];
    const few = only({ ...day, rows: settledChain('LO', '2026-12', strikes, pricedBy(highestAccuracy, market)) });
    // Two puts, two calls, and the call at 62 beside the put: it is the nearest strike.
    expect(few.smile!.quotes).toBe(5);
    const rows = settledChain('LO', '2026-12', strikes, pricedBy(highestAccuracy, market));
    const fewer = only({ ...day, rows: rows.filter(({ type, strike }) => type === 'PUT' || strike !== 62) });
    expect(fewer.smile).toBeUndefined();
    expect(fewer.calls.theoretical.every(Number.isNaN)).toBe(true);
    // Between 62 and 66, as far as 63.4 is: 0.35 of the way.
    const [below, above] = [volAt(CRUDE, 62, 63.4, market.years), volAt(CRUDE, 66, 63.4, market.years)];
    expect(fewer.atmVol).toBeCloseTo(0.65 * below + 0.35 * above, 5);
  });

  test('has a smile without the prices of a tick, which have no volatility of their own', () => {
    const whole = only(day);
    const wings: readonly OptionRow[] = [20, 25, 30].map((strike) => ({
      series: 'LO',
      month: '2026-12',
      type: 'PUT',
      strike,
      settle: 0.01,
    }));
    const winged = only({ ...day, rows: [...wings, ...chain] });
    expect(winged.puts.vol[0]).toBeNaN();
    expect(VOL_STATUSES[winged.puts.volStatus[0]!]).toBe('AT_MINIMUM_TICK');
    expect(winged.smile).toEqual(whole.smile);
    // Two ticks do have one.
    const counted = only({ ...day, rows: [{ ...wings[2]!, settle: 0.02 }, ...chain] });
    expect(counted.puts.vol[0]).toBeGreaterThan(0.5);
    expect(counted.smile!.quotes).toBe(whole.smile!.quotes + 1);
  });

  test('has theoretical values of the options that there are', () => {
    const found = only({ ...day, rows: chain.filter(({ type, strike }) => type === 'PUT' || strike !== 70) });
    const index = found.strikes.indexOf(70);
    expect(found.calls.theoretical[index]).toBeNaN();
    expect(found.puts.theoretical[index]).toBeCloseTo(chain.find(({ strike }) => strike === 70)!.settle!, 3);
  });

  test('weighs each quote of its smile by its vega', () => {
    const rows = chain.map((row, index) => ({ ...row, settle: row.settle! * (index % 3 === 0 ? 1.02 : 1) }));
    const found = only({ ...day, rows });
    let squares = 0;
    let weights = 0;
    const { parameters, rmse } = found.smile!;
    found.strikes.forEach((strike, index) => {
      for (const type of ['PUT', 'CALL'] as const) {
        const isQuote = strike === 63 || (type === 'PUT' ? strike < 63.4 : strike > 63.4);
        if (!isQuote) continue;
        const vol = (type === 'PUT' ? found.puts : found.calls).vol[index]!;
        const { vega } = black76Greeks(type, 63.4, strike, market.years, vol, 0);
        squares += vega * (volAt(parameters, strike, 63.4, market.years) - vol) ** 2;
        weights += vega;
      }
    });
    expect(rmse).toBeGreaterThan(0.1);
    expect(rmse).toBeCloseTo(100 * Math.sqrt(squares / weights), 9);
  });

  test('gives way to the nearest smile without arbitrage, and says so', () => {
    // A kink at 58, from which vols rise by 0.3 to 50: a density below zero beside it.
    const dented = settledChain('LO', '2026-12', strikesBetween(50, 80, 1), (type, strike) => {
      const vol = volAt(CRUDE, strike, 63.4, market.years) + (strike < 58 ? (0.3 * (58 - strike)) / 8 : 0);
      return highestAccuracy(type, 63.4, strike, market.years, vol, 0.04);
    });
    const { smile } = only({ ...day, rows: dented });
    expect(smile!.isRepaired).toBe(true);
    expect(smile!.minG).toBeLessThan(0);
    expect(smile!.bestFit).not.toEqual(smile!.parameters);
  });
});

describe('the marks of a day', () => {
  test('are what the analysis finds, of the expiries that are still to come', () => {
    const rows = ['2026-09', '2026-10', '2026-11', '2026-12'].flatMap((month, later) =>
      settledChain('LO', month, strikesBetween(50, 80, 1), (type, strike) =>
        black76Price(type, 63.4, strike, Math.max(later, 0.001) / 12, 0.4, 0),
      ),
    );
    const input = optionDay({
      product: 'CL',
      tradeDate: '2026-09-01',
      rows,
      futures: { '2026-10': 63.1, '2026-11': 63.4 },
    });
    const analysed = analyseDay(input);
    expect(analysed.map(({ years }) => years > 0)).toEqual([false, true, true, true]);
    expect(markDay(input)).toEqual(
      analysed.slice(1).map(({ series, month, expiry, years, forward, model, atmVol, smile }) => ({
        series,
        month,
        expiry,
        years,
        forward,
        model,
        atmVol,
        smile: smile?.parameters,
      })),
    );
  });
});
