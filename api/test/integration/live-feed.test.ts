/** Prices that come by themselves: a simulated feed over a restart, a replay, feeds that fall silent, and what they move. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isSessionOpen, tradeDateAt } from '@cushing/products';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { RunningServer } from '../../src/entrypoints/start-server.js';
import { until } from '../support/alert-desk.js';
import { APRIL_2020 } from '../support/april-2020.js';
import { importFile } from '../support/import-file.js';
import { hear, openClient, openLiveDesk, pushTicks } from '../support/live-desk.js';
import type { Heard, LiveDesk } from '../support/live-desk.js';
import { VIEWER, startServerIn } from '../support/running-server.js';

interface Tick {
  readonly symbol: string;
  readonly product: string;
  readonly origin: string;
  readonly status: string;
  readonly last: number | null;
  readonly change: number | null;
  readonly isSnapshot: boolean;
}

interface Ticks {
  readonly priceTicks: readonly Tick[];
}

interface Bar {
  readonly start: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly origin: string;
}

interface Chain {
  readonly optionChainUpdates: {
    readonly forward: number;
    readonly underlying: string;
    readonly volatilitiesOf: string;
    readonly atmVol: number | null;
    readonly sequence: number;
    readonly isSnapshot: boolean;
    readonly rows: readonly ChainRow[];
  };
}

interface ChainRow {
  readonly strike: number;
  readonly call: { readonly value: number; readonly delta: number };
  readonly put: { readonly value: number; readonly delta: number };
}

const TICKS = `subscription ($products: [ProductCode!]) {
  priceTicks(products: $products) { symbol product origin status last change isSnapshot } }`;
const CHAIN = `subscription ($expiry: Date!) {
  optionChainUpdates(product: CL, expiry: $expiry) {
    forward underlying volatilitiesOf atmVol sequence isSnapshot
    rows { strike call { value delta } put { value delta } } } }`;
const BARS = `query ($symbol: String!, $interval: BarInterval!, $from: DateTime, $to: DateTime) {
  bars(symbol: $symbol, interval: $interval, from: $from, to: $to) { start open high low close volume origin } }`;

/** @returns the data of an answer; the test fails where there are errors */
async function ask<Data>(address: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await answerTo(address, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data as Data;
}

async function answerTo(
  address: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ data?: unknown; errors?: readonly { readonly message: string; readonly extensions: object }[] }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...VIEWER },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof answerTo>>;
}

describe('a server with the demo market and the simulated feed', () => {
  const environment = { DEMO_MARKET: 'true', FEED: 'simulated', FEED_TICKS_PER_SECOND: '400' };
  let folder: string;
  let server: RunningServer;
  const clients: ReturnType<typeof openClient>[] = [];
  const listen = <Data>(query: string, variables?: Record<string, unknown>): Heard<Data> => {
    const client = openClient(server.address);
    clients.push(client);
    return hear<Data>(client, query, variables);
  };
  const stop = async (): Promise<void> => {
    for (const client of clients.splice(0)) await client.dispose();
    await server.close();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cushing-'));
    server = await startServerIn(folder, environment);
  });
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  const dayOf = async (symbol: string): Promise<Bar | undefined> =>
    (await ask<{ bars: Bar[] }>(server.address, BARS, { symbol, interval: 'DAY' })).bars.at(-1);

  /** The crude oil future that ticks most, once there were enough to tell. */
  const busiest = async ({ messages }: Heard<Ticks>): Promise<string> => {
    const symbols = (): readonly string[] =>
      messages.flatMap(({ priceTicks }) => priceTicks).flatMap((tick) => (tick.product === 'CL' ? [tick.symbol] : []));
    await until(() => symbols().length > 100);
    const counts = [...Map.groupBy(symbols(), (symbol) => symbol)].sort(
      ([, one], [, other]) => other.length - one.length,
    );
    return counts[0]![0];
  };

  test('has ticks of all products that come by themselves, and bars that grow and go on after a restart', async () => {
    const heard = listen<Ticks>(TICKS);
    const products = ['CL', 'NG', 'HO', 'RB', 'BZ'];
    const seen = (): readonly Tick[] => heard.messages.flatMap(({ priceTicks }) => priceTicks);
    await until(() =>
      products.every((product) => seen().some((tick) => tick.product === product && tick.last !== null)),
    );
    expect(new Set(seen().map(({ origin, status }) => `${origin} ${status}`))).toEqual(new Set(['SIMULATED LIVE']));
    const symbol = await busiest(heard);
    await until(async () => ((await dayOf(symbol))?.volume ?? 0) > 0);
    const early = (await dayOf(symbol))!;
    await until(async () => (await dayOf(symbol))!.volume > early.volume);

    const before = (await dayOf(symbol))!;
    await stop();
    server = await startServerIn(folder, environment);
    const after = (await dayOf(symbol))!;
    expect(after.volume).toBeGreaterThanOrEqual(before.volume);
    await until(async () => (await dayOf(symbol))!.volume > after.volume);
    const grown = (await dayOf(symbol))!;
    // A restart at 18:00 in New York would begin another day.
    if (grown.start === before.start) {
      expect(grown.open).toBe(early.open);
      expect(grown.high).toBeGreaterThanOrEqual(before.high);
      expect(grown.low).toBeLessThanOrEqual(before.low);
    }
    for (const interval of ['MINUTE', 'FIVE_MINUTES', 'HOUR']) {
      const { bars } = await ask<{ bars: Bar[] }>(server.address, BARS, { symbol, interval });
      expect(bars.length).toBeGreaterThan(0);
    }
  });

  test('values a chain in full at first, then the rows that a pushed tick of its future moves', async () => {
    const { optionExpiries } = await ask<{ optionExpiries: { expiry: string; underlying: string; series: string }[] }>(
      server.address,
      '{ optionExpiries(product: CL) { expiry underlying series } }',
    );
    const { expiry, underlying } = optionExpiries.filter(({ series }) => series === 'LO')[2]!;
    const heard = listen<Chain>(CHAIN, { expiry });
    const { optionChainUpdates: whole } = await heard.until(() => true);
    expect([whole.isSnapshot, whole.underlying]).toEqual([true, underlying]);
    const { optionChain } = await ask<{ optionChain: { tradeDate: string; rows: { strike: number }[] } }>(
      server.address,
      'query ($expiry: Date!) { optionChain(product: CL, expiry: $expiry) { tradeDate rows { strike } } }',
      { expiry },
    );
    expect(whole.rows.map(({ strike }) => strike)).toEqual(optionChain.rows.map(({ strike }) => strike));
    expect(whole.volatilitiesOf).toBe(optionChain.tradeDate);

    const pushed = Math.round((whole.forward + 1.5) * 100) / 100;
    await pushTicks(server.address, [{ symbol: underlying, last: pushed, sequence: 1 }]);
    const { optionChainUpdates: moved } = await heard.until((data) => data.optionChainUpdates.forward === pushed);
    expect(moved.isSnapshot).toBe(false);
    expect(moved.rows.length).toBeGreaterThan(0);
    const present = new Map(whole.rows.map((row) => [row.strike, row]));
    for (const { optionChainUpdates: message } of heard.messages) {
      for (const row of message.rows) present.set(row.strike, row);
      if (message === moved) break;
    }
    // Sticky strikes: with a higher future each call is worth more, by what its delta says within convexity.
    const near = whole.rows.reduce((best, row) =>
      Math.abs(row.strike - whole.forward) < Math.abs(best.strike - whole.forward) ? row : best,
    );
    const gained = present.get(near.strike)!.call.value - near.call.value;
    const rise = pushed - whole.forward;
    expect(gained).toBeGreaterThan(rise * near.call.delta * 0.98);
    expect(gained).toBeLessThan(rise * present.get(near.strike)!.call.delta * 1.02);

    // Pushed prices are shown alone from now on, and who comes later gets what the first has by now.
    const { quotes } = await ask<{ quotes: { origin: string; last: number }[] }>(
      server.address,
      'query ($symbols: [String!]!) { quotes(symbols: $symbols) { origin last } }',
      { symbols: [underlying] },
    );
    expect(quotes).toEqual([{ origin: 'LIVE', last: pushed }]);
    const later = listen<Chain>(CHAIN, { expiry });
    const { optionChainUpdates: second } = await later.until(() => true);
    expect([second.isSnapshot, second.forward]).toEqual([true, pushed]);
    expect(second.rows.map(({ strike }) => strike)).toEqual(whole.rows.map(({ strike }) => strike));
    const numbers = heard.messages.map(({ optionChainUpdates }) => optionChainUpdates.sequence);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  test.each([
    ['an expiry that there is not', { expiry: '2027-01-01' }, /EXPIRY_NOT_LISTED/u],
    ['a date that is none', { expiry: '2027-02-30' }, /"BAD_USER_INPUT"|2027-02-30/u],
  ])('refuses the chain of %s', async (_kind, variables, words) => {
    await expect(listen<Chain>(CHAIN, variables).until(() => true)).rejects.toThrow(words);
  });

  test('names the most active options, the most traded first', async () => {
    const query = `query ($product: ProductCode, $first: Int) {
      mostActiveOptions(product: $product, first: $first) { symbol product series volume model tradeDate } }`;
    interface Answer {
      readonly mostActiveOptions: readonly (Record<'symbol' | 'product' | 'series' | 'model' | 'tradeDate', string> & {
        readonly volume: number;
      })[];
    }
    const all = (await ask<Answer>(server.address, query, { first: 50 })).mostActiveOptions;
    expect(all).toHaveLength(50);
    expect(all.map(({ volume }) => volume)).toEqual(all.map(({ volume }) => volume).sort((a, b) => b - a));
    expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(50);
    expect((await ask<Answer>(server.address, query)).mostActiveOptions).toEqual(all.slice(0, 10));
    const gas = (await ask<Answer>(server.address, query, { product: 'NG', first: 5 })).mostActiveOptions;
    expect(gas.map(({ product }) => product)).toEqual(['NG', 'NG', 'NG', 'NG', 'NG']);
    // ON are American, LN European.
    const models = gas.map(({ series, model }) => `${series} ${model}`);
    expect(new Set(['LN BLACK76', 'ON AMERICAN', ...models]).size).toBe(2);
    for (const first of [0, -1, 51]) {
      const { errors } = await answerTo(server.address, query, { first });
      expect([first, errors?.[0]?.extensions]).toEqual([first, expect.objectContaining({ code: 'BAD_USER_INPUT' })]);
    }
  });

  test('ends to simulate a product whose settlements are imported, and goes on with the others', async () => {
    const heard = listen<Ticks>(TICKS, { products: ['NG', 'HO'] });
    const isOfGas = ({ product }: Tick): boolean => product === 'NG';
    const { priceTicks } = await heard.until((data) => data.priceTicks.some(isOfGas));
    const symbols = priceTicks.filter(isOfGas).map(({ symbol }) => symbol);
    const file = join(folder, 'gas.csv');
    await writeFile(file, 'tradeDate,symbol,settle\n2026-11-20,NGG28,3.1\n2026-11-20,NGH28,3.0\n');
    expect(await importFile(join(folder, 'market.duckdb'), file)).toMatchObject({ exitCode: 0 });

    const isAnewWithoutGas = ({ priceTicks: ticks }: Ticks): boolean =>
      ticks[0]?.isSnapshot === true && !ticks.some(isOfGas);
    await heard.until(isAnewWithoutGas);
    const from = heard.messages.findIndex(isAnewWithoutGas);
    await until(() => heard.messages.length > from + 10);
    const later = heard.messages.slice(from).flatMap((message) => message.priceTicks);
    expect(new Set(later.map(({ product }) => product))).toEqual(new Set(['HO']));
    const query = 'query ($symbols: [String!]!) { quotes(symbols: $symbols) { symbol } }';
    expect(await ask(server.address, query, { symbols })).toEqual({ quotes: [] });
  });
});

describe('a server that replays imported settlements', () => {
  const SETTLES = [
    'tradeDate,symbol,settle',
    '2026-11-19,CLG28,71.25',
    '2026-11-19,CLH28,70.13',
    '2026-11-20,CLG28,70.07',
    '2026-11-20,CLH28,69.51',
    '2026-11-20,NGG28,3.117',
  ].join('\n');
  let desk: LiveDesk;
  beforeAll(async () => {
    desk = await openLiveDesk({
      csv: `${SETTLES}\n`,
      environment: { FEED: 'replay', REPLAY_DATES_PER_MINUTE: '240', STALE_AFTER_MS: '1000' },
    });
  });
  afterAll(() => desk.close());

  test('plays exactly what is stored, again and again', async () => {
    const heard = hear<Ticks>(desk.client(), TICKS, { products: ['CL', 'NG'] });
    const seen = (): readonly Tick[] => heard.messages.flatMap(({ priceTicks }) => priceTicks);
    const lastsOf = (symbol: string): readonly (number | null)[] =>
      seen()
        .filter((tick) => tick.symbol === symbol)
        .map(({ last }) => last);
    await until(
      () => ['CLG28', 'CLH28'].every((symbol) => new Set(lastsOf(symbol)).size === 2) && lastsOf('CLG28').length > 4,
    );
    await until(() => lastsOf('NGG28').length > 0);
    expect(new Set(lastsOf('CLG28'))).toEqual(new Set([71.25, 70.07]));
    expect(new Set(lastsOf('CLH28'))).toEqual(new Set([70.13, 69.51]));
    expect(new Set(lastsOf('NGG28'))).toEqual(new Set([3.117]));
    expect(new Set(seen().map(({ origin }) => origin))).toEqual(new Set(['REPLAY']));
    heard.end();
  });

  test('shows pushed prices in place of replayed ones, marks them when their feed falls silent, and unmarks them', async () => {
    const heard = hear<Ticks>(desk.client(), TICKS, { products: ['CL'] });
    await desk.push({ symbol: 'CLG28', last: 75, sequence: 1 });
    const tells =
      (status: string, last: number) =>
      ({ priceTicks }: Ticks): boolean =>
        priceTicks.some((tick) => tick.symbol === 'CLG28' && tick.status === status && tick.last === last);
    await heard.until(tells('LIVE', 75));
    const { priceTicks } = await heard.until(tells('STALE', 75));
    expect(priceTicks).toEqual([expect.objectContaining({ symbol: 'CLG28', origin: 'LIVE' })]);
    const quotes = '{ quotes(symbols: ["CLG28", "CLH28", "NGG28"]) { symbol origin status ageMs } }';
    const stale = await ask<{ quotes: Record<string, unknown>[] }>(desk.server.address, quotes);
    // The replay goes on for gas alone: who has live prices shows them even when they are old.
    expect(stale.quotes).toEqual([
      { symbol: 'CLG28', origin: 'LIVE', status: 'STALE', ageMs: expect.any(Number) },
      { symbol: 'NGG28', origin: 'REPLAY', status: 'LIVE', ageMs: expect.any(Number) },
    ]);
    expect(stale.quotes[0]!['ageMs']).toBeGreaterThan(1_000);
    await desk.push({ symbol: 'CLG28', last: 76, sequence: 2 });
    await heard.until(tells('LIVE', 76));
    heard.end();
  });

  test('keeps bars of what was pushed, and gives those that were asked for', async () => {
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    const at = (minutesAgo: number, seconds: number): string =>
      new Date(minute - minutesAgo * 60_000 + seconds * 1_000).toISOString();
    await desk.push(
      { symbol: 'BZG28', last: 80, size: 2, sequence: 10, time: at(30, 1) },
      { symbol: 'BZG28', last: 82, size: 3, sequence: 11, time: at(30, 20) },
      { symbol: 'BZG28', last: 79, size: 1, sequence: 12, time: at(30, 59) },
      { symbol: 'BZG28', last: 78, size: 4, sequence: 13, time: at(20, 0) },
      { symbol: 'BZG28', last: 77, size: 5, sequence: 14, time: at(10, 30) },
    );
    const barsOf = async (from?: string, to?: string): Promise<readonly Bar[]> =>
      (await ask<{ bars: Bar[] }>(desk.server.address, BARS, { symbol: 'BZG28', interval: 'MINUTE', from, to })).bars;
    const bars = await barsOf();
    const live = { origin: 'LIVE' };
    expect(bars).toEqual([
      { ...live, start: at(30, 0), open: 80, high: 82, low: 79, close: 79, volume: 6 },
      { ...live, start: at(20, 0), open: 78, high: 78, low: 78, close: 78, volume: 4 },
      { ...live, start: at(10, 0), open: 77, high: 77, low: 77, close: 77, volume: 5 },
    ]);
    expect(await barsOf(at(20, 0))).toEqual(bars.slice(1));
    expect(await barsOf(undefined, at(20, 0))).toEqual(bars.slice(0, 2));
    expect(await barsOf(at(20, 0), at(20, 0))).toEqual([bars[1]]);
    expect(await barsOf(at(30, 1), at(20, -1))).toEqual([]);
  });

  test.each([
    ['a range that ends before it begins', { from: '2026-11-20T12:00:00Z', to: '2026-11-20T11:59:59Z' }],
    ['an instant that is none', { from: 'yesterday' }],
    ['a date without a time', { to: '2026-11-20' }],
    ['a contract that there is not', { symbol: 'XXG28' }],
    ['an interval that there is not', { interval: 'WEEK' }],
  ])('refuses bars of %s', async (_kind, variables) => {
    const { errors } = await answerTo(desk.server.address, BARS, { symbol: 'CLG28', interval: 'MINUTE', ...variables });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('says whether the exchange trades now, and until when', async () => {
    const before = Date.now();
    const { sessionHours } = await ask<{ sessionHours: { isOpen: boolean; nextChange: string } }>(
      desk.server.address,
      '{ sessionHours { isOpen nextChange } }',
    );
    const change = Date.parse(sessionHours.nextChange);
    // Weekends are the longest time without a change: 49 hours, longer with a holiday beside them.
    expect(change).toBeGreaterThan(before);
    expect(change).toBeLessThan(before + 5 * 86_400_000);
    expect(isSessionOpen(change)).toBe(!sessionHours.isOpen);
    expect(isSessionOpen(change - 1)).toBe(sessionHours.isOpen);
    expect([isSessionOpen(before), isSessionOpen(Date.now())]).toContain(sessionHours.isOpen);
  });
});

describe('a server that replays April 2020', () => {
  const REPLAYED_TICKS = `subscription {
    priceTicks(products: [CL]) { symbol origin status last change time isSnapshot } }`;
  type ReplayedTick = Omit<Tick, 'product'> & { readonly time: string };
  interface Replayed {
    readonly priceTicks: readonly ReplayedTick[];
  }
  const dateOf = ({ time }: ReplayedTick): string => tradeDateAt(Date.parse(time));
  const settings = { FEED: 'replay', REPLAY_TO: '2020-04-22' };
  let desk: LiveDesk | undefined;
  afterEach(() => desk?.close());

  test('shows a contract that has ended since as it was then: CLK20 at -37.63', async () => {
    const environment = { ...settings, REPLAY_FROM: '2020-04-20', REPLAY_TO: '2020-04-20' };
    desk = await openLiveDesk({ csv: APRIL_2020, environment: { ...environment, REPLAY_DATES_PER_MINUTE: '120' } });
    const heard = hear<Replayed>(desk.client(), REPLAYED_TICKS);
    const { priceTicks } = await heard.until((data) =>
      data.priceTicks.some(({ symbol, change }) => symbol === 'CLK20' && change !== null),
    );
    const tick = priceTicks.find(({ symbol }) => symbol === 'CLK20')!;
    // It had settled at 18.27 on the Friday before.
    expect(tick.change).toBeCloseTo(-55.9, 9);
    expect(dateOf(tick)).toBe('2020-04-20');
    expect([tick.origin, tick.status, tick.last]).toEqual(['REPLAY', 'LIVE', -37.63]);
    const { quotes } = await ask<{ quotes: unknown[] }>(
      desk.server.address,
      '{ quotes(symbols: ["CLK20"]) { symbol origin status last previousSettle tradeDate } }',
    );
    const shown = { symbol: 'CLK20', origin: 'REPLAY', status: 'LIVE' };
    expect(quotes).toEqual([{ ...shown, last: -37.63, previousSettle: 18.27, tradeDate: '2020-04-20' }]);
    heard.end();
  });

  test('plays the dates in their order, and again from the first', async () => {
    desk = await openLiveDesk({ csv: APRIL_2020, environment: { ...settings, REPLAY_DATES_PER_MINUTE: '60' } });
    const heard = hear<Replayed>(desk.client(), REPLAYED_TICKS);
    const told = (): readonly string[] => {
      const all = heard.messages.flatMap(({ priceTicks }) => priceTicks).filter(({ symbol }) => symbol === 'CLK20');
      const lines = all.map((tick) => `${dateOf(tick)} ${tick.last}`);
      return lines.filter((line, index) => line !== lines[index - 1]);
    };
    await until(() => told().length >= 6);
    const LOOP = ['2020-04-17 18.27', '2020-04-20 -37.63', '2020-04-21 10.01'];
    const from = told().indexOf(LOOP[0]!);
    expect(told().slice(from, from + 3)).toEqual(LOOP);
    heard.end();
  });
});
