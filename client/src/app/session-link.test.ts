/** What is sent with a request, and what is done where the server does not take it. */
import { expect, test } from '@jest/globals';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';

import { createSessionLink } from './session-link.js';
import type { TokenSource } from './session-link.js';

const QUERY = gql`
  query Me {
    me {
      id
    }
  }
`;

interface PlayedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

/** A client of a server that answers by the token it is sent, with the tokens that it was sent. */
function clientOf(
  session: TokenSource,
  answer: (authorization: string | null) => PlayedAnswer,
): { readonly client: ApolloClient; readonly sent: (string | null)[] } {
  const sent: (string | null)[] = [];
  const fetch = (_input: unknown, init?: { readonly headers?: unknown }): Promise<Response> => {
    const { authorization = null } = (init?.headers ?? {}) as { readonly authorization?: string };
    sent.push(authorization);
    const { status, body, type = 'application/json' } = answer(authorization);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve({
      status,
      headers: new Map([['content-type', type]]),
      text: () => Promise.resolve(text),
    } as unknown as Response);
  };
  const http = new HttpLink({ uri: 'http://localhost:4000/graphql', fetch: fetch });
  return {
    client: new ApolloClient({ link: ApolloLink.from([createSessionLink(session), http]), cache: new InMemoryCache() }),
    sent,
  };
}

function refusal(reason: string, code = 'UNAUTHENTICATED'): unknown {
  return { errors: [{ message: `refused: ${reason}`, extensions: { code, reason } }] };
}

const ME = { data: { me: { __typename: 'User', id: 'ada' } } };
const tokens = (renewed: string | undefined): TokenSource & { renewals: string[] } => {
  const renewals: string[] = [];
  return {
    renewals,
    token: () => Promise.resolve('old'),
    renew: (refused) => {
      renewals.push(refused);
      return Promise.resolve(renewed);
    },
  };
};

test('says who asks; who is not signed in says nothing', async () => {
  const signedIn = clientOf(tokens('new'), () => ({ status: 200, body: ME }));
  await signedIn.client.query({ query: QUERY });
  expect(signedIn.sent).toEqual(['Bearer old']);
  const anonymous = clientOf(
    { token: () => Promise.resolve(undefined), renew: () => Promise.resolve(undefined) },
    () => ({
      status: 200,
      body: ME,
    }),
  );
  await anonymous.client.query({ query: QUERY });
  expect(anonymous.sent).toEqual([null]);
});

test.each([
  ['TOKEN_EXPIRED', 'application/json'],
  ['TOKEN_REVOKED', 'application/json'],
  ['TOKEN_EXPIRED', 'application/graphql-response+json'],
])('%s as %s: renews and asks once more', async (reason, type) => {
  const session = tokens('new');
  const { client, sent } = clientOf(session, (authorization) =>
    authorization === 'Bearer new' ? { status: 200, body: ME } : { status: 401, body: refusal(reason), type },
  );
  const { data } = await client.query({ query: QUERY });
  expect(data).toEqual(ME.data);
  expect(sent).toEqual(['Bearer old', 'Bearer new']);
  expect(session.renewals).toEqual(['old']);
});

test('asks no third time where the new token is refused too', async () => {
  const { client, sent } = clientOf(tokens('new'), () => ({ status: 401, body: refusal('TOKEN_REVOKED') }));
  await expect(client.query({ query: QUERY })).rejects.toThrow('refused: TOKEN_REVOKED');
  expect(sent).toEqual(['Bearer old', 'Bearer new']);
});

test('where nobody is signed in any more the refusal stands', async () => {
  const { client, sent } = clientOf(tokens(undefined), () => ({ status: 401, body: refusal('TOKEN_REVOKED') }));
  await expect(client.query({ query: QUERY })).rejects.toThrow('refused: TOKEN_REVOKED');
  expect(sent).toHaveLength(1);
});

test.each([
  [401, 'WRONG_CREDENTIALS', 'UNAUTHENTICATED'],
  [403, 'PERMISSION', 'FORBIDDEN'],
  [429, 'REQUESTS', 'RATE_LIMITED'],
])('a refusal with status %i says why, and renews nothing: %s', async (status, reason, code) => {
  const session = tokens('new');
  const { client, sent } = clientOf(session, () => ({ status, body: refusal(reason, code) }));
  const error: unknown = await client.query({ query: QUERY }).catch((thrown: unknown) => thrown);
  expect(CombinedGraphQLErrors.is(error)).toBe(true);
  expect((error as CombinedGraphQLErrors).errors[0]?.extensions).toEqual({ code, reason });
  expect(sent).toHaveLength(1);
  expect(session.renewals).toEqual([]);
});

test('an answer that is none of the API stays a failure of the server', async () => {
  const { client } = clientOf(tokens('new'), () => ({ status: 502, body: '<h1>Bad gateway</h1>', type: 'text/html' }));
  await expect(client.query({ query: QUERY })).rejects.toThrow('502');
});

test('a token that can neither be used nor renewed fails the request', async () => {
  const session = { token: () => Promise.reject(new TypeError('Failed to fetch')), renew: () => Promise.resolve('x') };
  const { client, sent } = clientOf(session, () => ({ status: 200, body: ME }));
  await expect(client.query({ query: QUERY })).rejects.toThrow('Failed to fetch');
  expect(sent).toEqual([]);
});
