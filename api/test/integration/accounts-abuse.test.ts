/**
 * What an attacker tries, and what he is told: one table. Every attempt goes to a server that listens, outside of test
 * mode. A verdict is the HTTP status, then code and reason of the first error, or the data. Forged tokens are signed
 * with the server's own key where only one thing shall be wrong with them.
 */
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';

import { OTHER_PASSWORD, PASSWORD, askBySocket, startAccountServer, verdict } from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';
import { Forger, askWithHeaders, encode, hmacBy } from '../support/forged-tokens.js';
import type { TestAnswer } from '../support/running-server.js';
import {
  foreignKey,
  foreignSession,
  plantedCookie,
  refreshAfterSignOut,
  stolenRefreshToken,
  tokenOfLostRole,
  tokenOfShutOutUser,
} from '../support/session-abuse.js';
import type { Desk } from '../support/session-abuse.js';

const ME = '{ me { role } }';
const VIEWER = '200 {"me":{"role":"VIEWER"}}';
const REFRESH = 'mutation { refreshSession { user { id } } }';
const LOGIN =
  'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { user { id } } }';
const REGISTER =
  'mutation ($input: RegisterInput!) { register(input: $input) { user { role tier isActive emailVerifiedAt } } }';
const PROFILE =
  'mutation ($input: ProfileInput!) { updateProfile(input: $input) { name username role tier isActive } }';
const SCHEMA = '{ __schema { types { name } } }';
const INVALID = '401 UNAUTHENTICATED TOKEN_INVALID';
const REVOKED = '401 UNAUTHENTICATED TOKEN_REVOKED';
const SESSION_ENDED = '401 UNAUTHENTICATED SESSION_ENDED';
const WRONG = '401 UNAUTHENTICATED WRONG_CREDENTIALS';
const NO_INPUT = '200 BAD_USER_INPUT INPUT';
const TOO_MANY = '429 RATE_LIMITED FIELD';
const FORBIDDEN = '403 FORBIDDEN PERMISSION';

let server: AccountServer;
let production: AccountServer;
let ada: AccountClient;
let admin: AccountClient;
let forger: Forger;
let desk: Desk;

beforeAll(async () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const github = { GITHUB_CLIENT_ID: 'desk', GITHUB_CLIENT_SECRET: 'f3!kQ09zLp', GITHUB_URL: 'http://127.0.0.1:9' };
  server = await startAccountServer(github);
  production = await startAccountServer({
    ...{ NODE_ENV: 'production', PUBLIC_URL: 'https://desk.test', JWT_PRIVATE_KEY: pem, TRUSTED_PROXIES: '0' },
  });
  ada = await server.client().register('ada');
  admin = await server.administrator();
  forger = await Forger.at(server, ada.token!);
  desk = { ada, admin, newUser };
});
afterAll(async () => {
  await server.close();
  await production.close();
});

let users = 0;
const newUser = (): Promise<AccountClient> => server.client().register(`user${(users += 1)}`);

type Row = readonly [attempt: string, make: () => Promise<string>, expected: string];

async function judge(_attempt: string, make: () => Promise<string>, expected: string): Promise<void> {
  expect(await make()).toBe(expected);
}

async function tell(answer: Promise<TestAnswer>): Promise<string> {
  return verdict(await answer);
}

describe('tokens', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  const now = (): number => Date.now() / 1_000;
  /** What somebody is told who sends this as their Authorization header. */
  const bearing = (authorization: string): Promise<string> => tell(server.client().ask(ME, {}, { authorization }));
  const bearer = async (token: string | Promise<string>): Promise<string> => bearing(`Bearer ${await token}`);
  const by = (secret: () => string) => () => bearer(forger.byHand({ alg: 'HS256' }, hmacBy(secret())));
  const kept = (header: object) => () => bearer(forger.byHand(header, () => forger.signature));
  const claims = (changed: object) => () => bearer(forger.signed(changed));
  const header = (changed: object, key?: typeof other) => () => bearer(forger.signed({}, changed, key));
  const jwk = createPublicKey(other).export({ format: 'jwk' });
  const apiKey = `csk_${'a'.repeat(8)}_${randomBytes(32).toString('base64url')}`;
  const basic = Buffer.from(`ada@example.org:${PASSWORD}`).toString('base64');
  const byCookie = (cookie: string): Promise<string> => tell(server.client().ask(REFRESH, {}, { cookie }));
  const both = (): string[] => [`Bearer ${ada.token}`, `Bearer ${admin.token}`];
  const bySocket = (authorization: unknown): Promise<string> => askBySocket(server, ME, { authorization });
  const CLOSED = '4403 The credentials of this request are not valid: sign in again, or check the API key.';

  test.each<Row>([
    ['signed anew with every claim in place (passes)', claims({}), VIEWER],
    ['alg none', () => bearer(forger.byHand({ alg: 'none' }, () => '')), INVALID],
    ['alg None, the signature kept', kept({ alg: 'None' }), INVALID],
    ['HS256 with the public key in PEM', by(() => forger.publicPem), INVALID],
    ['HS256 with the public key of the JWK', by(() => forger.publicJwk), INVALID],
    ['HS256 with an empty secret', by(() => ''), INVALID],
    ['a foreign kid', header({ kid: 'another' }, other), INVALID],
    ['a kid that is a path', header({ kid: '../../dev/null' }), INVALID],
    ['no kid', header({ kid: undefined }), INVALID],
    ['our kid, another key', header({}, other), INVALID],
    ['another key, embedded', header({ jwk }, other), INVALID],
    ['another key, by address', header({ jku: 'https://evil.example/jwks.json' }, other), INVALID],
    ['an unknown critical header', kept({ crit: ['exp'] }), INVALID],
    ['of another purpose', header({ typ: 'JWT' }), INVALID],
    ['expired', () => claims({ iat: now() - 1_000, exp: now() - 1 })(), '401 UNAUTHENTICATED TOKEN_EXPIRED'],
    ['without an end', claims({ exp: undefined }), INVALID],
    ['not yet valid', () => claims({ nbf: now() + 600 })(), INVALID],
    ['issued in the future', () => claims({ iat: now() + 600, exp: now() + 900 })(), INVALID],
    ['for another audience', claims({ aud: 'https://evil.example' }), INVALID],
    ['by another issuer', claims({ iss: 'https://evil.example' }), INVALID],
    ['with another typ claim', claims({ typ: 'refresh' }), INVALID],
    ['its role raised without signing', () => bearer(forger.altered({ role: 'ADMIN' })), INVALID],
    ['a refresh token as access token', () => bearer(ada.cookie!.split('=')[1]!), INVALID],
    ['an access token as refresh cookie', () => byCookie(`cushing_refresh=${ada.token}`), SESSION_ENDED],
    ['an API key that nobody made', () => bearer(apiKey), INVALID],
    ['10,000 characters', () => bearer('a'.repeat(10_000)), INVALID],
    ['Test ADMIN outside of test mode', () => bearing('Test ADMIN'), INVALID],
    ['a scheme in lower case (passes, as RFC 9110 has it)', () => bearing(`bearer ${ada.token}`), VIEWER],
    ['a scheme that is none of ours', () => bearing(`Basic ${basic}`), INVALID],
    ['a scheme without credentials', () => bearing('Bearer'), INVALID],
    ['credentials without a scheme', () => bearing(ada.token!), INVALID],
    ['two of them in one header', () => bearing(both().join(', ')), INVALID],
    ['two Authorization headers', () => askWithHeaders(server, ME, { authorization: both() }), INVALID],
    ['none on a socket where one is needed', () => askBySocket(server, ME, {}), '200 UNAUTHENTICATED SIGN_IN_NEEDED'],
    ['a forged one on a socket', async () => bySocket(`Bearer ${await forger.signed({}, {}, other)}`), CLOSED],
    ['an object on a socket', () => bySocket({ toString: 'Bearer' }), CLOSED],
  ])('%s', judge);
});

describe('sessions', () => {
  test.each<Row>([
    ['a refresh token, stolen, after its owner went on', () => stolenRefreshToken(desk), SESSION_ENDED],
    ['a refresh token after the sign-out', () => refreshAfterSignOut(desk), SESSION_ENDED],
    ['a token whose user was shut out', () => tokenOfShutOutUser(desk), REVOKED],
    ['a token that says a role its user has lost', () => tokenOfLostRole(desk), REVOKED],
    ['a cookie planted before the sign-in leads to no other session', () => plantedCookie(desk), '200 own session'],
    ["ending another's session", () => foreignSession(desk), '200 {"revokeSession":false}'],
    ["ending another's key", () => foreignKey(desk), '200 {"revokeApiKey":false}'],
  ])('%s', judge);
});

describe('keys', () => {
  const byKey =
    (query: string, owner = () => ada) =>
    async (): Promise<string> => {
      const { id, holder } = await owner().withKey({ name: 'script', scopes: ['READ'] });
      const told = await tell(holder.ask(query));
      await owner().get(`mutation { revokeApiKey(id: "${id}") }`);
      return told;
    };
  const create = (scopes: string[]) => () =>
    tell(
      ada.ask('mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }', {
        input: { name: 'more', scopes },
      }),
    );

  test.each<Row>([
    ['with more than its owner may', create(['READ', 'FEED']), FORBIDDEN],
    ['for the account', create(['ACCOUNT']), '400 BAD_USER_INPUT VARIABLES'],
    ['reads the sessions', byKey('{ sessions { id } }'), FORBIDDEN],
    ['makes a key', byKey('mutation { createApiKey(input: { name: "x", scopes: [READ] }) { key } }'), FORBIDDEN],
    ['signs out', byKey('mutation { logout }'), FORBIDDEN],
    ['administers', byKey('{ users { totalCount } }'), FORBIDDEN],
    ["of an administrator doesn't administer either", byKey('{ auditLog { totalCount } }', () => admin), FORBIDDEN],
    [
      'revoked',
      async () => {
        const { id, holder } = await ada.withKey({ name: 'old', scopes: ['READ'] });
        expect(await ada.get(`mutation { revokeApiKey(id: "${id}") }`)).toEqual({ revokeApiKey: true });
        return tell(holder.ask(ME));
      },
      REVOKED,
    ],
    [
      'expired',
      async () => {
        const expiresAt = Date.now() + 3_000;
        const input = { name: 'short', scopes: ['READ'], expiresAt: new Date(expiresAt).toISOString() };
        const { holder } = await ada.withKey(input);
        await wait(expiresAt - Date.now() + 1);
        return tell(holder.ask(ME));
      },
      '401 UNAUTHENTICATED TOKEN_EXPIRED',
    ],
  ])('%s', judge);
});

describe('guesses', () => {
  const login = (client: AccountClient, email: string, password: string) => client.ask(LOGIN, { email, password });
  const batch = (count: number, email: string): string => {
    const guess = (_: unknown, index: number) =>
      `a${index}: login(input: { email: "${email}", password: "guess ${index}" }) { user { id } }`;
    return `mutation { ${Array.from({ length: count }, guess).join(' ')} }`;
  };
  const token = randomBytes(32).toString('base64url');
  const reset = `mutation { resetPassword(token: "${token}", newPassword: "${OTHER_PASSWORD}") }`;
  /** How often which was noted of the address; one document is answered by its first error alone. */
  const noted = async ({ ip }: AccountClient): Promise<string> => {
    const { auditLog } = await admin.get<{ auditLog: { edges: { node: { action: string; ip: string } }[] } }>(
      '{ auditLog(first: 100) { edges { node { action ip } } } }',
    );
    const of = (action: string) => auditLog.edges.filter(({ node }) => node.ip === ip && node.action === action).length;
    return `${of('SIGN_IN_FAILED')} failed, ${of('SIGN_IN_DELAYED')} delayed`;
  };

  test.each<Row>([
    [
      'eighteen passwords in one document, then the right one: ten are looked at',
      async () => {
        const user = await newUser();
        const guesser = server.client();
        expect(verdict(await guesser.ask(batch(18, user.email)))).toBe(WRONG);
        // From there and at once: the wait of a second counts from the last failure.
        expect(verdict(await login(guesser, user.email, PASSWORD))).toBe('429 RATE_LIMITED SIGN_IN_DELAYED');
        return noted(guesser);
      },
      '10 failed, 1 delayed',
    ],
    [
      'twenty sign-ins in one document, then one more from there',
      async () => {
        const guesser = server.client();
        expect(verdict(await guesser.ask(batch(20, 'nobody@example.org')))).toBe(WRONG);
        expect(await noted(guesser)).toBe('10 failed, 1 delayed');
        return verdict(await login(guesser, 'somebody@example.org', PASSWORD));
      },
      TOO_MANY,
    ],
    ['an e-mail that nobody has', () => tell(login(server.client(), 'no@example.org', PASSWORD)), WRONG],
    ['a wrong password', () => tell(login(server.client(), 'ada@example.org', OTHER_PASSWORD)), WRONG],
    [
      'registration of a known address',
      async () => {
        const input = { email: ' ADA@Example.org', username: 'eve', password: OTHER_PASSWORD };
        const eve = await server.client().signIn('register', input);
        await eve.ask('mutation { requestEmailVerification }');
        expect(verdict(await login(server.client(), 'ada@example.org', PASSWORD))).toMatch(/^200 \{"login"/u);
        return verdict(await login(server.client(), 'ada@example.org', OTHER_PASSWORD));
      },
      WRONG,
    ],
    ['a reset link', () => tell(server.client().ask(reset)), '401 UNAUTHENTICATED LINK_INVALID'],
    ['six resets, each from an invented address', () => resets(production, (turn) => `198.51.100.${turn}`), TOO_MANY],
    [
      'six resets from behind a proxy, with an invented first address',
      () => resets(server, (turn) => `198.51.100.${turn}, 203.0.113.9`),
      TOO_MANY,
    ],
  ])('%s', judge);

  async function resets(at: AccountServer, forwardedFor: (turn: number) => string): Promise<string> {
    let told = '';
    for (const turn of [1, 2, 3, 4, 5, 6]) {
      expect(told).toBe(turn === 1 ? '' : '200 {"requestPasswordReset":true}');
      const headers = { 'x-forwarded-for': forwardedFor(turn) };
      told = verdict(await at.client().ask('mutation { requestPasswordReset(email: "a@example.org") }', {}, headers));
    }
    return told;
  }
});

describe('requests', () => {
  const ask = async (query: string, variables: Record<string, unknown> = {}, client = server.client()) =>
    verdict(await client.ask(query, variables));
  const register = (input: object) =>
    ask(REGISTER, { input: { email: 'm@example.org', username: 'mallory', password: PASSWORD, ...input } });
  const profile = (input: object) => ask(PROFILE, { input }, ada);
  const limits = '400 BAD_USER_INPUT LIMIT_EXCEEDED';
  const variables = '400 BAD_USER_INPUT VARIABLES';
  const closed = '400 BAD_USER_INPUT VALIDATION';
  const demo = 'mutation { demoLogin { user { id } } }';
  const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: __typename`);
  const post = (body: string) => async () =>
    errorVerdict(await server.client().post(body, { 'content-type': 'application/json' }));
  const ownCursor = (...values: unknown[]) => encode(values);
  const setRole = () => ask(`mutation { setUserRole(userId: "${ada.userId}", role: ADMIN) { id } }`, {}, ada);
  const shutOut = () => ask(`mutation { setUserActive(userId: "${admin.userId}", active: false) { id } }`, {}, admin);
  const users = (after: string) =>
    ask('query ($after: String) { users(after: $after) { totalCount } }', { after }, admin);
  const audit = (after: string) =>
    ask('query ($after: String) { auditLog(after: $after) { totalCount } }', { after }, admin);

  test.each<Row>([
    ['a body of 200 kB', () => ask(`# ${'x'.repeat(200_000)}`), '413 BAD_USER_INPUT BODY_SIZE'],
    ['nine levels of fields', () => ask(`{ ${'a { '.repeat(9)}b${' }'.repeat(9)} }`), limits],
    ['31 aliases', () => ask(`{ ${aliases.join(' ')} }`), limits],
    ['a fragment that spreads itself', () => ask('{ ...a } fragment a on Query { ...a }'), limits],
    ['2,001 words', () => ask(`{ ${'me '.repeat(2_001)} }`), '400 BAD_USER_INPUT SYNTAX'],
    ['several operations at once', post(JSON.stringify([{ query: ME }, { query: ME }])), '400 BAD_USER_INPUT REQUEST'],
    ['a polluted prototype', post('{"query":"{ me { id } }","__proto__":{"x":1}}'), '400 BAD_USER_INPUT REQUEST'],
    ['introspection in production', () => tell(production.client().ask(SCHEMA)), closed],
    [
      'introspection of one type in production',
      () => tell(production.client().ask('{ __type(name: "User") { name } }')),
      closed,
    ],
    [
      'introspection in production, by a socket',
      () => askBySocket(production, SCHEMA, {}),
      closed.replace('400', '200'),
    ],
    ['Test ADMIN in production', () => tell(production.client().ask(ME, {}, { authorization: 'Test ADMIN' })), INVALID],
    ['the demo in production', () => tell(production.client().ask(demo)), '403 FORBIDDEN DEMO_NOT_OFFERED'],
    ['a role in a registration', () => register({ role: 'ADMIN' }), variables],
    ['a tier in a registration', () => register({ tier: 'ADMIN' }), variables],
    ['a proven address in a registration', () => register({ emailVerifiedAt: '2026-01-01T00:00:00Z' }), variables],
    ['a role in a profile', () => profile({ role: 'ADMIN' }), variables],
    ['activity in a profile', () => profile({ isActive: true }), variables],
    ['an id in a profile', () => profile({ id: admin.userId, name: 'Ada' }), variables],
    ['a role for oneself', setRole, FORBIDDEN],
    ['the last administrator shuts himself out', shutOut, '200 CONFLICT LAST_ADMIN'],
    ['a cursor that is none', () => users('0'), NO_INPUT],
    ['a cursor of another list', () => users(ownCursor(1, 'x')), NO_INPUT],
    ['a cursor with an injection', () => audit(ownCursor("1' or 1=1 --", "' or 1=1 --")), NO_INPUT],
    ['a cursor beyond all instants', () => audit(ownCursor(1e300, 1e300)), NO_INPUT],
    ['a page of a million', () => ask('{ users(first: 1000000) { totalCount } }', {}, admin), limits],
    ['a page of none', () => ask('{ users(first: 0) { totalCount } }', {}, admin), NO_INPUT],
  ])('%s', judge);
});

describe('browsers', () => {
  const origin = 'https://evil.example';
  const byForm = (type: string, body: string | FormData) => async (): Promise<string> => {
    const before = ada.cookie;
    const told = await errorVerdict(await ada.post(body, { origin, ...(type === '' ? {} : { 'content-type': type }) }));
    expect(ada.cookie).toBe(before);
    return told;
  };
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: REFRESH }));
  const follow = async (path: string, cookie = ''): Promise<{ readonly told: string; readonly cookie: string }> => {
    const answer = await fetch(`${server.address}${path}`, { redirect: 'manual', headers: { cookie } });
    const [set = ''] = answer.headers.getSetCookie();
    return { told: `${answer.status} ${answer.headers.get('location') ?? ''}`, cookie: set.split(';')[0] ?? '' };
  };
  /** From the link of a page to where a browser ends that was refused over there. */
  const returnTo = (path: string) => async (): Promise<string> => {
    const begun = await follow(`/auth/github?returnTo=${encodeURIComponent(path)}`);
    const back = `/auth/github/callback?error=access_denied&state=${begun.cookie.split('=')[1]}`;
    return (await follow(back, begun.cookie)).told;
  };
  const preflight = async (): Promise<string> => {
    const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    const answer = await fetch(`${server.address}/graphql`, { method: 'OPTIONS', headers: { origin, ...asks } });
    return String(answer.headers.get('access-control-allow-origin'));
  };
  const link = async (): Promise<string> => {
    const address = `${server.address}/graphql?query=${encodeURIComponent(REFRESH)}`;
    return errorVerdict(await fetch(address, { headers: { cookie: ada.cookie! } }));
  };
  const foreignSocket = (): Promise<string> =>
    new Promise((resolve) => {
      const url = `${server.address.replace('http', 'ws')}/graphql`;
      const socket = new WebSocket(url, 'graphql-transport-ws', { origin, headers: { cookie: ada.cookie! } });
      socket.on('error', ({ message }) => {
        resolve(message);
      });
    });
  const cookieOfProduction = async (): Promise<string> => {
    const input = { email: 'p@example.org', username: 'pia', password: PASSWORD };
    const [cookie = ''] = (await production.client().ask(REGISTER, { input })).headers.getSetCookie();
    const [pair = '', ...attributes] = cookie.split('; ').filter((part) => !/^(?:Expires|Max-Age)=/u.test(part));
    return [pair.replace(/cushing_refresh=[\w-]{43}$/u, ''), ...attributes.sort()].join(' ');
  };
  const FORM = 'application/x-www-form-urlencoded';
  const HOME = '303 /login?notice=provider-refused';

  test.each<Row>([
    ['a form post', byForm(FORM, `query=${encodeURIComponent(REFRESH)}`), '415 BAD_USER_INPUT MEDIA_TYPE'],
    ['a form post of text', byForm('text/plain', JSON.stringify({ query: REFRESH })), '400 BAD_USER_INPUT REQUEST'],
    ['a form post in parts', byForm('', form), '415 BAD_USER_INPUT MEDIA_TYPE'],
    ['a link with an operation', link, '405 BAD_USER_INPUT METHOD'],
    ['a foreign page that asks whether it may', preflight, 'null'],
    ['a socket of a foreign page', foreignSocket, 'Unexpected server response: 403'],
    ['back to our own page (passes)', returnTo('/curves?product=CL'), `${HOME}&returnTo=%2Fcurves%3Fproduct%3DCL`],
    ['back to another site', returnTo('https://evil.example/'), HOME],
    ['back to another host', returnTo('//evil.example'), HOME],
    ['back to another host, by a backslash', returnTo('/\\evil.example'), HOME],
    ['back to another host, by dots', returnTo('/.//evil.example'), HOME],
    ['back to another host, by a tab', returnTo('/\t/evil.example'), HOME],
    ['back to a script', returnTo('javascript:alert(1)'), HOME],
    ['back with another header', returnTo('/x\r\nset-cookie: a=b'), HOME],
    [
      'an answer of the provider once more',
      async () => {
        const begun = await follow('/auth/github?returnTo=/curves');
        const back = `/auth/github/callback?error=access_denied&state=${begun.cookie.split('=')[1]}`;
        expect((await follow(back, begun.cookie)).told).toBe(`${HOME}&returnTo=%2Fcurves`);
        return (await follow(back, begun.cookie)).told;
      },
      HOME,
    ],
    [
      "an answer of the provider in another's browser",
      async () => {
        const begun = await follow('/auth/github?returnTo=/curves');
        const back = `/auth/github/callback?code=1&state=${begun.cookie.split('=')[1]}`;
        return (await follow(back, 'cushing_oauth=other')).told;
      },
      HOME,
    ],
    [
      'the cookie of production goes to no other host',
      cookieOfProduction,
      '__Host- HttpOnly Path=/ SameSite=Strict Secure',
    ],
    ['a provider that is not set up', async () => (await follow('/auth/google')).told, '404 '],
  ])('%s', judge);
});

describe('after all of this', () => {
  test('no answer shows where in the program something failed', () => {
    expect(server.answers.length).toBeGreaterThan(100);
    for (const answer of [...server.answers, ...production.answers]) {
      expect(answer).not.toMatch(/node_modules|\.ts:\d|\.js:\d|"INTERNAL"|stacktrace/u);
    }
  });

  test('the audit log tells of the attempts and holds no password and no token', async () => {
    const { auditLog } = await admin.get<{ auditLog: { edges: { node: { action: string } }[] } }>(
      '{ auditLog(first: 100) { edges { node { action userAgent ip details { name value } } } } }',
    );
    const actions = new Set(auditLog.edges.map(({ node }) => node.action));
    const attempts = ['SIGN_IN_FAILED', 'SIGN_IN_DELAYED', 'REGISTRATION_OF_KNOWN_EMAIL'];
    for (const action of attempts) expect(actions).toContain(action);
    for (const secret of server.secrets) expect(JSON.stringify(auditLog)).not.toContain(secret);
  });

  test('the log holds no password and no token', () => {
    expect(server.log()).toContain('the mail is in the outbox');
    expect(server.secrets.size).toBeGreaterThan(30);
    for (const secret of server.secrets) expect(server.log()).not.toContain(secret);
  });
});

async function errorVerdict(answer: Response): Promise<string> {
  return verdict({ status: answer.status, body: (await answer.json()) as never });
}
