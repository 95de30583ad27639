/**
 * Proves what the calculators answer over HTTP: prices and Greeks that were computed apart with 30 digits or more, in a
 * desk's units, and what they refuse.
 */
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.js';
import { LO_YEARS } from '../support/option-market.js';
import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';

const ANALYST = { authorization: 'Test ANALYST' };

const OPTION = `query ($input: OptionCalculationInput!) { calculateOption(input: $input) {
  model modelReason modelNote years rate price vol volStatus volUnit greeks { greek name unit value status }
  intrinsic timeValue breakEven probabilityInTheMoney expectedMove } }`;
const SPREAD = `query ($input: SpreadOptionInput!) { calculateSpreadOption(input: $input) {
  model rate price delta1 delta2 gamma11 gamma22 crossGamma vega1 vega2 correlationSensitivity theta greeksStatus
  comparisons { model price status } } }`;
const AVERAGE = `query ($input: AveragePriceOptionInput!) { calculateAveragePriceOption(input: $input) {
  method rate price delta gamma vega theta greeksStatus averageForward } }`;

type Input = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, number>> & { readonly type: string; readonly cat?: string };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

async function ask(document: string, input: Input): Promise<TestAnswer['body']> {
  return (await server.query(document, { input }, ANALYST)).body;
}

async function answerOf(document: string, input: Input): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await ask(document, input);
  expect(errors).toBeUndefined();
  return Object.values(data!)[0] as Readonly<Record<string, unknown>>;
}

interface GreekValue {
  readonly greek: string;
  readonly unit: string;
  readonly value: number | null;
  readonly status: string;
}

function greeksOf(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, number | null>> {
  return Object.fromEntries((answer['greeks'] as readonly GreekValue[]).map(({ greek, value }) => [greek, value]));
}

function rowsOf(path: string): readonly Row[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { rows: readonly Row[] }).rows;
}

/** Every so many of them, so that all kinds come up and none is chosen. */
function some(rows: readonly Row[], every: number): readonly Row[] {
  return rows.filter((_, index) => index % every === 0);
}

const CALL = { type: 'CALL', forward: 75, strike: 80, years: 0.5, rate: 0.04, vol: 0.35 };

describeWithSharedData('the price of a European option', 'vectors/black76.json', (path) => {
  /** The vectors' names, and what makes a desk's unit of theirs. */
  const UNITS = {
    ...{
      DELTA: ['delta', 1],
      GAMMA: ['gamma', 1],
      VEGA: ['vega', 0.01],
      THETA: ['theta', 1 / 365],
      RHO: ['rho', 0.01],
    },
    ...{ VANNA: ['vanna', 0.01], VOLGA: ['volga', 1e-4], CHARM: ['charm', 1 / 365], VETA: ['veta', 0.01 / 365] },
    ...{ SPEED: ['speed', 1], ZOMMA: ['zomma', 0.01], COLOR: ['color', 1 / 365], ULTIMA: ['ultima', 1e-6] },
    ...{ DUAL_DELTA: ['dualDelta', 1], DUAL_GAMMA: ['dualGamma', 1] },
  } as const satisfies Record<string, readonly [string, number]>;

  /** Those that a desk might see, whose premium says something of the vol. */
  const realistic = (): readonly Row[] =>
    rowsOf(path).filter(({ cat, F, K }) => cat?.startsWith('realistic') && Math.abs(Math.log(K! / F!)) < 1);

  test('and all its Greeks are those of the closed form', async () => {
    const rows = some(realistic(), 30);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const { F: forward, K: strike, T: years, r: rate, sigma: vol, type } = row;
      const answer = await answerOf(OPTION, { type: type.toUpperCase(), forward, strike, years, rate, vol });
      expect(answer).toMatchObject({ model: 'BLACK76', modelReason: 'ASKED_FOR', volStatus: 'OK', vol, years, rate });
      expect(Number(answer['price']) / row['price']!).toBeCloseTo(1, 11);
      const greeks = greeksOf(answer);
      expect(Object.keys(greeks)).toEqual(Object.keys(UNITS));
      for (const [greek, [name, unit]] of Object.entries(UNITS)) {
        expect(greeks[greek]! / (row[name]! * unit)).toBeCloseTo(1, 9);
      }
    }
  });

  test('gives back the vol that it was made of', async () => {
    for (const row of some(realistic(), 30)) {
      const { F: forward, K: strike, T: years, r: rate, price, type } = row;
      const answer = await answerOf(OPTION, { type: type.toUpperCase(), forward, strike, years, rate, price });
      expect(answer).toMatchObject({ price, volStatus: 'OK' });
      expect(Number(answer['vol'])).toBeCloseTo(row['sigma']!, 6);
    }
  });
});

describeWithSharedData('the price of an American option', 'vectors/american_futures.json', (path) => {
  test('and its first Greeks are those of an independent solution', async () => {
    const rows = some(rowsOf(path), 83);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) {
      const { F: forward, K: strike, T: years, r: rate, sigma: vol, type } = row;
      const input = { type: type.toUpperCase(), forward, strike, years, rate, vol, model: 'AMERICAN' };
      const answer = await answerOf(OPTION, input);
      expect(Math.abs(Number(answer['price']) - row['price']!)).toBeLessThan(1e-7 * strike!);
      const { DELTA, GAMMA, VEGA, THETA, RHO } = greeksOf(answer);
      expect(DELTA).toBeCloseTo(row['delta']!, 6);
      expect(GAMMA! * strike!).toBeCloseTo(row['gamma']! * strike!, 5);
      expect(VEGA! * 100).toBeCloseTo(row['vega']!, 4);
      expect(THETA! * 365).toBeCloseTo(row['theta']!, 4);
      expect(RHO! * 100).toBeCloseTo(row['rho']!, 4);
    }
  });
});

describe('one option', () => {
  test('at the money is worth 2·N(d) − 1 of its future, and tells what follows from that', async () => {
    // d = 0.4·√0.25 / 2 = 0.1, N(0.1) = 0.539827837277029.
    const input = { ...CALL, strike: 75, years: 0.25, rate: 0, vol: 0.4, product: 'CL' };
    const answer = await answerOf(OPTION, input);
    const price = 75 * 0.079655674554058;
    expect(answer).toMatchObject({
      price: expect.closeTo(price, 11),
      intrinsic: 0,
      timeValue: expect.closeTo(price, 11),
      breakEven: expect.closeTo(75 + price, 11),
      // N(−0.1)
      probabilityInTheMoney: expect.closeTo(0.460172162722971, 12),
      // Call and put together.
      expectedMove: expect.closeTo(2 * price, 10),
      modelNote: 'Black-76, because it was asked for.',
      volUnit: 'decimal per √year',
    });
    const units = Object.fromEntries(
      (answer['greeks'] as readonly GreekValue[]).map(({ greek, unit }) => [greek, unit]),
    );
    expect(units).toMatchObject({ VEGA: 'USD/bbl per vol point', THETA: 'USD/bbl per day', DELTA: 'futures' });
  });

  test('between two dates lives from settlement to the end of trading, and is discounted at the flat default', async () => {
    const answer = await answerOf(OPTION, {
      ...CALL,
      years: null,
      rate: null,
      valuationDate: '2026-06-15',
      expiry: '2026-11-17',
    });
    expect(answer['years']).toBeCloseTo(LO_YEARS, 12);
    expect(answer['rate']).toBe(0.04);
    const numbers = await answerOf(OPTION, { ...CALL, years: answer['years'] });
    expect(answer['price']).toBe(numbers['price']);
  });

  test('on its expiry date is worth exercising it', async () => {
    const dates = { years: null, valuationDate: '2026-11-17', expiry: '2026-11-17' };
    const answer = await answerOf(OPTION, { ...CALL, ...dates, type: 'PUT', model: 'AMERICAN' });
    expect(answer).toMatchObject({ years: 0, price: 5, intrinsic: 5, timeValue: 0 });
  });

  test('below zero falls back to the normal model, and says so', async () => {
    // At the money: σ·√(T / 2π).
    const input = { ...CALL, forward: -37.63, strike: -37.63, years: 0.25, rate: 0, vol: 90, model: 'AMERICAN' };
    const answer = await answerOf(OPTION, input);
    expect(answer).toMatchObject({
      model: 'BACHELIER',
      modelReason: 'NOT_LOGNORMAL',
      modelNote: 'Bachelier, because the future at -37.63 is not positive: a lognormal model knows no such price.',
      price: expect.closeTo((90 * 0.5) / Math.sqrt(2 * Math.PI), 10),
      volUnit: 'price unit per √year',
      probabilityInTheMoney: 0.5,
    });
    expect(Object.values(greeksOf(answer)).every((value) => value !== null)).toBe(true);
  });

  test.each([
    ['BELOW_INTRINSIC', { type: 'PUT', price: 4.7 }],
    ['ABOVE_BOUND', { price: 75 }],
    ['EXPIRED', { price: 1, years: 0 }],
    ['AT_INTRINSIC', { type: 'PUT', price: 5, model: 'AMERICAN' }],
  ])('at a price that is %s has no vol and no Greeks', async (volStatus, change) => {
    const answer = await answerOf(OPTION, { ...CALL, vol: null, ...change });
    expect(answer).toMatchObject({ volStatus, vol: null, price: change.price });
    const greeks = answer['greeks'] as readonly GreekValue[];
    expect(greeks).toHaveLength(15);
    for (const { value, status } of greeks) expect({ value, status }).toEqual({ value: null, status: volStatus });
  });

  test.each<[string, string, string, Input]>([
    ['neither vol nor price', 'vol', 'ONE_OF', { vol: null }],
    ['both vol and price', 'vol', 'ONE_OF', { price: 3 }],
    ['no time', 'years', 'ONE_OF', { years: null }],
    ['years and an expiry', 'years', 'ONE_OF', { expiry: '2026-11-17', valuationDate: '2026-06-15' }],
    ['years and a valuation date', 'valuationDate', 'ONE_OF', { valuationDate: '2026-06-15' }],
    ['an expiry alone', 'valuationDate', 'MISSING', { years: null, expiry: '2026-11-17' }],
    [
      'an expiry that is past',
      'expiry',
      'OUT_OF_RANGE',
      { years: null, expiry: '2026-06-12', valuationDate: '2026-06-15' },
    ],
    ['a time below 0', 'years', 'OUT_OF_RANGE', { years: -0.1 }],
    ['a century', 'years', 'OUT_OF_RANGE', { years: 100 }],
    ['a vol of 0', 'vol', 'OUT_OF_RANGE', { vol: 0 }],
    ['a vol in percent', 'vol', 'OUT_OF_RANGE', { vol: 35 }],
    ['a strike of 0 without a fallback', 'strike', 'OUT_OF_RANGE', { strike: 0, allowFallback: false }],
    ['a forward below 0 without a fallback', 'forward', 'OUT_OF_RANGE', { forward: -37.63, allowFallback: false }],
    ['a forward beyond all', 'forward', 'OUT_OF_RANGE', { forward: 1e300 }],
    ['a strike beyond all', 'strike', 'OUT_OF_RANGE', { strike: 1e7 }],
    ['a rate in percent', 'rate', 'OUT_OF_RANGE', { rate: 4 }],
    ['a price beyond all', 'price', 'OUT_OF_RANGE', { vol: null, price: 1e300 }],
    ['an American deviation beyond the solution', 'vol', 'OUT_OF_RANGE', { model: 'AMERICAN', vol: 19, years: 1 }],
    ['an American rate beyond it', 'rate', 'OUT_OF_RANGE', { model: 'AMERICAN', rate: 0.5, years: 20 }],
  ])('with %s is refused', async (_, field, reason, change) => {
    const { data, errors } = await ask(OPTION, { ...CALL, ...change });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason, field });
  });

  test('with a number that is none is refused before', async () => {
    const { errors } = await ask(OPTION, { ...CALL, forward: 'NaN' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'VARIABLES' });
  });

  test.each([
    ['a stranger', '', 'UNAUTHENTICATED'],
    ['who may only read', 'Test VIEWER', 'FORBIDDEN'],
  ])('is not calculated for %s', async (_, authorization, code) => {
    const { body } = await server.query(OPTION, { input: CALL }, { authorization });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code });
  });
});

describeWithSharedData('a spread option', 'vectors/spread.json', (path) => {
  const inputOf = (row: Row): Input => {
    const { F1: forward1, F2: forward2, K: strike, T: years, r: rate, sigma1: vol1, sigma2: vol2, rho } = row;
    return { type: row.type.toUpperCase(), forward1, forward2, strike, years, rate, vol1, vol2, correlation: rho };
  };

  test('is worth the integral, and what the approximations say stands beside it', async () => {
    const rows = some(rowsOf(path), 40);
    expect(new Set(rows.map(({ cat }) => cat)).size).toBeGreaterThan(2);
    for (const row of rows) {
      const answer = await answerOf(SPREAD, inputOf(row));
      const size = Math.max(row['F1']!, row['F2']!);
      expect(answer['model']).toBe('EXACT');
      expect(Math.abs(Number(answer['price']) - row['exact']!)).toBeLessThan(1e-10 * size);
      expect(answer['comparisons']).toEqual([
        { model: 'EXACT', price: answer['price'], status: 'OK' },
        { model: 'KIRK', price: expect.closeTo(row['kirk']!, 10), status: 'OK' },
        { model: 'BJERKSUND_STENSLAND', price: expect.closeTo(row['bjerksundStensland2014']!, 10), status: 'OK' },
        { model: 'BACHELIER', price: expect.any(Number), status: 'OK' },
      ]);
    }
  });

  test('by an approximation is that, and falls by what a day, a point and a dollar take', async () => {
    const row = rowsOf(path).find(({ cat }) => cat === 'crack')!;
    const at = async (change: Input): Promise<number> =>
      Number((await answerOf(SPREAD, { ...inputOf(row), model: 'KIRK', ...change }))['price']);
    const answer = await answerOf(SPREAD, { ...inputOf(row), model: 'KIRK' });
    expect(answer['price']).toBeCloseTo(row['kirk']!, 10);
    const { F1 = 0, sigma2 = 0, T = 0 } = row;
    expect(((await at({ forward1: F1 + 0.01 })) - (await at({ forward1: F1 - 0.01 }))) / 0.02).toBeCloseTo(
      Number(answer['delta1']),
      5,
    );
    expect((await at({ vol2: sigma2 + 0.005 })) - (await at({ vol2: sigma2 - 0.005 }))).toBeCloseTo(
      Number(answer['vega2']),
      4,
    );
    expect((await at({ years: T - 0.5 / 365 })) - (await at({ years: T + 0.5 / 365 }))).toBeCloseTo(
      Number(answer['theta']),
      5,
    );
  });
});

describe('a spread option', () => {
  const INPUT = {
    ...{ type: 'CALL', forward1: 95, forward2: 75, strike: 18, years: 0.5 },
    ...{ vol1: 0.4, vol2: 0.35, correlation: 0.85 },
  };

  test('of normal futures may have any sign', async () => {
    // At the money, √(30² + 40²) = 50 a year; discounted at the flat default.
    const normal = {
      ...INPUT,
      model: 'BACHELIER',
      forward1: -5,
      forward2: 3,
      strike: -8,
      years: 0.25,
      vol1: 30,
      vol2: 40,
      correlation: 0,
    };
    const answer = await answerOf(SPREAD, normal);
    expect(answer['price']).toBeCloseTo((25 / Math.sqrt(2 * Math.PI)) * Math.exp(-0.01), 10);
    expect(answer['delta1']).toBeCloseTo(0.5 * Math.exp(-0.01), 8);
    expect(answer['comparisons']).toContainEqual({ model: 'EXACT', price: null, status: 'NOT_IN_MODEL' });
  });

  test.each<[string, string, Input]>([
    ['a first future of 0', 'forward1', { forward1: 0 }],
    ['a second future below 0', 'forward2', { forward2: -1 }],
    ['a strike beyond all', 'strike', { strike: 1e9 }],
    ['a strike that Kirk knows nothing of', 'strike', { strike: -75, model: 'KIRK' }],
    ['a time below 0', 'years', { years: -1 }],
    ['a vol of 0', 'vol1', { vol1: 0 }],
    ['a vol in percent', 'vol2', { vol2: 35 }],
    ['a deviation beyond what is integrated', 'vol1', { vol1: 20, years: 0.17 }],
    ['a second one', 'vol2', { vol2: 2, years: 17 }],
    ['a correlation in percent', 'correlation', { correlation: 85 }],
    ['a rate in percent', 'rate', { rate: 4 }],
  ])('with %s is refused', async (_, field, change) => {
    const { errors } = await ask(SPREAD, { ...INPUT, ...change });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field });
  });
});

describeWithSharedData('an average price option', 'vectors/asian.json', (path) => {
  interface AverageRow {
    readonly [field: string]: unknown;
    readonly fixingTimes: readonly number[];
    /** F for each where absent. */
    readonly fixingForwards?: readonly number[];
    readonly F: number;
    readonly nKnown: number;
    readonly sumKnown: number;
  }

  test.each([
    ['EXACT', 'exact', 1e-9],
    ['CURRAN', 'curranLowerBound', 1e-10],
    ['TURNBULL_WAKEMAN', 'turnbullWakeman', 1e-10],
  ])('is worth what %s says', async (method, name, error) => {
    const rows = some(rowsOf(path), 29) as unknown as readonly AverageRow[];
    expect(rows.some(({ nKnown }) => nKnown > 0)).toBe(true);
    for (const row of rows) {
      const { K: strike, r: rate, sigma: vol, Tpay: paymentYears, nKnown, sumKnown } = row;
      const fixings = row.fixingTimes.map((years, index) => ({ years, forward: row.fixingForwards?.[index] ?? row.F }));
      const knownFixings = new Array<number>(nKnown).fill(sumKnown / nKnown);
      const type = String(row['type']).toUpperCase();
      const answer = await answerOf(AVERAGE, { type, strike, rate, vol, fixings, knownFixings, paymentYears, method });
      expect(answer['method']).toBe(method);
      expect(Math.abs(Number(answer['price']) - Number(row[name]))).toBeLessThan(error * row.F);
    }
  });
});

describe('an average price option', () => {
  const INPUT = { type: 'CALL', strike: 75, vol: 0.4, rate: 0, fixings: [{ years: 0.25, forward: 75 }] };

  test('of one fixing is the European option on it', async () => {
    const answer = await answerOf(AVERAGE, INPUT);
    expect(answer).toMatchObject({ method: 'CURRAN', averageForward: 75 });
    expect(answer['price']).toBeCloseTo(75 * 0.079655674554058, 10);
    // N(0.1)
    expect(answer['delta']).toBeCloseTo(0.539827837277029, 8);
  });

  test('may have 400 fixings, and no more', async () => {
    const fixings = (count: number): Input => ({
      fixings: Array.from({ length: count - 1 }, (_, index) => ({ years: (index + 1) / 252, forward: 75 })),
      knownFixings: [74],
    });
    expect((await answerOf(AVERAGE, { ...INPUT, ...fixings(400) }))['averageForward']).toBeCloseTo(75 - 1 / 400, 10);
    const { errors } = await ask(AVERAGE, { ...INPUT, ...fixings(401) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field: 'fixings' });
  });

  test.each<[string, string, Input]>([
    ['no fixing', 'fixings', { fixings: [] }],
    ['a fixing before now', 'fixings[0].years', { fixings: [{ years: -1, forward: 75 }] }],
    ['a fixing of a future of 0', 'fixings[0].forward', { fixings: [{ years: 1, forward: 0 }] }],
    ['a known fixing beyond all', 'knownFixings[0]', { knownFixings: [1e9] }],
    ['a payment before the last fixing', 'paymentYears', { paymentYears: 0.2 }],
    ['a vol of 0', 'vol', { vol: 0 }],
    ['a strike beyond all', 'strike', { strike: 1e9 }],
    ['a rate in percent', 'rate', { rate: 4 }],
  ])('with %s is refused', async (_, field, change) => {
    const { errors } = await ask(AVERAGE, { ...INPUT, ...change });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE', field });
  });
});
