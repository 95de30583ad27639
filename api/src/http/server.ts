import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';

import type { ApolloServer } from '@apollo/server';
import fastifyCompress from '@fastify/compress';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';

import type { Context, Services, SocketProtocol } from '../graphql/index.js';
import { errorBody, registerErrorAnswers } from './errors.js';
import { registerGraphqlRoutes } from './graphql.routes.js';
import { registerHealthRoutes } from './health.routes.js';
import type { Dependency } from './health.routes.js';
import type { Lifecycle } from './lifecycle.js';
import { registerPageRoutes } from './page.routes.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { attachSocketServer } from './socket-server.js';

const BODY_LIMIT_BYTES = 100 * 1024;
/** From the first byte of a request to its last. */
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
/** How long requests under way may take once the end has begun. */
const DRAIN_TIMEOUT_MS = 10_000;
/** How long a client may take to answer that its socket is closed. */
const SOCKET_CLOSE_TIMEOUT_MS = 2_000;
const COMPRESS_FROM_BYTES = 1_024;

export interface HttpServerParts {
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  readonly socketProtocol: SocketProtocol;
  readonly lifecycle: Lifecycle;
  readonly dependencies: readonly Dependency[];
  readonly logger: FastifyBaseLogger;
  /** Absolute path of the built client; undefined serves the API alone. */
  readonly clientDirectory: string | undefined;
}

export interface HttpServer {
  /** @returns the address that answers, as in `http://localhost:4000` */
  listen(host: string, port: number): Promise<string>;
  /** Stops accepting, finishes what is under way within ten seconds, and closes every socket. */
  close(): Promise<void>;
}

/** Puts the routes together; `parts.apollo` has been started. */
export async function createHttpServer(parts: HttpServerParts): Promise<HttpServer> {
  const { apollo, services, socketProtocol, lifecycle, dependencies, logger, clientDirectory } = parts;
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    frameworkErrors: (_error, request, reply) => {
      const message = 'The address is not understood: check its form.';
      // Typed for any schema of an answer; there is none.
      void (reply as unknown as FastifyReply)
        .code(400)
        .send(errorBody('BAD_USER_INPUT', message, request.id, 'REQUEST'));
    },
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
    done();
  });
  registerErrorAnswers(server);
  await server.register(fastifyCompress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['br', 'gzip'],
    // Higher qualities take seven times as long for a tenth of the size.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { level: 1 },
  });
  registerHealthRoutes(server, lifecycle, dependencies);
  registerGraphqlRoutes(server, apollo, services, lifecycle);
  await registerPageRoutes(server, clientDirectory);
  const sockets = attachSocketServer(server.server, socketProtocol, lifecycle);

  return {
    async listen(host, port) {
      await server.listen({ host, port });
      const address = server.server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      const isAnywhere = host === '0.0.0.0' || host === '::';
      const name = isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
      return `http://${name}:${bound}`;
    },
    async close() {
      lifecycle.drain();
      const endSockets = setTimeout(() => {
        sockets.terminate();
      }, SOCKET_CLOSE_TIMEOUT_MS);
      const endAll = setTimeout(() => {
        server.server.closeAllConnections();
      }, DRAIN_TIMEOUT_MS);
      await sockets.close();
      clearTimeout(endSockets);
      await server.close();
      clearTimeout(endAll);
    },
  };
}
