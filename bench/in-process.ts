/** A list through the whole stack in one process, against `JSON.stringify` of the same data. */
import { HeaderMap } from '@apollo/server';

import { DuckMarketStore } from '../api/dist/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../api/dist/adapters/memory/index.js';
import type { OpenAccounts } from '../api/dist/entrypoints/open-accounts.js';
import { CompiledOperations, SharedAnswers, buildSchema, createApolloServer } from '../api/dist/graphql/index.js';
import { MarketService } from '../api/dist/slices/market/index.js';
import { SILENT, withAccounts } from './access.ts';
import { quantile } from './table.ts';
import type { Row } from './table.ts';

const WARM_UP = 100;
const ROUNDS = 300;

/** @returns rows for the median time of the stack, beside that of bare stringifying taken in turns with it */
export function measureInProcess(marketFile: string, name: string, query: string): Promise<readonly Row[]> {
  return withAccounts({ TEST_MODE: 'true' }, (open) => measure(open, marketFile, name, query));
}

async function measure(
  { accounts, limits }: OpenAccounts,
  marketFile: string,
  name: string,
  query: string,
): Promise<readonly Row[]> {
  const identity = await accounts.identity.identify('Test VIEWER');
  const store = await DuckMarketStore.open({ path: marketFile });
  const changes = new MemoryMarketChanges();
  const market = new MarketService({ store, changes });
  const schema = buildSchema();
  const operations = new CompiledOperations(schema);
  const answers = new SharedAnswers();
  const apollo = createApolloServer({ schema, operations, answers, logger: SILENT, isIntrospectable: true });
  await apollo.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const ask = async (): Promise<string> => {
    const { body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query } },
      context: () =>
        Promise.resolve({
          ...{ market, changes, accounts, limits, identity, requestId: 'bench', notices: [] },
          caller: { ip: '203.0.113.7', userAgent: 'bench' },
          refreshCookie: undefined,
        }),
    });
    if (body.kind !== 'complete') throw new TypeError('the answer is not one piece');
    return body.string;
  };
  const data: unknown = JSON.parse(await ask());

  const first: number[] = [];
  const again: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    answers.forget();
    const startedAt = performance.now();
    await ask();
    const asked = performance.now();
    await ask();
    const askedAgain = performance.now();
    JSON.stringify(data);
    const endedAt = performance.now();
    if (round < WARM_UP) continue;
    first.push(asked - startedAt);
    again.push(askedAgain - asked);
    bare.push(endedAt - askedAgain);
  }
  await apollo.stop();
  market.close();
  await store.close();
  const bareMs = quantile(bare, 0.5);
  const row = (what: string, times: readonly number[]): Row => {
    const median = quantile(times, 0.5);
    return {
      what: `${name} in process, ${what}, median`,
      figure: `${median.toFixed(2)} ms`,
      beside: `${(median / bareMs).toFixed(2)} × JSON.stringify (${bareMs.toFixed(2)} ms)`,
    };
  };
  return [row('asked again', again), row('asked first, read from the store', first)];
}
