/** Measures a file of a million settlements on its way into the store of a server that answers meanwhile, and out of it. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

import {
  PRODUCT_CODES,
  addDays,
  formatPrice,
  futuresSymbol,
  isTradeDate,
  isoDate,
  listedMonths,
} from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { DuckDBInstance } from '@duckdb/node-api';

import { measureLoad, post } from './requests.ts';
import type { Row } from './table.ts';
import { startWatchedServer } from './watch.ts';

const SETTLEMENTS = 1_000_000;
const CONTRACTS = 36;
const LINES_AT_A_TIME = 10_000;
const LEVELS: Readonly<Record<ProductCode, number>> = { CL: 60, BZ: 64, NG: 4, HO: 2, RB: 2 };
const PERSON = { email: 'importer@example.com', username: 'importer', password: 'mauve otter drills 47 wells' };
const CURVE = '{ forwardCurve(product: CL) { tradeDate points { symbol settle } } }';
const LOOK_EVERY_MS = 50;
const MEMORY_EVERY_MS = 250;
const LOAD = { connections: 4, seconds: 8, warmUpSeconds: 1 };

/** @param folder for the data directory and the files */
export async function measureFileImports(folder: string): Promise<readonly Row[]> {
  await mkdir(folder, { recursive: true });
  const server = await startWatchedServer(join(folder, 'data'), {
    ...{ FEED: 'none', DEMO_OPTION_DATES: '2', TEST_MODE: 'true', RATE_LIMIT_FREE_TIER: '999999999' },
  });
  try {
    const { address } = server.started;
    const endpoint = `${address}/graphql`;
    const authorization = await signInAsAnalyst(endpoint);
    const [first, second] = [join(folder, 'first.csv'), join(folder, 'second.csv')];
    await writeSettlements(first, 1);
    await writeSettlements(second, 1.02);
    const load = (): ReturnType<typeof measureLoad> => measureLoad(endpoint, CURVE, { ...LOAD, authorization });

    const calm = await load();
    const { memoryMb } = await server.watched();
    let most = memoryMb;
    const done = new AbortController();
    const watching = (async () => {
      while (!done.signal.aborted) {
        most = Math.max(most, (await server.watched()).memoryMb);
        await wait(MEMORY_EVERY_MS);
      }
    })();
    const [askedMs, busy] = await Promise.all([importFile(address, endpoint, authorization, first), load()]);
    done.abort();
    await watching;
    const aloneMs = await importFile(address, endpoint, authorization, second);
    const { milliseconds, megabytes } = await exportAll(address, authorization);
    return [
      {
        what: '1,000,000 settlements sent as CSV, 4 connections asking for a curve meanwhile',
        figure:
          `${seconds(askedMs)} to committed; answers p99 ${busy.p99} ms (${calm.p99} before), ` +
          `memory ${Math.round(memoryMb)} MB, then ${Math.round(most)} at most`,
        beside: '≤ 10 s, p99 ≤ 50 ms, + 600 MB',
      },
      {
        what: '1,000,000 settlements replaced by others, nobody asking',
        figure: `${seconds(aloneMs)} to committed`,
        beside: `DuckDB alone reads the file into a table in ${seconds(await readByDuckDb(second))}; ≤ 10 s`,
      },
      {
        what: '1,000,000 settlements exported as CSV',
        figure: `${seconds(milliseconds)}, ${megabytes} MB`,
        beside: '≤ 5 s',
      },
    ];
  } finally {
    await server.stop();
  }
}

async function signInAsAnalyst(endpoint: string): Promise<string> {
  const { register } = await post<{ readonly register: { readonly user: { readonly id: string } } }>(
    endpoint,
    'mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }',
    { input: PERSON },
  );
  await post(
    endpoint,
    'mutation ($id: ID!) { setUserRole(userId: $id, role: ANALYST) { role } }',
    { id: register.user.id },
    'Test ADMIN',
  );
  const { login } = await post<{ readonly login: { readonly accessToken: string } }>(
    endpoint,
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email: PERSON.email, password: PERSON.password } },
  );
  return `Bearer ${login.accessToken}`;
}

/** @param factor of all prices: files of another one say other things */
async function writeSettlements(path: string, factor: number): Promise<void> {
  const out = createWriteStream(path);
  const lines = ['tradeDate,symbol,open,high,low,settle,volume,openInterest'];
  let count = 0;
  for (let date = isoDate('1998-01-02'); count < SETTLEMENTS; date = addDays(date, 1)) {
    for (const product of PRODUCT_CODES) {
      if (!isTradeDate(product, date)) continue;
      const level = LEVELS[product] * factor * (1 + 0.2 * Math.sin(count / 50_000));
      for (const [index, month] of listedMonths(product, date).slice(0, CONTRACTS).entries()) {
        if (count >= SETTLEMENTS) break;
        const price = level * (1 + index / 1_000);
        const [open, high, low, settle] = [1, 1.01, 0.99, 1.002].map((share) => formatPrice(product, price * share));
        const symbol = futuresSymbol(product, month);
        lines.push(`${date},${symbol},${open},${high},${low},${settle},${1_000 + index},${20_000 + (count % 1_000)}`);
        count += 1;
      }
    }
    if (lines.length >= LINES_AT_A_TIME) out.write(`${lines.splice(0).join('\n')}\n`);
  }
  out.end(`${lines.join('\n')}\n`);
  await finished(out);
}

/** @returns from the first byte sent to the commit, in milliseconds */
async function importFile(address: string, endpoint: string, authorization: string, path: string): Promise<number> {
  const form = new FormData();
  form.set('file', new Blob([await readFile(path)]), 'million.csv');
  const startedAt = performance.now();
  const answer = await fetch(`${address}/imports`, { method: 'POST', headers: { authorization }, body: form });
  const { id } = (await answer.json()) as { readonly id?: string };
  if (id === undefined) throw new Error(`the file was not taken: ${answer.status}`);
  for (;;) {
    const { import: entry } = await post<{ readonly import: { readonly verdict: string; readonly endedAt: unknown } }>(
      endpoint,
      'query ($id: ID!) { import(id: $id) { verdict endedAt } }',
      { id },
      authorization,
    );
    if (entry.verdict === 'COMMITTED') return performance.now() - startedAt;
    if (entry.endedAt !== null) throw new Error(`the import ended as ${entry.verdict}`);
    await wait(LOOK_EVERY_MS);
  }
}

async function exportAll(
  address: string,
  authorization: string,
): Promise<{ readonly milliseconds: number; readonly megabytes: number }> {
  const startedAt = performance.now();
  const answer = await fetch(`${address}/exports/curve-history.csv`, { headers: { authorization } });
  if (!answer.ok || answer.body === null) throw new Error(`the export was refused: ${await answer.text()}`);
  let bytes = 0;
  // What a body gives are bytes.
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) bytes += chunk.length;
  return { milliseconds: performance.now() - startedAt, megabytes: Math.round(bytes / 1e6) };
}

/** The anchor: nothing is judged, compared or kept. */
async function readByDuckDb(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const startedAt = performance.now();
  await connection.run(`CREATE TABLE settlement AS SELECT * FROM read_csv('${path}')`);
  const milliseconds = performance.now() - startedAt;
  connection.closeSync();
  instance.closeSync();
  return milliseconds;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
