/** An operation through the whole stack in one process, against `JSON.stringify` of the same data. */
import { HeaderMap } from '@apollo/server';

import type { Context } from '../api/dist/graphql/index.js';
import type { OpenAccounts } from '../api/dist/entrypoints/open-accounts.js';
import { CompiledOperations, SharedAnswers, buildSchema, createApolloServer } from '../api/dist/graphql/index.js';
import { SILENT, withAccounts } from './access.ts';
import { inTurns, milliseconds } from './in-turns.ts';
import type { Times } from './in-turns.ts';
import { withMarket } from './services.ts';
import type { MarketServices } from './services.ts';
import type { Row } from './table.ts';

const ROUNDS = 300;

/** What is measured of an operation. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  /** What happens when it is asked for the first time. */
  readonly first?: string;
  readonly rounds?: number;
}

/** @returns rows for the median time of the stack, beside that of bare stringifying taken in turns with it */
export function measureInProcess(marketFile: string, operations: readonly Operation[]): Promise<readonly Row[]> {
  return withAccounts({ TEST_MODE: 'true' }, (accounts) =>
    withMarket(marketFile, (services) => measure(accounts, services, operations)),
  );
}

async function measure(
  { accounts, limits }: OpenAccounts,
  services: MarketServices,
  operations: readonly Operation[],
): Promise<readonly Row[]> {
  const identity = await accounts.identity.identify('Test VIEWER');
  const schema = buildSchema();
  const answers = new SharedAnswers();
  const compiled = new CompiledOperations(schema);
  const apollo = createApolloServer({ schema, operations: compiled, answers, logger: SILENT, isIntrospectable: true });
  await apollo.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const ask = async (query: string): Promise<string> => {
    const { body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query } },
      context: () =>
        Promise.resolve({
          ...services,
          ...{ accounts, limits, identity, requestId: 'bench', notices: [] },
          caller: { ip: '203.0.113.7', userAgent: 'bench' },
          refreshCookie: undefined,
        } as Partial<Context> as Context), // nothing live is asked of it
    });
    if (body.kind !== 'complete') throw new TypeError('the answer is not one piece');
    return body.string;
  };
  const rows: Row[] = [];
  for (const { name, query, first = 'read from the store', rounds = ROUNDS } of operations) {
    const data = JSON.parse(await ask(query)) as { readonly errors?: unknown };
    if (data.errors !== undefined) throw new Error(JSON.stringify(data.errors));
    const askFirst = (): Promise<string> => {
      answers.forget();
      return ask(query);
    };
    const [asked, again, bare] = await inTurns(rounds, [askFirst, () => ask(query), () => JSON.stringify(data)]);
    const row = (what: string, times: Times | undefined): Row => ({
      what: `${name} in process, ${what}, median`,
      figure: milliseconds(times?.median),
      beside: `${((times?.median ?? NaN) / (bare?.median ?? NaN)).toFixed(2)} × JSON.stringify (${milliseconds(bare?.median)})`,
    });
    rows.push(row('asked again', again), row(`asked first, ${first}`, asked));
  }
  await apollo.stop();
  return rows;
}
