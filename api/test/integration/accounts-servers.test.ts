/** Two servers that share a real PostgreSQL and a real Redis are one: for sign-ins, sign-outs, limits and rotations. */
import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startPostgres, startRedis } from '../../../scripts/testing/database-servers.js';
import type { DatabaseServer, RedisServer } from '../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../scripts/testing/describe-with-servers.js';
import { PASSWORD, startAccountServer, verdict } from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';

const ME = '{ me { role } }';
const VIEWER = '200 {"me":{"role":"VIEWER"}}';
const REVOKED = '401 UNAUTHENTICATED TOKEN_REVOKED';
const REFRESH = 'mutation { refreshSession { accessToken } }';
const RECOVERY_TIMEOUT_MS = 20_000;

/** What both servers are started with. */
function shared(): Readonly<Record<string, string>> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { JWT_PRIVATE_KEY: pem, RATE_LIMIT_FREE_TIER: '10' };
}

/** Somebody who has what another client has, at a server. */
function at(server: AccountServer, { token, cookie }: Pick<AccountClient, 'token' | 'cookie'>): AccountClient {
  return Object.assign(server.client(), { token, cookie });
}

const login = (server: AccountServer, username: string): Promise<AccountClient> =>
  server.client().signIn('login', { email: `${username}@example.org`, password: PASSWORD });

/** Counts the lines of the log with a text, of all servers or one. */
const logged = (server: AccountServer, text: string): number =>
  server
    .log()
    .split('\n')
    .filter((line) => line.includes(text)).length;

describeWithServers('two servers on PostgreSQL and Redis', ['postgres', 'redis'], () => {
  let postgres: DatabaseServer;
  let redis: RedisServer;
  let one: AccountServer;
  let other: AccountServer;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const environment = { ...shared(), DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    // At once, on an empty database: each waits for the other's migrations or runs them.
    [one, other] = await Promise.all([startAccountServer(environment), startAccountServer(environment)]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await Promise.all([postgres.stop(), redis.stop()]);
  });

  test('that start together on an empty database run the migrations once', () => {
    const ran = [one, other].map((server) => logged(server, 'the tables of accounts were brought up to date'));
    expect([...ran].sort()).toEqual([0, 1]);
  });

  test('know each other’s users', async () => {
    await one.client().register('ada');
    const ada = await login(other, 'ada');
    expect(verdict(await ada.ask(ME))).toBe(VIEWER);
    expect(verdict(await at(one, ada).ask(ME))).toBe(VIEWER);
    await expect(other.client().register('ada')).rejects.toThrow('USERNAME_TAKEN');
  });

  test('refuse a token that was signed out at either', async () => {
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const user = await login(here, 'ada');
      expect(verdict(await at(there, user).ask(ME))).toBe(VIEWER);
      await user.get('mutation { logout }');
      expect(verdict(await at(there, user).ask(ME))).toBe(REVOKED);
      expect(verdict(await user.ask(ME))).toBe(REVOKED);
    }
  });

  test('let exactly 10 of 100 requests through that come to both at once', async () => {
    const grace = await one.client().register('grace');
    const clients = [at(one, grace), at(other, grace)];
    const answers = await Promise.all(Array.from({ length: 100 }, (_, turn) => clients[turn % 2]!.ask(ME)));
    const told = answers.map(verdict);
    expect(told.filter((text) => text === VIEWER)).toHaveLength(10);
    expect(told.filter((text) => text === '429 RATE_LIMITED REQUESTS')).toHaveLength(90);
  });

  test('count failed sign-ins together', async () => {
    const guess = 'login(input: { email: "no@example.org", password: "guess" }) { expiresAt }';
    const ask = async (server: AccountServer, fields: string): Promise<string> =>
      verdict(await server.client().ask(`mutation { ${fields} }`, {}, { 'x-forwarded-for': '203.0.113.50' }));
    for (const server of [one, other, one, other, one]) {
      expect(await ask(server, `a: ${guess} b: ${guess}`)).toBe('401 UNAUTHENTICATED WRONG_CREDENTIALS');
    }
    const told = await Promise.all([ask(one, guess), ask(other, guess)]);
    expect(told).toEqual(['429 RATE_LIMITED SIGN_IN_DELAYED', '429 RATE_LIMITED SIGN_IN_DELAYED']);
  });

  test('give a refresh token that races at both one successor', async () => {
    const user = await login(one, 'ada');
    const tabs = Array.from({ length: 8 }, (_, turn) =>
      at(turn % 2 === 0 ? one : other, { token: undefined, cookie: user.cookie }),
    );
    const answers = await Promise.all(tabs.map((tab) => tab.ask(REFRESH)));
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(tabs.map(() => [200, undefined]));
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1);
    expect(tabs[0]!.cookie).not.toBe(user.cookie);
    // And that one goes on.
    expect(verdict(await at(other, { token: undefined, cookie: tabs[0]!.cookie }).ask(REFRESH))).toMatch(/^200 \{/u);
  });

  test('end a session everywhere whose old refresh token comes back', async () => {
    const user = await login(one, 'ada');
    const thief = at(other, { token: undefined, cookie: user.cookie });
    await user.refresh();
    await user.refresh();
    expect(verdict(await thief.ask(REFRESH))).toBe('401 UNAUTHENTICATED SESSION_ENDED');
    for (const server of [one, other]) expect(verdict(await at(server, user).ask(ME))).toBe(REVOKED);
  });

  test('answer without Redis, say so once, and go back to it with all that was revoked', async () => {
    const [leaver, stayer] = [await login(one, 'ada'), await login(other, 'ada')];
    await leaver.get('mutation { logout }');
    await redis.kill();
    for (const server of [one, other]) {
      // Each limits by itself now, and the database says what was revoked.
      for (let turn = 0; turn < 3; turn++) expect(verdict(await at(server, stayer).ask(ME))).toBe(VIEWER);
      expect(verdict(await at(server, leaver).ask(ME))).toBe(REVOKED);
    }
    const second = await login(other, 'ada');
    await second.get('mutation { logout }');

    await redis.restart(); // empty
    for (const server of [one, other]) {
      const deadline = performance.now() + RECOVERY_TIMEOUT_MS;
      while (logged(server, 'Redis is back') === 0 && performance.now() < deadline) {
        await server.client().ask('{ isDemoOffered }');
        await wait(100);
      }
      for (let turn = 0; turn < 3; turn++) {
        for (const gone of [leaver, second]) expect(verdict(await at(server, gone).ask(ME))).toBe(REVOKED);
      }
      expect(verdict(await at(server, stayer).ask(ME))).toBe(VIEWER);
      expect([logged(server, 'Redis is away'), logged(server, 'Redis is back')]).toEqual([1, 1]);
    }
    // Counted together again.
    const linus = await login(one, 'ada');
    const clients = [at(one, linus), at(other, linus)];
    const answers = await Promise.all(Array.from({ length: 40 }, (_, turn) => clients[turn % 2]!.ask(ME)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(10);
  });

  test('log no password and no token', () => {
    for (const server of [one, other]) {
      for (const secret of [...one.secrets, ...other.secrets]) expect(server.log()).not.toContain(secret);
    }
  });
});

describeWithServers('two servers on PostgreSQL alone', ['postgres'], () => {
  let postgres: DatabaseServer;
  let one: AccountServer;
  let other: AccountServer;

  beforeAll(async () => {
    postgres = await startPostgres();
    const environment = { ...shared(), DATABASE_URL: postgres.url };
    [one, other] = await Promise.all([startAccountServer(environment), startAccountServer(environment)]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await postgres.stop();
  });

  test('refuse a token that was signed out at the other', async () => {
    const ada = await one.client().register('ada');
    expect(verdict(await at(other, ada).ask(ME))).toBe(VIEWER);
    await ada.get('mutation { logout }');
    expect(verdict(await at(other, ada).ask(ME))).toBe(REVOKED);
  });
});
