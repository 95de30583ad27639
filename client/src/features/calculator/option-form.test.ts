import { describe, expect, test } from '@jest/globals';
import { isoDate, parseContractMonth } from '@cushing/products';

import { readView } from './calculator-view.js';
import type { Chain } from './market-values.js';
import { expiryShown, isExpiryOf, optionForm } from './option-form.js';
import type { Expiries, MarketAnswers } from './option-form.js';

const DECEMBER = isoDate('2026-12-16');
const ON = isoDate('2026-11-20');
const MONTH = parseContractMonth('2027-01')!;

const quote = (settle: number | null, iv: number | null) => ({ settle, bid: null, ask: null, iv });
const CHAIN: Chain = {
  product: 'CL',
  series: 'LO',
  month: MONTH,
  expiry: DECEMBER,
  underlying: 'CLF27',
  tradeDate: ON,
  source: 'SIMULATED',
  forward: 73.89,
  forwardSource: 'FUTURE_SETTLE',
  rate: 0.0412345678,
  rateSource: 'CURVE',
  rateDate: ON,
  model: 'AMERICAN',
  atmVol: 0.26,
  atmStrike: 74,
  rows: [
    { strike: 73, call: quote(2.1, 0.27), put: quote(1.2, 0.28) },
    { strike: 74, call: quote(1.6, 0.264176), put: quote(1.7, 0.262) },
    { strike: 75, call: { settle: null, bid: 1.1, ask: 1.2, iv: null }, put: quote(null, 0.25) },
  ],
};
const EXPIRIES: Expiries = [
  ['2026-11-24', 4],
  ['2026-12-16', 26],
  ['2027-01-14', 55],
].map(([expiry, daysToExpiry]) => ({
  series: 'LO' as const,
  month: MONTH,
  expiry: isoDate(String(expiry)),
  underlying: 'CLF27',
  tradeDate: ON,
  daysToExpiry: Number(daysToExpiry),
  forward: 73.89,
  atmVol: 0.26,
  atmVolStatus: 'OK' as const,
}));
const ANSWERS: MarketAnswers = { expiries: EXPIRIES, chain: CHAIN, today: isoDate('2030-01-01') };
const NONE: MarketAnswers = { expiries: [], chain: undefined, today: isoDate('2026-11-20') };
const form = (query: string, answers = ANSWERS) => optionForm(readView(new URLSearchParams(query)), answers);

describe('what nobody typed', () => {
  test('is the future’s settle, the strike at the money with its vol and settle, the rate; each says where it is from', () => {
    const { field, option, valuation, model } = form('product=CL');
    expect(field('forward')).toMatchObject({ text: '73.89', hint: 'CLF27, settle of 20 Nov 2026' });
    expect(field('strike')).toMatchObject({ text: '74', hint: 'listed strike at the money' });
    expect(field('vol')).toMatchObject({ text: '26.4176', hint: 'implied by its price, LO 20 Nov 2026' });
    expect(field('rate')).toMatchObject({ text: '4.1235', hint: 'curve of 20 Nov 2026' });
    expect(valuation).toBe('2026-11-20');
    expect(model).toBe('AMERICAN');
    expect(option).toEqual({
      type: 'CALL',
      forward: 73.89,
      strike: 74,
      years: 26 / 365,
      rate: 0.041235,
      given: { kind: 'VOL', vol: 0.264176, normalVol: 73.89 * 0.264176 },
    });
  });

  test('follows the strike: its settle, the mid of its quote, its twin’s vol, or the line between two', () => {
    expect(form('given=PRICE&strike=73&type=PUT').field('price')).toMatchObject({
      text: '1.20',
      hint: 'settle of 20 Nov 2026',
    });
    expect(form('given=PRICE&strike=75').field('price')).toMatchObject({
      text: '1.15',
      hint: 'mid of bid and ask of 20 Nov 2026',
    });
    expect(form('strike=75').field('vol')).toMatchObject({
      text: '25',
      hint: 'implied by the put of the strike, LO 20 Nov 2026',
    });
    // Out of the money on both sides: the put's 28 at 73, the call's 26.4176 at 74.
    expect(form('strike=73.5').field('vol').text).toBe('27.2088');
    expect(form('strike=90').field('vol')).toMatchObject({
      text: '25',
      hint: expect.stringContaining('nearest strike'),
    });
    expect(form('given=PRICE&strike=73.5').field('price')).toMatchObject({ text: '', error: 'Enter the premium.' });
  });

  test('is not discounted where the premium is margined', () => {
    const brent: Chain = { ...CHAIN, product: 'BZ', series: 'BZO', model: 'BLACK76' };
    const { field } = form('product=BZ', { ...ANSWERS, chain: brent });
    expect(field('rate')).toMatchObject({ text: '0', hint: 'premium is margined: not discounted' });
  });

  test('is a normal vol where the market’s own are', () => {
    const crash: Chain = { ...CHAIN, model: 'BACHELIER', forward: -37.63, atmStrike: 73 };
    const shown = form('product=CL', { ...ANSWERS, chain: crash });
    expect(shown.field('normalVol')).toMatchObject({ text: '0.27' });
    expect(shown.model).toBe('BACHELIER');
    expect(shown.option).toMatchObject({ forward: -37.63, given: { kind: 'VOL', normalVol: 0.27 } });
    // A vol in percent that is typed takes its place.
    expect(form('vol=50', { ...ANSWERS, chain: crash }).option).toMatchObject({ given: { normalVol: 18.815 } });
  });

  test('is an example without a market, and what there is none of is asked for', () => {
    const { field, option, lifeBy } = form('product=CL', NONE);
    expect(field('forward').error).toBe('Enter the price of the future.');
    expect(field('vol')).toMatchObject({ text: '30', hint: 'example' });
    expect(lifeBy).toBe('DAYS');
    expect(option).toBeUndefined();
    expect(form('forward=80', NONE).option).toMatchObject({ forward: 80, strike: 80, years: 30 / 365 });
  });
});

describe('time', () => {
  test.each([
    ['expiry=2027-01-14', 'EXPIRY', 55 / 365],
    ['days=73', 'DAYS', 0.2],
    ['years=0.5', 'YEARS', 0.5],
    ['expiry=2027-01-14&days=0', 'DAYS', 0],
    ['expiry=2026-11-20', 'EXPIRY', 0],
    // Clocks in New York went back on the first of November 2026: an hour more.
    ['asOf=2026-10-30&expiry=2026-11-17', 'EXPIRY', (18 + 1 / 24) / 365],
  ])('%s is said by %s', (query, lifeBy, years) => {
    const shown = form(query);
    expect(shown.lifeBy).toBe(lifeBy);
    expect(shown.years.value).toBeCloseTo(years, 14);
  });

  test('an expiry before the valuation is wrong, beside its field', () => {
    const { field, option } = form('expiry=2026-11-17');
    expect(field('expiry').error).toBe('Before the valuation on 20 Nov 2026.');
    expect(option).toBeUndefined();
  });

  test('the expiry shown is the address’s, else the first with a week left', () => {
    const shown = (query: string) => expiryShown(readView(new URLSearchParams(query)), EXPIRIES);
    expect(shown('')).toBe('2026-12-16');
    expect(shown('expiry=2026-11-24')).toBe('2026-11-24');
    expect(shown('product=NG')).toBeUndefined();
    expect(isExpiryOf(readView(new URLSearchParams('product=CL')), DECEMBER)).toBe(true);
    expect(isExpiryOf(readView(new URLSearchParams('product=CL')), isoDate('2026-12-17'))).toBe(false);
  });
});

describe('what is typed', () => {
  test.each([
    ['forward=x', 'forward', /Enter a number/u],
    ['vol=-5', 'vol', /Above 0/u],
    ['rate=', 'rate', /Enter the rate/u],
    ['given=PRICE&price=-1', 'price', /not below 0/u],
    ['normalVol=0', 'normalVol', /Above 0/u],
    ['days=-1', 'days', /From 0/u],
  ] as const)('%s is wrong at its field, and nothing is calculated', (query, name, error) => {
    const shown = form(query);
    expect(shown.field(name).error).toMatch(error);
    expect(shown.option).toBeUndefined();
  });

  test('what is not needed may be wrong', () => {
    expect(form('vol=x&price=1.5').option?.given).toEqual({ kind: 'PRICE', price: 1.5 });
    expect(form('given=vol&normalVol=12').option?.given).toMatchObject({ normalVol: 12 });
  });

  test('a strike off the grid, or one that only Bachelier knows, is said', () => {
    expect(form('strike=75.1').field('strike').hint).toBe('Off the strike grid of LO');
    expect(form('strike=-5').field('strike').hint).toBe('Not positive: Bachelier alone');
    expect(form('forward=-1').model).toBe('BACHELIER');
  });
});

test('the model that is used is told by the prices in the form, and the one of the terms beside it', () => {
  const american = form('product=CL&forward=75&strike=70');
  expect([american.model, american.modelNote]).toEqual([
    'AMERICAN',
    'American, exact, because the option can be exercised on any day.',
  ]);
  for (const query of ['forward=-37.63&strike=-40', 'forward=20&strike=-40', 'forward=-37.63&strike=10']) {
    const normal = form(`product=CL&${query}`);
    expect([normal.model, normal.modelNote]).toEqual([
      'BACHELIER',
      'American, exact, by its terms; Bachelier here, as a price is not positive.',
    ]);
  }
});
