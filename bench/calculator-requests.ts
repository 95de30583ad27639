/** The calculator and the strategy builder as a server answers them: no two requests the same, none from memory. */
import { PRICING_MODELS } from '@cushing/pricing';

import { attempt } from './attempt.ts';
import { CALCULATION, STRATEGY, symbolsQuery } from './option-queries.ts';
import { VARIED, figureOf, measureLoad, post } from './requests.ts';
import type { Desk } from './requests.ts';
import type { Row } from './table.ts';

const CONNECTIONS = 50;
const GOAL = 'p99 ≤ 100 ms; test mode, so neither signed in nor counted';
const BRIEFLY = { warmUpSeconds: 1, seconds: 1 };
/** Of an iron condor, as shares of the strikes. */
const CONDOR = [
  { place: 0.3, type: 'put', quantity: 1 },
  { place: 0.4, type: 'put', quantity: -1 },
  { place: 0.6, type: 'call', quantity: -1 },
  { place: 0.7, type: 'call', quantity: 1 },
] as const;
/** A page's chart, and the most that is answered. */
const CHART = { priceSteps: 101, volShifts: [-0.05, 0, 0.05], days: [0, 7, 14] };
const MOST = { priceSteps: 1_000, volShifts: steps(5, 0.05), days: steps(10, 2) };
const STRATEGIES = [
  { ranges: CHART, connections: 1, warmUpSeconds: 1, seconds: 2, beside: GOAL },
  { ranges: CHART, connections: CONNECTIONS, warmUpSeconds: 0, seconds: 4, beside: 'as many as the threads compute' },
  { ranges: MOST, connections: 1, warmUpSeconds: 0, seconds: 2, beside: 'see the grid in process' },
] as const;

interface ChainSymbols {
  readonly optionChain: {
    readonly rows: readonly {
      readonly call: { readonly symbol: string } | null;
      readonly put: { readonly symbol: string } | null;
    }[];
  };
}

export async function measureCalculators(desk: Desk, expiry: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const model of PRICING_MODELS) {
    const what = `calculateOption over HTTP, ${model}, ${CONNECTIONS} connections, never the same`;
    rows.push(...(await attempt(what, async () => [await calculation(desk, what, model)])));
  }
  return [...rows, ...(await attempt('analyzeStrategy over HTTP', () => strategies(desk, expiry)))];
}

async function calculation(
  { endpoint, authorization }: Desk,
  what: string,
  model: (typeof PRICING_MODELS)[number],
): Promise<Row> {
  const vol = model === 'BACHELIER' ? 24 : 0.35;
  const input = { type: 'CALL', forward: 70, strike: 72, years: 0.5, rate: 0.04, vol, model, allowFallback: true };
  await post(endpoint, CALCULATION, { input }, authorization);
  const variables = { input: { ...input, forward: VARIED } };
  const options = { connections: CONNECTIONS, authorization, variables, ...BRIEFLY };
  return { what, figure: figureOf(await measureLoad(endpoint, CALCULATION, options)), beside: GOAL };
}

async function strategies({ endpoint, authorization }: Desk, expiry: string): Promise<readonly Row[]> {
  const { optionChain } = await post<ChainSymbols>(endpoint, symbolsQuery(expiry), {}, authorization);
  const listed = optionChain.rows.filter(({ call, put }) => call !== null && put !== null);
  const legs = CONDOR.map(({ place, type, quantity }) => {
    const symbol = listed[Math.floor(place * listed.length)]?.[type]?.symbol ?? '';
    return { symbol, quantity };
  });
  const rows: Row[] = [];
  for (const { ranges, connections, warmUpSeconds, seconds, beside } of STRATEGIES) {
    const input = { product: 'CL', legs, ...ranges };
    await post(endpoint, STRATEGY, { input }, authorization);
    const entered = legs.map((leg, index) => (index === 0 ? { ...leg, price: VARIED } : leg));
    const variables = { input: { ...input, legs: entered } };
    const options = { connections, authorization, variables, warmUpSeconds, seconds };
    const load = await measureLoad(endpoint, STRATEGY, options);
    const points = ranges.priceSteps * ranges.volShifts.length * ranges.days.length;
    rows.push({
      what: `analyzeStrategy over HTTP, ${points.toLocaleString('en-US')} points × ${legs.length} American options, ${connections} at once`,
      figure: figureOf(load),
      beside,
    });
  }
  return rows;
}

function steps(count: number, size: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => size * index);
}
