/** What is asked of the server to sign in, renew and sign out, and what is made of its answer. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { ApiError, NoAnswerError } from '../lib/api-error.js';
import { createSessionApi } from './session-api.js';

const USER = { id: 'ada', username: 'ada' };
const NOW = Date.UTC(2026, 0, 1);
let sent: { readonly address: string; readonly init: RequestInit }[];
let answer: { readonly status: number; readonly body: unknown; readonly date: string | null };

const realFetch = globalThis.fetch;
beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  sent = [];
  const played = (address: string, init: RequestInit): Promise<unknown> => {
    sent.push({ address, init });
    return Promise.resolve({
      status: answer.status,
      headers: { get: (name: string) => (name === 'date' ? answer.date : null) },
      json: () =>
        answer.body === undefined ? Promise.reject(new SyntaxError('no JSON')) : Promise.resolve(answer.body),
    });
  };
  Object.assign(globalThis, { fetch: played });
});
afterEach(() => {
  jest.useRealTimers();
  Object.assign(globalThis, { fetch: realFetch });
});

const api = createSessionApi('http://localhost:4000');
/** @param endsAt by the clock of the server, as an instant */
const payload = (endsAt: string): unknown => ({
  accessToken: 'token',
  expiresAt: endsAt,
  permissions: ['READ'],
  user: USER,
});

test('the life of a token is counted by the server, whatever the clock here says', async () => {
  answer = {
    status: 200,
    date: 'Wed, 01 Jul 2026 12:00:00 GMT', // months away from the clock of this test
    body: { data: { refreshSession: payload('2026-07-01T12:15:00.000Z') } },
  };
  const session = await api.refresh();
  expect(session.expiresAt - NOW).toBe(900_000);
  expect(session.renewAt - NOW).toBe(720_000);
  expect(session.accessToken).toBe('token');
});

test('an answer without a date is taken by the clock here', async () => {
  answer = { status: 200, date: null, body: { data: { demoLogin: payload('2026-01-01T00:10:00.000Z') } } };
  expect((await api.logInToDemo()).expiresAt - NOW).toBe(600_000);
});

test('signing in sends the cookie and no token; signing out says whose session ends', async () => {
  answer = { status: 200, date: null, body: { data: { login: payload('2026-01-01T00:15:00.000Z'), logout: true } } };
  await api.logIn({ email: 'ada@example.org', password: 'secret' });
  await api.logOut('of-the-session');
  const [login, logout] = sent;
  expect(login?.address).toBe('http://localhost:4000/graphql');
  expect(login?.init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
  expect(new Map(Object.entries(login?.init.headers ?? {})).has('authorization')).toBe(false);
  expect(JSON.parse(login?.init.body as string)).toMatchObject({
    variables: { input: { email: 'ada@example.org', password: 'secret' } },
  });
  expect(logout?.init.headers).toMatchObject({ authorization: 'Bearer of-the-session' });
});

test('a refusal says what the server said, whatever the status', async () => {
  const extensions = { code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' };
  answer = { status: 401, date: null, body: { errors: [{ message: 'Wrong.', extensions }] } };
  const thrown: unknown = await api.refresh().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ApiError);
  expect((thrown as ApiError).refusal).toMatchObject({ ...extensions, message: 'Wrong.' });
});

test('an answer of somebody else than the API is none', async () => {
  answer = { status: 502, date: null, body: undefined };
  await expect(api.refresh()).rejects.toBeInstanceOf(NoAnswerError);
});
