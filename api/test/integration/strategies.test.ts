/** Proves what the API answers of strategies over HTTP: settlements made from known volatilities, and lines worked by hand. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { americanPrice, black76Price } from '@cushing/quant';

import { LN_YEARS, LO_YEARS, OPTIONS, OPTION_FUTURES, loVol } from '../support/option-market.js';
import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';

const ANALYST = { authorization: 'Test ANALYST' };
const STRATEGY = `query ($input: StrategyInput!) { analyzeStrategy(input: $input) {
  product tradeDate source cost costUsd profit profitUsd firstExpiry
  legs { symbol underlying quantity price settle forward expiry years model vol volSource delta gamma vega theta rho }
  greeks { greek name unit value status usd } breakEvens maximumGain maximumLoss isGainUnlimited isLossUnlimited
  payoff { price atExpiry today } grid { prices volShifts days values } } }`;

type Input = Readonly<Record<string, unknown>>;

interface Analysis {
  readonly [field: string]: unknown;
  readonly legs: readonly Readonly<Record<string, unknown>>[];
  readonly greeks: readonly {
    readonly greek: string;
    readonly unit: string;
    readonly value: number;
    readonly usd: number;
  }[];
  readonly breakEvens: readonly number[];
  readonly payoff: readonly { readonly price: number; readonly atExpiry: number; readonly today: number }[];
  readonly grid: { readonly values: readonly number[] };
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: [OPTION_FUTURES, OPTIONS] });
});
afterAll(() => server.close());

async function ask(input: Input): Promise<TestAnswer['body']> {
  return (await server.query(STRATEGY, { input }, ANALYST)).body;
}

async function analysisOf(input: Input): Promise<Analysis> {
  const { data, errors } = await ask(input);
  expect(errors).toBeUndefined();
  return data!['analyzeStrategy'] as Analysis;
}

/** Two contracts of a bull call spread for 3.25. */
const VERTICAL = {
  product: 'CL',
  legs: [
    { symbol: 'LOZ26 C7500', quantity: 2, price: 6 },
    { symbol: 'loz26 c8000', quantity: -2, price: 2.75 },
  ],
};

describe('a strategy', () => {
  test('costs what its premiums are, ends as worked by hand, and is told in USD', async () => {
    const analysis = await analysisOf(VERTICAL);
    expect(analysis).toMatchObject({
      ...{ product: 'CL', tradeDate: '2026-06-15', source: 'IMPORTED', firstExpiry: '2026-11-17' },
      ...{ cost: 6.5, costUsd: 6_500, isGainUnlimited: false, isLossUnlimited: false },
      ...{ maximumGain: expect.closeTo(3.5, 10), maximumLoss: expect.closeTo(6.5, 10) },
      breakEvens: [expect.closeTo(78.25, 10)],
    });
  });

  test('values its legs at the vols of their settlements', async () => {
    const { legs, greeks, ...rest } = await analysisOf(VERTICAL);
    const [long, short] = [75, 80].map((strike) =>
      americanPrice('CALL', 75, strike, LO_YEARS, loVol(strike), 0.04, 'HIGH'),
    );
    expect(legs[1]).toMatchObject({
      ...{ symbol: 'LOZ26 C8000', underlying: 'CLZ26', quantity: -2, price: 2.75, forward: 75, expiry: '2026-11-17' },
      ...{
        model: 'AMERICAN',
        volSource: 'PRICE',
        settle: expect.closeTo(short!, 10),
        vol: expect.closeTo(loVol(80), 5),
      },
    });
    expect(rest['profit']).toBeCloseTo(2 * (long! - 6) - 2 * (short! - 2.75), 3);
    expect(rest['profitUsd']).toBeCloseTo(1_000 * Number(rest['profit']), 6);
    const delta = greeks.find(({ greek }) => greek === 'DELTA')!;
    expect(delta.value).toBeCloseTo(2 * Number(legs[0]!['delta']) - 2 * Number(legs[1]!['delta']), 10);
    expect(delta.usd).toBeCloseTo(1_000 * delta.value, 8);
    const vega = greeks.find(({ greek }) => greek === 'VEGA')!;
    expect(vega.unit).toBe('USD/bbl per vol point');
    expect(vega.value).toBeCloseTo(2 * Number(legs[0]!['vega']) - 2 * Number(legs[1]!['vega']), 10);
  });

  test('is entered at the settlements where it says nothing else', async () => {
    const legs = [
      { symbol: 'CLZ26', quantity: 1 },
      { symbol: 'LOZ26 P7000', quantity: 1 },
    ];
    const analysis = await analysisOf({ product: 'CL', legs });
    const put = americanPrice('PUT', 75, 70, LO_YEARS, loVol(70), 0.04, 'HIGH');
    expect(analysis.legs[0]).toMatchObject({ price: 75, settle: 75, delta: 1, gamma: 0, expiry: null, vol: null });
    expect(analysis['cost']).toBeCloseTo(put, 10);
    expect(analysis['profit']).toBeCloseTo(0, 4);
    // A put under a future: at worst the strike is got for it.
    expect(analysis).toMatchObject({
      maximumLoss: expect.closeTo(5 + put, 10),
      maximumGain: null,
      isGainUnlimited: true,
    });
    expect(analysis.breakEvens).toEqual([expect.closeTo(75 + put, 10)]);
  });

  test('takes a vol that the price has not from the smile', async () => {
    // Settled at 20, five less than exercising it is worth.
    const { legs } = await analysisOf({ product: 'CL', legs: [{ symbol: 'LOZ26 C5000', quantity: 1 }] });
    expect(legs[0]).toMatchObject({ price: 20, volSource: 'SMILE', vol: expect.closeTo(loVol(50), 3) });
  });

  test('has a payoff along prices, today and at expiry', async () => {
    const { payoff } = await analysisOf({ ...VERTICAL, priceFrom: 70, priceTo: 90, priceSteps: 5 });
    expect(payoff.map(({ price }) => price)).toEqual([70, 75, 80, 85, 90]);
    expect(payoff.map(({ atExpiry }) => atExpiry)).toEqual(
      [-6.5, -6.5, 3.5, 3.5, 3.5].map((value) => expect.closeTo(value, 10)),
    );
    const worth = (strike: number): number => americanPrice('CALL', 85, strike, LO_YEARS, loVol(strike), 0.04, 'HIGH');
    expect(payoff[3]!.today).toBeCloseTo(2 * worth(75) - 2 * worth(80) - 6.5, 3);
  });

  test('has a grid of prices, vol shifts and days, in this order', async () => {
    const legs = [{ symbol: 'LNZ26 C4000', quantity: 3, price: 0.5 }];
    const ranges = { prices: [3.5, 4.5], volShifts: [-0.1, 0.1], days: [0, 30, 200] };
    const analysis = await analysisOf({ product: 'NG', legs, ...ranges });
    expect(analysis.grid).toMatchObject(ranges);
    const rate = 0.04;
    const expected = ranges.prices.flatMap((price) =>
      ranges.volShifts.flatMap((shift) =>
        ranges.days.map((days) => {
          const years = LN_YEARS - days / 365;
          const value = years > 0 ? black76Price('CALL', price, 4, years, 0.5 + shift, rate) : Math.max(price - 4, 0);
          return expect.closeTo(3 * (value - 0.5), 6);
        }),
      ),
    );
    expect(analysis.grid.values).toEqual(expected);
  });

  test('of two expiries ends with the first: break-evens are where nothing is gained then', async () => {
    const legs = [
      { symbol: 'LNZ26 C4000', quantity: -1 },
      { symbol: 'LNF27 C4000', quantity: 1 },
    ];
    const first = await analysisOf({ product: 'NG', legs });
    expect(first).toMatchObject({ firstExpiry: '2026-11-24' });
    expect(first.breakEvens).toHaveLength(2);
    const { payoff } = await analysisOf({ product: 'NG', legs, prices: first.breakEvens });
    for (const { atExpiry } of payoff) expect(atExpiry).toBeCloseTo(0, 7);
    // Its future is 0.2 dearer, so it is worth most at the strike: a call at 4.2 for the month that is left.
    const left = 34 / 365;
    const worth = black76Price('CALL', 4.2, 4, left, 0.45, 0.04);
    expect(first['maximumGain']).toBeCloseTo(worth - Number(first['cost']), 4);
  });

  test('below zero has numbers everywhere, and no floor', async () => {
    const legs = [
      { symbol: 'LOM20 P-500', quantity: -1 },
      { symbol: 'LOM20 C0', quantity: 1 },
      { symbol: 'CLK20', quantity: 1 },
    ];
    const analysis = await analysisOf({
      product: 'CL',
      asOf: '2020-04-20',
      legs,
      prices: [-60, 0, 60],
      days: [0, 5, 40],
    });
    expect(analysis.legs.map(({ model }) => model)).toEqual(['BACHELIER', 'BACHELIER', null]);
    expect(analysis).toMatchObject({
      isGainUnlimited: true,
      isLossUnlimited: true,
      maximumGain: null,
      maximumLoss: null,
    });
    expect(analysis.grid.values).toHaveLength(9);
    expect(analysis.grid.values.every((value) => Number.isFinite(value))).toBe(true);
    expect(analysis.greeks.find(({ greek }) => greek === 'VEGA')!.unit).toBe('USD/bbl per 0.01 USD/bbl of vol');
  });

  test('shows prices beyond every strike where it is asked for none', async () => {
    const { payoff } = await analysisOf(VERTICAL);
    expect(payoff).toHaveLength(101);
    // Three deviations of 35 % for 155 days, about.
    expect(payoff[0]!.price).toBeLessThan(40);
    expect(payoff[100]!.price).toBeGreaterThan(130);
  });

  test('may have 50,000 points', async () => {
    const days = Array.from({ length: 20 }, (_, index) => index);
    const volShifts = Array.from({ length: 25 }, (_, index) => (index - 12) / 100);
    const { grid } = await analysisOf({ ...VERTICAL, priceFrom: 50, priceTo: 100, priceSteps: 100, days, volShifts });
    expect(grid.values).toHaveLength(50_000);
  });

  test('may have 50,000 prices where their payoff is not asked for', async () => {
    const input = { ...VERTICAL, priceFrom: 50, priceTo: 100, priceSteps: 50_000 };
    const costAndGrid = 'query ($input: StrategyInput!) { analyzeStrategy(input: $input) { cost grid { values } } }';
    const { body } = await server.query(costAndGrid, { input }, ANALYST);
    expect(body.errors).toBeUndefined();
    expect((body.data!['analyzeStrategy'] as Analysis).grid.values).toHaveLength(50_000);
    const { errors } = await ask(input);
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'LIMIT_EXCEEDED' });
  });

  test('is counted as often as its grid is asked for, in fragments too', async () => {
    const input = { ...VERTICAL, priceFrom: 50, priceTo: 100, priceSteps: 40_000 };
    const grids = `a: grid { values } ... on StrategyAnalysis { b: grid { values } } ...third`;
    const document = `query ($input: StrategyInput!) { analyzeStrategy(input: $input) { ${grids} } }
      fragment third on StrategyAnalysis { c: grid { values } }`;
    const { body } = await server.query(document, { input }, ANALYST);
    expect(body.errors?.[0]?.extensions).toMatchObject({ reason: 'LIMIT_EXCEEDED' });
  });
});

describe('what is refused', () => {
  const leg = { symbol: 'LOZ26 C7500', quantity: 1 };
  const of = (...legs: readonly Input[]): Input => ({ product: 'CL', legs });

  test.each<[string, Input, Input]>([
    ['no legs', of(), { reason: 'TOO_MANY_LEGS', field: 'legs' }],
    ['a thirteenth leg', of(...new Array<Input>(13).fill(leg)), { reason: 'TOO_MANY_LEGS', field: 'legs' }],
    ['no contracts', of(leg, { ...leg, quantity: 0 }), { reason: 'OUT_OF_RANGE', field: 'legs[1].quantity', leg: 2 }],
    ['a price beyond all', of({ ...leg, price: 1e9 }), { reason: 'OUT_OF_RANGE', field: 'legs[0].price' }],
    ['what is no symbol', of({ ...leg, symbol: 'oil' }), { reason: 'SYMBOL_FORM', field: 'legs[0].symbol', leg: 1 }],
    [
      'another product',
      of(leg, { ...leg, symbol: 'LNZ26 C4000' }),
      { reason: 'LEG_OF_OTHER_PRODUCT', field: 'legs[1].symbol', leg: 2 },
    ],
    [
      'an expiry that is not listed',
      of({ ...leg, symbol: 'LOF27 C7500' }),
      { reason: 'EXPIRY_NOT_LISTED', leg: 1, nearest: ['LOZ26'] },
    ],
    [
      'a strike that is not listed',
      of(leg, { ...leg, symbol: 'LOZ26 P7510' }),
      { reason: 'STRIKE_NOT_LISTED', leg: 2, nearest: ['LOZ26 P7250', 'LOZ26 P7500', 'LOZ26 P7750', 'LOZ26 P8000'] },
    ],
    [
      'a future that did not settle',
      of({ ...leg, symbol: 'CLF27' }),
      { reason: 'CONTRACT_NOT_LISTED', leg: 1, nearest: ['CLZ26'] },
    ],
    [
      'a leg without any price',
      { product: 'NG', legs: [{ symbol: 'ONZ26 P4000', quantity: 1 }] },
      { reason: 'NO_SETTLE', field: 'legs[0].price' },
    ],
    ['a day before today', { ...of(leg), days: [0, -1] }, { reason: 'OUT_OF_RANGE', field: 'days[1]' }],
    ['prices in two ways', { ...of(leg), prices: [70], priceTo: 80 }, { reason: 'ONE_OF', field: 'prices' }],
    ['half a range', { ...of(leg), priceFrom: 70 }, { reason: 'MISSING', field: 'priceTo' }],
    [
      'a range that runs down',
      { ...of(leg), priceFrom: 70, priceTo: 60 },
      { reason: 'OUT_OF_RANGE', field: 'priceTo' },
    ],
    ['a single step', { ...of(leg), priceSteps: 1 }, { reason: 'OUT_OF_RANGE', field: 'priceSteps' }],
    [
      'more than 50,000 points',
      { ...of(leg), priceSteps: 1_001, days: Array.from({ length: 50 }, (_, index) => index) },
      { reason: 'TOO_MANY_POINTS', field: 'prices' },
    ],
  ])('%s', async (_, input, extensions) => {
    const { data, errors } = await ask(input);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', ...extensions });
  });

  test('tells a person which leg it is, and what there is', async () => {
    const { errors } = await ask(of(leg, { ...leg, symbol: 'LOF27 C7500' }));
    expect(errors?.[0]?.message).toBe(
      'Leg 2, "LOF27 C7500": no such expiry is listed on 2026-06-15. The nearest: LOZ26.',
    );
  });

  test('far too much is refused before anything is read', async () => {
    const tooMuch = { priceSteps: 50_000, days: [0, 1, 2] };
    // Another product's leg would be told of as soon as there is a day.
    const { errors } = await ask({ ...of({ ...leg, symbol: 'LNZ26 C4000' }), ...tooMuch });
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'TOO_MANY_POINTS', field: 'prices' });
  });

  test('a date before the first one', async () => {
    const { errors } = await ask({ ...of(leg), asOf: '2020-04-19' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'BEFORE_FIRST_TRADE_DATE' });
  });
});
