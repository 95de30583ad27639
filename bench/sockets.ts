/** Measures subscriptions: our server, a stock graphql-ws server and bare frames, each with the same load. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { ADMINISTRATOR, linesOf, push, pushEvery } from './push-ticks.ts';
import type { PushedTick } from './push-ticks.ts';
import type { SocketLoad } from './socket-load.ts';
import { SYMBOLS, TICK_FIELDS } from './socket-ticks.ts';
import type { Row } from './table.ts';
import { startWatchedServer } from './watch.ts';

const LOAD = fileURLToPath(new URL('./socket-load.ts', import.meta.url));
const ANCHORS = fileURLToPath(new URL('./socket-anchors.ts', import.meta.url));
const EVERY_MS = 100;
const SECONDS = 6;
/** A server that is asked to do more than it can answers nothing else either. */
const ANSWER_WITHIN_MS = 5_000;
const SUBSCRIPTION = `subscription { priceTicks(products: [CL]) { ${TICK_FIELDS} } }`;

interface Used {
  readonly cpuMs: number;
  readonly memoryMb: number;
}

interface MeasuredServer {
  readonly name: string;
  readonly url: string;
  readonly subscription: string;
  /** Since it was asked last; undefined where it is too busy to say. */
  used(): Promise<Used | undefined>;
  stop(): Promise<void>;
}

/** @param folder empty, for the data directory of our server */
export async function measureSockets(folder: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const compare = async (sockets: number, kinds: readonly (() => Promise<MeasuredServer>)[]): Promise<void> => {
    for (const start of kinds) {
      const server = await start();
      try {
        rows.push(await measure(server, sockets));
      } finally {
        await server.stop();
      }
    }
  };
  const ours = (): Promise<MeasuredServer> => startOurs(join(folder, 'sockets'));
  const stock = (): Promise<MeasuredServer> => startAnchor('stock');
  const raw = (): Promise<MeasuredServer> => startAnchor('raw');
  await compare(100, [ours, stock, raw]);
  await compare(1_000, [ours, stock, raw]);
  await compare(1_250, [stock]);
  await compare(5_000, [ours, stock, raw]);
  await compare(10_000, [ours]);
  return rows;
}

async function measure(server: MeasuredServer, sockets: number): Promise<Row> {
  const { name, url, subscription } = server;
  const child = fork(LOAD, [url, String(sockets), String(SECONDS), subscription, ADMINISTRATOR]);
  const messages = new Messages(child);
  try {
    const before = await server.used();
    const what = `${sockets.toLocaleString('en-US')} subscribers, ${name}`;
    if ((await messages.next()) !== 'MEASURING') return { what, figure: 'not all opened within a minute', beside: '' };
    await server.used();
    await messages.next();
    const used = await server.used();
    const load = (await messages.next()) as SocketLoad; // what socket-load.ts sends last
    // How many were made while it was counted: whoever missed one got fewer.
    const share = ((100 * load.messages) / (sockets * load.most)).toFixed(1);
    const rate = (load.most / SECONDS).toFixed(1);
    const failed = load.failed === 0 ? '' : `, ${load.failed} FAILED`;
    return {
      what,
      figure: `p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms, ${share} % of ${rate}/s${failed}`,
      beside: usedText(used, before),
    };
  } finally {
    child.kill();
  }
}

function usedText(used: Used | undefined, before: Used | undefined): string {
  if (used === undefined || before === undefined) return `too busy to say within ${ANSWER_WITHIN_MS / 1_000} s`;
  const cpu = ((100 * used.cpuMs) / (SECONDS * 1_000)).toFixed(0);
  return `${cpu} % of a core, ${used.memoryMb.toFixed(0)} MB (${before.memoryMb.toFixed(0)} before)`;
}

async function startOurs(folder: string): Promise<MeasuredServer> {
  const server = await startWatchedServer(folder, {
    ...{ FEED: 'none', DEMO_MARKET: 'false', TEST_MODE: 'true', STALE_AFTER_MS: '60000' },
    ...{ SOCKETS_PER_USER: '20000', SOCKETS_PER_ADDRESS: '20000' },
  });
  const { address } = server.started;
  // Above all that the server has taken before.
  let sequence = Date.now();
  const next = (): readonly PushedTick[] => {
    const time = new Date().toISOString();
    return SYMBOLS.map((symbol, index) => {
      sequence += 1;
      const prices = { bid: 75.01 + index, ask: 75.02 + index, last: 75 + index + (sequence % 7) / 100, size: 1 };
      return { symbol, ...prices, time, sequence };
    });
  };
  await push(address, 'bench', linesOf(next()), SYMBOLS.length);
  const pushing = pushEvery(EVERY_MS, address, 'bench', next);
  return {
    name: 'ours, ticks pushed over HTTP',
    url: `${address.replace('http', 'ws')}/graphql`,
    subscription: SUBSCRIPTION,
    used: () => server.watched(),
    async stop() {
      pushing.end();
      await server.stop();
      pushing.check();
    },
  };
}

async function startAnchor(mode: 'raw' | 'stock'): Promise<MeasuredServer> {
  const child = fork(ANCHORS, [mode]);
  const messages = new Messages(child);
  const { address } = (await messages.next()) as { readonly address: string }; // what socket-anchors.ts sends first
  return {
    name: mode === 'raw' ? 'bare frames made once' : 'stock graphql-ws, executed for each',
    url: address,
    subscription: mode === 'raw' ? '' : `subscription { priceTicks { ${TICK_FIELDS} } }`,
    async used() {
      child.send('tell');
      const late = new AbortController();
      const answer = messages.next() as Promise<Used>; // what it answers
      // One that is ended before it answered.
      answer.catch(() => undefined);
      try {
        return await Promise.race([answer, after(ANSWER_WITHIN_MS, undefined, { signal: late.signal })]);
      } finally {
        late.abort();
      }
    },
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** What a process says, in order: also what it says while nobody asks. */
class Messages {
  readonly #said: AsyncIterator<unknown[]>;

  constructor(child: ChildProcess) {
    this.#said = on(child, 'message', { close: ['exit'] });
  }

  /** @throws {Error} when the process ended without one more */
  async next(): Promise<unknown> {
    const said = await this.#said.next();
    if (said.done === true) throw new Error('a process of the bench ended too early');
    return said.value[0];
  }
}
