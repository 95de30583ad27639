/** Sockets on the path of the GraphQL endpoint: who may open one, and how they end. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

import type { SocketProtocol } from '../graphql/index.js';
import type { AppErrorCode } from '../shared/errors.js';
import { addressPrefix } from '../slices/accounts/index.js';
import { clientAddress } from './client-address.js';
import { errorBody } from './errors.js';
import { rememberStream } from './frame-sockets.js';
import type { Lifecycle } from './lifecycle.js';

export const GRAPHQL_PATH = '/graphql';

/** Sockets at once in one process. */
const MAX_SOCKETS = 12_000;
/** The largest message that a client may send: an operation with its variables. */
const MAX_MESSAGE_BYTES = 100 * 1024;
const PING_EVERY_MS = 12_000;
/** A client that leaves more of its answers lying is not listened to until it has taken them. */
const MOST_UNREAD_BYTES = 1024 * 1024;
/** Of the WebSocket protocol: the server restarts. */
const SERVICE_RESTART = 1012;

export interface SocketServer {
  /** Tells every client that the server goes away, and waits until the sockets are closed. */
  close(): Promise<void>;
  /** Ends the sockets whose clients have not answered that. */
  terminate(): void;
}

export interface SocketServerSettings {
  readonly lifecycle: Lifecycle;
  /** How many entries of X-Forwarded-For are believed. */
  readonly trustedProxies: number;
  /** Sockets at once from one address, which may be an office's. */
  readonly socketsAnAddress: number;
}

/**
 * Takes the upgrade requests of an HTTP server. A browser may open a socket from our own pages alone: a foreign
 * `Origin` is refused, because browsers let any page open one.
 */
export function attachSocketServer(
  server: Server,
  protocol: SocketProtocol,
  { lifecycle, trustedProxies, socketsAnAddress }: SocketServerSettings,
): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const graphql = useServer({ ...protocol, isProd: true }, sockets, PING_EVERY_MS);

  const openByAddress = new Map<string, number>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = addressPrefix(clientAddress(request, trustedProxies));
    const openOfAddress = openByAddress.get(address) ?? 0;
    const refusal = refusalOf(request, lifecycle, {
      all: sockets.clients.size,
      ofAddress: openOfAddress,
      mostOfAddress: socketsAnAddress,
    });
    if (refusal !== undefined) {
      // Without a listener an error on a refused socket would end the process.
      socket.on('error', () => socket.destroy());
      const body = JSON.stringify(errorBody(refusal.code, refusal.message, randomUUID(), 'SOCKET'));
      const head = [`HTTP/1.1 ${refusal.status}`, 'Connection: close', 'Content-Type: application/json; charset=utf-8'];
      socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, () => {
        socket.destroy();
      });
      return;
    }
    openByAddress.set(address, openOfAddress + 1);
    socket.once('close', () => {
      const left = (openByAddress.get(address) ?? 1) - 1;
      if (left === 0) openByAddress.delete(address);
      else openByAddress.set(address, left);
    });
    sockets.handleUpgrade(request, socket, head, (client) => {
      rememberStream(client, socket);
      client.on('message', () => {
        if (socket.writableLength <= MOST_UNREAD_BYTES || client.isPaused) return;
        client.pause();
        socket.once('drain', () => {
          client.resume();
        });
      });
      sockets.emit('connection', client, request);
      // The library prints a stack for what any client can cause, as a message that is too long.
      client.removeAllListeners('error');
      client.on('error', () => {
        client.close();
      });
    });
  });

  return {
    async close() {
      for (const client of sockets.clients) {
        client.close(SERVICE_RESTART, 'The server restarts: come back in a moment, not all at once.');
      }
      await graphql.dispose();
    },
    terminate() {
      for (const client of sockets.clients) client.terminate();
    },
  };
}

interface Refusal {
  readonly status: string;
  readonly code: AppErrorCode;
  readonly message: string;
}

function refusalOf(
  request: IncomingMessage,
  lifecycle: Lifecycle,
  open: { readonly all: number; readonly ofAddress: number; readonly mostOfAddress: number },
): Refusal | undefined {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path !== GRAPHQL_PATH) {
    return { status: '404 Not Found', code: 'NOT_FOUND', message: `Sockets are opened at ${GRAPHQL_PATH}.` };
  }
  if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
    return { status: '400 Bad Request', code: 'BAD_USER_INPUT', message: 'This may become a WebSocket alone.' };
  }
  if (!isOwnOrigin(request)) {
    return {
      status: '403 Forbidden',
      code: 'FORBIDDEN',
      message: 'Pages of other addresses may not open sockets here.',
    };
  }
  if (lifecycle.state === 'DRAINING' || open.all >= MAX_SOCKETS) {
    const message = 'No more sockets are taken now: try again in a moment.';
    return { status: '503 Service Unavailable', code: 'UNAVAILABLE', message };
  }
  if (open.ofAddress >= open.mostOfAddress) {
    const message = `At most ${open.mostOfAddress} sockets may be open from one address: close some first.`;
    return { status: '429 Too Many Requests', code: 'RATE_LIMITED', message };
  }
  return undefined;
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  // Programs send none; every browser does.
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
