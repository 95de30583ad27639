/** Proves that the endpoint speaks GraphQL over HTTP and over WebSocket as the specifications say and as clients expect. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, fetchExchange, gql } from '@urql/core';
import { auditServer } from 'graphql-http';
import { GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { APRIL_2020 } from '../support/april-2020.js';
import { VIEWER, startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const CURVE =
  'query Curve($asOf: [Date!]) { forwardCurve(product: CL, asOf: $asOf) { structure points { symbol settle } } }';
const EXPECTED = {
  forwardCurve: [
    {
      structure: 'CONTANGO',
      points: [
        { symbol: 'CLK20', settle: -37.63 },
        { symbol: 'CLM20', settle: 20.43 },
        { symbol: 'CLN20', settle: 26.28 },
      ],
    },
  ],
};
const VARIABLES = { asOf: ['2020-04-20'] };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: APRIL_2020 });
});
afterAll(() => server.close());

describe('the audit of GraphQL over HTTP', () => {
  test('finds no MUST and no SHOULD failing', async () => {
    const results = await auditServer({ url: `${server.address}/graphql`, fetchFn: fetch });
    const failing = results.filter((result) => result.status !== 'ok');
    const required = failing.filter(({ name }) => name.startsWith('MUST') || name.startsWith('SHOULD'));
    expect(required.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(40);
  });
});

describe('other clients', () => {
  test('urql reads a curve', async () => {
    const client = new Client({
      url: `${server.address}/graphql`,
      exchanges: [fetchExchange],
      preferGetMethod: false,
      fetchOptions: { headers: VIEWER },
    });
    const { data, error } = await client.query<unknown>(gql(CURVE), VARIABLES).toPromise();
    expect(error).toBeUndefined();
    expect(data).toEqual(EXPECTED);
  });

  test('graphql-request reads a curve', async () => {
    expect(await new GraphQLClient(`${server.address}/graphql`, { headers: VIEWER }).request(CURVE, VARIABLES)).toEqual(
      EXPECTED,
    );
  });

  test('graphql-ws reads a curve over a socket', async () => {
    const client = createClient({
      url: `${server.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: VIEWER,
    });
    const answers = client.iterate({ query: CURVE, variables: VARIABLES });
    const { value } = (await answers.next()) as { value: { data: unknown } };
    expect(value.data).toEqual(EXPECTED);
    await client.dispose();
  });
});

describe('a socket', () => {
  const open = (): ReturnType<typeof createClient> =>
    createClient({
      url: `${server.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: VIEWER,
      retryAttempts: 0,
    });

  const firstErrors = async (query: string): Promise<unknown> => {
    const client = open();
    const errors = await new Promise((resolve, reject) => {
      client.subscribe({ query }, { next: reject, error: resolve, complete: () => undefined });
    });
    // The same socket still answers afterwards.
    const next = await client.iterate({ query: '{ __typename }' }).next();
    expect(next.value).toMatchObject({ data: { __typename: 'Query' } });
    await client.dispose();
    return errors;
  };

  test('answers a syntax error and stays open', async () => {
    expect(await firstErrors('{ products {')).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', reason: 'SYNTAX' } },
    ]);
  });

  test('answers an unknown field without naming others and stays open', async () => {
    const errors = await firstErrors('{ prodcts { code } }');
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/iu);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'VALIDATION' } }]);
  });

  test('refuses a document beyond the limits and stays open', async () => {
    const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ');
    expect(await firstErrors(`{ ${aliases} }`)).toMatchObject([{ extensions: { reason: 'LIMIT_EXCEEDED' } }]);
  });

  test('is refused to a page of another origin', async () => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: 'https://elsewhere.example',
    });
    const message = await new Promise<string>((resolve) => {
      socket.on('error', (error) => {
        resolve(error.message);
      });
    });
    expect(message).toContain('403');
  });

  test('on another path is refused', async () => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/elsewhere`);
    const message = await new Promise<string>((resolve) => {
      socket.on('error', (error) => {
        resolve(error.message);
      });
    });
    expect(message).toContain('404');
  });
});
