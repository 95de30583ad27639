/**
 * Proves what the API answers of options over HTTP: prices that were made from known volatilities come back as those,
 * with the Greeks of the closed forms, which were computed apart with 30 digits.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { LN_YEARS, LO_YEARS, OPTIONS, OPTION_FUTURES, loVol } from '../support/option-market.js';
import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';

interface Quote {
  readonly symbol: string;
  readonly settle: number | null;
  readonly iv: number | null;
  readonly ivStatus: string;
  readonly delta: number | null;
  readonly gamma: number | null;
  readonly vega: number | null;
  readonly theta: number | null;
  readonly rho: number | null;
  readonly theoretical: number | null;
  readonly flags: readonly string[];
}

interface Chain {
  readonly [field: string]: unknown;
  readonly rows: readonly {
    readonly strike: number;
    readonly logMoneyness: number | null;
    readonly call: Quote | null;
    readonly put: Quote | null;
  }[];
}

interface Matrix {
  readonly unit: string;
  readonly columns: readonly { readonly label: string; readonly value: number }[];
  readonly rows: readonly {
    readonly [field: string]: unknown;
    readonly cells: readonly {
      readonly strike: number | null;
      readonly value: number | null;
      readonly status: string;
    }[];
  }[];
}

const QUOTE = `symbol settle bid ask volume openInterest iv ivStatus delta gamma vega theta rho theoretical moneyness flags`;
const CHAIN = `query ($product: ProductCode!, $expiry: Date!, $series: OptionSeries, $asOf: Date, $model: PricingModel) {
  optionChain(product: $product, expiry: $expiry, series: $series, asOf: $asOf, model: $model) {
    product series month expiry expiresAt underlying exerciseStyle premiumStyle tradeDate source daysToExpiry years
    forward forwardSource rate rateSource rateDate model modelReason modelNote atmVol atmVolStatus atmStrike
    openInterestDate rows { strike logMoneyness call { ${QUOTE} } put { ${QUOTE} } }
  } }`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: [OPTION_FUTURES, OPTIONS] });
});
afterAll(() => server.close());

async function chainOf(variables: Record<string, unknown>): Promise<Chain> {
  const { body } = await server.query(CHAIN, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.['optionChain'] as Chain;
}

function rowAt(chain: Chain, strike: number): Chain['rows'][number] {
  return chain.rows.find((row) => row.strike === strike)!;
}

async function expiries(product: string, asOf?: string): Promise<TestAnswer['body']> {
  const fields =
    'series month expiry expiresAt underlying exerciseStyle premiumStyle tradeDate source daysToExpiry years ' +
    'forward forwardSource model atmVol atmVolStatus strikes volume openInterest';
  const query = `query ($asOf: Date) { optionExpiries(product: ${product}, asOf: $asOf) { ${fields} } }`;
  return (await server.query(query, asOf === undefined ? {} : { asOf })).body;
}

describe('the expiries of a product', () => {
  test('have their terms, their forward and the sums of their options', async () => {
    const { data } = await expiries('CL');
    const [expiry, ...others] = data?.['optionExpiries'] as readonly Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(expiry).toMatchObject({
      ...{ series: 'LO', month: '2026-12', expiry: '2026-11-17', expiresAt: '2026-11-17T19:30:00Z' },
      ...{ underlying: 'CLZ26', exerciseStyle: 'AMERICAN', premiumStyle: 'EQUITY' },
      ...{ tradeDate: '2026-06-15', source: 'IMPORTED', daysToExpiry: 155, forward: 75 },
      ...{ forwardSource: 'FUTURE_SETTLE', model: 'AMERICAN', atmVolStatus: 'OK' },
      // 25 strikes of 2.5 and the one between, ten traded and a hundred open of each of the 50.
      ...{ strikes: 26, volume: 500, openInterest: 5_000 },
    });
    expect(expiry!['years']).toBeCloseTo(LO_YEARS, 12);
    expect(expiry!['atmVol']).toBeCloseTo(loVol(75), 5);
  });

  test('are by series, then expiry; a forward without a future is that of put-call parity', async () => {
    const { data } = await expiries('NG');
    const answered = data?.['optionExpiries'] as readonly Record<string, unknown>[];
    expect(answered.map(({ series, expiry, forwardSource }) => [series, expiry, forwardSource])).toEqual([
      ['ON', '2026-11-24', 'FUTURE_SETTLE'],
      ['LN', '2026-11-24', 'FUTURE_SETTLE'],
      ['LN', '2026-12-28', 'PUT_CALL_PARITY'],
    ]);
    expect(answered[2]!['forward']).toBeCloseTo(4.2, 10);
    expect(answered[2]!['atmVol']).toBeCloseTo(0.45, 6);
  });

  test.each([
    ['2026-06-14', '2020-04-20'],
    ['2026-12-01', '2026-06-15'],
  ])('on %s are those of the trade date before it, %s', async (asOf, tradeDate) => {
    const { data } = await expiries('CL', asOf);
    expect(data?.['optionExpiries']).toContainEqual(expect.objectContaining({ tradeDate }));
  });

  test('are none before the first trade date and of a product without options, and the error says what to do', async () => {
    expect((await expiries('CL', '2020-04-19')).errors?.[0]).toMatchObject({
      message: 'Option settlements of CL begin on 2020-04-20: ask for that date or a later one.',
      extensions: { code: 'NOT_FOUND', reason: 'BEFORE_FIRST_TRADE_DATE', firstTradeDate: '2020-04-20' },
    });
    expect((await expiries('RB')).errors?.[0]).toMatchObject({
      message: 'There are no option settlements of RB yet: import a file that has some.',
      extensions: { code: 'NOT_FOUND', reason: 'NO_OPTION_SETTLEMENTS' },
    });
  });

  test('belong to trade dates, which can be asked for', async () => {
    const { body } = await server.query(
      '{ all: optionTradeDates(product: CL) late: optionTradeDates(product: CL, from: "2020-04-21") }',
    );
    expect(body.data).toEqual({ all: ['2020-04-20', '2026-06-15'], late: ['2026-06-15'] });
  });
});

describe('a chain of American options', () => {
  test('comes back as the smile that it was made from, with values that are its settlements', async () => {
    const chain = await chainOf({ product: 'CL', expiry: '2026-11-17' });
    expect(chain).toMatchObject({
      ...{ model: 'AMERICAN', modelReason: 'EXERCISE_STYLE', rate: 0.04, rateSource: 'FLAT_DEFAULT', rateDate: null },
      ...{ atmStrike: 75, openInterestDate: '2026-06-15' },
    });
    const outer = chain.rows.flatMap(({ strike, call, put }) =>
      strike < 75 ? [[strike, put] as const] : strike > 76 ? [[strike, call] as const] : [],
    );
    expect(outer).toHaveLength(24);
    for (const [strike, quote] of outer) {
      expect(quote?.iv).toBeCloseTo(loVol(strike), 5);
      expect(quote?.theoretical).toBeCloseTo(quote!.settle!, 3);
      expect(quote?.ivStatus).toBe('OK');
    }
  });

  test('marks what can not be, and shows it all the same', async () => {
    const chain = await chainOf({ product: 'CL', expiry: '2026-11-17' });
    expect(rowAt(chain, 50).call).toMatchObject({
      ...{ settle: 20, iv: null, ivStatus: 'BELOW_INTRINSIC', delta: null },
      flags: expect.arrayContaining(['BELOW_INTRINSIC']) as unknown,
    });
    expect(rowAt(chain, 60).put?.flags).toEqual(['CROSSED_QUOTE']);
    expect(rowAt(chain, 75.1).call?.flags).toEqual(['OFF_STRIKE_GRID']);
    expect(rowAt(chain, 75.1).put).toBeNull();
    expect(rowAt(chain, 80).call?.flags).toEqual([]);
  });

  test('is valued by another model where that is asked for', async () => {
    const asked = { product: 'CL', expiry: '2026-11-17' };
    const [exact, european] = await Promise.all([chainOf(asked), chainOf({ ...asked, model: 'BLACK76' })]);
    expect(european).toMatchObject({ model: 'BLACK76', modelReason: 'ASKED_FOR' });
    // The right to exercise early is worth something, which a European model can but take for volatility.
    expect(rowAt(european, 70).put!.iv!).toBeGreaterThan(rowAt(exact, 70).put!.iv!);
    const same = await chainOf({ ...asked, model: 'AMERICAN' });
    expect(same).toMatchObject({ model: 'AMERICAN', modelReason: 'ASKED_FOR' });
    expect(same.rows).toEqual(exact.rows);
  });
});

describe('a chain of European options', () => {
  test('has the Greeks of Black-76 in units of a desk', async () => {
    const chain = await chainOf({ product: 'NG', expiry: '2026-11-24', series: 'LN' });
    expect(chain).toMatchObject({ series: 'LN', exerciseStyle: 'EUROPEAN', model: 'BLACK76', forward: 4 });
    expect(chain['years']).toBeCloseTo(LN_YEARS, 12);
    const call = rowAt(chain, 4.5).call!;
    expect(call.symbol).toBe('LNZ26 C4500');
    expect(call.iv).toBeCloseTo(0.5, 8);
    expect(call.delta).toBeCloseTo(0.41834594674705, 7);
    expect(call.gamma).toBeCloseTo(0.28900795988527, 7);
    expect(call.vega).toBeCloseTo(0.010264401424601, 9);
    expect(call.theta).toBeCloseTo(-0.0015462838003923, 9);
    expect(call.rho).toBeCloseTo(-0.0015119078649464, 9);
    expect(call.theoretical).toBeCloseTo(0.34055831568349, 6);
    const put = rowAt(chain, 3.5).put!;
    expect(put.delta).toBeCloseTo(-0.28020391610033, 7);
    expect(put.theta).toBeCloseTo(-0.0013412451327228, 9);
  });

  test('without a series named is the first of the product, the American one', async () => {
    const chain = await chainOf({ product: 'NG', expiry: '2026-11-24' });
    expect(chain).toMatchObject({ series: 'ON', model: 'AMERICAN' });
    expect(chain.rows).toHaveLength(1);
    expect(rowAt(chain, 4).put).toMatchObject({ settle: null, iv: null, ivStatus: 'NO_QUOTE', openInterest: 7 });
  });
});

describe('a chain of options with a margined premium', () => {
  test('is valued by Black-76 without discounting, by the middle of the quote where there is no settlement', async () => {
    const chain = await chainOf({ product: 'BZ', expiry: '2026-10-27' });
    expect(chain).toMatchObject({ model: 'BLACK76', modelReason: 'FUTURES_STYLE_PREMIUM', premiumStyle: 'FUTURES' });
    const { call, put } = rowAt(chain, 80);
    expect(call!.iv).toBeCloseTo(0.3, 8);
    expect(call!.delta).toBeCloseTo(0.53620843235477, 7);
    expect(call!.vega).toBeCloseTo(0.19258050626441, 7);
    expect(put).toMatchObject({ settle: null, ivStatus: 'OK' });
    expect(put!.iv).toBeCloseTo(0.3, 8);
  });
});

describe('20 April 2020', () => {
  test('is valued by Bachelier where strikes are below zero, whatever is asked for', async () => {
    const asked = { product: 'CL', expiry: '2020-05-14', asOf: '2020-04-20' };
    const chain = await chainOf(asked);
    expect(chain).toMatchObject({ forward: 20.43, model: 'BACHELIER', modelReason: 'NOT_LOGNORMAL', atmStrike: 20 });
    expect(chain['atmVol']).toBeCloseTo(30, 6);
    const put = rowAt(chain, 10).put!;
    expect(put.iv).toBeCloseTo(30, 6);
    expect(put.delta).toBeCloseTo(-0.087347276786369, 8);
    expect(put.vega).toBeCloseTo(0.00040696136796281, 10);
    expect(put.theta).toBeCloseTo(-0.025401129113346, 8);
    // Worth a tenth of a tick.
    expect(rowAt(chain, -5).put).toMatchObject({ symbol: 'LOM20 P-500', ivStatus: 'AT_MINIMUM_TICK', iv: null });
    expect(chain.rows.map(({ logMoneyness }) => logMoneyness === null)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    const insisted = await chainOf({ ...asked, model: 'AMERICAN' });
    expect(insisted).toMatchObject({ model: 'BACHELIER', modelReason: 'NOT_LOGNORMAL' });
  });

  test('shows an option after its expiry on a future at −37.63, marked and without volatility', async () => {
    const chain = await chainOf({ product: 'CL', expiry: '2020-04-16', asOf: '2020-04-20' });
    expect(chain).toMatchObject({ forward: -37.63, daysToExpiry: -4, years: 0, atmVol: null, atmVolStatus: 'EXPIRED' });
    expect(rowAt(chain, 10).put).toMatchObject({
      ...{ settle: 47.63, iv: null, ivStatus: 'EXPIRED', delta: null, theoretical: null },
      flags: ['AFTER_EXPIRY'],
    });
  });
});

describe('a chain that can not be answered', () => {
  test.each([
    [
      { product: 'NG', expiry: '2026-12-01' },
      'No options of NG expire on 2026-12-01. The nearest expiries listed on 2026-06-15: 2026-11-24, 2026-12-28.',
      { code: 'BAD_USER_INPUT', reason: 'EXPIRY_NOT_LISTED', nearest: ['2026-11-24', '2026-12-28'] },
    ],
    [
      { product: 'NG', expiry: '2026-11-24', series: 'LO' },
      'LO are options on CL, not on NG: ask for ON or LN.',
      { code: 'BAD_USER_INPUT', reason: 'SERIES_OF_OTHER_PRODUCT', series: ['ON', 'LN'] },
    ],
  ])('%j is refused with what can be', async (variables, message, extensions) => {
    const { body } = await server.query(CHAIN, variables);
    expect(body).toMatchObject({ data: null, errors: [{ message, extensions }] });
  });
});

describe('a matrix of Greeks', () => {
  const MATRIX = `query ($product: ProductCode!, $greek: Greek!, $by: GreeksAxis, $series: OptionSeries, $asOf: Date) {
    greeksMatrix(product: $product, greek: $greek, type: CALL, by: $by, series: $series, asOf: $asOf) {
      unit columns { label value }
      rows { series expiry daysToExpiry forward model unit cells { strike value status } } } }`;

  async function matrixOf(variables: Record<string, unknown>): Promise<Matrix> {
    const { body } = await server.query(MATRIX, variables);
    expect(body.errors).toBeUndefined();
    return body.data?.['greeksMatrix'] as Matrix;
  }

  test('by delta is along the smile that the chain was made from', async () => {
    const { unit, columns, rows } = await matrixOf({ product: 'NG', greek: 'DELTA', by: 'DELTA', series: 'LN' });
    expect(unit).toBe('futures');
    expect(rows.map(({ expiry, forward }) => [expiry, forward])).toEqual([
      ['2026-11-24', 4],
      ['2026-12-28', expect.closeTo(4.2, 10)],
    ]);
    const column = columns.findIndex(({ label }) => label === '25Δ call');
    const { strike, value, status } = rows[0]!.cells[column]!;
    // F·exp(σ²T/2 + z·σ·√T) with σ = 0.5; its delta is discounted: 0.25·exp(−rT).
    const deviation = 0.5 * Math.sqrt(LN_YEARS);
    expect(strike).toBeCloseTo(4 * Math.exp((deviation * deviation) / 2 + 0.6744897501960817 * deviation), 4);
    expect(value).toBeCloseTo(0.25 * Math.exp(-0.04 * LN_YEARS), 5);
    expect(status).toBe('OK');
  });

  test.each(['DELTA', 'GAMMA', 'VEGA', 'THETA', 'RHO', 'VANNA', 'VOLGA', 'CHARM', 'SPEED', 'DUAL_DELTA'])(
    'has %s of American options at every place',
    async (greek) => {
      const { rows } = await matrixOf({ product: 'CL', greek, by: 'MONEYNESS' });
      expect(rows).toHaveLength(1);
      for (const { value, status } of rows[0]!.cells) expect([typeof value, status]).toEqual(['number', 'OK']);
    },
  );

  test('of negative strikes is by Bachelier, and of what has expired has reasons', async () => {
    const { unit, rows } = await matrixOf({ product: 'CL', greek: 'VEGA', by: 'DELTA', asOf: '2020-04-20' });
    expect(rows.map(({ expiry, model }) => [expiry, model])).toEqual([
      ['2020-04-16', 'BACHELIER'],
      ['2020-05-14', 'BACHELIER'],
    ]);
    expect(unit).toBe(rows[1]!['unit']);
    for (const cell of rows[0]!.cells) expect(cell).toEqual({ strike: null, value: null, status: 'EXPIRED' });
    const middle = rows[1]!.cells[8]!;
    expect(middle.strike).toBe(20.43);
    // exp(−rT)·√T·φ(0)/100 with T = 24/365
    expect(middle.value).toBeCloseTo(
      (Math.exp((-0.04 * 24) / 365) * Math.sqrt(24 / 365) * 0.3989422804014327) / 100,
      9,
    );
  });
});
