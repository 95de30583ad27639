/** Measures what the dashboard costs the browser while prices move two hundred times a second. */
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { ADMINISTRATOR, pushEvery } from './push-ticks.ts';
import type { PushedTick } from './push-ticks.ts';
import type { Row } from './table.ts';
import { startWatchedServer } from './watch.ts';

const SECONDS = 10;
const CONTRACTS = 10;
const EVERY_MS = 50;
const UPDATES_A_SECOND = (CONTRACTS * 1_000) / EVERY_MS;
const CLIENT = fileURLToPath(new URL('../client/dist', import.meta.url));

/** @param folder with the demo market, or empty */
export async function measureDashboard(folder: string): Promise<readonly Row[]> {
  const server = await startWatchedServer(folder, {
    ...{ FEED: 'none', TEST_MODE: 'true', DEMO_OPTION_DATES: '10', DEMO_LOGIN: 'true', CLIENT_DIRECTORY: CLIENT },
  });
  const { address } = server.started;
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis'],
  });
  let pushing: ReturnType<typeof pushEvery> | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const post = async (query: string, authorization?: string): Promise<unknown> => {
      const answer = await page.context().request.post(`${address}/graphql`, {
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        data: { query },
      });
      return answer.json();
    };
    await post('mutation { demoLogin { accessToken } }');
    const { data } = (await post('{ forwardCurve(product: CL) { points { symbol settle } } }', ADMINISTRATOR)) as {
      readonly data: { readonly forwardCurve: readonly { readonly points: readonly Settled[] }[] };
    };
    const contracts = data.forwardCurve[0]?.points.slice(1, 1 + CONTRACTS) ?? [];
    let sequence = 0;
    pushing = pushEvery(EVERY_MS, address, 'dashboard', () => ticksOf(contracts, () => (sequence += 1)));
    await page.goto(`${address}/dashboard`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.waitForTimeout(3_000);
    const { longest, count, busyMs } = await page.evaluate<LongTasks>(WATCH_LONG_TASKS);
    pushing.check();
    return [
      {
        what: `dashboard at ${UPDATES_A_SECOND} updates/s for ${SECONDS} s`,
        figure: `${count} tasks over 50 ms, longest ${longest.toFixed(0)} ms, scripts ${((100 * busyMs) / (SECONDS * 1_000)).toFixed(0)} % busy`,
        beside: 'none over 50 ms, under half busy',
      },
    ];
  } finally {
    pushing?.end();
    await browser.close();
    await server.stop();
  }
}

interface LongTasks {
  readonly longest: number;
  readonly count: number;
  readonly busyMs: number;
}

interface Settled {
  readonly symbol: string;
  readonly settle: number;
}

function ticksOf(contracts: readonly Settled[], next: () => number): readonly PushedTick[] {
  const time = new Date().toISOString();
  return contracts.map(({ symbol, settle }) => {
    const sequence = next();
    const last = Number((settle + (sequence % 11) / 100).toFixed(2));
    return { symbol, bid: last - 0.01, ask: last + 0.01, last, size: 1, time, sequence };
  });
}

/** Runs in the page, which knows types that this side does not: what the main thread was kept by. */
const WATCH_LONG_TASKS = `new Promise((resolve) => {
  let longest = 0;
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      count += 1;
      longest = Math.max(longest, duration);
    }
  });
  observer.observe({ type: 'longtask' });
  // What a message to oneself waits for is how long others keep the thread.
  const { port1, port2 } = new MessageChannel();
  const startedAt = performance.now();
  let busyMs = 0;
  let sentAt = startedAt;
  port1.onmessage = () => {
    const now = performance.now();
    if (now - sentAt > 1) busyMs += now - sentAt;
    if (now - startedAt >= ${SECONDS * 1_000}) {
      observer.disconnect();
      port1.close();
      resolve({ longest, count, busyMs });
      return;
    }
    setTimeout(() => {
      sentAt = performance.now();
      port2.postMessage(0);
    }, 0);
  };
  port2.postMessage(0);
})`;
