/** Measures what the project promises, against anchors of the same run, and prints one table. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../scripts/run.ts';
import { measureAccess } from './access.ts';
import { attempt } from './attempt.ts';
import { measureInProcess } from './in-process.ts';
import { measureOptionPricing, measureOptionsInProcess } from './options.ts';
import { measureFileImports } from './file-imports.ts';
import { measureLiveOptions } from './live-options.ts';
import { measureOptionRequests } from './option-requests.ts';
import { FIRST_DATE, LAST_DATE, writeMarketFile, writeWideFile } from './market-file.ts';
import { UNLIMITED, figureOf, measureLoad, measureRaw, post, signIn } from './requests.ts';
import { measureDashboard } from './dashboard.ts';
import { measureTicks } from './ticks.ts';
import { measureSockets } from './sockets.ts';
import { importFile, startServerProcess } from '../scripts/testing/server-process.ts';
import type { Load } from './requests.ts';
import { formatTable } from './table.ts';
import type { Row } from './table.ts';

const CURVE =
  '{ forwardCurve(product: NG) { tradeDate source structure points { symbol deliveryMonth expiry settle } } }';
const BOARD =
  '{ futuresBoard(product: NG) { tradeDate source rows { symbol settle change open high low volume openInterest } } }';
const HISTORY = `{ continuousHistory(product: CL, from: "${FIRST_DATE}", to: "${LAST_DATE}") { tradeDate symbol settle } }`;
/** 1,000 settlements of 20 columns, as wide tables of a third-party client are. */
const LIST = `{ continuousHistory(product: CL, from: "2017-01-09", to: "2020-12-31") {
  ${['tradeDate', 'symbol', 'settle', 'source', 'importId', 'open', 'high', 'low', 'volume', 'openInterest'].join(' ')}
  ${Array.from({ length: 5 }, (_, index) => `settle${index}: settle date${index}: tradeDate`).join(' ')} } }`;

const PERSON = { email: 'bench@example.com', username: 'bench', password: 'mauve otter drills 47 wells' };
const SIGN_INS_A_SECOND = 20;

/** What the name of a part must contain to be measured: nothing, for all of them. */
const [wanted = ''] = process.argv.slice(2);
const rows: Row[] = [];
const folder = mkdtempSync(join(tmpdir(), 'cushing-bench-'));
/** A data directory with the demo market. */
const STARTED = join(folder, 'started');
const OPTIONS = join(folder, 'options');
try {
  for (const [what, measure] of [
    ['starts', measureStarts],
    ['options, valuations', measureOptionPricing],
    ['options over HTTP', () => measureOptionRequests(OPTIONS, folder)],
    ['options in process', measureOptionsOfMarket],
    ['options, live', measureLive],
    ['import', measureImports],
    ['file imports and exports', () => measureFileImports(join(folder, 'file-imports'))],
    ['requests', measureRequests],
    ['requests under sign-ins', measureUnderSignIns],
    ['access', measureAccess],
    ['sockets', () => measureSockets(folder)],
    ['ticks', () => measureTicks(join(folder, 'ticks'))],
    ['dashboard', () => measureDashboard(join(folder, 'dashboard'))],
  ] as const) {
    if (what.includes(wanted)) rows.push(...(await attempt(what, measure)));
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`\n${formatTable(rows)}`);

async function measureLive(): Promise<readonly Row[]> {
  return measureLiveOptions(await optionMarket());
}

async function measureOptionsOfMarket(): Promise<readonly Row[]> {
  return measureOptionsInProcess(await optionMarket());
}

/** @returns the demo market's file with its options, made here where no part before has */
async function optionMarket(): Promise<string> {
  const file = join(OPTIONS, 'market.duckdb');
  if (!existsSync(file)) await (await startServerProcess(OPTIONS)).stop();
  return file;
}

async function measureStarts(): Promise<readonly Row[]> {
  const cold = await startServerProcess(STARTED);
  await cold.stop();
  const warm = await startServerProcess(STARTED);
  await warm.stop();
  return [
    { what: 'cold start, demo market made', figure: `${(cold.readyMs / 1_000).toFixed(2)} s`, beside: '≤ 10 s' },
    { what: 'warm start', figure: `${(warm.readyMs / 1_000).toFixed(2)} s`, beside: '≤ 3 s' },
  ];
}

async function measureImports(): Promise<readonly Row[]> {
  const wide = join(folder, 'wide.csv');
  writeWideFile(wide);
  const printed = await importFile(join(folder, 'imports'), wide);
  const seconds = Number(/([\d.]+) s\b/u.exec(printed)?.[1]);
  const settlements = Number(/stored\s+([\d,]+)/u.exec(printed)?.[1]?.replaceAll(',', ''));
  return [
    {
      what: `import of ${settlements.toLocaleString('en-US')} settlements (777 × 144)`,
      figure: `${seconds.toFixed(2)} s, ${Math.round(settlements / seconds).toLocaleString('en-US')} rows/s`,
      beside: '≤ 1.5 s',
    },
  ];
}

async function measureRequests(): Promise<readonly Row[]> {
  if (!existsSync(STARTED)) await (await startServerProcess(STARTED)).stop(); // the curve and board are of its market
  const file = join(folder, 'eighteen-years.csv');
  writeMarketFile(file);
  await importFile(STARTED, file);
  const answerFile = join(folder, 'answer.json');
  const { rows: answered, list } = await withServer((endpoint, authorization) =>
    measureAnswers(endpoint, authorization, answerFile),
  );
  const stringifying = await measureRaw(answerFile, 'stringify', { connections: 8 });
  const ready = await measureRaw(answerFile, 'ready', { connections: 8 });
  const kilobytes = Math.round(statSync(answerFile).size / 1_000);
  const listRow: Row = {
    what: `1,000 × 20 list over HTTP (${kilobytes} kB), 8 connections, asked again`,
    figure: figureOf(list),
    beside:
      `${(list.perSecond / stringifying.perSecond).toFixed(2)} of raw http stringifying the same ` +
      `(${Math.round(stringifying.perSecond)}/s; goal 0.7), ` +
      `${(list.perSecond / ready.perSecond).toFixed(2)} of raw http with it ready (${Math.round(ready.perSecond)}/s)`,
  };
  const inProcess = await measureInProcess(join(STARTED, 'market.duckdb'), [
    { name: 'forwardCurve', query: CURVE },
    { name: '1,000 × 20 list (goal 1.5 ×)', query: LIST },
    { name: '18 years of continuousHistory (goal 25 ms)', query: HISTORY },
  ]);
  return [...answered, listRow, ...inProcess];
}

/** @param answerFile where the list's answer is put */
async function measureAnswers(
  endpoint: string,
  authorization: string,
  answerFile: string,
): Promise<{ readonly rows: readonly Row[]; readonly list: Load }> {
  const answered: Row[] = [];
  for (const [what, query, connections, beside] of [
    ['forwardCurve, 60 points, 50 connections, asked again', CURVE, 50, 'p99 ≤ 15 ms'],
    ['futuresBoard, 60 rows, 50 connections, asked again', BOARD, 50, ''],
    ['continuousHistory, 18 years (4,500 points), 1 connection, asked again', HISTORY, 1, '≤ 25 ms'],
  ] as const) {
    const load = await measureLoad(endpoint, query, { connections, authorization });
    answered.push({ what, figure: figureOf(load), beside });
  }
  writeFileSync(answerFile, JSON.stringify({ data: await post(endpoint, LIST, {}, authorization) }));
  return { rows: answered, list: await measureLoad(endpoint, LIST, { connections: 8, authorization }) };
}

/** Tables that are asked for while people sign in, each of whom costs a quarter of a second of pure arithmetic. */
async function measureUnderSignIns(): Promise<readonly Row[]> {
  return withServer(async (endpoint, authorization) => {
    await post(endpoint, 'mutation ($input: RegisterInput!) { register(input: $input) { expiresAt } }', {
      input: PERSON,
    });
    const { email, password } = PERSON;
    const rate = String(SIGN_INS_A_SECOND);
    const signingIn = run('node', ['bench/sign-in-load.ts', endpoint, email, password, rate, '10']);
    const load = await measureLoad(endpoint, BOARD, { connections: 4, authorization });
    const { output } = await signingIn;
    const counts = JSON.parse(output.slice(output.indexOf('{'))) as Record<'answered' | 'refused', number>;
    return [
      {
        what: `futuresBoard, 4 connections, while ${SIGN_INS_A_SECOND} sign-ins a second arrive`,
        figure: `${figureOf(load)}; ${counts.answered} signed in, ${counts.refused} told to come back`,
        beside: 'p99 ≤ 50 ms',
      },
    ];
  });
}

/** Starts a server on the market that was started before, and ends it also when the work fails. */
async function withServer<Result>(work: (endpoint: string, authorization: string) => Promise<Result>): Promise<Result> {
  const server = await startServerProcess(STARTED, UNLIMITED);
  try {
    const endpoint = `${server.address}/graphql`;
    return await work(endpoint, await signIn(endpoint));
  } finally {
    await server.stop();
  }
}
