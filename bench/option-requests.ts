/** Options as a server answers them over HTTP: the demo market's, from its first start on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { measureCalculators } from './calculator-requests.ts';
import { describeTimes, milliseconds, timesOf } from './in-turns.ts';
import { MATRIX, TRADE_DATES, chainQuery, expiriesQuery, indexQuery, surfaceQuery } from './option-queries.ts';
import { UNLIMITED, figureOf, measureLoad, measureRaw, post, signIn } from './requests.ts';
import type { Desk, LoadOptions } from './requests.ts';
import type { Row } from './table.ts';
import { startWatchedServer } from './watch.ts';
import type { WatchedServer } from './watch.ts';

const PRODUCTS = ['CL', 'BZ', 'NG', 'HO', 'RB'];
const CONNECTIONS = 50;
const ANSWER_GOAL = 'p99 ≤ 100 ms';
/** What the machine itself makes a process wait for. */
const IDLE_MS = 1_000;
/** Test mode's analyst, whom no session is looked up for, may calculate as often as they like. */
const UNCOUNTED = 'Test ANALYST';
const AGAIN: LoadOptions = { connections: CONNECTIONS, warmUpSeconds: 1, seconds: 2 };
const BARE: LoadOptions = { connections: CONNECTIONS, warmUpSeconds: 1, seconds: 1 };
/** Trade dates whose surface nobody has asked for yet. */
const NEW_SURFACES = 24;

/** What an expiry is chosen by. */
interface ExpirySize {
  readonly expiry: string;
  readonly strikes: number;
}

/**
 * @param folder a new data directory, which holds the demo market afterwards
 * @param scratch where answers may lie
 */
export async function measureOptionRequests(folder: string, scratch: string): Promise<readonly Row[]> {
  const server = await startWatchedServer(folder, { ...UNLIMITED, TEST_MODE: 'true' });
  try {
    const endpoint = `${server.started.address}/graphql`;
    const desk = { endpoint, authorization: await signIn(endpoint) };
    const warmUp = await warmUpRow(server, desk);
    await wait(IDLE_MS);
    const idleMs = (await server.watched()).longestDelayMs;
    const rows = [...firstStartRows(server, idleMs), warmUp, ...(await newSurfaceRows(server, desk, idleMs))];
    const usual = await usualExpiry(desk);
    rows.push(
      ...(await againRows(desk, usual, scratch)),
      ...(await measureCalculators({ endpoint, authorization: UNCOUNTED }, usual.expiry)),
    );
    return [...rows, await memoryRow(server, 'after all of these requests')];
  } finally {
    await server.stop();
  }
}

function firstStartRows({ readyMs, started }: WatchedServer, idleMs: number): readonly Row[] {
  const seconds = (ms = NaN): string => `${(ms / 1_000).toFixed(2)} s`;
  return [
    {
      what: 'first start with the demo market, futures and options',
      figure: `${seconds(readyMs)}, of which options ${seconds(started.optionsMs)}`,
      beside: `options < 10 s; futures ${seconds(started.futuresMs)}`,
    },
    {
      what: 'longest wait of the event loop while options are simulated and stored',
      figure: milliseconds(started.optionsDelayMs),
      beside: delayGoal(idleMs),
    },
  ];
}

/** What is computed ahead is asked for meanwhile: once all of it is answered, the server is warm. */
async function warmUpRow(server: WatchedServer, { endpoint, authorization }: Desk): Promise<Row> {
  await server.watched();
  const startedAt = performance.now();
  for (const product of PRODUCTS) {
    await post(endpoint, indexQuery(product, '2000-01-03'), {}, authorization);
    await post(endpoint, expiriesQuery(product), {}, authorization);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const { memoryMb, longestDelayMs } = await server.watched();
  return {
    what: 'latest chains and histories of all products computed, after the first start',
    figure: `${seconds.toFixed(1)} s, resident memory ${Math.round(memoryMb)} MB`,
    beside: `longest wait of the event loop ${milliseconds(longestDelayMs)}`,
  };
}

/** The threads compute a whole trade date for each. */
async function newSurfaceRows(
  server: WatchedServer,
  { endpoint, authorization }: Desk,
  idleMs: number,
): Promise<readonly Row[]> {
  const ask = <Data>(query: string): Promise<Data> => post(endpoint, query, {}, authorization);
  const { optionTradeDates } = await ask<{ readonly optionTradeDates: readonly string[] }>(TRADE_DATES);
  const dates = optionTradeDates.slice(-NEW_SURFACES - 1, -1);
  await ask(surfaceQuery()); // computed ahead: the query is compiled
  await server.watched();
  const times: number[] = [];
  for (const date of dates) {
    const startedAt = performance.now();
    await ask(surfaceQuery(date));
    times.push(performance.now() - startedAt);
  }
  const { longestDelayMs } = await server.watched();
  return [
    {
      what: `volatilitySurface over HTTP, 1 connection, ${dates.length} trade dates computed anew`,
      figure: describeTimes(timesOf(times)),
      beside: '≤ 100 ms',
    },
    {
      what: 'longest wait of the event loop while surfaces are computed in threads',
      figure: milliseconds(longestDelayMs),
      beside: delayGoal(idleMs),
    },
  ];
}

async function againRows(
  { endpoint, authorization }: Desk,
  { expiry, strikes }: ExpirySize,
  scratch: string,
): Promise<readonly Row[]> {
  const chain = chainQuery(expiry);
  const rows: Row[] = [];
  for (const [what, query] of [
    [`optionChain, ${strikes} strikes`, chain],
    ['volatilitySurface', surfaceQuery()],
    ['greeksMatrix', MATRIX],
  ] as const) {
    const text = JSON.stringify({ data: await post(endpoint, query, {}, authorization) });
    const answerFile = join(scratch, 'option-answer.json');
    writeFileSync(answerFile, text);
    const load = await measureLoad(endpoint, query, { ...AGAIN, authorization });
    // Each against the same text from a bare server; of stringifying the chain stands for all.
    const raw = query === chain ? await measureRaw(answerFile, 'stringify', BARE) : undefined;
    rows.push({
      what: `${what} over HTTP (${Math.round(text.length / 1_000)} kB), ${CONNECTIONS} connections, asked again`,
      figure: figureOf(load),
      beside:
        raw === undefined
          ? ANSWER_GOAL
          : `${ANSWER_GOAL}; raw http stringifying the same: p99 ${raw.p99} ms, ${Math.round(raw.perSecond)}/s`,
    });
  }
  return rows;
}

/** The one whose strikes are nearest to a hundred. */
async function usualExpiry({ endpoint, authorization }: Desk): Promise<ExpirySize> {
  const { optionExpiries } = await post<{ readonly optionExpiries: readonly ExpirySize[] }>(
    endpoint,
    expiriesQuery('CL'),
    {},
    authorization,
  );
  const away = ({ strikes }: ExpirySize): number => Math.abs(strikes - 100);
  return optionExpiries.reduce((best, each) => (away(each) < away(best) ? each : best));
}

function delayGoal(idleMs: number): string {
  return `≤ 10 ms; idle for a second ${milliseconds(idleMs)}`;
}

async function memoryRow(server: WatchedServer, when: string): Promise<Row> {
  const { memoryMb } = await server.watched();
  return { what: `resident memory of the server ${when}`, figure: `${Math.round(memoryMb)} MB`, beside: '' };
}
