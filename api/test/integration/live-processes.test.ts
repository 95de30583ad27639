/** Two servers with a Redis and a PostgreSQL are one desk: prices and alerts reach every subscriber, and a cut heals. */
import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startPostgres, startRedis } from '../../../scripts/testing/database-servers.js';
import type { DatabaseServer, RedisServer } from '../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../scripts/testing/describe-with-servers.js';
import { PASSWORD } from '../support/account-server.js';
import { until } from '../support/alert-desk.js';
import { hear, openLiveDesk } from '../support/live-desk.js';
import type { Heard, LiveDesk } from '../support/live-desk.js';
import type { TestAnswer } from '../support/running-server.js';

interface Tick {
  readonly symbol: string;
  readonly last: number | null;
  readonly sequence: number;
  readonly isSnapshot: boolean;
}

interface Ticks {
  readonly priceTicks: readonly Tick[];
}

interface Triggered {
  readonly alertTriggered: { readonly id: string; readonly alertId: string; readonly value: number };
}

const SETTLES = 'tradeDate,symbol,settle\n2026-11-20,CLG28,70\n2026-11-20,CLH28,69.5\n2026-11-20,NGG28,3.1\n';
const TICKS = 'subscription { priceTicks(products: [CL, NG]) { symbol last sequence isSnapshot } }';
const TRIGGERED = 'subscription { alertTriggered { id alertId value } }';

const lastOf =
  (symbol: string, last: number) =>
  ({ priceTicks }: Ticks): boolean =>
    priceTicks.some((tick) => tick.symbol === symbol && tick.last === last);

async function dataOf<Data>(answer: Promise<TestAnswer>): Promise<Data> {
  const { body } = await answer;
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data as Data;
}

/** @returns the headers of a new user, who may have alerts, at both servers */
async function registerAnalyst({ server }: LiveDesk, username: string): Promise<Record<string, string>> {
  const email = `${username}@example.org`;
  const joined = await dataOf<{ register: { user: { id: string } } }>(
    server.query('mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }', {
      input: { email, username, password: PASSWORD },
    }),
  );
  await dataOf(
    server.query(
      'mutation ($id: ID!) { setUserRole(userId: $id, role: ANALYST) { role } }',
      { id: joined.register.user.id },
      { authorization: 'Test ADMIN' },
    ),
  );
  const { login } = await dataOf<{ login: { accessToken: string } }>(
    server.query('mutation ($input: LoginInput!) { login(input: $input) { accessToken } }', {
      input: { email, password: PASSWORD },
    }),
  );
  return { authorization: `Bearer ${login.accessToken}` };
}

/** @returns the id of an alert: of a price that comes up to a level, where the input says nothing else */
async function createAlert(
  desk: LiveDesk,
  headers: Record<string, string>,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { createAlert: created } = await dataOf<{ createAlert: { id: string } }>(
    desk.server.query(
      'mutation ($input: AlertInput!) { createAlert(input: $input) { id } }',
      { input: { kind: 'PRICE', direction: 'UP', ...input } },
      headers,
    ),
  );
  return created.id;
}

/** @returns what is stored of the user's events, the newest first */
async function eventsOf(desk: LiveDesk, headers: Record<string, string>): Promise<readonly { alertId: string }[]> {
  const { alertEvents } = await dataOf<{ alertEvents: { edges: readonly { node: { alertId: string } }[] } }>(
    desk.server.query('{ alertEvents(first: 50) { edges { node { alertId value } } } }', {}, headers),
  );
  return alertEvents.edges.map(({ node }) => node);
}

async function lastAt(desk: LiveDesk, symbol: string): Promise<number | undefined> {
  const { quotes } = await dataOf<{ quotes: readonly { readonly last: number }[] }>(
    desk.server.query('query ($symbols: [String!]!) { quotes(symbols: $symbols) { last } }', { symbols: [symbol] }),
  );
  return quotes[0]?.last;
}

describeWithServers('two servers with live prices', ['postgres', 'redis'], () => {
  let postgres: DatabaseServer;
  let redis: RedisServer;
  let one: LiveDesk;
  let other: LiveDesk;
  let heard: readonly [one: Heard<Ticks>, other: Heard<Ticks>];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const environment = {
      ...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url },
      ...{ JWT_PRIVATE_KEY: pem, RATE_LIMIT_FREE_TIER: '100000' },
    };
    const start = (): Promise<LiveDesk> => openLiveDesk({ csv: SETTLES, environment });
    [one, other] = await Promise.all([start(), start()]);
    heard = [hear<Ticks>(one.client(), TICKS), hear<Ticks>(other.client(), TICKS)];
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await Promise.all([postgres.stop(), redis.stop()]);
  });

  test('bring a tick that came to one to subscribers of both, and count it once', async () => {
    const tick = { symbol: 'CLG28', last: 71, size: 5, sequence: 1 };
    expect(await one.push(tick)).toMatchObject({ accepted: 1, duplicates: 0 });
    await Promise.all(heard.map((each) => each.until(lastOf('CLG28', 71))));
    expect(await other.push(tick)).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await other.push({ ...tick, last: 71.5, sequence: 2 })).toMatchObject({ accepted: 1, duplicates: 0 });
    await Promise.all(heard.map((each) => each.until(lastOf('CLG28', 71.5))));
    for (const desk of [one, other]) {
      const { body } = await desk.server.query('{ quotes(symbols: ["CLG28"]) { last volume open } }');
      expect(body.data).toEqual({ quotes: [{ last: 71.5, volume: 10, open: 71 }] });
    }
  });

  test('tell of an alert once, at both, and its owner alone', async () => {
    const ada = await registerAnalyst(one, 'ada');
    const grace = await registerAnalyst(other, 'grace');
    const toAda = [one, other].map((desk) => hear<Triggered>(desk.client(ada), TRIGGERED));
    const toGrace = [one, other].map((desk) => hear<Triggered>(desk.client(grace), TRIGGERED));
    const first = await createAlert(one, ada, { symbol: 'CLG28', level: 75 });
    const later = await createAlert(other, ada, { symbol: 'CLG28', level: 80 });
    const ofGrace = await createAlert(other, grace, { symbol: 'CLG28', level: 80 });
    // A subscription says nothing when it has begun: it has once an event has come.
    for (const user of [ada, grace]) {
      await createAlert(one, user, { symbol: 'NGG28', level: 4, direction: 'EITHER', isRepeating: true });
    }
    for (let sequence = 100; [...toAda, ...toGrace].some(({ messages }) => messages.length === 0); sequence++) {
      await one.push({ symbol: 'NGG28', last: sequence % 2 === 0 ? 3 : 5, sequence });
      await wait(20);
    }

    await other.push({ symbol: 'CLG28', last: 76, sequence: 3 });
    const told = await Promise.all(
      toAda.map((each) => each.until(({ alertTriggered }) => alertTriggered.alertId === first)),
    );
    expect(told[0]).toEqual(told[1]);
    expect(told[0]!.alertTriggered.value).toBe(76);
    await one.push({ symbol: 'CLG28', last: 81, sequence: 4 });
    await Promise.all(toAda.map((each) => each.until(({ alertTriggered }) => alertTriggered.alertId === later)));
    await Promise.all(toGrace.map((each) => each.until(({ alertTriggered }) => alertTriggered.alertId === ofGrace)));
    for (const { messages } of toAda) {
      const ids = messages.map(({ alertTriggered }) => alertTriggered.alertId);
      expect(ids.filter((id) => id === first || id === later)).toEqual([first, later]);
      expect(ids).not.toContain(ofGrace);
    }
    for (const { messages } of toGrace) {
      const ids = messages.map(({ alertTriggered }) => alertTriggered.alertId);
      expect(ids.filter((id) => id === first || id === later || id === ofGrace)).toEqual([ofGrace]);
    }
    const stored = (await eventsOf(other, ada)).map(({ alertId }) => alertId);
    expect(stored.filter((id) => id === first || id === later)).toEqual([later, first]);
    for (const each of [...toAda, ...toGrace]) each.end();
  });

  test('go on alone while Redis is away, and are one again when it is back', async () => {
    const linus = await registerAnalyst(one, 'linus');
    await one.push({ symbol: 'CLH28', last: 70, sequence: 200 });
    await Promise.all(heard.map((each) => each.until(lastOf('CLH28', 70))));
    const alert = await createAlert(one, linus, { symbol: 'CLH28', level: 72 });

    await redis.kill();
    await one.push({ symbol: 'CLH28', last: 73, sequence: 201 });
    await other.push({ symbol: 'NGG28', last: 4.5, sequence: 202 });
    await heard[0].until(lastOf('CLH28', 73));
    await heard[1].until(lastOf('NGG28', 4.5));
    expect(await lastAt(one, 'CLH28')).toBe(73);
    expect(await lastAt(other, 'CLH28')).toBe(70);
    for (const { server } of [one, other]) {
      expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
    }
    await until(async () => (await eventsOf(one, linus)).length > 0);
    const before = heard.map(({ messages }) => messages.length);

    await redis.restart();
    await heard[0].until(lastOf('NGG28', 4.5));
    await heard[1].until(lastOf('CLH28', 73));
    for (const [index, { messages }] of heard.entries()) {
      const beginsAnew = ({ priceTicks }: Ticks, place: number): boolean =>
        place >= before[index]! && priceTicks[0]?.isSnapshot === true;
      await until(() => messages.some(beginsAnew));
      const anew = messages.findIndex(beginsAnew);
      const [gap, last] = [messages[anew]!.priceTicks[0]!, messages[anew - 1]!.priceTicks[0]!];
      expect(gap.sequence).toBeGreaterThan(last.sequence + 1);
    }
    expect(await lastAt(other, 'CLH28')).toBe(73);
    expect(await lastAt(one, 'NGG28')).toBe(4.5);
    expect(await other.push({ symbol: 'CLH28', last: 73, sequence: 201 })).toMatchObject({ duplicates: 1 });

    await other.push({ symbol: 'CLG28', last: 82, sequence: 203 });
    await heard[0].until(lastOf('CLG28', 82));
    await one.push({ symbol: 'CLG28', last: 83, sequence: 204 });
    await heard[1].until(lastOf('CLG28', 83));
    expect(await eventsOf(other, linus)).toEqual([expect.objectContaining({ alertId: alert, value: 73 })]);
  });
});
