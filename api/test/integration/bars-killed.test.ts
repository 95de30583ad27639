/**
 * Proves that a process which is killed while it makes bars loses the last second at most, and that what is stored is
 * always whole: the bars of all intervals hold exactly the ticks through the stored sequence, over any number of kills.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { BAR_INTERVALS } from '../../src/slices/quotes/index.js';
import type { Bar, StoredSequences, Tick } from '../../src/slices/quotes/index.js';
import { allBarsByDefinition } from '../support/bars.js';

const SYMBOLS = ['CLZ26', 'CLF27', 'NGZ26'] as FuturesSymbol[];
const SOURCE = 'a:feed';

/**
 * Takes a tick every few milliseconds, each 7 s after the one before so that bars begin and close, going on after the
 * sequence that the store has. Says of each tick, once it is taken, what it was and when.
 */
const WRITER = `
  const { DuckMarketStore } = await import(${JSON.stringify(new URL('../../dist/adapters/duckdb/index.js', import.meta.url).href)});
  const { BarsService } = await import(${JSON.stringify(new URL('../../dist/slices/quotes/index.js', import.meta.url).href)});
  const [path, flushEveryMs] = process.argv.slice(1);
  const symbols = ${JSON.stringify(SYMBOLS)};
  const store = await DuckMarketStore.open({ path, threads: 1 });
  let time = 0;
  const logger = { debug() {}, info() {}, warn: console.error, error: console.error };
  const bars = new BarsService({ store: store.bars, clock: () => time, logger, flushEveryMs: Number(flushEveryMs) });
  time = Date.parse('2026-11-20T20:00:00Z');
  const sequences = await bars.start();
  for (let sequence = (sequences.get('${SOURCE}') ?? -1) + 1; ; sequence += 1) {
    time = Date.parse('2026-11-20T20:00:00Z') + sequence * 7_000;
    const last = 60 + (sequence * 37 % 101) / 8;
    const tick = { symbol: symbols[sequence % symbols.length], product: 'CL', last, size: sequence % 5 + 1, time, sequence };
    bars.take({ source: '${SOURCE}', origin: 'LIVE' }, [tick]);
    process.stdout.write(JSON.stringify({ tick, at: Date.now() }) + '\\n');
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
`;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-killed-'));
  path = join(folder, 'market.duckdb');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Taken {
  readonly tick: Tick;
  /** On the clock on the wall. */
  readonly at: number;
}

/** Lets a process write bars until it has taken so many ticks, and kills it. */
async function writeUntilKilled(count: number, flushEveryMs: number): Promise<Taken[]> {
  const writer = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, path, String(flushEveryMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(writer, 'exit');
  const taken: Taken[] = [];
  for await (const line of createInterface(writer.stdout)) {
    if (line.endsWith('}')) taken.push(JSON.parse(line) as Taken);
    if (taken.length === count) writer.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return taken;
}

async function stored(): Promise<{ readonly bars: Bar[]; readonly sequences: StoredSequences }> {
  const store = await DuckMarketStore.open({ path });
  try {
    const bars: Bar[] = [];
    for (const interval of BAR_INTERVALS) {
      for (const symbol of SYMBOLS) {
        bars.push(...(await store.bars.range(symbol, { interval, origin: 'LIVE', limit: 10_000 })));
      }
    }
    return { bars, sequences: await store.bars.sequences() };
  } finally {
    await store.close();
  }
}

test.each([
  // Every half second, as in service: killed anywhere between two writes.
  [500, [150, 420, 250]],
  // Without a pause: killed in the middle of a write.
  [1, [100, 151, 203, 133]],
])(
  'a process killed while it writes every %d ms leaves whole batches, and loses a second at most',
  async (every, counts) => {
    const ticks: Tick[] = [];
    for (const count of counts) {
      const taken = await writeUntilKilled(count, every);
      const { bars, sequences } = await stored();
      const last = sequences.get(SOURCE) ?? -1;
      ticks.push(...taken.map(({ tick }) => tick).filter(({ sequence }) => sequence <= last));
      expect(ticks.map(({ sequence }) => sequence)).toEqual(Array.from({ length: last + 1 }, (_, index) => index));
      expect(new Set(bars)).toEqual(new Set(allBarsByDefinition(ticks, 'LIVE')));
      const firstLost = taken.find(({ tick }) => tick.sequence > last);
      expect((taken.at(-1)?.at ?? 0) - (firstLost?.at ?? taken.at(-1)?.at ?? 0)).toBeLessThan(1_000);
    }
  },
);
