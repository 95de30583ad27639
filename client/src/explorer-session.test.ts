import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { createSessionFetch } from './explorer-session.js';

let sent: (string | null)[];
let taken: string;
const realFetch = globalThis.fetch;
beforeEach(() => {
  sent = [];
  taken = 'Bearer old';
  const played = (_input: unknown, init?: { readonly headers?: Headers }): Promise<unknown> => {
    const authorization = new Headers(init?.headers).get('authorization');
    sent.push(authorization);
    const body = { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' } }] };
    const response = {
      status: authorization === taken || authorization === null ? 200 : 401,
      text: () => Promise.resolve(JSON.stringify(body)),
    };
    return Promise.resolve({ ...response, clone: () => response });
  };
  Object.assign(globalThis, { fetch: played });
});
afterEach(() => {
  Object.assign(globalThis, { fetch: realFetch });
});
const session = { token: () => Promise.resolve('old'), renew: () => Promise.resolve('new') };
const init = (headers: Readonly<Record<string, string>> = {}): RequestInit => ({ method: 'POST', headers });

test('the explorer asks as whoever is signed in', async () => {
  await createSessionFetch(session)('/graphql', init());
  expect(sent).toEqual(['Bearer old']);
});

test('a header that a person wrote is sent as it is', async () => {
  taken = 'Bearer csk_x';
  await createSessionFetch(session)('/graphql', init({ Authorization: 'Bearer csk_x' }));
  expect(sent).toEqual(['Bearer csk_x']);
});

test('asks once more with a new token where the old one has ended', async () => {
  taken = 'Bearer new';
  expect((await createSessionFetch(session)('/graphql', init())).status).toBe(200);
  expect(sent).toEqual(['Bearer old', 'Bearer new']);
});

test('who is not signed in asks as nobody', async () => {
  const nobody = { token: () => Promise.resolve(undefined), renew: () => Promise.resolve(undefined) };
  await createSessionFetch(nobody)('/graphql', init());
  expect(sent).toEqual([null]);
});
