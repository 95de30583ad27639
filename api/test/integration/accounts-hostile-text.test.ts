/**
 * Every text that operations of accounts take, filled with what breaks out of queries, mails, headers and encodings:
 * it is refused in words or kept as it is, nothing fails inside, and nobody's rights change.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { OTHER_PASSWORD, PASSWORD, startAccountServer, verdict } from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';

const INJECTIONS = [
  `' or '1'='1`,
  `'; drop table users; --`,
  `' union select password_hash from users --`,
  `"; update users set role = 'ADMIN'; --`,
  `1) or pg_sleep(9)--`,
  `\\'; select 1; --`,
  `%_%' escape '\\`,
  `$1 $2 :name ? ?? {{7*7}} \${7*7}`,
];
const ODD_TEXTS = [
  '\0',
  'a\0b@example.org',
  '\ud800',
  '\udfffx',
  '\ufeff',
  '\u202egnp',
  'a'.repeat(90_000),
  '',
  '🛢'.repeat(60),
];

/** By the place of `$text`; who asks; the rest of the arguments is in order, so that the text gets as far as it can. */
const OPERATIONS: readonly (readonly [place: string, who: 'nobody' | 'ada' | 'admin', document: string])[] = [
  [
    'register.email',
    'nobody',
    `register(input: { email: $text, username: "odd", password: "${OTHER_PASSWORD}" }) { user { id } }`,
  ],
  [
    'register.username',
    'nobody',
    `register(input: { email: "odd@example.org", username: $text, password: "${OTHER_PASSWORD}" }) { user { id } }`,
  ],
  [
    'register.password',
    'nobody',
    'register(input: { email: "odd@example.org", username: "ada", password: $text }) { user { id } }',
  ],
  ['login.email', 'nobody', `login(input: { email: $text, password: "${PASSWORD}" }) { user { id } }`],
  ['login.password', 'nobody', 'login(input: { email: "nobody@example.org", password: $text }) { user { id } }'],
  ['requestPasswordReset', 'nobody', 'requestPasswordReset(email: $text)'],
  ['resetPassword.token', 'nobody', `resetPassword(token: $text, newPassword: "${OTHER_PASSWORD}")`],
  ['resetPassword.newPassword', 'nobody', `resetPassword(token: "${'A'.repeat(43)}", newPassword: $text)`],
  ['verifyEmail', 'nobody', 'verifyEmail(token: $text)'],
  ['updateProfile.username', 'ada', 'updateProfile(input: { username: $text }) { role }'],
  ['updateProfile.name', 'ada', 'updateProfile(input: { name: $text }) { role }'],
  ['updateProfile.avatarUrl', 'ada', 'updateProfile(input: { avatarUrl: $text }) { role }'],
  [
    'changePassword.currentPassword',
    'ada',
    `changePassword(input: { currentPassword: $text, newPassword: "${PASSWORD}" })`,
  ],
  ['changePassword.newPassword', 'ada', 'changePassword(input: { currentPassword: "wrong", newPassword: $text })'],
  ['createApiKey', 'ada', 'createApiKey(input: { name: $text, scopes: [READ] }) { apiKey { id } }'],
  ['revokeApiKey', 'ada', 'revokeApiKey(id: $text)'],
  ['revokeSession', 'ada', 'revokeSession(id: $text)'],
  ['users.search', 'admin', 'users(search: $text) { totalCount }'],
  ['users.after', 'admin', 'users(after: $text) { totalCount }'],
  ['auditLog.userId', 'admin', 'auditLog(userId: $text) { totalCount }'],
  ['auditLog.after', 'admin', 'auditLog(after: $text) { totalCount }'],
  ['setUserRole', 'admin', 'setUserRole(userId: $text, role: VIEWER) { id }'],
  ['setUserTier', 'admin', 'setUserTier(userId: $text, tier: PREMIUM) { id }'],
  ['setUserActive', 'admin', 'setUserActive(userId: $text, active: false) { id }'],
];

let server: AccountServer;
let ada: AccountClient;
let admin: AccountClient;
beforeAll(async () => {
  server = await startAccountServer();
  ada = await server.client().register('ada');
  admin = await server.administrator();
});
afterAll(() => server.close());

async function ask(who: 'nobody' | 'ada' | 'admin', document: string, text: string): Promise<string> {
  const kind = /^(?:users|auditLog)/u.test(document) ? 'query' : 'mutation';
  const type = /(?:revoke\w+|set\w+|auditLog)\((?:id|userId): \$text/u.test(document) ? 'ID!' : 'String!';
  const client = { nobody: server.client(), ada, admin }[who];
  return verdict(await client.ask(`${kind} ($text: ${type}) { ${document} }`, { text }));
}

const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { user { email } } }';

async function register(input: Readonly<Record<string, string>>): Promise<string> {
  return verdict(await server.client().ask(REGISTER, { input: { password: OTHER_PASSWORD, ...input } }));
}

describe('injections into', () => {
  test.each(OPERATIONS)('%s find no query to change', async (_place, who, document) => {
    for (const text of INJECTIONS) {
      // A gate of rules, words or limits refused it, or it was taken as the text that it is.
      expect(await ask(who, document, text)).toMatch(
        /^(?:200 \{|200 (?:BAD_USER_INPUT|NOT_FOUND|CONFLICT)|401 UNAUTHENTICATED|429 RATE_LIMITED FIELD|429 RATE_LIMITED SIGN_IN_DELAYED)/u,
      );
    }
  });

  test('a name are kept as they are', async () => {
    for (const name of INJECTIONS) {
      expect(
        await ada.get('mutation ($name: String) { updateProfile(input: { name: $name }) { name } }', { name }),
      ).toEqual({
        updateProfile: { name },
      });
    }
  });

  test('a search are searched for, and signs of patterns are signs', async () => {
    const search = (text: string) => ask('admin', 'users(search: $text) { totalCount }', text);
    expect(await search(INJECTIONS.at(-1)!)).toBe('200 {"users":{"totalCount":1}}'); // Ada's name, by the test before
    expect(await search(INJECTIONS[0]!)).toBe('200 {"users":{"totalCount":0}}');
    expect(await search('%da')).toBe('200 {"users":{"totalCount":0}}');
    expect(await search('a_a')).toBe('200 {"users":{"totalCount":0}}');
  });
});

describe('texts that are none in', () => {
  test.each(OPERATIONS)('%s fail nowhere inside', async (_place, who, document) => {
    for (const text of ODD_TEXTS) {
      expect(await ask(who, document, text)).not.toMatch(/INTERNAL|UNAVAILABLE|500|503/u);
    }
  });

  test('a header are kept readably', async () => {
    const { sessions } = await ada.get<{ sessions: unknown[] }>('{ sessions { id } }');
    const other = ada.copy();
    const answer = await other.ask(
      'mutation { refreshSession { user { id } } }',
      {},
      { 'user-agent': '\u00ff\u00fe (x)' },
    );
    expect(answer.status).toBe(200);
    expect((await ada.get<{ sessions: { userAgent: string }[] }>('{ sessions { userAgent } }')).sessions).toHaveLength(
      sessions.length,
    );
  });
});

describe('an e-mail', () => {
  test.each([
    ['with another header', 'odd@example.org\r\nBcc: all@example.org'],
    ['and a second one', 'odd@example.org, eve@example.org'],
    ['with a name around it', 'Odd <odd@example.org>'],
    ['in letters that look like others', 'аda@example.org'], // the first letter is Cyrillic
    ['in wide letters', 'ａｄａ@example.org'],
    ['of nobody on this net', 'demo@cushing.invalid'],
    ['with a quoted part', '"ada"@example.org'],
    ['at a number', 'ada@127.0.0.1'],
  ])('%s is refused', async (_kind, email) => {
    expect(await register({ email, username: 'odd' })).toBe('200 BAD_USER_INPUT INPUT');
  });

  test('in other letters of the same meaning is the same user’s', async () => {
    const answer = await ada.ask(
      'mutation ($email: String!) { login(input: { email: $email, password: "' + PASSWORD + '" }) { user { id } } }',
      { email: ' ADA@EXAMPLE.ORG ' },
    );
    expect(answer.body.data).toEqual({ login: { user: { id: ada.userId } } });
  });

  test('in letters that look like another’s domain shows what it is', async () => {
    // The first letter of the domain is Cyrillic.
    expect(await register({ email: 'ada@еxample.org', username: 'lookalike' })).toBe(
      '200 {"register":{"user":{"email":"ada@xn--xample-2of.org"}}}',
    );
  });
});

describe('a password', () => {
  const problemsOf = async (password: string): Promise<unknown> => {
    const { body } = await server.client().ask(REGISTER, {
      input: { email: 'odd@example.org', username: 'odd', password },
    });
    return body.errors?.[0]?.extensions['problems'];
  };

  test('of 129 characters is too long', async () => {
    const strong = `${PASSWORD} ${OTHER_PASSWORD} `.repeat(3);
    expect(await problemsOf(strong.slice(0, 129))).toEqual(['TOO_LONG']);
    expect(await problemsOf('a'.repeat(3_000))).toEqual(['TOO_LONG']);
  });

  test('of 3,000 characters is not compared', async () => {
    const query =
      'mutation ($password: String!) { login(input: { email: "ada@example.org", password: $password }) { user { id } } }';
    expect(verdict(await server.client().ask(query, { password: 'a'.repeat(3_000) }))).toBe('200 BAD_USER_INPUT INPUT');
  });
});

describe('a password in the wrong place', () => {
  const secret = 'a "quoted"; at "odd"; pass\\word';
  const input = { email: 'odd@example.org', username: 'odd', password: secret };
  test.each([
    ['beside a field too many', { input: { ...input, role: 'ADMIN' } }, 'Field "role" is not defined'],
    ['beside a field of the wrong type', { input: { ...input, name: 7 } }, 'at "input.name"; String cannot represent'],
    ['of the wrong type', { input: { ...input, password: [secret] } }, 'at "input.password"; String cannot represent'],
    ['in place of the input', { input: secret }, 'Expected type "RegisterInput" to be an object'],
  ])('%s is not repeated', async (_place, variables, told) => {
    const { status, body } = await server.client().ask(REGISTER, variables);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.message).toContain(told);
    for (const part of ['quoted', 'pass', 'word'])
      expect(body.errors?.[0]?.message.replaceAll('password', '')).not.toContain(part);
  });

  test.each([
    ['as a list', `login(input: { email: "odd@example.org", password: ["${PASSWORD}"] }) { expiresAt }`],
    ['in place of the input', `login(input: "${PASSWORD}") { expiresAt }`],
    ['in place of the input, as a list', `login(input: ["${PASSWORD}"]) { expiresAt }`],
  ])('written into the document, %s, is not repeated', async (_place, field) => {
    const { status, body } = await server.client().ask(`mutation { ${field} }`);
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
  });
});

describe('lines of mails', () => {
  test.each([
    ['name', { username: 'odd', name: 'Odd\r\nBcc: all@example.org' }],
    ['name with a line separator', { username: 'odd', name: 'Odd\u2028Bcc: all@example.org' }],
    ['username', { username: 'odd\r\nBcc: all@example.org' }],
  ])('are not in a %s', async (_field, input) => {
    expect(await register({ email: 'odd@example.org', ...input })).toBe('200 BAD_USER_INPUT INPUT');
  });
});

describe('after all of this', () => {
  test('everybody has the rights they had', async () => {
    const { users } = await admin.get<{
      users: { edges: { node: { email: string; role: string; isActive: boolean } }[] };
    }>('{ users(first: 100) { edges { node { email role isActive } } } }');
    const known = users.edges.map(({ node }) => node);
    expect(known.filter(({ role }) => role !== 'VIEWER').map(({ email }) => email)).toEqual(['admin@cushing.local']);
    expect(known.filter(({ isActive }) => !isActive)).toEqual([]);
    const login = await server.client().signIn('login', { email: 'ada@example.org', password: PASSWORD });
    expect(login.userId).toBe(ada.userId);
  });

  test('only those who registered were written to', async () => {
    const mail = await server.mailTo('ada@example.org');
    expect(mail).not.toContain('Bcc');
    expect((await readdir(join(server.dataDirectory, 'outbox'))).length).toBeLessThanOrEqual(10);
  });

  test('nothing failed inside', () => {
    for (const answer of server.answers) expect(answer).not.toContain('INTERNAL');
    expect(server.log()).not.toContain('a request failed');
  });
});
