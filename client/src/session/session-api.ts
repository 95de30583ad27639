/** The operations that change who is signed in. They go past Apollo: the explorer has none, and nothing is cached. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

import {
  DemoLoginDocument,
  LoginDocument,
  LogoutDocument,
  LogoutEverywhereDocument,
  RefreshSessionDocument,
  RegisterDocument,
} from '../gql/graphql.js';
import type { LoginInput, RegisterInput, SignInFragment } from '../gql/graphql.js';
import { ApiError, NoAnswerError, refusalIn } from '../lib/api-error.js';
import type { Session } from './session.types.js';

const LONGEST_WAIT_MS = 20_000;
/** Part of a token's life after which it is renewed. */
const RENEWED_AFTER = 0.8;

export interface SessionApi {
  refresh(): Promise<Session>;
  logIn(input: LoginInput): Promise<Session>;
  register(input: RegisterInput): Promise<Session>;
  logInToDemo(): Promise<Session>;
  logOut(accessToken: string): Promise<void>;
  /** Ends the sign-ins on all devices. */
  logOutEverywhere(accessToken: string): Promise<void>;
}

/** @param origin of the API, as in `http://localhost:4000` */
export function createSessionApi(origin: string): SessionApi {
  const post = <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    accessToken?: string,
  ): Promise<Answer<Data>> => postOperation(`${origin}/graphql`, document, variables, accessToken);
  return {
    refresh: async () => toSession(await post(RefreshSessionDocument, {}), ({ refreshSession }) => refreshSession),
    logIn: async (input) => toSession(await post(LoginDocument, { input }), ({ login }) => login),
    register: async (input) => toSession(await post(RegisterDocument, { input }), ({ register }) => register),
    logInToDemo: async () => toSession(await post(DemoLoginDocument, {}), ({ demoLogin }) => demoLogin),
    logOut: async (accessToken) => {
      await post(LogoutDocument, {}, accessToken);
    },
    logOutEverywhere: async (accessToken) => {
      await post(LogoutEverywhereDocument, {}, accessToken);
    },
  };
}

interface Answer<Data> {
  readonly data: Data;
  /** The server's clock when it answered. */
  readonly serverTime: number;
}

async function postOperation<Data, Variables>(
  address: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken: string | undefined,
): Promise<Answer<Data>> {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const refusal = refusalIn(answer);
  if (refusal !== undefined) throw new ApiError(refusal);
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) throw new NoAnswerError(response.status);
  const serverTime = Date.parse(response.headers.get('date') ?? '');
  // The schema says what the data of an answer without errors is.
  return { data: answer.data as Data, serverTime: Number.isNaN(serverTime) ? Date.now() : serverTime };
}

function toSession<Data>({ data, serverTime }: Answer<Data>, pick: (data: Data) => SignInFragment): Session {
  const { accessToken, expiresAt, permissions, user } = pick(data);
  // By the server's own clock: this machine's may be hours away from it.
  const lifeMs = Math.max(0, Date.parse(expiresAt) - serverTime);
  const now = Date.now();
  return { accessToken, permissions, user, renewAt: now + lifeMs * RENEWED_AFTER, expiresAt: now + lifeMs };
}
