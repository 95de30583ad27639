import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';

import type { ApolloServer } from '@apollo/server';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyCors from '@fastify/cors';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

import type { Context, Services, SocketProtocol } from '../graphql/index.js';
import type { TickIntake } from '../slices/quotes/index.js';
import { registerAuthRoutes } from './auth.routes.js';
import { errorBody, registerErrorAnswers } from './errors.js';
import { EXPORT_HEADERS, registerExportRoutes } from './export.routes.js';
import { registerGraphqlRoutes } from './graphql.routes.js';
import { registerHealthRoutes } from './health.routes.js';
import type { Dependency, FeedHealth } from './health.routes.js';
import { registerImportRoutes } from './import.routes.js';
import { registerIngestRoutes } from './ingest.routes.js';
import { registerKeyRoutes } from './key.routes.js';
import type { Lifecycle } from './lifecycle.js';
import { registerPageRoutes } from './page.routes.js';
import { refreshCookies } from './refresh-cookie.js';
import { registerReportRoutes } from './report.routes.js';
import { LIMIT_HEADERS, limitRequest } from './request-limits.js';
import { registerRequestTime } from './request-time.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { attachSocketServer } from './socket-server.js';

const BODY_LIMIT_BYTES = 100 * 1024;
/** From the first byte of a request to its last, but for files. */
const REQUEST_TIMEOUT_MS = 15_000;
/** The same for a file that is uploaded, and so for Node, which knows one time for all routes. */
const UPLOAD_TIMEOUT_MS = 3_600_000;
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
/** How long requests under way may take once the end has begun. */
const DRAIN_TIMEOUT_MS = 10_000;
/** How long a client may take to answer that its socket is closed. */
const SOCKET_CLOSE_TIMEOUT_MS = 2_000;
const COMPRESS_FROM_BYTES = 1_024;
/** How long a browser remembers what a page of another address may do. */
const PREFLIGHT_SECONDS = 600;

export interface HttpServerParts {
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  readonly socketProtocol: SocketProtocol;
  /** Takes the ticks that feeds push. */
  readonly intake: Pick<TickIntake, 'take'>;
  /** The largest file that is taken for an import, in bytes as it comes. */
  readonly importMaxBytes: number;
  readonly lifecycle: Lifecycle;
  readonly dependencies: readonly Dependency[];
  /** The feed that this process runs or would run; undefined where there is none. */
  readonly feed: () => FeedHealth | undefined;
  readonly logger: FastifyBaseLogger;
  /** Absolute path of the built client; undefined serves the API alone. */
  readonly clientDirectory: string | undefined;
  /** The public parts of the keys that sign access tokens, as a JSON Web Key Set. */
  readonly publicKeys: () => { readonly keys: readonly object[] };
  /** Where browsers reach this server. */
  readonly publicAddress: string;
  /** Pages of other addresses that may call the API. */
  readonly corsOrigins: readonly string[];
  /** How many entries of X-Forwarded-For are believed. */
  readonly trustedProxies: number;
  /** Sockets at once from one address. */
  readonly socketsAnAddress: number;
}

export interface HttpServer {
  /** @returns the address that answers, as in `http://localhost:4000` */
  listen(host: string, port: number): Promise<string>;
  /** Stops accepting, finishes what is under way within ten seconds, and closes every socket. */
  close(): Promise<void>;
}

/** Puts the routes together; `parts.apollo` has been started. */
export async function createHttpServer(parts: HttpServerParts): Promise<HttpServer> {
  const { apollo, services, socketProtocol, lifecycle, dependencies, logger, clientDirectory, publicAddress } = parts;
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS },
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
    // The hop before the n-th proxy, counted from this server, is the client.
    trustProxy: (_address, hop) => hop < parts.trustedProxies,
  });
  const refreshCookieOf = refreshCookies(publicAddress.startsWith('https://'));
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
    done();
  });
  registerRequestTime(server, REQUEST_TIMEOUT_MS);
  registerErrorAnswers(server);
  await server.register(fastifyCookie);
  await server.register(fastifyCors, {
    origin: [...parts.corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: [...LIMIT_HEADERS, ...EXPORT_HEADERS, 'retry-after', 'x-request-id'],
    credentials: true,
    maxAge: PREFLIGHT_SECONDS,
  });
  await server.register(fastifyCompress, {
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['br', 'gzip'],
    // Higher qualities take seven times as long for a tenth of the size.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { level: 1 },
  });
  registerHealthRoutes(server, lifecycle, dependencies, parts.feed);
  const limit = (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    limitRequest(services.limits, request, reply, { kind: 'ANONYMOUS' });
  registerKeyRoutes(server, parts.publicKeys, limit);
  registerAuthRoutes(server, {
    providerSignIn: services.accounts.providerSignIn,
    refreshCookies: refreshCookieOf,
    publicAddress,
    limit,
  });
  registerGraphqlRoutes(server, { apollo, services, lifecycle, refreshCookies: refreshCookieOf, limit });
  registerExportRoutes(server, { services, lifecycle, limit });
  registerIngestRoutes(server, { intake: parts.intake, services, lifecycle, limit });
  registerImportRoutes(server, {
    imports: services.imports,
    services,
    lifecycle,
    maxBytes: parts.importMaxBytes,
    limit,
  });
  registerReportRoutes(server, {
    reports: services.dailyReports,
    subscriptions: services.reportSubscriptions,
    services,
    lifecycle,
    refreshCookies: refreshCookieOf,
    limit,
  });
  await registerPageRoutes(server, clientDirectory);
  const sockets = attachSocketServer(server.server, socketProtocol, {
    lifecycle,
    trustedProxies: parts.trustedProxies,
    socketsAnAddress: parts.socketsAnAddress,
  });

  return {
    async listen(host, port) {
      await server.listen({ host, port });
      const address = server.server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      return localAddress(host, bound);
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

/** @returns how this machine reaches what listens there, as in `http://localhost:4000` */
export function localAddress(host: string, port: number): string {
  const isAnywhere = host === '0.0.0.0' || host === '::';
  const name = isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
