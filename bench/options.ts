/** Options without a server: the valuations alone, the services on the demo market, and the whole stack in a process. */
import { fileURLToPath } from 'node:url';

import { isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { run } from '../scripts/run.ts';
import { measureInProcess } from './in-process.ts';
import { describeTimes, inTurns, milliseconds } from './in-turns.ts';
import { MATRIX, chainQuery, surfaceQuery } from './option-queries.ts';
import { withMarket } from './services.ts';
import type { MarketServices } from './services.ts';
import type { Row } from './table.ts';

const PRICING = fileURLToPath(new URL('./option-pricing.ts', import.meta.url));
/** After one that is not counted: it takes seconds. */
const HISTORY_ROUNDS = 1;
const AGAIN_ROUNDS = 30;
const STACK_ROUNDS = 120;
/** Each is computed in a thread. */
const MATRIX_ROUNDS = 15;
const INDEX_DATES = 250;

/** @returns rows of a process that does nothing else */
export async function measureOptionPricing(): Promise<readonly Row[]> {
  const { exitCode, output } = await run('node', [PRICING]);
  if (exitCode !== 0) throw new Error(output);
  return JSON.parse(output.slice(output.indexOf('['))) as readonly Row[]; // what option-pricing.ts prints
}

/** @param marketFile holds the demo market, and no server has it open */
export async function measureOptionsInProcess(marketFile: string): Promise<readonly Row[]> {
  const { rows, widest } = await withMarket(marketFile, async (services, renewed) => {
    const { points: dates } = await services.options.tradeDates('CL', { from: undefined, to: undefined });
    const asked = dates.slice(-INDEX_DATES);
    const first = asked[0] ?? isoDate('2000-01-03');
    const expiries = await services.options.expiries('CL', undefined);
    const widest = expiries.reduce((best, each) => (each.strikes > best.strikes ? each : best));
    return { rows: await indexRows(renewed, first, asked.length), widest };
  });
  const computed = 'its trade date computed before';
  const stack = await measureInProcess(marketFile, [
    {
      name: `optionChain, ${widest.strikes} strikes`,
      query: chainQuery(widest.expiry),
      first: computed,
      rounds: STACK_ROUNDS,
    },
    { name: 'volatilitySurface', query: surfaceQuery(), first: computed, rounds: STACK_ROUNDS },
    { name: 'greeksMatrix', query: MATRIX, first: 'measured in a thread', rounds: MATRIX_ROUNDS },
  ]);
  return [...rows, ...stack];
}

/** What the server does ahead after its start; here by the first who asks. */
async function indexRows(renewed: () => MarketServices, from: IsoDate, dates: number): Promise<readonly Row[]> {
  const index = ({ volatility }: MarketServices): Promise<unknown> => volatility.index('CL', { from, to: undefined });
  const [anew] = await inTurns(HISTORY_ROUNDS, [() => index(renewed())]);
  const kept = renewed();
  const [again] = await inTurns(AGAIN_ROUNDS, [() => index(kept)]);
  return [
    {
      what: `volatilityIndex in process, ${dates} trade dates, every smile anew`,
      figure: milliseconds(anew.median),
      beside: `computed ahead by a server; ${milliseconds(anew.median / dates)} a date`,
    },
    {
      what: `volatilityIndex in process, ${dates} trade dates, the smiles kept`,
      figure: describeTimes(again),
      beside: '≤ 100 ms',
    },
  ];
}
