/**
 * Proves what the API answers of volatility over HTTP: surfaces that options were made from come back as those, with an
 * index and realised volatilities worked out by hand.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sviTotalVariance } from '@cushing/quant';

import { OPTIONS, OPTION_FUTURES } from '../support/option-market.js';
import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';
import { GAS_FUTURES, GAS_OPTIONS, SKEWED, SWING, TRADE_DATES, yearsTo } from '../support/volatility-market.js';

type Answer = Readonly<Record<string, unknown>>;

const OUTLINE = 'series month expiry underlying daysToExpiry years forward model atmVol atmVolStatus';
const SHAPE = 'riskReversal25 butterfly25 riskReversal10 butterfly10';
const FIT = 'fit { a b rho m sigma rmse quotes isRepaired isArbitrageFree minG argMinG }';
const SMILE = `product tradeDate source ${OUTLINE} ${SHAPE} ${FIT}
  points { strike type logMoneyness delta bidVol bidVolStatus askVol askVolStatus vol volStatus fitted residual isUsed }
  curve { logMoneyness strike vol } deltas { delta label logMoneyness strike vol isExtrapolated }`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: [OPTION_FUTURES, OPTIONS, GAS_FUTURES, GAS_OPTIONS] });
});
afterAll(() => server.close());

async function ask(field: string, selection: string): Promise<TestAnswer['body']> {
  return (await server.query(`{ ${field} ${selection} }`)).body;
}

async function answerOf<Value = Answer>(field: string, selection: string): Promise<Value> {
  const { errors, data } = await ask(field, selection);
  expect(errors).toBeUndefined();
  return data![/^\w+/.exec(field)![0]] as Value;
}

async function refusalOf(field: string, selection: string): Promise<{ message: string; code: unknown }> {
  const { errors } = await ask(field, selection);
  expect(errors).toHaveLength(1);
  return { message: errors![0]!.message, code: errors![0]!.extensions['code'] };
}

/** All numbers of an answer are finite: JSON would have made null of the others. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

describe('a smile', () => {
  const years = yearsTo(10, '2026-07-15');
  const volAt = (k: number): number => Math.sqrt(sviTotalVariance(SKEWED, k) / years);
  let smile: Answer & { points: readonly Record<string, number>[]; deltas: readonly Record<string, number>[] };
  beforeAll(async () => {
    const found = await answerOf<readonly (typeof smile)[]>(
      'volatilitySmile(product: NG, expiry: "2026-09-25", asOf: ["2026-07-14", "2026-07-15"])',
      `{ ${SMILE} }`,
    );
    // There were no such options on the first of the dates.
    expect(found).toHaveLength(1);
    smile = found[0]!;
  });

  test('comes back as the one that its options were made from', () => {
    const fit = smile['fit'] as Record<string, unknown>;
    for (const [name, value] of Object.entries(SKEWED)) expect(fit[name]).toBeCloseTo(value as number, 5);
    // The put at 2 is worth 0.0019, less than two ticks.
    expect(fit).toMatchObject({ quotes: 25, isRepaired: false, isArbitrageFree: true });
    expect(smile).toMatchObject({
      ...{ product: 'NG', series: 'LN', month: '2026-10', expiry: '2026-09-25', underlying: 'NGV26' },
      ...{ tradeDate: '2026-07-15', source: 'IMPORTED', daysToExpiry: 72, forward: 4.2, model: 'BLACK76' },
      ...{ atmVolStatus: 'OK', atmVol: expect.closeTo(volAt(0), 6), years: expect.closeTo(72 / 365, 9) },
    });
  });

  test('has settlement, bid and ask of each option as volatilities', () => {
    expect(smile.points).toHaveLength(26);
    for (const point of smile.points) {
      const vol = volAt(point['logMoneyness']!);
      expect(point).toMatchObject({
        ...{ vol: expect.closeTo(vol, 8), bidVol: expect.closeTo(vol - 0.01, 8), fitted: expect.closeTo(vol, 6) },
        ...{ askVol: expect.closeTo(vol + 0.01, 8), volStatus: 'OK', residual: expect.closeTo(0, 4) },
        isUsed: point['strike'] !== 2,
      });
    }
  });

  test('has its deltas, and the tilt and curvature between them', () => {
    const [put10, put25, put40, atm, call40, call25, call10] = smile.deltas.map((point) => {
      expect(point['vol']).toBeCloseTo(volAt(point['logMoneyness']!), 6);
      return point['vol']!;
    });
    expect([put40, atm, call40].every((vol) => vol! > 0)).toBe(true);
    expect(smile['riskReversal25']).toBeCloseTo(call25! - put25!, 10);
    expect(smile['riskReversal10']).toBeCloseTo(call10! - put10!, 10);
    expect(smile['butterfly25']).toBeCloseTo((call25! + put25!) / 2 - volAt(0), 6);
    expect(smile['butterfly10']).toBeCloseTo((call10! + put10!) / 2 - volAt(0), 6);
    expect(smile['curve']).toHaveLength(61);
  });

  test('is refused for an expiry that no date has, with the nearest that there are', async () => {
    const { message, code } = await refusalOf('volatilitySmile(product: NG, expiry: "2026-09-24")', '{ expiry }');
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toContain('2026-08-26, 2026-09-25, 2026-10-27');
  });

  test('is refused for more dates than fit', async () => {
    const dates = JSON.stringify(new Array(21).fill('2026-07-15'));
    const { message, code } = await refusalOf(
      `volatilitySmile(product: NG, expiry: "2026-09-25", asOf: ${dates})`,
      '{ expiry }',
    );
    expect([message, code]).toEqual(['At most 20 dates fit into one answer: ask for fewer than 21.', 'BAD_USER_INPUT']);
  });
});

describe('a surface', () => {
  interface Slice extends Answer {
    readonly expiry: string;
    readonly byDelta: readonly number[];
    readonly byLogMoneyness: readonly number[];
    readonly strikesByLogMoneyness: readonly number[];
  }
  interface Finding extends Answer {
    readonly message: string;
  }
  let surface: Answer & { slices: readonly Slice[]; logMoneyness: readonly number[]; findings: readonly Finding[] };
  beforeAll(async () => {
    surface = await answerOf(
      'volatilitySurface(product: NG, asOf: "2026-07-15")',
      `{ product series tradeDate source model deltas deltaLabels logMoneyness rmse quotes isArbitrageFree
         slices { ${OUTLINE} ${SHAPE} ${FIT} byDelta byLogMoneyness strikesByLogMoneyness }
         findings { kind severity expiry logMoneyness strike message isRepaired } }`,
    );
  });

  test('comes back as the one that its options were made from', () => {
    expect(surface.slices.map(({ expiry }) => expiry)).toEqual([
      ...['2026-07-28', '2026-08-26', '2026-09-25', '2026-10-27'],
    ]);
    const [august, september, october] = surface.slices;
    const years = yearsTo(10, '2026-07-15');
    // Quotes reach from ln(2/4.2) to ln(8/4.2), further than the grid.
    expect(surface.logMoneyness.map((k) => Math.round(100 * k))).toEqual([
      ...[-50, -45, -40, -35, -30, -25, -20, -15, -10, -5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50],
    ]);
    surface.logMoneyness.forEach((k, index) => {
      expect(august!.byLogMoneyness[index]).toBeCloseTo(0.4, 6);
      expect(september!.byLogMoneyness[index]).toBeCloseTo(0.4, 6);
      expect(october!.byLogMoneyness[index]).toBeCloseTo(Math.sqrt(sviTotalVariance(SKEWED, k) / years), 6);
      expect(october!.strikesByLogMoneyness[index]).toBeCloseTo(4.2 * Math.exp(k), 10);
    });
    for (const slice of [august, september]) for (const vol of slice!.byDelta) expect(vol).toBeCloseTo(0.4, 6);
    expect(surface).toMatchObject({ series: 'LN', tradeDate: '2026-07-15', source: 'IMPORTED', model: 'BLACK76' });
  });

  test('says what arbitrage its quotes hold, and is without it', () => {
    expect(
      surface.findings.map(({ kind, severity, expiry, isRepaired }) => [kind, severity, expiry, isRepaired]),
    ).toEqual([
      ['BUTTERFLY', 'WARNING', '2026-10-27', true],
      ['CALENDAR', 'NOTE', '2026-10-27', false],
    ]);
    expect(surface.findings[0]!.message).toContain('negative probability density between strikes');
    expect(surface.findings[1]!.message).toContain('the earlier options are on NGV26, the later ones on NGX26');
    expect(surface['isArbitrageFree']).toBe(true);
    expect(surface.slices[3]!['fit']).toMatchObject({ isRepaired: true, isArbitrageFree: true });
    expect((surface.slices[3]!['fit'] as { minG: number }).minG).toBeLessThan(0);
  });

  test('of a series of another product is refused, of one without options not found', async () => {
    expect((await refusalOf('volatilitySurface(product: NG, series: LO)', '{ product }')).code).toBe('BAD_USER_INPUT');
    expect(
      (await refusalOf('volatilitySurface(product: NG, asOf: "2026-07-15", series: ON)', '{ product }')).code,
    ).toBe('NOT_FOUND');
    expect((await refusalOf('volatilitySurface(product: RB)', '{ product }')).code).toBe('NOT_FOUND');
  });
});

test('a term structure has volatility by expiry and between them, on each date', async () => {
  const found = await answerOf<readonly (Answer & { points: readonly Answer[] })[]>(
    'volatilityTermStructure(product: NG, asOf: ["2026-07-15", "2026-07-14"])',
    `{ product series tradeDate source points { ${OUTLINE} riskReversal25 butterfly25 forwardVol forwardVolStatus } }`,
  );
  expect(found.map(({ tradeDate, points }) => [tradeDate, points.length])).toEqual([
    ['2026-07-15', 4],
    ['2026-07-14', 2],
  ]);
  expect(found[0]!.points.map(({ forwardVolStatus }) => forwardVolStatus)).toEqual([
    ...['FIRST_EXPIRY', 'OK', 'OK', 'VARIANCE_FALLS'],
  ]);
  expect(found[0]!.points[1]!['forwardVol']).toBeCloseTo(0.4, 6);
});

describe('where prices are not positive', () => {
  test('a smile has normal volatilities, no fit and nothing that is no number', async () => {
    const [smile] = await answerOf<readonly Answer[]>(
      'volatilitySmile(product: CL, expiry: "2020-05-14", asOf: ["2020-04-20"])',
      `{ ${SMILE} }`,
    );
    expect(smile).toMatchObject({ model: 'BACHELIER', fit: null, curve: [], riskReversal25: null, atmVolStatus: 'OK' });
    expect(smile!['atmVol']).toBeCloseTo(30, 6);
    expect(smile!['points']).toContainEqual(
      // At the least price there is, and so is no vol.
      expect.objectContaining({
        strike: -5,
        vol: null,
        volStatus: 'AT_MINIMUM_TICK',
        logMoneyness: null,
        fitted: null,
      }),
    );
    expect(smile!['points']).toContainEqual(
      expect.objectContaining({ strike: 10, vol: expect.closeTo(30, 6), volStatus: 'OK', fitted: null }),
    );
    expect(numbersOf(smile).length).toBeGreaterThan(20);
  });

  test('a surface has its expiry all the same, and the index says why it has no value', async () => {
    const surface = await answerOf(
      'volatilitySurface(product: CL, asOf: "2020-04-20")',
      '{ model rmse quotes slices { expiry atmVol fit { a } byDelta } findings { kind } }',
    );
    expect(surface).toMatchObject({ model: 'BACHELIER', rmse: null, quotes: 0, findings: [] });
    expect(surface['slices']).toEqual([
      { expiry: '2020-05-14', atmVol: expect.closeTo(30, 6), fit: null, byDelta: new Array(17).fill(null) },
    ]);
    const index = await answerOf('volatilityIndex(product: CL, to: "2020-12-31")', '{ tradeDate value status }');
    expect(index).toEqual([{ tradeDate: '2020-04-20', value: null, status: 'NO_EXPIRY_BRACKET' }]);
  });
});

describe('over time', () => {
  /** Of so many returns that swing by `SWING` about a mean of zero. */
  const swinging = (returns: number): number => Math.sqrt((252 * returns * SWING ** 2) / (returns - 1));

  test('the index of flat smiles is their volatility', async () => {
    const found = await answerOf(
      'volatilityIndex(product: NG, from: "2026-07-01")',
      '{ tradeDate value status nearExpiry nextExpiry isExtrapolated }',
    );
    const common = { value: expect.closeTo(40, 4), status: 'OK', isExtrapolated: false };
    const expiries = { nearExpiry: '2026-07-28', nextExpiry: '2026-08-26' };
    expect(found).toEqual([
      { tradeDate: '2026-07-14', ...common, ...expiries },
      { tradeDate: '2026-07-15', ...common, ...expiries },
    ]);
  });

  test('realised volatility is that of the swings, from the first date asked for on', async () => {
    const selection = '{ tradeDate volatility status source }';
    const range = 'window: 4, from: "2026-07-15", to: "2026-07-16"';
    const expected = ['2026-07-15', '2026-07-16'].map((tradeDate) => ({
      ...{ tradeDate, volatility: expect.closeTo(swinging(4), 8), status: 'OK', source: 'IMPORTED' },
    }));
    expect(await answerOf(`realizedVolatility(product: NG, ${range})`, selection)).toEqual(expected);
    expect(await answerOf(`realizedVolatility(symbol: "NGQ26", ${range})`, selection)).toEqual(expected);
    const [still] = await answerOf<readonly Answer[]>(`realizedVolatility(product: NG, nth: 2, ${range})`, selection);
    expect(still).toMatchObject({ volatility: 0, status: 'OK' });
  });

  test('realised volatility is null with the reason before there is enough history, and without highs and lows', async () => {
    const points = await answerOf<readonly Answer[]>(
      'realizedVolatility(symbol: "NGQ26", window: 4)',
      '{ tradeDate volatility status }',
    );
    expect(points).toHaveLength(TRADE_DATES.length);
    expect(points[3]).toEqual({ tradeDate: '2026-07-07', volatility: null, status: 'NOT_ENOUGH_HISTORY' });
    expect(points[4]).toMatchObject({ tradeDate: '2026-07-08', status: 'OK' });
    const [ranged] = await answerOf<readonly Answer[]>(
      'realizedVolatility(symbol: "NGQ26", window: 4, estimator: YANG_ZHANG, from: "2026-07-15")',
      '{ volatility status }',
    );
    expect(ranged).toEqual({ volatility: null, status: 'PRICE_MISSING' });
  });

  test('a cone has the distribution of the swings, and what options imply', async () => {
    const cone = await answerOf<Answer & { rows: readonly Answer[] }>(
      'volatilityCone(product: NG, windows: [4, 6, 20], from: "2026-07-01")',
      `{ product nth estimator from to source impliedDate
         rows { window minimum p10 p25 median p75 p90 maximum latest latestStatus samples latestPercentile impliedVol impliedStatus } }`,
    );
    expect(cone).toMatchObject({
      ...{ product: 'NG', nth: 1, estimator: 'CLOSE_TO_CLOSE', from: '2026-07-01', to: '2026-07-21' },
      ...{ source: 'IMPORTED', impliedDate: '2026-07-15' },
    });
    const [four, six, twenty] = cone.rows;
    expect(four).toMatchObject({ window: 4, samples: 10, latest: expect.closeTo(swinging(4), 8) });
    for (const name of ['minimum', 'p10', 'p25', 'median', 'p75', 'p90', 'maximum']) {
      expect(four![name]).toBeCloseTo(swinging(4), 8);
      expect(six![name]).toBeCloseTo(swinging(6), 8);
    }
    expect(four!['impliedVol']).toBeCloseTo(0.4, 6);
    expect(twenty).toMatchObject({
      latestStatus: 'NOT_ENOUGH_HISTORY',
      impliedStatus: 'OK',
      samples: 0,
      median: null,
      latest: null,
      latestPercentile: null,
    });
    expect(twenty!['impliedVol']).toBeCloseTo(0.4, 6);
  });

  test('implied stands against realised before and after', async () => {
    const found = await answerOf(
      'impliedVsRealized(product: NG, window: 4, from: "2026-07-01")',
      '{ tradeDate implied impliedStatus realized realizedStatus premium subsequentRealized subsequentStatus }',
    );
    const realized = expect.closeTo(swinging(4), 8) as unknown;
    const point = {
      ...{ implied: expect.closeTo(0.4, 6), impliedStatus: 'OK', realized, realizedStatus: 'OK' },
      ...{ premium: expect.closeTo(0.4 - swinging(4), 6), subsequentRealized: realized, subsequentStatus: 'OK' },
    };
    expect(found).toEqual([
      { tradeDate: '2026-07-14', ...point },
      { tradeDate: '2026-07-15', ...point },
    ]);
    // Ten returns after the second of July there is no end yet of a window that begins then.
    const [latest] = await answerOf<readonly Answer[]>(
      'impliedVsRealized(product: NG, window: 8, from: "2026-07-15")',
      '{ subsequentRealized subsequentStatus }',
    );
    expect(latest).toEqual({ subsequentRealized: null, subsequentStatus: 'NOT_ENOUGH_HISTORY' });
  });

  test.each([
    ['realizedVolatility', 'Give either symbol, for one contract, or product, for its nth contract.'],
    ['realizedVolatility(symbol: "NGQ26", product: NG)', 'Give either symbol'],
    ['realizedVolatility(symbol: "NGQ26", nth: 1)', 'nth goes with product'],
    ['realizedVolatility(symbol: "NG")', ''],
    ['realizedVolatility(product: NG, window: 1)', 'A window must have 2 … 1,000 returns, got 1.'],
    ['realizedVolatility(product: NG, window: 1001)', 'got 1001'],
    ['realizedVolatility(product: NG, nth: 120)', 'nth must lie in 1 … 119'],
    ['realizedVolatility(product: NG, from: "2026-07-02", to: "2026-07-01")', 'swap them'],
    ['impliedVsRealized(product: NG, window: 1)', 'got 1.'],
    ['volatilityIndex(product: NG, from: "2026-07-02", to: "2026-07-01")', 'swap them'],
  ])('%s is refused', async (field, message) => {
    const refusal = await refusalOf(field, '{ tradeDate }');
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test.each(['[]', '[20, 1]', `[${new Array(21).fill(20).join()}]`])('a cone of %s is refused', async (windows) => {
    expect((await refusalOf(`volatilityCone(product: NG, windows: ${windows})`, '{ nth }')).code).toBe(
      'BAD_USER_INPUT',
    );
  });
});
