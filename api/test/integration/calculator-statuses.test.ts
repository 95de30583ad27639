/** Proves over HTTP that the calculators say why a sensitivity is missing, and what they take for too much or for nothing. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const ANALYST = { authorization: 'Test ANALYST' };

const OPTION = `query ($input: OptionCalculationInput!) { calculateOption(input: $input) {
  model modelReason years price vol volStatus greeks { greek value status } intrinsic } }`;
const SPREAD = `query ($input: SpreadOptionInput!) { calculateSpreadOption(input: $input) {
  price delta1 delta2 gamma11 gamma22 crossGamma vega1 vega2 correlationSensitivity theta greeksStatus } }`;
const AVERAGE = `query ($input: AveragePriceOptionInput!) { calculateAveragePriceOption(input: $input) {
  price delta gamma vega theta greeksStatus } }`;

type Input = Readonly<Record<string, unknown>>;

interface GreekValue {
  readonly value: number | null;
  readonly status: string;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

async function answerOf(document: string, input: Input): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await server.query(document, { input }, ANALYST);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data!)[0] as Readonly<Record<string, unknown>>;
}

const CALL = { type: 'CALL', forward: 75, strike: 80, years: 0.5, rate: 0.04, vol: 0.35 };

describe('one option', () => {
  test('says of each Greek whether the model has it', async () => {
    const statusesOf = async (change: Input): Promise<readonly string[]> => {
      const { greeks } = await answerOf(OPTION, { ...CALL, ...change });
      return (greeks as readonly GreekValue[]).map(({ value, status }) => (value === null ? status : `has, ${status}`));
    };
    expect(new Set(await statusesOf({ model: 'AMERICAN' }))).toEqual(new Set(['has, OK']));
    expect(await statusesOf({ model: 'BAW' })).toEqual([
      ...new Array<string>(5).fill('has, OK'),
      ...new Array<string>(10).fill('NOT_IN_MODEL'),
    ]);
  });

  test('needs neither a model nor a word about the fallback, also where they are not among the variables', async () => {
    const { type, forward, strike, years, rate, vol } = CALL;
    const named = `query ($type: OptionType!, $forward: Float!, $strike: Float!, $model: PricingModel, $fallback: Boolean) {
      calculateOption(input: { type: $type, forward: $forward, strike: $strike, years: ${years}, rate: ${rate}, vol: ${vol},
        model: $model, allowFallback: $fallback }) { model modelReason } }`;
    expect(await answerOf(OPTION, { type, forward, strike, years, rate, vol })).toMatchObject({ model: 'BLACK76' });
    for (const [change, model] of [
      [{}, 'BLACK76'],
      [{ forward: -1 }, 'BACHELIER'],
      [{ model: null, fallback: null }, 'BLACK76'],
    ] as const) {
      const { body } = await server.query(named, { type, forward, strike, ...change }, ANALYST);
      expect(body).toMatchObject({ data: { calculateOption: { model } } });
    }
    // The fallback's vol is in the unit of the forward.
    const below = { type, forward: -1, strike, years, rate, vol: 30 };
    expect(await answerOf(OPTION, below)).toMatchObject({ model: 'BACHELIER', modelReason: 'NOT_LOGNORMAL' });
  });

  test('has no vol beyond those that it could be asked with', async () => {
    // A call for 74.999 of 75: σ√T would be above 8.
    const near = { ...CALL, vol: null, price: 74.999, model: 'AMERICAN' };
    expect(await answerOf(OPTION, { ...near, years: 1 })).toMatchObject({ vol: null, volStatus: 'ABOVE_BOUND' });
    // One second and a half of life, and a price that needs 1,000 % at the least.
    const short = { ...CALL, strike: 75, vol: null, price: 0.5, years: 5e-8, model: 'AMERICAN' };
    expect(await answerOf(OPTION, short)).toMatchObject({ vol: null, volStatus: 'ABOVE_BOUND' });
  });

  test('with less than a second to live has none', async () => {
    const answer = await answerOf(OPTION, { ...CALL, type: 'PUT', years: 3e-8, vol: 20, model: 'AMERICAN' });
    expect(answer).toMatchObject({ years: 0, price: 5, intrinsic: 5 });
  });

  test('is not calculated thirty times in one request where that takes long', async () => {
    const many = (model: string): string =>
      Array.from(
        { length: 30 },
        (_, index) =>
          `a${index}: calculateOption(input: { type: PUT, forward: 75, strike: 80, years: 1, vol: 0.3, model: ${model} }) { price }`,
      ).join(' ');
    const slow = await server.query(`{ ${many('AMERICAN')} }`, {}, ANALYST);
    expect(slow.body.errors?.[0]?.extensions).toMatchObject({ reason: 'LIMIT_EXCEEDED' });
    const fast = await server.query(`{ ${many('BLACK76')} }`, {}, ANALYST);
    expect(fast.body.errors).toBeUndefined();
  });
});

describe('the sensitivities of a spread option', () => {
  const INPUT = {
    ...{ type: 'CALL', forward1: 95, forward2: 75, strike: 18, years: 0.5 },
    ...{ vol1: 0.4, vol2: 0.35, correlation: 0.85 },
  };

  test.each<[string, Input, Input]>([
    ['are there', {}, { greeksStatus: 'OK' }],
    ['are not without time', { years: 1e-9 }, { greeksStatus: 'NO_DEVIATION', delta1: null, theta: null }],
    [
      'lack one at the end of the correlations',
      { correlation: -1 },
      { greeksStatus: 'OUT_OF_RANGE', correlationSensitivity: null },
    ],
  ])('%s, and say so', async (_, change, told) => {
    expect(await answerOf(SPREAD, { ...INPUT, ...change })).toMatchObject(told);
  });
});

describe('an average price option', () => {
  const INPUT = { type: 'CALL', strike: 75, vol: 0.4, rate: 0, fixings: [{ years: 0.25, forward: 75 }] };

  test('says why a sensitivity is missing', async () => {
    expect(await answerOf(AVERAGE, INPUT)).toMatchObject({ greeksStatus: 'OK', theta: expect.any(Number) });
    // Made within the second.
    const made = await answerOf(AVERAGE, { ...INPUT, fixings: [{ years: 1e-9, forward: 78 }] });
    expect(made).toMatchObject({ greeksStatus: 'NO_DEVIATION', delta: null, price: 3 });
    const soon = { ...INPUT, fixings: [{ years: 1 / 8_760, forward: 75 }, ...INPUT.fixings] };
    expect(await answerOf(AVERAGE, soon)).toMatchObject({ greeksStatus: 'BEFORE_FIXING', theta: null });
  });
});
