/** Proves that pages hear of imports while the server runs: of each that changed something, of what it changed, once. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';

import { APRIL_2020 } from '../support/april-2020.js';
import { importFile } from '../support/import-file.js';
import { VIEWER, startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const HEADER = 'tradeDate,symbol,settle';
const THURSDAY = `${HEADER}\n2020-04-23,CLM20,16.50\n`;
const GAS = `${HEADER}\n2020-04-20,NGK20,1.924\n`;
const SPOT = 'Date,Price\n2020-04-20,-36.98\n2020-04-21,8.91\n';

interface Change {
  readonly importId: string;
  readonly products: readonly string[];
  readonly spotSeries: readonly string[];
  readonly at: string;
}

let server: TestServer;
let client: Client;
beforeEach(async () => {
  server = await startTestServer({ csv: APRIL_2020 });
  client = createClient({
    url: `${server.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: VIEWER,
    retryAttempts: 0,
  });
});
afterEach(async () => {
  await client.dispose();
  await server.close();
});

/** Imports a file while the server runs, as a second process would. */
async function importText(text: string, options: readonly string[] = []): Promise<number> {
  const path = join(server.dataDirectory, 'news.csv');
  await writeFile(path, text);
  const { exitCode } = await importFile(join(server.dataDirectory, 'market.duckdb'), path, options);
  return exitCode;
}

/** Subscribes, and waits until the subscription stands: a question after it on the same socket is answered after it. */
async function subscribe(products?: readonly string[]): Promise<() => Promise<Change>> {
  const changes = client.iterate<{ marketChanged: Change }>({
    query: `subscription ($products: [ProductCode!]) {
      marketChanged(products: $products) { importId products spotSeries at } }`,
    variables: products === undefined ? {} : { products },
  });
  await client.iterate({ query: '{ __typename }' }).next();
  return async () => {
    const { value } = (await changes.next()) as { value: { data?: { marketChanged: Change } | null } };
    return value.data!.marketChanged;
  };
}

describe('marketChanged', () => {
  test('tells of an import of settlements with its products and the import of its rows', async () => {
    const next = await subscribe();
    expect(await importText(THURSDAY)).toBe(0);
    const change = await next();
    expect(change).toMatchObject({ products: ['CL'], spotSeries: [] });
    expect(new Date(change.at).toISOString()).toBe(change.at);
    const { body } = await server.query('{ futuresHistory(symbol: "CLM20", from: "2020-04-23") { importId settle } }');
    expect(body.data).toEqual({ futuresHistory: [{ importId: change.importId, settle: 16.5 }] });
  });

  test('tells of every product that a file touched', async () => {
    const next = await subscribe();
    await importText(`${THURSDAY}2020-04-23,NGK20,1.815\n2020-04-23,RBK20,0.6436\n`);
    expect([...(await next()).products].sort()).toEqual(['CL', 'NG', 'RB']);
  });

  test('tells of spot prices by the name of their series', async () => {
    const next = await subscribe();
    expect(await importText(SPOT, ['--series', 'RWTC'])).toBe(0);
    expect(await next()).toMatchObject({ products: [], spotSeries: ['RWTC'] });
  });

  test('of some products passes over imports of others and of spot prices', async () => {
    const next = await subscribe(['NG', 'BZ']);
    await importText(THURSDAY);
    await importText(SPOT, ['--series', 'RWTC']);
    await importText(GAS);
    expect(await next()).toMatchObject({ products: ['NG'] });
  });

  test('passes over what was refused, tried out, or in the store already', async () => {
    const next = await subscribe();
    expect(await importText(`${HEADER}\n2020-04-25,CLM20,16.50\n`)).toBe(1); // a Saturday
    expect(await importText(THURSDAY, ['--dry-run'])).toBe(0);
    expect(await importText(APRIL_2020)).toBe(0);
    await importText(GAS);
    expect(await next()).toMatchObject({ products: ['NG'] });
  });

  test('tells every import once, in the order of their commits', async () => {
    const next = await subscribe();
    await importText(THURSDAY);
    await importText(GAS);
    await importText(`${HEADER}\n2020-04-24,CLM20,16.94\n`);
    const told = [await next(), await next(), await next()];
    expect(told.map((change) => change.products)).toEqual([['CL'], ['NG'], ['CL']]);
    expect(new Set(told.map((change) => change.importId)).size).toBe(3);
    expect(told.map((change) => change.at)).toEqual(told.map((change) => change.at).sort());
  });

  test('comes after the change can be read, also where the answer was shared before', async () => {
    const query = '{ futuresBoard(product: CL) { tradeDate previousTradeDate rows { symbol settle change } } }';
    const { body: before } = await server.query(query);
    expect(before.data).toMatchObject({ futuresBoard: { tradeDate: '2020-04-22' } });
    const next = await subscribe(['CL']);
    await importText(THURSDAY);
    await next();
    const { body: after } = await server.query(query);
    expect(after.data).toEqual({
      futuresBoard: {
        tradeDate: '2020-04-23',
        previousTradeDate: '2020-04-22',
        rows: [{ symbol: 'CLM20', settle: 16.5, change: 2.72 }], // 16.50 − 13.78
      },
    });
  });

  test('comes to every page that listens, and no more to one that left', async () => {
    const heard: string[] = [];
    const listen = (name: string): (() => void) =>
      client.subscribe(
        { query: 'subscription { marketChanged { importId } }' },
        { next: () => heard.push(name), error: () => heard.push('error'), complete: () => undefined },
      );
    const leave = listen('one');
    listen('two');
    const next = await subscribe();
    await importText(THURSDAY);
    await next();
    expect([...heard].sort()).toEqual(['one', 'two']);
    leave();
    await client.iterate({ query: '{ __typename }' }).next();
    await importText(GAS);
    await next();
    expect([...heard].sort()).toEqual(['one', 'two', 'two']);
  });

  test('refuses a product that is none', async () => {
    const errors = await new Promise((resolve, reject) => {
      client.subscribe(
        { query: 'subscription { marketChanged(products: [XX]) { importId } }' },
        { next: reject, error: resolve, complete: reject },
      );
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'VALIDATION' } }]);
  });
});
