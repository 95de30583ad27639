/** Proves the way of a price from a push to quotes, bars and subscribers of a whole server. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { until } from '../support/alert-desk.js';
import { hear, openLiveDesk } from '../support/live-desk.js';
import type { LiveDesk } from '../support/live-desk.js';

interface Tick {
  readonly symbol: string;
  readonly last: number | null;
  readonly bid: number | null;
  readonly change: number | null;
  readonly changePct: number | null;
  readonly status: string;
  readonly sequence: number;
  readonly isSnapshot: boolean;
}

const TICKS = `subscription ($symbols: [String!], $products: [ProductCode!]) {
  priceTicks(symbols: $symbols, products: $products) {
    symbol last bid change changePct status sequence isSnapshot } }`;
const SETTLES = 'tradeDate,symbol,settle\n2026-11-20,CLG28,70\n2026-11-20,CLH28,69.5\n2026-11-20,NGG28,3.1\n';

interface Ticks {
  readonly priceTicks: readonly Tick[];
}

const lastOf =
  (symbol: string, last: number) =>
  ({ priceTicks }: Ticks): boolean =>
    priceTicks.some((tick) => tick.symbol === symbol && tick.last === last);

let desk: LiveDesk;
beforeAll(async () => {
  desk = await openLiveDesk({ csv: SETTLES });
});
afterAll(() => desk.close());

describe('priceTicks', () => {
  test('begins with what is known, then tells what changes, numbered without a gap', async () => {
    await desk.push({ symbol: 'CLG28', last: 71, bid: 70.99, ask: 71.01, size: 2, sequence: 1 });
    // Settles are read when a product ticks for the first time: until then no change is known.
    const changeOf = async (): Promise<unknown> => {
      const { body } = await desk.server.query('{ quotes(symbols: ["CLG28"]) { change } }');
      return (body.data?.['quotes'] as { readonly change: number | null }[])[0]?.change;
    };
    await until(async () => (await changeOf()) !== null);
    const heard = hear<Ticks>(desk.client(), TICKS, { symbols: ['CLG28', 'CLH28'] });
    const first = await heard.until(lastOf('CLG28', 71));
    expect(first.priceTicks).toEqual([
      expect.objectContaining({ symbol: 'CLG28', bid: 70.99, change: 1, isSnapshot: true, status: 'LIVE' }),
    ]);
    expect(first.priceTicks[0]?.changePct).toBeCloseTo(100 / 70, 9);
    for (const [index, last] of [71.5, 72, 72.5].entries()) {
      await desk.push({ symbol: 'CLG28', last, sequence: 10 + index });
      await heard.until(lastOf('CLG28', last));
    }
    await desk.push({ symbol: 'CLH28', last: 69, sequence: 20 });
    await heard.until(lastOf('CLH28', 69));
    const numbers = heard.messages.map(({ priceTicks }) => priceTicks[0]!.sequence);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
    expect(
      heard.messages.slice(1).flatMap(({ priceTicks }) => priceTicks.map((tick) => tick.isSnapshot)),
    ).not.toContain(true);
    heard.end();
  });

  test('tells each subscriber what it asked for alone, by literal arguments too', async () => {
    const client = desk.client();
    const gas = hear<Ticks>(client, 'subscription { priceTicks(products: [NG]) { symbol last sequence isSnapshot } }');
    const oil = hear<Ticks>(client, TICKS, { products: ['CL'] });
    const named = hear<Ticks>(client, TICKS, { symbols: ['CLH28'] });
    await oil.until(() => true);
    await desk.push({ symbol: 'NGG28', last: 3.2, sequence: 30 }, { symbol: 'CLG28', last: 75, sequence: 31 });
    await desk.push({ symbol: 'CLH28', last: 74, sequence: 32 });
    await gas.until(lastOf('NGG28', 3.2));
    await oil.until(lastOf('CLH28', 74));
    await named.until(lastOf('CLH28', 74));
    const symbolsOf = ({ messages }: { readonly messages: readonly Ticks[] }) =>
      [...new Set(messages.flatMap(({ priceTicks }) => priceTicks.map(({ symbol }) => symbol)))].sort();
    expect(symbolsOf(gas)).toEqual(['NGG28']);
    expect(symbolsOf(oil)).toEqual(['CLG28', 'CLH28']);
    expect(symbolsOf(named)).toEqual(['CLH28']);
    for (const each of [gas, oil, named]) each.end();
  });

  test('counts a tick once, however often it is pushed', async () => {
    const tick = { symbol: 'CLG28', last: 76, size: 5, sequence: 40 };
    expect(await desk.push(tick, tick)).toMatchObject({ accepted: 1, duplicates: 1, rejected: 0 });
    expect(await desk.push(tick)).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('refuses symbols that are none, and who may not read', async () => {
    await expect(hear(desk.client(), TICKS, { symbols: ['XXF28'] }).until(() => true)).rejects.toThrow(/XXF28/u);
    const many = Array.from({ length: 501 }, () => 'CLG28');
    await expect(hear(desk.client(), TICKS, { symbols: many }).until(() => true)).rejects.toThrow(/at most 500/iu);
  });

  test('tells all subscribers of one operation the same, with the same numbers', async () => {
    const clients = Array.from({ length: 40 }, () => desk.client());
    const heard = clients.flatMap((client) => [0, 1].map(() => hear<Ticks>(client, TICKS, { products: ['NG'] })));
    await Promise.all(heard.map((each) => each.until(() => true)));
    await desk.push({ symbol: 'NGG28', last: 3.3, sequence: 50 });
    const told = await Promise.all(heard.map((each) => each.until(lastOf('NGG28', 3.3))));
    expect(new Set(told.map((message) => JSON.stringify(message))).size).toBe(1);
    for (const each of heard) each.end();
  });
});

describe('forwardCurveUpdates', () => {
  test('has the live price of each contract, and the settle of those that have none', async () => {
    interface Curve {
      readonly forwardCurveUpdates: {
        readonly mode: string;
        readonly points: readonly { readonly symbol: string; readonly settle: number }[];
      };
    }
    await desk.push({ symbol: 'CLG28', last: 77, sequence: 60 });
    const query = 'subscription { forwardCurveUpdates(product: CL) { mode time sequence points { symbol settle } } }';
    const heard = hear<Curve>(desk.client(), query);
    await heard.until(({ forwardCurveUpdates: { points } }) => points[0]?.settle === 77);
    await desk.push({ symbol: 'CLG28', last: 78, sequence: 61 });
    const { forwardCurveUpdates: curve } = await heard.until(
      ({ forwardCurveUpdates: { points } }) => points[0]?.settle === 78,
    );
    expect(curve.mode).toBe('LIVE');
    expect(curve.points.map(({ symbol }) => symbol)).toEqual(['CLG28', 'CLH28']);
    heard.end();
  });

  test('says that there is nothing of a product', async () => {
    const heard = hear(desk.client(), 'subscription { forwardCurveUpdates(product: HO) { mode } }');
    await expect(heard.until(() => true)).rejects.toThrow(/NO_SETTLEMENTS/u);
  });
});

describe('quotes and bars', () => {
  test('answer with what was pushed, in the order asked', async () => {
    await desk.push(
      { symbol: 'CLG28', last: 80, size: 3, sequence: 70 },
      { symbol: 'CLG28', last: 79, size: 4, sequence: 71 },
      { symbol: 'NGG28', last: 3.4, sequence: 72 },
    );
    const { body } = await desk.server.query(`{
      quotes(symbols: ["NGG28", "CLG28", "RBG28"]) { symbol last size previousSettle origin status ageMs }
      bars(symbol: "CLG28", interval: DAY) { open high low close volume origin } }`);
    expect(body.errors).toBeUndefined();
    const quotes = body.data?.['quotes'] as Record<string, unknown>[];
    expect(quotes.map(({ symbol }) => symbol)).toEqual(['NGG28', 'CLG28']);
    expect(quotes[1]).toMatchObject({ last: 79, size: 4, previousSettle: 70, origin: 'LIVE', status: 'LIVE' });
    expect(quotes[1]!['ageMs']).toBeGreaterThanOrEqual(0);
    const [bar] = body.data?.['bars'] as Record<string, unknown>[];
    expect(bar).toMatchObject({ open: 71, high: 80, low: 71, close: 79, origin: 'LIVE' });
  });
});
