/** Measures how many pushed ticks a second one core takes, from the bytes of the request to quotes and bars. */
import { gzipSync } from 'node:zlib';

import { linesOf, push } from './push-ticks.ts';
import type { Row } from './table.ts';
import { startWatchedServer } from './watch.ts';

const TICKS = 20_000;
const ROUNDS = 10;
const CONTRACTS = ['CLF28', 'CLG28', 'CLH28', 'NGF28', 'NGG28', 'HOF28', 'RBF28', 'BZG28', 'BZH28', 'CLJ28'] as const;
const GOAL = '≥ 20,000/s on one core';

/** @param folder empty, for the data directory */
export async function measureTicks(folder: string): Promise<readonly Row[]> {
  const server = await startWatchedServer(folder, { FEED: 'none', DEMO_MARKET: 'false', TEST_MODE: 'true' });
  const { address } = server.started;
  let sequence = 0;
  /** @returns how long it took, in milliseconds */
  const pushAll = async (isZipped: boolean): Promise<number> => {
    const time = new Date().toISOString();
    const ticks = Array.from({ length: TICKS }, (_, index) => {
      sequence += 1;
      const last = 70 + (index % 100) / 100;
      const symbol = CONTRACTS[index % CONTRACTS.length] ?? CONTRACTS[0];
      return { symbol, bid: last - 0.01, ask: last, last, size: 1, time, sequence };
    });
    const lines = linesOf(ticks);
    const startedAt = performance.now();
    await push(address, 'bench', isZipped ? gzipSync(lines) : lines, TICKS);
    return performance.now() - startedAt;
  };
  const rows: Row[] = [];
  try {
    for (const isZipped of [false, true]) {
      await pushAll(isZipped);
      await server.watched();
      let ms = 0;
      for (let round = 0; round < ROUNDS; round += 1) ms += await pushAll(isZipped);
      const { cpuMs, longestDelayMs } = await server.watched();
      const perSecond = Math.round((1_000 * TICKS * ROUNDS) / ms).toLocaleString('en-US');
      const perCore = Math.round((1_000 * TICKS * ROUNDS) / cpuMs).toLocaleString('en-US');
      rows.push({
        what: `${ROUNDS} × ${TICKS.toLocaleString('en-US')} ticks pushed${isZipped ? ', gzip' : ''}`,
        figure: `${perSecond}/s, ${perCore} a second of CPU, event loop ${longestDelayMs.toFixed(0)} ms at most`,
        beside: GOAL,
      });
    }
  } finally {
    await server.stop();
  }
  return rows;
}
