/** Measures what the project promises, against anchors of the same run, and prints one table. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../scripts/run.ts';
import { measureAccess } from './access.ts';
import { measureInProcess } from './in-process.ts';
import { FIRST_DATE, LAST_DATE, writeMarketFile, writeWideFile } from './market-file.ts';
import { importFile, startServerProcess } from '../scripts/testing/server-process.ts';
import { formatTable } from './table.ts';
import type { Row } from './table.ts';

interface Load {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly failed: number;
}

const CURVE =
  '{ forwardCurve(product: NG) { tradeDate source structure points { symbol deliveryMonth expiry settle } } }';
const BOARD =
  '{ futuresBoard(product: NG) { tradeDate source rows { symbol settle change open high low volume openInterest } } }';
const HISTORY = `{ continuousHistory(product: CL, from: "${FIRST_DATE}", to: "${LAST_DATE}") { tradeDate symbol settle } }`;
/** 1,000 settlements of 20 columns, as wide tables of a third-party client are. */
const LIST = `{ continuousHistory(product: CL, from: "2017-01-09", to: "2020-12-31") {
  ${['tradeDate', 'symbol', 'settle', 'source', 'importId', 'open', 'high', 'low', 'volume', 'openInterest'].join(' ')}
  ${Array.from({ length: 5 }, (_, index) => `settle${index}: settle date${index}: tradeDate`).join(' ')} } }`;

/** What is measured is the work of knowing and counting who asks, not the refusal of too many requests. */
const UNLIMITED = { RATE_LIMIT_FREE_TIER: '999999999', DEMO_LOGIN: 'true', TRUSTED_PROXIES: '1' };
const PERSON = { email: 'bench@example.com', username: 'bench', password: 'mauve otter drills 47 wells' };
const SIGN_INS_A_SECOND = 20;

const rows: Row[] = [];
const folder = mkdtempSync(join(tmpdir(), 'cushing-bench-'));
try {
  await measureStarts();
  await measureImports();
  await measureRequests();
  await measureUnderSignIns();
  rows.push(...(await measureAccess()));
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`\n${formatTable(rows)}`);

async function measureStarts(): Promise<void> {
  const data = join(folder, 'starts');
  const cold = await startServerProcess(data);
  await cold.stop();
  const warm = await startServerProcess(data);
  await warm.stop();
  rows.push(
    { what: 'cold start, demo market made', figure: `${(cold.readyMs / 1_000).toFixed(2)} s`, beside: '≤ 10 s' },
    { what: 'warm start', figure: `${(warm.readyMs / 1_000).toFixed(2)} s`, beside: '≤ 3 s' },
  );
}

async function measureImports(): Promise<void> {
  const wide = join(folder, 'wide.csv');
  writeWideFile(wide);
  const printed = await importFile(join(folder, 'imports'), wide);
  const seconds = Number(/([\d.]+) s\b/u.exec(printed)?.[1]);
  const settlements = Number(/stored\s+([\d,]+)/u.exec(printed)?.[1]?.replaceAll(',', ''));
  rows.push({
    what: `import of ${settlements.toLocaleString('en-US')} settlements (777 × 144)`,
    figure: `${seconds.toFixed(2)} s, ${Math.round(settlements / seconds).toLocaleString('en-US')} rows/s`,
    beside: '≤ 1.5 s',
  });
}

async function measureRequests(): Promise<void> {
  const data = join(folder, 'requests');
  await (await startServerProcess(data)).stop(); // makes the demo market, which the curve and board are of
  const file = join(folder, 'eighteen-years.csv');
  writeMarketFile(file);
  await importFile(data, file);
  const server = await startServerProcess(data, UNLIMITED);
  const endpoint = `${server.address}/graphql`;
  const authorization = await signIn(endpoint);
  for (const [what, query, beside] of [
    ['forwardCurve, 60 points, 50 connections, asked again', CURVE, 'p99 ≤ 15 ms'],
    ['futuresBoard, 60 rows, 50 connections, asked again', BOARD, ''],
  ] as const) {
    const load = await measureLoad(endpoint, query, 50, authorization);
    rows.push({ what, figure: figureOf(load), beside });
  }
  const history = await measureLoad(endpoint, HISTORY, 1, authorization);
  rows.push({
    what: 'continuousHistory, 18 years (4,500 points), 1 connection, asked again',
    figure: figureOf(history),
    beside: '≤ 25 ms',
  });

  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: LIST }),
  });
  const text = await answer.text();
  const answerFile = join(folder, 'answer.json');
  writeFileSync(answerFile, text);
  const list = await measureLoad(endpoint, LIST, 8, authorization);
  await server.stop();
  const stringifying = await measureRaw(answerFile, 'stringify');
  const ready = await measureRaw(answerFile, 'ready');
  const kilobytes = Math.round(text.length / 1_000);
  rows.push({
    what: `1,000 × 20 list over HTTP (${kilobytes} kB), 8 connections, asked again`,
    figure: figureOf(list),
    beside:
      `${(list.perSecond / stringifying.perSecond).toFixed(2)} of raw http stringifying the same ` +
      `(${Math.round(stringifying.perSecond)}/s; goal 0.7), ` +
      `${(list.perSecond / ready.perSecond).toFixed(2)} of raw http with it ready (${Math.round(ready.perSecond)}/s)`,
  });
  const marketFile = join(data, 'market.duckdb');
  rows.push(...(await measureInProcess(marketFile, 'forwardCurve', CURVE)));
  rows.push(...(await measureInProcess(marketFile, '1,000 × 20 list (goal 1.5 ×)', LIST)));
  rows.push(...(await measureInProcess(marketFile, '18 years of continuousHistory (goal 25 ms)', HISTORY)));
}

/** Tables that are asked for while people sign in, each of whom costs a quarter of a second of pure arithmetic. */
async function measureUnderSignIns(): Promise<void> {
  const server = await startServerProcess(join(folder, 'requests'), UNLIMITED);
  const endpoint = `${server.address}/graphql`;
  await post(endpoint, 'mutation ($input: RegisterInput!) { register(input: $input) { expiresAt } }', {
    input: PERSON,
  });
  const authorization = await signIn(endpoint);
  const { email, password } = PERSON;
  const signingIn = run('node', ['bench/sign-in-load.ts', endpoint, email, password, String(SIGN_INS_A_SECOND), '10']);
  const load = await measureLoad(endpoint, BOARD, 4, authorization);
  const { output } = await signingIn;
  await server.stop();
  const { answered, refused } = JSON.parse(output.slice(output.indexOf('{'))) as Record<'answered' | 'refused', number>;
  rows.push({
    what: `futuresBoard, 4 connections, while ${SIGN_INS_A_SECOND} sign-ins a second arrive`,
    figure: `${figureOf(load)}; ${answered} signed in, ${refused} told to come back`,
    beside: 'p99 ≤ 50 ms',
  });
}

/** @returns what to send as `Authorization` */
async function signIn(endpoint: string): Promise<string> {
  const { demoLogin } = await post<{ readonly demoLogin: { readonly accessToken: string } }>(
    endpoint,
    'mutation { demoLogin { accessToken } }',
  );
  return `Bearer ${demoLogin.accessToken}`;
}

async function post<Data>(endpoint: string, query: string, variables: unknown = {}): Promise<Data> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

function figureOf({ p50, p99, perSecond, failed }: Load): string {
  const figure = `p50 ${p50} ms, p99 ${p99} ms, ${Math.round(perSecond).toLocaleString('en-US')}/s`;
  return failed === 0 ? figure : `${figure}, ${failed} FAILED`;
}

async function measureLoad(url: string, query: string, connections: number, authorization = ''): Promise<Load> {
  const body = query === '' ? '' : JSON.stringify({ query });
  const load = (seconds: string): ReturnType<typeof run> =>
    run('node', ['bench/load.ts', url, body, String(connections), seconds, authorization]);
  await load('2'); // warms up
  const { exitCode, output } = await load('6');
  if (exitCode !== 0) throw new Error(output);
  return JSON.parse(output.slice(output.indexOf('{'))) as Load; // what load.ts prints
}

async function measureRaw(answerFile: string, mode: 'stringify' | 'ready'): Promise<Load> {
  const child = spawn('node', ['bench/raw-server.ts', answerFile, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const { address } = JSON.parse(chunk.toString()) as { address: string }; // what raw-server.ts prints
  const load = await measureLoad(address, '{ same }', 8);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return load;
}
