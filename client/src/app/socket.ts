import { CloseCode, MessageType, createClient, stringifyMessage } from 'graphql-ws';
import type { Client } from 'graphql-ws';

import type { SessionManager } from '../session/session-manager.js';
import type { ConnectionStore } from './connection.js';

/** Silence after which the server is asked whether it is there, and how long it may take to say so. */
const KEEP_ALIVE_MS = 10_000;
const LONGEST_PONG_MS = 5_000;
const LONGEST_RETRY_MS = 15_000;
const NORMAL_CLOSURE = 1_000;

/** The part of the session that a socket needs. */
export type SocketSession = Pick<SessionManager, 'token' | 'renew' | 'subscribe'>;

/**
 * One socket for all subscriptions: it says who asks, tells the server of every new token while it is open, and is opened
 * again whenever it closes.
 *
 * @param origin of the API, as in `http://localhost:4000`
 */
export function createSocket(origin: string, connection: ConnectionStore, session: SocketSession): Client {
  let open: WebSocket | undefined;
  let sent: string | undefined;
  let isRefused = false;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const authorisation = async (): Promise<{ readonly authorization?: string }> => {
    sent = isRefused && sent !== undefined ? await session.renew(sent) : await session.token();
    isRefused = false;
    return sent === undefined ? {} : { authorization: `Bearer ${sent}` };
  };
  const socket = createClient({
    url: `${origin.replace(/^http/u, 'ws')}/graphql`,
    connectionParams: authorisation,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(LONGEST_RETRY_MS, 500 * 2 ** retries) * (0.75 + Math.random() / 2));
      }),
    on: {
      connecting: () => {
        if (connection.read() === 'LIVE') connection.tell('CONNECTING');
      },
      connected: (opened) => {
        open = opened as WebSocket; // the browser's own, as no other was given
        connection.tell('LIVE');
      },
      ping: (isReceived) => {
        if (isReceived) return;
        pongTimer = setTimeout(() => {
          socket.terminate();
        }, LONGEST_PONG_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pongTimer);
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        open = undefined;
        const code = closeCode(event);
        isRefused = code === CloseCode.Forbidden;
        // The server is there: it asks for a new token, or nothing is to be heard any more.
        connection.tell(isRefused || code === NORMAL_CLOSURE ? 'CONNECTING' : 'OFFLINE');
      },
    },
  });
  const tellNewToken = async (): Promise<void> => {
    const token = await session.token();
    // Who signed out leaves no subscription, and with the last one the socket goes.
    if (token === undefined || token === sent || open?.readyState !== WebSocket.OPEN) return;
    sent = token;
    open.send(stringifyMessage({ type: MessageType.Ping, payload: { authorization: `Bearer ${token}` } }));
  };
  session.subscribe(() => {
    if (open !== undefined) tellNewToken().catch(ignore);
  });
  return socket;
}

/** Without a new token the server closes the socket at the end of the old one, and it is opened again. */
function ignore(): void {
  return undefined;
}

function closeCode(event: unknown): number | undefined {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number'
    ? event.code
    : undefined;
}
