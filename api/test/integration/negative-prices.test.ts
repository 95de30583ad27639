/**
 * Proves that the desk stays right where prices are not positive, on the real futures of April 2020: the front settled
 * at −37.63 on the 20th, and a day later options had strikes of zero and below. Futures are the exchange's settlements;
 * the options' prices are Black's and Bachelier's formulas, worked out here and rounded to the tick.
 */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';
import { unexplained } from '../support/explained-nulls.js';
import {
  ALL,
  density,
  distribution,
  normalPrice,
  normalVol,
  OPTIONS,
  RATE,
  RATES,
} from '../support/negative-market.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

type Row = Readonly<Record<string, unknown>>;

/** From 2019 to the summer of 2020. */
const LINES = 400;
/** Who may calculate, too. */
const ANALYST = { authorization: 'Test ANALYST' };

const OUTLINE = 'series month expiry underlying daysToExpiry years forward model atmVol atmVolStatus';
const SHAPE = 'riskReversal25 butterfly25 riskReversal10 butterfly10';
const FIT = 'fit { a b rho m sigma rmse quotes isRepaired isArbitrageFree minG argMinG }';
const QUOTE =
  'symbol settle bid ask volume openInterest iv ivStatus delta gamma vega theta rho theoretical moneyness flags';
const EXPIRIES = `{ product series month expiry expiresAt underlying exerciseStyle premiumStyle tradeDate source
  daysToExpiry years forward forwardSource atmVol atmVolStatus model strikes volume openInterest }`;
const CHAIN = `{ product series month expiry underlying tradeDate source daysToExpiry years forward forwardSource
  rate rateSource rateDate model modelReason modelNote atmVol atmVolStatus atmStrike
  rows { strike logMoneyness call { ${QUOTE} } put { ${QUOTE} } } }`;
const MATRIX = `{ unit columns { label value } rows { series month expiry underlying daysToExpiry years forward model
  unit cells { strike value status } } }`;
const SMILE = `{ product tradeDate source ${OUTLINE} ${SHAPE} ${FIT} curve { logMoneyness strike vol }
  points { strike type logMoneyness delta bidVol bidVolStatus askVol askVolStatus vol volStatus fitted residual isUsed }
  deltas { delta label logMoneyness strike vol isExtrapolated } }`;
const SURFACE = `{ product series tradeDate source model deltas deltaLabels logMoneyness rmse quotes isArbitrageFree
  slices { ${OUTLINE} ${SHAPE} ${FIT} byDelta byLogMoneyness strikesByLogMoneyness }
  findings { kind severity expiry logMoneyness strike message isRepaired } }`;
const TERM = `{ product series tradeDate source points { ${OUTLINE} riskReversal25 butterfly25 forwardVol forwardVolStatus } }`;
const CONE = `{ product nth estimator from to source impliedDate rows { window minimum p10 p25 median p75 p90 maximum
  latest latestStatus samples latestPercentile impliedVol impliedStatus } }`;
const BOARD = `{ tradeDate previousTradeDate rows { symbol settle change changePercent changeStatus open high low volume
  openInterest openInterestChange } }`;

const CALCULATION = `{ model modelReason modelNote years rate price vol volStatus volUnit intrinsic timeValue breakEven
  probabilityInTheMoney expectedMove greeks { greek name unit value } }`;
const STRATEGY = `{ product tradeDate source cost costUsd profit profitUsd firstExpiry breakEvens maximumGain maximumLoss
  isGainUnlimited isLossUnlimited payoff { price atExpiry today } grid { prices volShifts days values }
  legs { symbol underlying quantity price settle forward expiry years model vol volSource delta gamma vega theta rho }
  greeks { greek value usd } }`;

test('a number that is missing without a reason is found, wherever it is', () => {
  expect(unexplained({ rows: [{ call: { iv: null, ivStatus: 'OK', gamma: 1 } }] })).toEqual([
    '.rows[0].call.iv is null',
  ]);
  expect(unexplained({ iv: null, ivStatus: 'EXPIRED', note: 'at NaN' })).toEqual(['.note is "at NaN"']);
  expect(unexplained({ forwards: [null], model: 'BACHELIER' })).toEqual(['.forwards[0] is null']);
});

describeWithSharedData('prices of zero and below', 'data/futures_settlements_wide.csv', (path) => {
  let server: TestServer;
  beforeAll(async () => {
    const futures = (await readFile(path, 'utf8')).split('\n').slice(0, LINES).join('\n');
    server = await startTestServer({ csv: [futures, RATES, OPTIONS] });
  });
  afterAll(() => server.close());

  /** Every answer of this file comes through here, so that none hides a number without saying why. */
  async function answerOf<Answer>(field: string, selection: string): Promise<Answer> {
    const { body } = await server.query(`{ ${field} ${selection} }`, {}, ANALYST);
    expect(body.errors).toBeUndefined();
    expect(unexplained(body.data)).toEqual([]);
    return Object.values(body.data!)[0] as Answer;
  }

  function chainOf(expiry: string, asOf: string, model?: string): Promise<Row & { rows: readonly ChainRow[] }> {
    const asked = model === undefined ? '' : `, model: ${model}`;
    return answerOf(`optionChain(product: CL, expiry: "${expiry}", asOf: "${asOf}"${asked})`, CHAIN);
  }

  interface Quote {
    readonly [field: string]: unknown;
    readonly iv: number | null;
    readonly delta: number | null;
    readonly gamma: number | null;
    readonly vega: number | null;
    readonly theta: number | null;
    readonly ivStatus: string;
  }

  interface ChainRow {
    readonly strike: number;
    readonly logMoneyness: number | null;
    readonly call: Quote | null;
    readonly put: Quote | null;
  }

  describe('futures', () => {
    test('make a curve from −37.63 up, and a change in percent from there is none', async () => {
      const [curve] = await answerOf<readonly (Row & { points: readonly Row[] })[]>(
        'forwardCurve(product: CL, asOf: ["2020-04-20"])',
        '{ tradeDate source structure points { symbol settle } }',
      );
      expect(curve).toMatchObject({ tradeDate: '2020-04-20', source: 'IMPORTED' });
      expect(curve!.points.slice(0, 3)).toEqual([
        { symbol: 'CLK20', settle: -37.63 },
        { symbol: 'CLM20', settle: 20.43 },
        { symbol: 'CLN20', settle: 26.28 },
      ]);
      const board = await answerOf<{ rows: readonly Row[] }>('futuresBoard(product: CL, asOf: "2020-04-21")', BOARD);
      expect(board.rows[0]).toMatchObject({ symbol: 'CLK20', settle: 10.01, changePercent: null, changeStatus: 'OK' });
      expect(board.rows[0]!['change']).toBeCloseTo(47.64, 10);
    });
  });

  describe('options on 20 April, with positive strikes', () => {
    test('are listed beside those that had expired on the contract below zero', async () => {
      const expiries = await answerOf<readonly Row[]>('optionExpiries(product: CL, asOf: "2020-04-20")', EXPIRIES);
      expect(expiries).toMatchObject([
        { underlying: 'CLK20', expiry: '2020-04-16', daysToExpiry: -4, forward: -37.63, atmVolStatus: 'EXPIRED' },
        { underlying: 'CLM20', expiry: '2020-05-14', daysToExpiry: 24, forward: 20.43, atmVolStatus: 'OK' },
        { underlying: 'CLN20', expiry: '2020-06-17', daysToExpiry: 58, forward: 26.28, atmVolStatus: 'OK' },
      ]);
      // Each by its own: that of the contract below zero is in the quotation, had it one.
      expect(expiries.map(({ model }) => model)).toEqual(['BACHELIER', 'AMERICAN', 'AMERICAN']);
      expect(expiries[1]!['atmVol']).toBeCloseTo(1.5, 2);
      expect(expiries[2]!['atmVol']).toBeCloseTo(1.1, 2);
    });

    test('are American, and have the volatilities that they were made from', async () => {
      const chain = await chainOf('2020-05-14', '2020-04-20');
      expect(chain).toMatchObject({ model: 'AMERICAN', modelReason: 'EXERCISE_STYLE', rate: RATE });
      const outer = chain.rows.filter(({ strike }) => strike >= 10 && strike <= 45);
      for (const { strike, call, put } of outer) expect((strike < 20.43 ? put : call)!.iv).toBeCloseTo(1.5, 1);
      expect(outer).toHaveLength(8);
    });

    test('that had expired on −37.63 are shown with their mark, by Bachelier, and without a volatility', async () => {
      const chain = await chainOf('2020-04-16', '2020-04-20');
      expect(chain).toMatchObject({
        ...{ forward: -37.63, forwardSource: 'FUTURE_SETTLE', years: 0, model: 'BACHELIER' },
        ...{ modelReason: 'NOT_LOGNORMAL', atmVol: null, atmVolStatus: 'EXPIRED' },
        modelNote: 'Bachelier, because the future at -37.63 is not positive: a lognormal model knows no such price.',
        rows: [{ strike: 10, logMoneyness: null, call: null }],
      });
      expect(chain.rows[0]!.put).toMatchObject({ settle: 47.63, iv: null, ivStatus: 'EXPIRED' });
      expect(chain.rows[0]!.put!['flags']).toEqual(['AFTER_EXPIRY']);
    });
  });

  describe.each([
    ['2020-04-21', 11.57, 23 / 365],
    ['2020-04-22', 13.78, 22 / 365],
  ])('options on %s, with strikes of zero and below', (asOf, forward, years) => {
    const discount = Math.exp(-RATE * years);

    test('are all valued by Bachelier, also where another model is asked for', async () => {
      const chain = await chainOf('2020-05-14', asOf);
      expect(chain).toMatchObject({
        ...{ model: 'BACHELIER', modelReason: 'NOT_LOGNORMAL', forward, rate: RATE, atmVolStatus: 'OK' },
        modelNote: 'Bachelier, because the strike at -10 is not positive: a lognormal model knows no such price.',
      });
      expect(chain['years']).toBeCloseTo(years, 12);
      for (const model of ['BLACK76', 'AMERICAN']) {
        const asked = await chainOf('2020-05-14', asOf, model);
        expect(asked).toMatchObject({ model: 'BACHELIER', modelReason: 'NOT_LOGNORMAL' });
        expect(asked.rows).toEqual(chain.rows);
      }
    });

    test('have their volatilities in USD/bbl to what rounding leaves, and the Greeks of the formula', async () => {
      const chain = await chainOf('2020-05-14', asOf);
      expect(chain.rows.map(({ strike }) => strike)).toEqual(ALL);
      for (const { strike, call, put } of chain.rows) {
        for (const quote of [call!, put!]) {
          expect([strike, quote.ivStatus]).toEqual([strike, 'OK']);
          const deviation = normalVol(strike) * Math.sqrt(years);
          const vega = discount * Math.sqrt(years) * density((forward - strike) / deviation);
          expect(Math.abs(quote.iv! - normalVol(strike))).toBeLessThan((1.1 * 0.005) / vega);
          // At the volatility that was found.
          const found = quote.iv! * Math.sqrt(years);
          const d = (forward - strike) / found;
          expect(quote.delta).toBeCloseTo(discount * (distribution(d) - (quote === put ? 1 : 0)), 10);
          expect(quote.gamma).toBeCloseTo((discount * density(d)) / found, 10);
          expect(quote.vega).toBeCloseTo(0.01 * discount * Math.sqrt(years) * density(d), 10);
          const decay = RATE * (quote['settle'] as number) - (discount * density(d) * found) / (2 * years);
          expect(quote.theta).toBeCloseTo(decay / 365, 8);
        }
      }
      // Between the strikes at 10 and 15, whose volatilities are 60 and 60.5.
      expect(chain['atmVol']).toBeCloseTo(60 + 0.1 * (forward - 10), 1);
    });

    test('have a smile of points without a fit, and a slice of the surface that says so', async () => {
      const [smile] = await answerOf<readonly (Row & { points: readonly Row[] })[]>(
        `volatilitySmile(product: CL, expiry: "2020-05-14", asOf: ["${asOf}"])`,
        SMILE,
      );
      expect(smile).toMatchObject({ model: 'BACHELIER', fit: null, curve: [], riskReversal25: null });
      // Puts below the forward, calls above it, both at the nearest strike; nobody has bid or asked.
      expect(smile!.points).toHaveLength(ALL.length + 1);
      expect(smile!.points[0]).toMatchObject({ strike: -10, type: 'PUT', volStatus: 'OK', bidVolStatus: 'NO_QUOTE' });
      const surface = await answerOf<Row & { slices: readonly Row[] }>(
        `volatilitySurface(product: CL, asOf: "${asOf}")`,
        SURFACE,
      );
      expect(surface.slices[0]).toMatchObject({ expiry: '2020-05-14', model: 'BACHELIER', fit: null });
      expect(surface).toMatchObject({ model: 'BACHELIER', findings: [] });
    });
  });

  test('a matrix of Greeks names the unit of each row, and why a row is empty', async () => {
    const mixed = await answerOf<{ unit: string; rows: readonly MatrixRow[] }>(
      'greeksMatrix(product: CL, greek: VEGA, type: CALL, asOf: "2020-04-21")',
      MATRIX,
    );
    expect(mixed.rows.map(({ model, unit }) => [model, unit])).toEqual([
      ['BACHELIER', 'USD/bbl per 0.01 USD/bbl of vol'],
      ['AMERICAN', 'USD/bbl per vol point'],
    ]);
    // At the money Bachelier's vega is D·√T/√(2π), whatever the volatility.
    const atTheMoney = mixed.rows[0]!.cells[8]!;
    expect(atTheMoney).toMatchObject({ strike: 11.57, status: 'OK' });
    const years = 23 / 365;
    expect(atTheMoney.value).toBeCloseTo(0.01 * Math.exp(-RATE * years) * Math.sqrt(years / (2 * Math.PI)), 10);
    const expired = await answerOf<{ rows: readonly MatrixRow[] }>(
      'greeksMatrix(product: CL, greek: DELTA, type: PUT, asOf: "2020-04-20", by: MONEYNESS)',
      MATRIX,
    );
    expect(new Set(expired.rows[0]!.cells.map(({ value, status }) => `${value} ${status}`))).toEqual(
      new Set(['null EXPIRED']),
    );
    expect(expired.rows[1]!.cells.every(({ value }) => value! < 0)).toBe(true);
  });

  interface MatrixRow {
    readonly [field: string]: unknown;
    readonly cells: readonly { strike: number | null; value: number | null; status: string }[];
  }

  test('a term structure has no volatility between an expiry in USD/bbl and one in percent', async () => {
    const structures = await answerOf<readonly { points: readonly Row[] }[]>(
      'volatilityTermStructure(product: CL, asOf: ["2020-04-20", "2020-04-21"])',
      TERM,
    );
    const statuses = structures.map(({ points }) =>
      points.map(({ model, forwardVolStatus }) => [model, forwardVolStatus]),
    );
    expect(statuses).toEqual([
      [
        ['AMERICAN', 'FIRST_EXPIRY'],
        ['AMERICAN', 'OK'],
      ],
      [
        ['BACHELIER', 'FIRST_EXPIRY'],
        ['AMERICAN', 'NO_VOL'],
      ],
    ]);
    // From 24 days at 150 % to 58 days at 110 %: 70.18 − 54 over 34 days.
    expect(structures[0]!.points[1]!['forwardVol']).toBeCloseTo(Math.sqrt((58 * 1.1 ** 2 - 24 * 1.5 ** 2) / 34), 1);
  });

  test('the index is there while strikes are positive, and says why once they are not', async () => {
    const points = await answerOf<readonly (Row & { value: number | null })[]>(
      'volatilityIndex(product: CL)',
      '{ tradeDate value status nearExpiry nextExpiry isExtrapolated }',
    );
    expect(points.map(({ tradeDate, status }) => [tradeDate, status])).toEqual([
      ['2020-04-20', 'OK'],
      ['2020-04-21', 'NO_SMILE'],
      ['2020-04-22', 'NO_EXPIRY_BRACKET'],
    ]);
    // Total variance of 30 days, 6 of the 34 days after the first expiry: 54 + 16.18·6/34 in days.
    expect(points[0]!.value).toBeCloseTo(100 * Math.sqrt((54 + (16.18 * 6) / 34) / 30), 0);
    expect(points.slice(1).map(({ value }) => value)).toEqual([null, null]);
  });

  test('realised volatility has a reason as long as the negative settlement is in its window', async () => {
    const points = await answerOf<readonly (Row & { volatility: number | null })[]>(
      'realizedVolatility(product: CL, window: 5, from: "2020-04-16", to: "2020-04-28")',
      '{ tradeDate volatility status source }',
    );
    expect(points.map(({ tradeDate, status }) => [tradeDate, status])).toEqual([
      ...['2020-04-16', '2020-04-17'].map((date) => [date, 'OK']),
      ...['2020-04-20', '2020-04-21', '2020-04-22', '2020-04-23', '2020-04-24', '2020-04-27'].map((date) => [
        date,
        'NOT_POSITIVE_PRICE',
      ]),
      ['2020-04-28', 'OK'],
    ]);
    // The first return is that of June, into which May was rolled on the 21st.
    const returns = [13.78 / 11.57, 16.5 / 13.78, 16.94 / 16.5, 12.78 / 16.94, 12.34 / 12.78].map(Math.log);
    const mean = returns.reduce((sum, value) => sum + value, 0) / 5;
    const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(points.at(-1)!.volatility).toBeCloseTo(Math.sqrt(252 * variance), 10);
  });

  test('a cone ends on the negative settlement without a latest value, and says so', async () => {
    const cone = await answerOf<Row & { rows: readonly Row[] }>(
      'volatilityCone(product: CL, windows: [10, 20], to: "2020-04-20")',
      CONE,
    );
    expect(cone).toMatchObject({ to: '2020-04-20', impliedDate: '2020-04-20' });
    for (const row of cone.rows) {
      expect(row).toMatchObject({ latest: null, latestStatus: 'NOT_POSITIVE_PRICE', latestPercentile: null });
      expect(row['samples']).toBeGreaterThan(250);
    }
  });

  describe('the calculator on −37.63', () => {
    const asked = `type: PUT, forward: -37.63, strike: -30, years: ${1 / 365}, rate: ${RATE}`;
    const price = normalPrice('PUT', -37.63, -30, 1 / 365, 400);

    test.each(['BLACK76', 'AMERICAN', 'BACHELIER'])('values by Bachelier where %s is asked for', async (model) => {
      const value = await answerOf<Row & { greeks: readonly Row[] }>(
        `calculateOption(input: { product: CL, model: ${model}, ${asked}, vol: 400 })`,
        CALCULATION,
      );
      expect(value).toMatchObject({
        model: 'BACHELIER',
        modelReason: model === 'BACHELIER' ? 'ASKED_FOR' : 'NOT_LOGNORMAL',
        ...{ volUnit: 'USD/bbl per √year', volStatus: 'OK' },
      });
      expect(value['price']).toBeCloseTo(price, 10);
      expect(value['intrinsic']).toBeCloseTo(7.63 * Math.exp(-RATE / 365), 10);
      // Put: strike less the premium with its interest.
      expect(value['breakEven']).toBeCloseTo(-30 - price * Math.exp(RATE / 365), 10);
      const deviation = 400 / Math.sqrt(365);
      expect(value['probabilityInTheMoney']).toBeCloseTo(distribution(7.63 / deviation), 12);
      // All fifteen are there, each in a unit that says what it is.
      expect(value.greeks.filter((greek) => typeof greek['value'] === 'number')).toHaveLength(15);
      const [delta] = value.greeks;
      expect(delta).toMatchObject({ greek: 'DELTA', unit: 'futures' });
      expect(delta!['value']).toBeCloseTo(-Math.exp(-RATE / 365) * distribution(7.63 / deviation), 10);
    });

    test('finds the volatility of a price, and says why one has none', async () => {
      const found = await answerOf<Row>(`calculateOption(input: { ${asked}, price: ${price} })`, CALCULATION);
      expect(found['vol']).toBeCloseTo(400, 8);
      const below = await answerOf<Row>(`calculateOption(input: { ${asked}, price: 7 })`, CALCULATION);
      expect(below).toMatchObject({ vol: null, volStatus: 'BELOW_INTRINSIC', price: 7 });
    });

    test('refuses where it may not fall back', async () => {
      const query = `{ calculateOption(input: { ${asked}, vol: 0.4, allowFallback: false }) { price } }`;
      const { body } = await server.query(query, {}, ANALYST);
      expect(body.data ?? null).toBeNull();
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'forward' });
    });
  });

  test('an option on a difference knows a future below zero, by Bachelier alone', async () => {
    const market = `type: CALL, forward1: -37.63, forward2: 20.43, strike: -50, years: 0.1, rate: ${RATE}`;
    const vols = 'vol1: 300, vol2: 90, correlation: 0.5';
    const spread = await answerOf<Row>(
      `calculateSpreadOption(input: { ${market}, ${vols}, model: BACHELIER })`,
      '{ model price delta1 delta2 gamma11 gamma22 crossGamma vega1 vega2 correlationSensitivity theta }',
    );
    // The difference of two normal prices is one: about −58.06, with a variance of 300² + 90² − 300·90.
    const vol = Math.sqrt(300 ** 2 + 90 ** 2 - 300 * 90);
    expect(spread['price']).toBeCloseTo(normalPrice('CALL', -58.06, -50, 0.1, vol), 10);
    const { body } = await server.query(
      `{ calculateSpreadOption(input: { ${market}, vol1: 3, vol2: 0.9, correlation: 0.5 }) { price } }`,
      {},
      ANALYST,
    );
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'forward1' });
  });

  test('a put that was sold at a strike of zero loses without end, and breaks even below zero', async () => {
    const strategy = await answerOf<Row & { payoff: readonly { atExpiry: number }[] }>(
      `analyzeStrategy(input: { product: CL, asOf: "2020-04-21", prices: [-37.63, 0, 20], volShifts: [0, 10], days: [0, 7]
        legs: [{ symbol: "LOM20 P0", quantity: -1 }] })`,
      STRATEGY,
    );
    const premium = Number(normalPrice('PUT', 11.57, 0, 23 / 365, normalVol(0)).toFixed(2));
    expect(strategy).toMatchObject({
      ...{ tradeDate: '2020-04-21', firstExpiry: '2020-05-14', cost: -premium, costUsd: -1_000 * premium },
      ...{ maximumGain: premium, maximumLoss: null, isLossUnlimited: true },
    });
    expect(strategy['breakEvens']).toEqual([expect.closeTo(-premium, 10)]);
    [premium - 37.63, premium, premium].forEach((profit, index) => {
      expect(strategy.payoff[index]!.atExpiry).toBeCloseTo(profit, 10);
    });
    // Beside the future, which has neither model nor volatility.
    const covered = await answerOf<Row>(
      `analyzeStrategy(input: { product: CL, asOf: "2020-04-21"
        legs: [{ symbol: "CLK20", quantity: 1, price: -37.63 }, { symbol: "LOM20 C0", quantity: -1 }] })`,
      STRATEGY,
    );
    expect(covered['profit']).toBeCloseTo(10.01 + 37.63, 1);
  });

  test('what came after is told apart from what is not over', async () => {
    const [first] = await answerOf<readonly Row[]>(
      'impliedVsRealized(product: CL)',
      '{ tradeDate implied impliedStatus realized realizedStatus premium subsequentRealized subsequentStatus }',
    );
    expect(first).toMatchObject({
      ...{ tradeDate: '2020-04-20', impliedStatus: 'OK', realized: null, realizedStatus: 'NOT_POSITIVE_PRICE' },
      ...{ premium: null, subsequentRealized: null, subsequentStatus: 'NOT_POSITIVE_PRICE' },
    });
  });
});
