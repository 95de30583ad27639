/** Proves that simulated and imported prices never meet: who has real ones shows those alone, and every answer says so. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { importFile } from '../support/import-file.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';
import { GAS_OPTIONS } from '../support/volatility-market.js';

const [HEADER = '', ...ROWS] = APRIL_2020.trim().split('\n');
const CRUDE = [HEADER, ...ROWS.filter((row) => row.includes(',CL'))].join('\n');
const REFINED = [HEADER, ...ROWS.filter((row) => !row.includes(',CL'))].join('\n');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demoMarket: true });
});
afterAll(() => server.close());

async function ask(query: string): Promise<Record<string, unknown>> {
  const { body } = await server.query(query);
  expect(body.errors).toBeUndefined();
  return body.data ?? {};
}

async function importText(name: string, text: string): Promise<void> {
  const path = join(server.dataDirectory, name);
  await writeFile(path, text);
  const { exitCode, errors } = await importFile(join(server.dataDirectory, 'market.duckdb'), path);
  expect({ exitCode, errors }).toMatchObject({ exitCode: 0 });
}

/** One answer of every kind that names its source; the front contract's symbol where a history needs one. */
function everyAnswer(product: string, symbol: string): string {
  return `{
    product(code: ${product}) { source }
    futuresBoard(product: ${product}) { source }
    forwardCurve(product: ${product}) { source }
    calendarSpreads(product: ${product}) { source }
    futuresHistory(symbol: "${symbol}") { source }
    continuousHistory(product: ${product}) { source }
  }`;
}

/** @returns every source that an answer names, each once */
function sourcesIn(data: unknown): readonly string[] {
  const named = [...JSON.stringify(data).matchAll(/"source":"?(\w+)"?/gu)].map(([, source]) => source ?? '');
  return [...new Set(named)];
}

const sourcesOf = async (product: string, symbol: string): Promise<unknown> => {
  const data = await ask(everyAnswer(product, symbol));
  for (const answer of Object.values(data)) expect(sourcesIn(answer)).toHaveLength(1);
  return sourcesIn(data);
};

async function frontOf(product: string): Promise<string> {
  const data = await ask(`{ futuresBoard(product: ${product}) { rows { symbol } } }`);
  return (data as { futuresBoard: { rows: { symbol: string }[] } }).futuresBoard.rows[0]!.symbol;
}

async function productSources(): Promise<unknown> {
  const { products } = (await ask('{ products { code source } }')) as { products: { code: string; source: string }[] };
  return Object.fromEntries(products.map(({ code, source }) => [code, source]));
}

const CRACKS = `{ CRACK_321: crackSpread(kind: CRACK_321) { source } GASOLINE: crackSpread(kind: GASOLINE) { source }
  HEATING_OIL: crackSpread(kind: HEATING_OIL) { source } }`;

/** The tests of this file follow one store from the demo market to real settlements, in this order. */
describe('a store that has nothing but the demo market', () => {
  test('says of every product that it is simulated', async () => {
    expect(await productSources()).toEqual({
      CL: 'SIMULATED',
      BZ: 'SIMULATED',
      NG: 'SIMULATED',
      HO: 'SIMULATED',
      RB: 'SIMULATED',
    });
  });

  test.each(['CL', 'BZ', 'NG', 'HO', 'RB'])('says so in every answer about %s', async (product) => {
    expect(await sourcesOf(product, await frontOf(product))).toEqual(['SIMULATED']);
  });

  test('says so of every crack', async () => {
    expect(sourcesIn(await ask(CRACKS))).toEqual(['SIMULATED']);
  });
});

describe('after an import of crude alone', () => {
  beforeAll(() => importText('crude.csv', CRUDE));

  test('crude is imported and every other product is simulated', async () => {
    expect(await productSources()).toEqual({
      CL: 'IMPORTED',
      BZ: 'SIMULATED',
      NG: 'SIMULATED',
      HO: 'SIMULATED',
      RB: 'SIMULATED',
    });
    expect(await sourcesOf('CL', 'CLM20')).toEqual(['IMPORTED']);
    expect(await sourcesOf('NG', await frontOf('NG'))).toEqual(['SIMULATED']);
  });

  test('nothing simulated of crude is left in sight, not even on days without an import', async () => {
    expect(
      await ask(`{
        tradeDates(product: CL)
        product(code: CL) { firstTradeDate lastTradeDate }
        futuresBoard(product: CL) { tradeDate rows { symbol settle } }
        continuousHistory(product: CL) { settle }
      }`),
    ).toEqual({
      tradeDates: ['2020-04-17', '2020-04-20', '2020-04-21', '2020-04-22'],
      product: { firstTradeDate: '2020-04-17', lastTradeDate: '2020-04-22' },
      futuresBoard: {
        tradeDate: '2020-04-22',
        rows: [
          { symbol: 'CLM20', settle: 13.78 },
          { symbol: 'CLN20', settle: 20.69 },
        ],
      },
      continuousHistory: [{ settle: 18.27 }, { settle: -37.63 }, { settle: 10.01 }, { settle: 13.78 }],
    });
  });

  test.each(['CRACK_321', 'GASOLINE', 'HEATING_OIL'])(
    'a %s of real against simulated prices is refused',
    async (kind) => {
      const { body } = await server.query(`{ crackSpread(kind: ${kind}) { value } }`);
      expect(body).toMatchObject({
        data: null,
        errors: [{ path: ['crackSpread'], extensions: { code: 'CONFLICT', reason: 'MIXED_SOURCES' } }],
      });
      expect(body.errors?.[0]?.message).toBe(
        'Only CL has real settlements: a crack of real against simulated prices would mean nothing. ' +
          'Import the other legs too.',
      );
    },
  );
});

describe('after an import of the refined products too', () => {
  beforeAll(() => importText('refined.csv', REFINED));

  test('cracks are of real prices', async () => {
    expect(await ask('{ crackSpread(kind: CRACK_321) { tradeDate source value } }')).toEqual({
      crackSpread: [
        // (2 × 0.6635 × 42 + 0.8888 × 42 + 3 × 37.63) / 3 = (55.734 + 37.3296 + 112.89) / 3
        { tradeDate: '2020-04-20', source: 'IMPORTED', value: 68.6512 },
      ],
    });
    expect(sourcesIn(await ask(CRACKS))).toEqual(['IMPORTED']);
  });

  test('Brent and gas are simulated still', async () => {
    expect(await productSources()).toMatchObject({ BZ: 'SIMULATED', NG: 'SIMULATED', HO: 'IMPORTED', RB: 'IMPORTED' });
  });
});

describe('after an import of options on gas without its futures', () => {
  beforeAll(() => importText('gas-options.csv', GAS_OPTIONS));

  test('what they implied does not stand in the cone of the simulated futures', async () => {
    const data = await ask('{ volatilityCone(product: NG) { source impliedDate rows { impliedVol impliedStatus } } }');
    const rows = Array.from({ length: 6 }, () => ({ impliedVol: null, impliedStatus: 'OTHER_SOURCE' }));
    expect(data).toEqual({ volatilityCone: { source: 'SIMULATED', impliedDate: null, rows } });
  });

  test('nothing that the simulated futures did stands beside what they implied', async () => {
    const data = await ask(`{
      impliedVsRealized(product: NG) {
        tradeDate source impliedStatus realized realizedStatus premium subsequentRealized subsequentStatus
      }
      volatilityIndex(product: NG) { source status }
    }`);
    const point = {
      ...{ source: 'IMPORTED', impliedStatus: 'OK', premium: null },
      ...{ realized: null, realizedStatus: 'OTHER_SOURCE' },
      ...{ subsequentRealized: null, subsequentStatus: 'OTHER_SOURCE' },
    };
    expect(data).toEqual({
      impliedVsRealized: ['2026-07-14', '2026-07-15'].map((tradeDate) => ({ tradeDate, ...point })),
      volatilityIndex: ['2026-07-14', '2026-07-15'].map(() => ({ source: 'IMPORTED', status: 'OK' })),
    });
  });
});
