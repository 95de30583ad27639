/** Requests of the explorer by the same sign-in as the pages', unless a person writes a header of one's own. */
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { CloseCode, createClient } from 'graphql-ws';

import { isTokenRefusal, refusalInText } from './lib/api-error.js';
import type { SessionManager } from './session/session-manager.js';

type Session = Pick<SessionManager, 'token' | 'renew'>;

/** @param origin of the API, as in `http://localhost:4000` */
export function createExplorerFetcher(origin: string, session: Session): ReturnType<typeof createGraphiQLFetcher> {
  return createGraphiQLFetcher({
    url: `${origin}/graphql`,
    fetch: createSessionFetch(session),
    wsClient: createExplorerSocket(origin, session),
  });
}

/** @returns `fetch` that says who asks, and asks once more with a new token where the one sent is no longer taken */
export function createSessionFetch(session: Session): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (headers.has('authorization')) return fetch(input, init);
    const token = await session.token();
    const send = (accessToken: string | undefined): Promise<Response> => {
      if (accessToken !== undefined) headers.set('authorization', `Bearer ${accessToken}`);
      return fetch(input, { ...init, headers });
    };
    const response = await send(token);
    if (token === undefined || response.status !== 401) return response;
    if (!isTokenRefusal(refusalInText(await response.clone().text()))) return response;
    const other = await session.renew(token);
    return other === undefined || other === token ? response : send(other);
  };
}

function createExplorerSocket(origin: string, session: Session): ReturnType<typeof createClient> {
  let sent: string | undefined;
  let isRefused = false;
  return createClient({
    url: `${origin.replace(/^http/u, 'ws')}/graphql`,
    connectionParams: async () => {
      sent = isRefused && sent !== undefined ? await session.renew(sent) : await session.token();
      isRefused = false;
      return sent === undefined ? {} : { authorization: `Bearer ${sent}` };
    },
    on: {
      closed: (event) => {
        isRefused =
          typeof event === 'object' && event !== null && 'code' in event && event.code === CloseCode.Forbidden;
      },
    },
  });
}
