/** An account from its registration to its end, as its owner and an administrator see it; and who may ask for what. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ACCESS } from '../../src/graphql/access-rules.js';
import { buildSchema } from '../../src/graphql/schema.js';
import {
  OTHER_PASSWORD,
  PASSWORD,
  PUBLIC_URL,
  askBySocket,
  startAccountServer,
  verdict,
} from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';
import { rootFields } from '../support/root-fields.js';

const ME = '{ me { role } }';
const REVOKED = '401 UNAUTHENTICATED TOKEN_REVOKED';
const FIELDS = rootFields(buildSchema());
/** Of the issue: a viewer reads, an analyst also works, an administrator does all. */
const PERMISSIONS = {
  VIEWER: ['read', 'account'],
  ANALYST: ['read', 'account', 'calculate', 'alert', 'import'],
  ADMIN: ['read', 'account', 'calculate', 'alert', 'import', 'feed', 'administer'],
};

describe('an account', () => {
  let server: AccountServer;
  let ada: AccountClient;
  let admin: AccountClient;
  beforeAll(async () => {
    server = await startAccountServer();
    ada = server.client();
    admin = await server.administrator();
  });
  afterAll(() => server.close());

  const login = (password: string): Promise<AccountClient> =>
    server.client().signIn('login', { email: 'ada@example.org', password });

  /** Follows the link of the newest mail. */
  async function mailedToken(page: 'verify' | 'reset', count: number): Promise<string> {
    const mail = await server.mailTo('ada@example.org', count);
    const token = new RegExp(`^${PUBLIC_URL}/${page}#token=([\\w-]{43})$`, 'mu').exec(mail)?.[1];
    if (token === undefined) throw new Error(mail);
    server.secrets.add(token);
    return token;
  }

  test('is made with an e-mail, a username and a password, and signs in at once', async () => {
    const input = { email: 'Ada@Example.org', username: 'ada', password: PASSWORD, name: 'Ada Lovelace' };
    await ada.signIn('register', input);
    expect(await ada.get('{ me { email username name role tier isActive emailVerifiedAt hasPassword } }')).toEqual({
      me: {
        ...{ email: 'ada@example.org', username: 'ada', name: 'Ada Lovelace', role: 'VIEWER', tier: 'FREE' },
        ...{ isActive: true, emailVerifiedAt: null, hasPassword: true },
      },
    });
  });

  test('proves its address by the link of the mail, once', async () => {
    const query = `mutation { verifyEmail(token: "${await mailedToken('verify', 1)}") }`;
    expect(verdict(await server.client().ask(query))).toBe('200 {"verifyEmail":true}');
    expect(verdict(await server.client().ask(query))).toBe('401 UNAUTHENTICATED LINK_INVALID');
    const { me } = await ada.get<{ me: { emailVerifiedAt: string } }>('{ me { emailVerifiedAt } }');
    expect(new Date(me.emailVerifiedAt).toISOString()).toBe(me.emailVerifiedAt);
  });

  test('has its refresh token in a cookie that scripts and other sites do not get', async () => {
    const answer = await ada.ask(
      `mutation { login(input: { email: "ada@example.org", password: "${PASSWORD}" }) { expiresAt } }`,
    );
    const [cookie = ''] = answer.headers.getSetCookie();
    const attributes = cookie.split('; ').slice(1);
    expect(cookie).toMatch(/^cushing_refresh=[\w-]{43};/u);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(attributes).toContain(attribute);
    expect(attributes).not.toContain('Secure'); // its public address is not on TLS
    expect(JSON.stringify(answer.body)).not.toContain(ada.cookie!.split('=')[1]);
  });

  test('renews its session, each time by another token', async () => {
    const cookies = [ada.cookie];
    while (cookies.length < 4) cookies.push((await ada.refresh()).cookie);
    expect(new Set(cookies).size).toBe(4);
    expect(verdict(await ada.ask(ME))).toBe('200 {"me":{"role":"VIEWER"}}');
  });

  test('sees its sessions, which one is this, and ends another', async () => {
    const phone = await login(PASSWORD);
    const { sessions } = await phone.get<{ sessions: { id: string; isCurrent: boolean; ip: string }[] }>(
      '{ sessions { id isCurrent ip } }',
    );
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ ip: phone.ip }]);
    const adas = sessions.filter(({ ip }) => ip === ada.ip);
    for (const { id } of adas) {
      expect(await phone.get(`mutation { revokeSession(id: "${id}") }`)).toEqual({ revokeSession: true });
    }
    expect(verdict(await ada.ask(ME))).toBe(REVOKED);
    ada.token = undefined;
    await ada.signIn('login', { email: 'ada@example.org', password: PASSWORD });
  });

  test('changes its password, which ends all other sessions', async () => {
    const phone = await login(PASSWORD);
    const query = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
    const input = { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD };
    expect(await ada.get(query, { input })).toEqual({ changePassword: true });
    expect(verdict(await phone.ask(ME))).toBe(REVOKED);
    await ada.refresh();
    await expect(login(PASSWORD)).rejects.toThrow('WRONG_CREDENTIALS');
    await login(OTHER_PASSWORD);
  });

  test('gets a new password by the link of the mail, once, which ends all sessions', async () => {
    expect(await server.client().get('mutation { requestPasswordReset(email: "ADA@example.org") }')).toEqual({
      requestPasswordReset: true,
    });
    // After the one that proves the address and the one about the change.
    const token = await mailedToken('reset', 3);
    const reset = (password: string) =>
      server.client().ask(`mutation { resetPassword(token: "${token}", newPassword: "${password}") }`);
    expect(verdict(await reset('short'))).toBe('200 BAD_USER_INPUT INPUT');
    expect(verdict(await reset(PASSWORD))).toBe('200 {"resetPassword":true}');
    expect(verdict(await reset(OTHER_PASSWORD))).toBe('401 UNAUTHENTICATED LINK_INVALID');
    expect(verdict(await ada.ask(ME))).toBe(REVOKED);
    ada.token = undefined;
    expect(verdict(await ada.ask('mutation { refreshSession { expiresAt } }'))).toBe(
      '401 UNAUTHENTICATED SESSION_ENDED',
    );
    await ada.signIn('login', { email: 'ada@example.org', password: PASSWORD });
  });

  test('makes a key, which reads by HTTP and by socket, and ends it', async () => {
    const { id, holder } = await ada.withKey({ name: 'notebook', scopes: ['READ'] });
    expect((await holder.ask('{ products { code } }')).status).toBe(200);
    const authorization = `Bearer ${holder.token}`;
    expect(await askBySocket(server, ME, { authorization })).toBe('200 {"me":{"role":"VIEWER"}}');
    const { apiKeys } = await ada.get<{ apiKeys: Record<string, unknown>[] }>(
      '{ apiKeys { id name prefix scopes lastUsedAt expiresAt } }',
    );
    expect(apiKeys).toEqual([
      {
        id,
        name: 'notebook',
        prefix: holder.token!.slice(0, 12),
        scopes: ['READ'],
        lastUsedAt: expect.any(String),
        expiresAt: null,
      },
    ]);
    expect(await ada.get(`mutation { revokeApiKey(id: "${id}") }`)).toEqual({ revokeApiKey: true });
    expect(await ada.get('{ apiKeys { id } }')).toEqual({ apiKeys: [] });
  });

  test('changes what it says of itself', async () => {
    const input = { username: 'countess', name: null, avatarUrl: 'https://example.org/ada.png' };
    const query = 'mutation ($input: ProfileInput!) { updateProfile(input: $input) { username name avatarUrl } }';
    expect(await ada.get(query, { input })).toEqual({ updateProfile: input });
  });

  test('gets another role, tier and activity by an administrator', async () => {
    const change = (field: string) => admin.get(`mutation { ${field} { id } }`);
    await change(`setUserRole(userId: "${ada.userId}", role: ANALYST)`);
    expect(verdict(await ada.ask(ME))).toBe(REVOKED);
    await ada.refresh();
    expect(await ada.get(ME)).toEqual({ me: { role: 'ANALYST' } });
    await change(`setUserTier(userId: "${ada.userId}", tier: PREMIUM)`);
    await ada.refresh();
    expect(await ada.get('{ me { tier } rateLimit { limit } }')).toEqual({
      me: { tier: 'PREMIUM' },
      rateLimit: { limit: 1_000 },
    });
    await change(`setUserActive(userId: "${ada.userId}", active: false)`);
    await expect(login(PASSWORD)).rejects.toThrow('WRONG_CREDENTIALS');
    await change(`setUserActive(userId: "${ada.userId}", active: true)`);
    ada.token = undefined;
    await ada.signIn('login', { email: 'ada@example.org', password: PASSWORD });
  });

  test('signs out everywhere', async () => {
    await login(PASSWORD);
    const { logoutEverywhere } = await ada.get<{ logoutEverywhere: number }>('mutation { logoutEverywhere }');
    expect(logoutEverywhere).toBe(2);
    expect(verdict(await ada.ask(ME))).toBe(REVOKED);
  });

  test('has all of this in the audit log, which holds no secret', async () => {
    const query = `{ auditLog(first: 100, userId: "${ada.userId}") { totalCount edges { node { action actorId ip details { name value } } } } }`;
    const { auditLog } = await admin.get<{
      auditLog: { totalCount: number; edges: { node: { action: string; actorId: string | null } }[] };
    }>(query);
    const events = auditLog.edges.map(({ node }) => node).reverse();
    expect(events).toHaveLength(auditLog.totalCount);
    expect([...new Set(events.map(({ action }) => action))]).toEqual([
      ...['REGISTERED', 'EMAIL_VERIFIED', 'SIGNED_IN', 'SESSION_REVOKED', 'PASSWORD_CHANGED', 'SIGN_IN_FAILED'],
      ...['PASSWORD_RESET_REQUESTED', 'PASSWORD_RESET', 'API_KEY_CREATED', 'API_KEY_REVOKED', 'PROFILE_CHANGED'],
      ...['ROLE_CHANGED', 'TIER_CHANGED', 'USER_DEACTIVATED', 'USER_ACTIVATED', 'SIGNED_OUT_EVERYWHERE'],
    ]);
    expect(events.find(({ action }) => action === 'ROLE_CHANGED')?.actorId).toBe(admin.userId);
    for (const secret of server.secrets) {
      expect(JSON.stringify(auditLog)).not.toContain(secret);
      expect(server.log()).not.toContain(secret);
    }
  });
});

describe('who may ask', () => {
  let server: AccountServer;
  beforeAll(async () => {
    server = await startAccountServer({ TEST_MODE: 'true' });
  });
  afterAll(() => server.close());

  const asked = FIELDS.filter(({ type }) => type !== 'Subscription');
  const open = asked.filter(({ access }) => access === 'ANYONE');
  const closed = asked.filter(({ access }) => access !== 'ANYONE');

  test('the table opens to strangers what the issue opens, and no more', () => {
    expect(open.map(({ name }) => name).sort()).toEqual([
      ...['authProviders', 'demoLogin', 'isDemoOffered', 'login', 'refreshSession', 'register'],
      ...['requestPasswordReset', 'resetPassword', 'verifyEmail'],
    ]);
    expect(Object.values(ACCESS.Subscription)).not.toContain('ANYONE');
  });

  test.each(closed)('a stranger may not ask for $name', async ({ document }) => {
    expect(verdict(await server.client().ask(document))).toBe('401 UNAUTHENTICATED SIGN_IN_NEEDED');
  });

  test.each(open)('a stranger may ask for $name', async ({ name, document }) => {
    const told = verdict(await server.client().ask(document));
    // There is no cookie to refresh by, and no such link.
    if (name === 'refreshSession') expect(told).toBe('401 UNAUTHENTICATED SIGN_IN_NEEDED');
    else expect(told).toMatch(/^200 |^401 UNAUTHENTICATED LINK_INVALID$/u);
  });

  describe.each(['VIEWER', 'ANALYST', 'ADMIN'] as const)('%s', (role) => {
    test.each(closed)('asks for $name as the table has it', async ({ document, access }) => {
      const { status, body } = await server.client().ask(document, {}, { authorization: `Test ${role}` });
      const [error] = body.errors ?? [];
      const permission = access === 'IMPORT_READER' || access === 'IMPORT_KEEPER' ? 'import' : access;
      if (permission === 'SIGNED_IN' || PERMISSIONS[role].includes(permission)) {
        expect(error?.extensions['reason']).not.toBe('PERMISSION');
        expect(error?.extensions['code']).not.toBe('INTERNAL');
      } else {
        expect(status).toBe(403);
        expect(error?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'PERMISSION', permission });
        expect(Object.values(body.data ?? {}).filter((value) => value !== null)).toEqual([]);
      }
    });
  });

  test('an answer that holds something is 200, whatever else was refused', async () => {
    const { status, body } = await server.client().ask('{ isDemoOffered me { id } }');
    expect([status, body.data]).toEqual([200, { isDemoOffered: true, me: null }]);
    expect(body.errors).toMatchObject([{ path: ['me'], extensions: { reason: 'SIGN_IN_NEEDED' } }]);
  });
});

describe('tokens and limits', () => {
  let server: AccountServer;
  let ada: AccountClient;
  beforeAll(async () => {
    server = await startAccountServer({ RATE_LIMIT_FREE_TIER: '10', RATE_LIMIT_PREMIUM_TIER: '100000' });
    ada = await server.client().register('ada');
  });
  afterAll(() => server.close());

  test('any mangled token is UNAUTHENTICATED, in the shape of every error', async () => {
    const token = ada.token!;
    const mangled = fc.oneof(
      fc
        .tuple(fc.nat(token.length - 1), fc.base64String({ minLength: 1, maxLength: 4 }))
        .map(([at, text]) => token.slice(0, at) + text.replaceAll(/[=+/]/gu, '_') + token.slice(at + text.length)),
      fc.nat(token.length - 1).map((at) => token.slice(0, at)),
      fc
        .tuple(fc.nat(token.length - 1), fc.constantFrom('.', 'A', '_', '%', '{'))
        .map(([at, text]) => token.slice(0, at) + text + token.slice(at)),
      fc.shuffledSubarray(token.split('.'), { minLength: 0 }).map((parts) => parts.join('.')),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((text) => text.trim()),
    );
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(
        mangled.filter((text) => text !== token),
        async (text) => {
          const headers = {
            authorization: `Bearer ${text}`,
            'x-forwarded-for': `10.200.${(turn += 1) >> 8}.${turn & 255}`,
          };
          const { status, body } = await server.client().ask(ME, {}, headers);
          expect(status).toBe(401);
          expect(body).toEqual({
            errors: [
              {
                message: 'The credentials of this request are not valid: sign in again, or check the API key.',
                extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID', requestId: expect.any(String) },
              },
            ],
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('every answer says what is left, and the eleventh is 429 with the wait', async () => {
    const client = server.client();
    for (let left = 9; left >= 0; left--) {
      const { status, headers } = await client.ask('{ isDemoOffered }');
      expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([
        200,
        '10',
        String(left),
      ]);
      const reset = Number(headers.get('x-ratelimit-reset'));
      expect(reset).toBeGreaterThan(Date.now() / 1_000);
      expect(reset).toBeLessThanOrEqual(Date.now() / 1_000 + 61);
      expect(headers.get('ratelimit-policy')).toBe('"minute";q=10;w=60');
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"minute";r=${left};t=\\d+$`, 'u'));
      expect(headers.get('retry-after')).toBeNull();
    }
    const { status, headers, body } = await client.ask('{ isDemoOffered }');
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([429, '0']);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', reason: 'REQUESTS', retryAfterMs: expect.any(Number) } },
    ]);
    expect(body).not.toHaveProperty('data');
  });

  test('what one field refuses alone comes with the wait, too', async () => {
    const client = server.client();
    const aliases = Array.from({ length: 11 }, (_, index) => `a${index}: verifyEmail(token: "")`);
    const first = await client.ask(`mutation { ${aliases.join(' ')} }`);
    expect([verdict(first), first.headers.get('retry-after')]).toEqual(['401 UNAUTHENTICATED LINK_INVALID', null]);
    const refused = await client.ask('mutation { verifyEmail(token: "") }');
    expect(verdict(refused)).toBe('429 RATE_LIMITED FIELD');
    const { retryAfterMs } = refused.body.errors![0]!.extensions;
    expect(refused.headers.get('retry-after')).toBe(String(Math.ceil(Number(retryAfterMs) / 1_000)));
  });

  test('wrong credentials count against the address', async () => {
    const guesser = server.client();
    const guess = () => guesser.ask(ME, {}, { authorization: 'Bearer guess' }).then(verdict);
    for (let turn = 0; turn < 10; turn++) expect(await guess()).toBe('401 UNAUTHENTICATED TOKEN_INVALID');
    expect(await guess()).toBe('429 RATE_LIMITED REQUESTS');
  });

  test('a user is counted on all devices together, keys among them', async () => {
    const { holder } = await ada.withKey({ name: 'script', scopes: ['READ'] });
    const devices = [ada, ada.copy()];
    const told = [];
    for (let turn = 0; turn < 12; turn++) told.push((await devices[turn % 2]!.ask(ME)).status);
    // Making the key was the first of ten.
    expect(told).toEqual([...new Array<number>(9).fill(200), 429, 429, 429]);
    expect(verdict(await holder.ask(ME))).toBe('429 RATE_LIMITED REQUESTS');
  });

  test('opening a socket and an operation on it count as a request each', async () => {
    const user = await server.client().register('grace');
    const authorization = `Bearer ${user.token}`;
    for (let turn = 0; turn < 4; turn++) expect(await askBySocket(server, ME, { authorization })).toMatch(/^200 \{/u);
    await user.get(ME);
    expect(await askBySocket(server, ME, { authorization })).toBe('200 RATE_LIMITED REQUESTS');
    expect(await askBySocket(server, ME, { authorization })).toMatch(/^1013 At most 10 requests a minute: /u);
  });

  test.each([
    ['the keys', '/.well-known/jwks.json', 200],
    ['an operation by GET', '/graphql', 405],
  ])('%s are counted by address, too', async (_what, path, status) => {
    const { ip } = server.client();
    const ask = () => fetch(`${server.address}${path}`, { headers: { 'x-forwarded-for': ip } });
    const first = await ask();
    expect([first.status, first.headers.get('x-ratelimit-remaining')]).toEqual([status, '9']);
    for (let turn = 1; turn < 10; turn++) expect((await ask()).status).toBe(status);
    expect((await ask()).status).toBe(429);
  });

  test('whether the server lives may be asked without end', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${server.address}${path}`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers[0]!.headers.get('x-ratelimit-limit')).toBeNull();
    }
  });
});
