/**
 * The server as an operator starts it, in a process that also watches its own event loop and memory: it sends its parent
 * `Started` once it is ready, answers each message with `Watched` since the one before, and ends when told to.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { pino } from 'pino';

import { loadConfig } from '../api/dist/config/config.js';
import { startServer } from '../api/dist/entrypoints/start-server.js';

export interface Started {
  readonly address: string;
  /** How long simulating the demo market's futures and options took; undefined where they were there already. */
  readonly futuresMs?: number;
  readonly optionsMs?: number;
  /** Longest wait of the event loop while the options were simulated. */
  readonly optionsDelayMs?: number;
}

export interface Watched {
  readonly longestDelayMs: number;
  readonly memoryMb: number;
  readonly cpuMs: number;
}

const NS_PER_MS = 1e6;
const BYTES_PER_MB = 1e6;
const RESOLUTION_MS = 1;

const [folder = ''] = process.argv.slice(2);
const seeded: { futuresMs?: number; optionsMs?: number; optionsDelayMs?: number } = {};
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
const config = loadConfig({ ...process.env, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0' }, folder);
const logger = pino({ level: 'info' }, { write: watchSeeding });
const server = await startServer({ config, logger, clientDirectory: process.env['CLIENT_DIRECTORY'] });
send({ address: server.address, ...seeded });
let cpu = process.cpuUsage();
process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  const memoryMb = process.memoryUsage.rss() / BYTES_PER_MB;
  send({ longestDelayMs: longestDelay(), memoryMb, cpuMs: (user + system) / 1_000 });
});
process.on('disconnect', () => {
  void server.close().then(() => process.exit(0));
});

/** What the server says of its demo market tells the one part from the other. */
function watchSeeding(line: string): void {
  const { msg, ms } = JSON.parse(line) as { readonly msg?: string; readonly ms?: number };
  if (msg === 'demo market simulated' && ms !== undefined) {
    seeded.futuresMs = ms;
    delay.reset();
  }
  if (msg === 'demo options simulated' && ms !== undefined) {
    seeded.optionsMs = ms;
    seeded.optionsDelayMs = longestDelay();
  }
}

/** Since the last time. */
function longestDelay(): number {
  const longest = Math.max(0, delay.max / NS_PER_MS - RESOLUTION_MS);
  delay.reset();
  return longest;
}

function send(message: Started | Watched): void {
  process.send?.(message);
}
