/** Questions that were one too many, against a server that counts them. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ApolloClient, ApolloLink, InMemoryCache, gql } from '@apollo/client';
import { of } from 'rxjs';

import { createPatienceLink } from './patience-link.js';

const QUESTION = gql`
  query Dates {
    tradeDates
  }
`;
const CHANGE = gql`
  mutation Leave {
    logout
  }
`;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Refuses the first requests, telling how long to wait, then answers. */
function serverThatRefuses(times: number, extensions: Readonly<Record<string, unknown>>) {
  let asked = 0;
  const server = new ApolloLink(({ operationName }) => {
    asked += 1;
    const data = operationName === 'Leave' ? { logout: true } : { tradeDates: ['2020-04-20'] };
    return of(asked > times ? { data } : { data: null, errors: [{ message: 'At most 100 requests.', extensions }] });
  });
  const client = new ApolloClient({
    link: ApolloLink.from([createPatienceLink(() => 0), server]),
    cache: new InMemoryCache(),
  });
  return { client, asked: () => asked };
}

const LIMITED = { code: 'RATE_LIMITED', retryAfterMs: 3_000 };

test('a question is asked again after the wait, not before', async () => {
  const { client, asked } = serverThatRefuses(1, LIMITED);
  const answer = client.query({ query: QUESTION });
  await jest.advanceTimersByTimeAsync(2_900);
  expect(asked()).toBe(1);
  await jest.advanceTimersByTimeAsync(200);
  expect((await answer).data).toEqual({ tradeDates: ['2020-04-20'] });
});

test.each([
  ['a wait that is too long is told', { code: 'RATE_LIMITED', retryAfterMs: 30_000 }, 1],
  ['another refusal is told', { code: 'FORBIDDEN', retryAfterMs: 1_000 }, 1],
  ['patience ends', LIMITED, 4],
])('%s', async (_, extensions, expected) => {
  const { client, asked } = serverThatRefuses(99, extensions);
  const answer = expect(client.query({ query: QUESTION })).rejects.toThrow('At most 100 requests.');
  await jest.advanceTimersByTimeAsync(60_000);
  await answer;
  expect(asked()).toBe(expected);
});

test('what changes something is sent once', async () => {
  const { client, asked } = serverThatRefuses(1, LIMITED);
  const answer = expect(client.mutate({ mutation: CHANGE })).rejects.toThrow('At most 100 requests.');
  await jest.advanceTimersByTimeAsync(60_000);
  await answer;
  expect(asked()).toBe(1);
});
