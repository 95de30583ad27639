/** Sockets on the path of the GraphQL endpoint: who may open one, and how they end. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

import type { SocketProtocol } from '../graphql/index.js';
import type { Lifecycle } from './lifecycle.js';

export const GRAPHQL_PATH = '/graphql';

/** Sockets at once in one process. */
const MAX_SOCKETS = 12_000;
/** The largest message that a client may send: an operation with its variables. */
const MAX_MESSAGE_BYTES = 100 * 1024;
const PING_EVERY_MS = 12_000;

export interface SocketServer {
  /** Tells every client that the server goes away, and waits until the sockets are closed. */
  close(): Promise<void>;
  /** Ends the sockets whose clients have not answered that. */
  terminate(): void;
}

/**
 * Takes the upgrade requests of an HTTP server. A browser may open a socket from our own pages alone: a foreign
 * `Origin` is refused, because browsers let any page open one.
 */
export function attachSocketServer(server: Server, protocol: SocketProtocol, lifecycle: Lifecycle): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const graphql = useServer({ ...protocol, isProd: true }, sockets, PING_EVERY_MS);

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, lifecycle, sockets.clients.size);
    if (refusal !== undefined) {
      // Without a listener an error on a refused socket would end the process.
      socket.on('error', () => socket.destroy());
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      sockets.emit('connection', client, request);
    });
  });

  return {
    async close() {
      await graphql.dispose();
    },
    terminate() {
      for (const client of sockets.clients) client.terminate();
    },
  };
}

function refusalOf(request: IncomingMessage, lifecycle: Lifecycle, open: number): string | undefined {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path !== GRAPHQL_PATH) return '404 Not Found';
  if (!isOwnOrigin(request)) return '403 Forbidden';
  if (lifecycle.state === 'DRAINING' || open >= MAX_SOCKETS) return '503 Service Unavailable';
  return undefined;
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  // Programs send none; every browser does.
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
