/** Proves crack spreads in USD for each barrel of crude, 42 gallons to a barrel, from the settlements of April 2020. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

/** As the exchange settled them; heating oil is left out of the 21st. */
const CSV = `tradeDate,symbol,open,high,low,settle,volume,openInterest
2020-04-20,CLK20,,,,-37.63,,
2020-04-20,CLM20,,,,20.43,,
2020-04-20,CLN20,,,,26.28,,
2020-04-20,RBK20,,,,0.6683,,
2020-04-20,RBM20,,,,0.7255,,
2020-04-20,HOK20,,,,0.8878,,
2020-04-20,HOM20,,,,0.9152,,
2020-04-21,CLK20,,,,10.01,,
2020-04-21,RBK20,,,,0.5103,,
2020-04-22,CLM20,,,,13.78,,
2020-04-22,CLN20,,,,20.69,,
2020-04-22,RBK20,,,,0.6384,,
2020-04-22,RBM20,,,,0.6875,,
2020-04-22,HOK20,,,,0.7311,,
2020-04-22,HOM20,,,,0.7833,,
`;

const CRACK = `query ($kind: CrackSpreadKind!, $nth: Int! = 1, $matching: SpreadMatching! = NEARBY, $from: Date, $to: Date) {
  crackSpread(kind: $kind, nth: $nth, matching: $matching, from: $from, to: $to) {
    tradeDate value source legs { symbol settle weight } } }`;

interface Point {
  readonly tradeDate: string;
  readonly value: number;
  readonly source: string;
  readonly legs: readonly { readonly symbol: string; readonly settle: number; readonly weight: number }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: CSV });
});
afterAll(() => server.close());

async function crack(kind: string, variables: Record<string, unknown> = {}): Promise<readonly Point[]> {
  const { body } = await server.query(CRACK, { kind, ...variables });
  expect(body.errors).toBeUndefined();
  return body.data?.['crackSpread'] as readonly Point[];
}

async function values(kind: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  return (await crack(kind, variables)).map(({ tradeDate, value }) => [tradeDate, value]);
}

const symbols = (point: Point | undefined): unknown => point?.legs.map((leg) => leg.symbol);

describe('a crack of the front contracts', () => {
  test('of gasoline is its gallon price times 42 less crude', async () => {
    expect(await values('GASOLINE')).toEqual([
      ['2020-04-20', 65.6986], // 0.6683 × 42 = 28.0686; + 37.63
      ['2020-04-21', 11.4226], // 0.5103 × 42 = 21.4326; − 10.01
      ['2020-04-22', 13.0328], // 0.6384 × 42 = 26.8128; − 13.78
    ]);
  });

  test('of heating oil is its gallon price times 42 less crude, on the days that have both', async () => {
    expect(await values('HEATING_OIL')).toEqual([
      ['2020-04-20', 74.9176], // 0.8878 × 42 = 37.2876; + 37.63
      ['2020-04-22', 16.9262], // 0.7311 × 42 = 30.7062; − 13.78
    ]);
  });

  test('3-2-1 is two barrels of gasoline and one of heating oil less three of crude, for each of the three', async () => {
    const points = await crack('CRACK_321');
    expect(points.map((point) => point.tradeDate)).toEqual(['2020-04-20', '2020-04-22']);
    // (2 × 28.0686 + 37.2876 + 3 × 37.63) / 3 = 206.3148 / 3
    expect(points[0]?.value).toBeCloseTo(68.7716, 8);
    // (2 × 26.8128 + 30.7062 − 3 × 13.78) / 3 = 42.9918 / 3
    expect(points[1]?.value).toBeCloseTo(14.3306, 8);
  });

  test('shows what it is made of in the quotation of each, crude last', async () => {
    const [point] = await crack('CRACK_321');
    expect(point?.source).toBe('IMPORTED');
    expect(point?.legs).toEqual([
      { symbol: 'RBK20', settle: 0.6683, weight: 2 / 3 },
      { symbol: 'HOK20', settle: 0.8878, weight: 1 / 3 },
      { symbol: 'CLK20', settle: -37.63, weight: -1 },
    ]);
    const [gasoline] = await crack('GASOLINE');
    expect(gasoline?.legs.map((leg) => leg.weight)).toEqual([1, -1]);
  });

  test("meets the next month's crude with this month's products after crude has rolled", async () => {
    expect(symbols((await crack('CRACK_321')).at(-1))).toEqual(['RBK20', 'HOK20', 'CLM20']);
  });

  test('has both ends of a range in it', async () => {
    expect(await values('GASOLINE', { from: '2020-04-21', to: '2020-04-21' })).toEqual([['2020-04-21', 11.4226]]);
    expect(await values('GASOLINE', { from: '2020-04-23' })).toEqual([]);
  });
});

describe('a crack of the second contracts', () => {
  test('takes the second of each', async () => {
    expect(await values('GASOLINE', { nth: 2 })).toEqual([
      ['2020-04-20', 10.041], // 0.7255 × 42 = 30.471; − 20.43
      ['2020-04-22', 8.185], // 0.6875 × 42 = 28.875; − 20.69
    ]);
    expect(await values('HEATING_OIL', { nth: 2 })).toEqual([
      ['2020-04-20', 18.0084], // 0.9152 × 42 = 38.4384; − 20.43
      ['2020-04-22', 12.2086], // 0.7833 × 42 = 32.8986; − 20.69
    ]);
    const [monday] = await crack('CRACK_321', { nth: 2 });
    // (2 × 30.471 + 38.4384 − 3 × 20.43) / 3 = 38.0904 / 3
    expect(monday?.value).toBeCloseTo(12.6968, 8);
  });
});

describe('a crack of one delivery month', () => {
  const matching = 'DELIVERY_MONTH';

  test('is the one of the front contracts until crude rolls', async () => {
    expect((await values('GASOLINE', { matching, to: '2020-04-21' })) as unknown[]).toEqual([
      ['2020-04-20', 65.6986],
      ['2020-04-21', 11.4226],
    ]);
  });

  test("takes the products of crude's month once crude has rolled", async () => {
    const [point, ...others] = await crack('CRACK_321', { matching, from: '2020-04-22' });
    expect(others).toEqual([]);
    expect(symbols(point)).toEqual(['RBM20', 'HOM20', 'CLM20']);
    // (2 × 28.875 + 32.8986 − 3 × 13.78) / 3 = 49.3086 / 3
    expect(point?.value).toBeCloseTo(16.4362, 8);
    expect(await values('GASOLINE', { matching, from: '2020-04-22' })).toEqual([['2020-04-22', 15.095]]);
    expect(await values('HEATING_OIL', { matching, from: '2020-04-22' })).toEqual([['2020-04-22', 19.1186]]);
  });

  test('has no point where a product does not settle that month', async () => {
    // On the 22nd the second crude is July, of which neither product is in the store.
    expect(await values('CRACK_321', { matching, nth: 2, from: '2020-04-22' })).toEqual([]);
  });
});

describe('a crack that is refused', () => {
  test.each([0, 121])('an nth of %i', async (nth) => {
    const { body } = await server.query(CRACK, { kind: 'GASOLINE', nth });
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' } }]);
  });

  test('a kind that is none', async () => {
    const { status, body } = await server.query(CRACK, { kind: 'CRACK_532' });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'VARIABLES' } }]);
  });
});
