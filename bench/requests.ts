/** Asks a running server: once, or under load from a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { run } from '../scripts/run.ts';
import { tailName } from './in-turns.ts';

/** What load.ts prints. */
export interface Load {
  readonly answered: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly failed: number;
}

/** A server that is asked, and as whom. */
export interface Desk {
  readonly endpoint: string;
  readonly authorization: string;
}

export interface LoadOptions {
  readonly connections: number;
  readonly authorization?: string;
  readonly variables?: unknown;
  /** Seconds before those that are measured. */
  readonly warmUpSeconds?: number;
  readonly seconds?: number;
}

/** What is measured is the work of knowing and counting who asks, not the refusal of too many requests. */
export const UNLIMITED = {
  RATE_LIMIT_FREE_TIER: '999999999',
  DEMO_LOGIN: 'true',
  TRUSTED_PROXIES: '1',
};

/** A value in variables that is another number in each request of a load. */
export const VARIED = 'VARIED';

/** @returns what to send as `Authorization` */
export async function signIn(endpoint: string): Promise<string> {
  const { demoLogin } = await post<{ readonly demoLogin: { readonly accessToken: string } }>(
    endpoint,
    'mutation { demoLogin { accessToken } }',
  );
  return `Bearer ${demoLogin.accessToken}`;
}

/** @throws {Error} for an answer with errors */
export async function post<Data>(
  endpoint: string,
  query: string,
  variables: unknown = {},
  authorization?: string,
): Promise<Data> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

export function figureOf({ answered, p50, p99, perSecond, failed }: Load): string {
  const rate = perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en-US');
  const figure = `p50 ${p50} ms, ${tailName(answered)} ${p99} ms, ${rate}/s`;
  if (answered === 0) return 'FAILED: no request was answered';
  return failed === 0 ? figure : `${figure}, ${failed} FAILED`;
}

/** @param query empty for a plain GET */
export async function measureLoad(
  url: string,
  query: string,
  { connections, authorization = '', variables, warmUpSeconds = 2, seconds = 6 }: LoadOptions,
): Promise<Load> {
  const body = query === '' ? '' : JSON.stringify({ query, variables });
  const load = (duration: number): ReturnType<typeof run> =>
    run('node', ['bench/load.ts', url, body, String(connections), String(duration), authorization]);
  if (warmUpSeconds > 0) await load(warmUpSeconds);
  const { exitCode, output } = await load(seconds);
  if (exitCode !== 0) throw new Error(output);
  return JSON.parse(output.slice(output.indexOf('{'))) as Load; // what load.ts prints
}

/** The floor: node's own server, stringifying the answer for each request or with its text ready. */
export async function measureRaw(answerFile: string, mode: 'stringify' | 'ready', options: LoadOptions): Promise<Load> {
  const child = spawn('node', ['bench/raw-server.ts', answerFile, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const { address } = JSON.parse(chunk.toString()) as { address: string }; // what raw-server.ts prints
  try {
    return await measureLoad(address, '{ same }', options);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
