import type { FastifyInstance } from 'fastify';

import type { FeedStatus } from '../slices/feeds/index.js';
import type { Lifecycle } from './lifecycle.js';

/** A part that the process cannot do without, asked whether it answers. */
export interface Dependency {
  readonly name: string;
  check(): Promise<void>;
}

/** What makes prices: a process without it serves on, and its prices grow stale. */
export type FeedHealth = Pick<FeedStatus, 'name' | 'state' | 'since' | 'silentSince'>;

/** How long a dependency may take to say that it is there. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * `/health/live`: the process runs. `/health/ready`: it started, does not drain, and every dependency answers;
 * each one's state and latency stand in the answer. A feed that is down, or of which nobody can say who runs it, leaves
 * it ready, and says "degraded".
 *
 * @param feed undefined where none is configured, or none was begun yet
 */
export function registerHealthRoutes(
  server: FastifyInstance,
  lifecycle: Lifecycle,
  dependencies: readonly Dependency[],
  feed: () => FeedHealth | undefined,
): void {
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const checks = await Promise.all(dependencies.map(checkOne));
    const isReady = lifecycle.state === 'READY' && checks.every((check) => check.status === 'up');
    const shown = feed();
    const readyStatus = lacksPrices(shown) ? 'degraded' : 'ready';
    const status = isReady ? readyStatus : lifecycle.state === 'READY' ? 'unavailable' : lifecycle.state.toLowerCase();
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({
        status,
        dependencies: Object.fromEntries(checks.map(({ name, ...check }) => [name, check])),
        ...(shown === undefined ? {} : { feed: answerOf(shown) }),
      });
  });
}

/** @returns whether new prices are missing, or nobody can say whether any process makes them */
function lacksPrices(feed: FeedHealth | undefined): boolean {
  return feed !== undefined && (feed.silentSince !== null || feed.state === 'UNKNOWN');
}

function answerOf({ name, state, since, silentSince }: FeedHealth): object {
  const instant = (at: number): string => new Date(at).toISOString();
  return { name, state, since: instant(since), silentSince: silentSince === null ? null : instant(silentSince) };
}

async function checkOne(
  dependency: Dependency,
): Promise<{ readonly name: string; readonly status: 'up' | 'down'; readonly latencyMs: number }> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => {
      resolve('down');
    }, CHECK_TIMEOUT_MS);
  });
  const answer = dependency.check().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const status = await Promise.race([answer, timeout]);
  clearTimeout(timer);
  return { name: dependency.name, status, latencyMs: Math.round((performance.now() - startedAt) * 10) / 10 };
}
