/** What it costs to know who asks: in this process with the embedded parts, and with PostgreSQL and Redis. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig } from '../api/dist/config/config.js';
import { openAccounts } from '../api/dist/entrypoints/open-accounts.js';
import type { OpenAccounts } from '../api/dist/entrypoints/open-accounts.js';
import { postgresMissing, redisMissing, startPostgres, startRedis } from '../scripts/testing/database-servers.ts';
import { quantile } from './table.ts';
import type { Row } from './table.ts';

const TOKENS = 200;
const REQUESTS = 20_000;
const SIGN_INS = 24;
const AT_ONCE = 4;
const PASSWORD = 'mauve otter drills 47 wells';
const CALLER = { ip: '203.0.113.7', userAgent: 'bench' };

export const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };
function quiet(): void {
  return;
}

/** Opens accounts in a folder of their own, hands them over, and closes them again. */
export async function withAccounts<Result>(
  environment: Readonly<Record<string, string>>,
  work: (accounts: OpenAccounts) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cushing-bench-accounts-'));
  const config = loadConfig({ DATA_DIR: folder, DEMO_LOGIN: 'true', ...environment }, folder);
  const open = await openAccounts({ config, logger: SILENT, clock: Date.now, publicAddress: 'http://localhost:4000' });
  try {
    return await work(open);
  } finally {
    await open.close();
    rmSync(folder, { recursive: true });
  }
}

/** @returns rows for identities and sign-ins, embedded and with servers where they are installed */
export async function measureAccess(): Promise<readonly Row[]> {
  const rows = await withAccounts({}, async (open) => [
    ...(await measureIdentity(open, 'embedded', 'p99 ≤ 1 ms')),
    await measureSignIns(open),
  ]);
  const missing = postgresMissing() ?? redisMissing();
  if (missing !== undefined) {
    return [...rows, { what: 'identity with PostgreSQL and Redis', figure: 'not measured', beside: missing }];
  }
  const postgres = await startPostgres();
  const redis = await startRedis();
  try {
    const environment = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    const shared = await withAccounts(environment, (open) =>
      measureIdentity(open, 'PostgreSQL and Redis', 'p99 ≤ 5 ms'),
    );
    return [...rows, ...shared];
  } finally {
    await redis.stop();
    await postgres.stop();
  }
}

async function measureIdentity({ accounts }: OpenAccounts, parts: string, goal: string): Promise<readonly Row[]> {
  const headers: string[] = [];
  for (let index = 0; index < TOKENS; index += 1) {
    headers.push(`Bearer ${(await accounts.signIn.demoLogin(CALLER)).accessToken}`);
  }
  const identify = async (header: string): Promise<number> => {
    const startedAt = performance.now();
    await accounts.identity.identify(header);
    return performance.now() - startedAt;
  };
  await live(headers.slice(-1), identify); // connections are made, and Redis is told what it may have missed
  const alive = await live(headers, identify);
  const first = alive.map(({ ms }) => ms);
  const again: number[] = [];
  for (let index = 0; index < REQUESTS; index += 1)
    again.push(await identify(alive[index % alive.length]?.header ?? ''));
  const row = (what: string, times: readonly number[]): Row => ({
    what: `identity of a request, ${parts}, ${what}`,
    figure: `p50 ${quantile(times, 0.5).toFixed(3)} ms, p99 ${quantile(times, 0.99).toFixed(3)} ms`,
    beside: goal,
  });
  return [row("token's first request", first), row('later requests', again)];
}

/** The demo's oldest sessions ended when later ones began. */
async function live(
  headers: readonly string[],
  identify: (header: string) => Promise<number>,
): Promise<readonly { readonly header: string; readonly ms: number }[]> {
  const alive: { readonly header: string; readonly ms: number }[] = [];
  for (const header of headers) {
    try {
      alive.push({ header, ms: await identify(header) });
    } catch {
      // Ended, as is meant.
    }
  }
  return alive;
}

async function measureSignIns({ accounts }: OpenAccounts): Promise<Row> {
  const input = { email: 'bench@example.com', username: 'bench', password: PASSWORD };
  await accounts.signIn.register(input, CALLER);
  const startedAt = performance.now();
  const one = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await accounts.signIn.login(input, CALLER);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => one(SIGN_INS / AT_ONCE)));
  const perSecond = SIGN_INS / ((performance.now() - startedAt) / 1_000);
  return {
    what: `sign-ins by password, ${AT_ONCE} at once`,
    figure: `${perSecond.toFixed(1)}/s`,
    beside: 'bcrypt, 12 rounds, off the event loop',
  };
}
