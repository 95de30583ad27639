/** Chains that move with their futures: what a round over the whole demo market costs, all threads together. */
import { ComputationThreads } from '../api/dist/adapters/computation/index.js';
import { LiveChains } from '../api/dist/slices/live-options/index.js';
import { SILENT } from './access.ts';
import { milliseconds } from './in-turns.ts';
import { withMarket } from './services.ts';
import { quantile } from './table.ts';
import type { Row } from './table.ts';

const WARM_UP_ROUNDS = 20;
const ROUNDS = 40;
/** Futures move by so much of their price between two rounds. */
const MOVE = 0.0005;
const MICROSECONDS = 1_000;
const GOAL_MS = 50;

/** @param marketFile holds the demo market, and no server has it open */
export function measureLiveOptions(marketFile: string): Promise<readonly Row[]> {
  return withMarket(marketFile, async ({ options, changes }) => {
    const computation = new ComputationThreads();
    const silent = (): (() => void) => () => undefined;
    const settles = new Map<string, number>();
    let round = 0;
    const chains = new LiveChains({
      ...{ options, changes, computation, clock: Date.now, logger: SILENT },
      quotes: {
        onDropped: silent,
        quote: (symbol) => {
          const settle = settles.get(symbol);
          if (settle === undefined) return undefined;
          const last = settle * (1 + MOVE * (round % 2 === 0 ? 1 : -1));
          return { last, bid: null, ask: null } as never; // all that is asked of a quote
        },
      },
      rounds: { onRound: silent },
    });
    try {
      return await rowsOf(chains);
    } finally {
      await chains.close();
      await computation.close();
    }

    async function rowsOf(live: LiveChains): Promise<readonly Row[]> {
      let valued = 0;
      for (const product of ['CL', 'BZ', 'NG', 'HO', 'RB'] as const) {
        const { expiries } = await options.day(product, undefined);
        for (const { underlying, forward } of expiries) settles.set(underlying, forward);
      }
      const cpu: number[] = [];
      const wall: number[] = [];
      for (round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
        const before = process.cpuUsage();
        const startedAt = performance.now();
        valued = await live.repriceAll();
        const { user, system } = process.cpuUsage(before);
        if (round < WARM_UP_ROUNDS) continue;
        wall.push(performance.now() - startedAt);
        cpu.push((user + system) / MICROSECONDS);
      }
      return [
        {
          what: `live chains, a round of all ${valued.toLocaleString('en-US')} options of the demo market, CPU`,
          figure: `p50 ${milliseconds(quantile(cpu, 0.5))}, slowest of ${ROUNDS} ${milliseconds(quantile(cpu, 1))}`,
          beside: `≤ ${GOAL_MS} ms; ${milliseconds(quantile(wall, 0.5))} from its start to its end`,
        },
      ];
    }
  });
}
