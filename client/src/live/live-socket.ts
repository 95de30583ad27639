import { CloseCode, MessageType, createClient, stringifyMessage } from 'graphql-ws';
import type { Client, FormattedExecutionResult, Sink, SubscribePayload } from 'graphql-ws';

import { LiveConnection } from './live-connection.js';

/** Silence after which the server is asked whether it is there, and how long it may take to say so. */
const KEEP_ALIVE_MS = 10_000;
const LONGEST_PONG_MS = 10_000;
/** How long an attempt may take until the server has taken us. */
const LONGEST_OPENING_MS = 10_000;
const LONGEST_PROBE_MS = 5_000;

/** The part of the session that a socket needs. */
export interface SocketSession {
  token(): Promise<string | undefined>;
  /** @returns another token than the one that was refused */
  renew(refused: string): Promise<string | undefined>;
  subscribe(listener: () => void): () => void;
}

/** One socket for all subscriptions. */
export interface LiveSocket {
  readonly client: Client;
  readonly connection: LiveConnection;
}

/**
 * One socket for all subscriptions: it says who asks, tells the server of every new token while it is open, and is opened
 * again whenever it closes, for ever; what is subscribed to then is subscribed to again.
 *
 * @param origin of the API, as in `http://localhost:4000`
 */
export function createLiveSocket(origin: string, session: SocketSession): LiveSocket {
  let open: WebSocket | undefined;
  let sent: string | undefined;
  let isRefused = false;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let openingTimer: ReturnType<typeof setTimeout> | undefined;
  let wanted = 0;
  let operations = 0;
  const connection = new LiveConnection({
    isReachable: () => answersOverHttp(origin),
    isOnline: () => navigator.onLine,
    wanted: () => wanted,
    now: Date.now,
    random: Math.random,
  });
  const authorisation = async (): Promise<{ readonly authorization?: string }> => {
    sent = isRefused && sent !== undefined ? await session.renew(sent) : await session.token();
    isRefused = false;
    return sent === undefined ? {} : { authorization: `Bearer ${sent}` };
  };
  const gone = (event: unknown): void => {
    clearTimeout(pongTimer);
    clearTimeout(openingTimer);
    open = undefined;
    const code = closeCodeOf(event);
    // The server is there, and asks for a new token.
    isRefused ||= code === CloseCode.Forbidden;
    connection.closed(code);
  };
  const socket = createClient({
    url: `${origin.replace(/^http/u, 'ws')}/graphql`,
    connectionParams: authorisation,
    keepAlive: KEEP_ALIVE_MS,
    // Short and counted, so that pages that show the same ask by the same names, and the server can send them the same.
    generateID: () => String((operations += 1)),
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => connection.wait(),
    on: {
      connecting: () => {
        connection.opening();
        clearTimeout(openingTimer);
        openingTimer = setTimeout(() => {
          socket.terminate();
        }, LONGEST_OPENING_MS);
      },
      connected: (opened) => {
        clearTimeout(openingTimer);
        open = opened as WebSocket; // the browser's own, as no other was given
        connection.opened();
      },
      ping: (isReceived) => {
        if (isReceived) return;
        clearTimeout(pongTimer);
        pongTimer = setTimeout(() => {
          socket.terminate();
        }, LONGEST_PONG_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pongTimer);
      },
      closed: gone,
      error: gone,
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
    // Without a new token the server closes the socket at the end of the old one, and it is opened again.
    if (open !== undefined) tellNewToken().catch(() => undefined);
  });
  window.addEventListener('online', () => {
    connection.hurry();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.hurry();
  });

  /** The library gives up on some close codes; a page that stays open does not. */
  function subscribe<Data, Extensions>(
    payload: SubscribePayload,
    sink: Sink<FormattedExecutionResult<Data, Extensions>>,
  ): () => void {
    let isEnded = false;
    let end: (() => void) | undefined;
    const finish = (): boolean => {
      if (isEnded) return false;
      isEnded = true;
      wanted -= 1;
      return true;
    };
    const begin = (): void => {
      end = socket.subscribe<Data, Extensions>(payload, {
        next: (result) => {
          sink.next(result);
        },
        error: (error) => {
          if (isEnded) return;
          if (closeCodeOf(error) === undefined) {
            finish();
            sink.error(error);
            return;
          }
          void connection.wait().then(() => {
            if (!isEnded) begin();
          });
        },
        complete: () => {
          finish();
          sink.complete();
        },
      });
    };
    wanted += 1;
    begin();
    return () => {
      if (finish()) end?.();
    };
  }
  return { client: { ...socket, subscribe }, connection };
}

function closeCodeOf(event: unknown): number | undefined {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number'
    ? event.code
    : undefined;
}

/** Whether there is an API behind the address: what it thinks of us does not matter. */
async function answersOverHttp(origin: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
      signal: AbortSignal.timeout(LONGEST_PROBE_MS),
    });
    return status < 500;
  } catch {
    return false;
  }
}
