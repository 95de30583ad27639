import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { withRequestId } from '../graphql/index.js';
import type { Context, Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import { callerOf } from './client-address.js';
import { errorBody } from './errors.js';
import type { Lifecycle } from './lifecycle.js';
import type { RefreshCookies } from './refresh-cookie.js';
import { identifyRequest, identityOf } from './request-identity.js';
import { GRAPHQL_PATH } from './socket-server.js';

export interface GraphqlRoutesParts {
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  readonly lifecycle: Lifecycle;
  readonly refreshCookies: RefreshCookies;
  /** Counts a request of whomever, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** The GraphQL endpoint: POST with a JSON body. Every other method is told so, in JSON. */
export function registerGraphqlRoutes(server: FastifyInstance, parts: GraphqlRoutesParts): void {
  const { apollo, services, lifecycle, refreshCookies, limit } = parts;
  const handler = fastifyApolloHandler(apollo, {
    context: (request, reply) =>
      Promise.resolve({
        ...services,
        requestId: request.id,
        identity: identityOf(request),
        caller: callerOf(request),
        refreshCookie: refreshCookies.of(request, reply),
        notices: [],
      }),
  });
  server.post(GRAPHQL_PATH, {
    onRequest: [
      (_request, _reply, done) => {
        const isReady = lifecycle.state === 'READY';
        done(isReady ? undefined : new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.'));
      },
      identifyRequest(services),
    ],
    handler(request, reply) {
      return withRequestId(request.id, () => handler.call(this, request, reply));
    },
  });
  server.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: GRAPHQL_PATH,
    onRequest: limit,
    handler: async (request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send(errorBody('BAD_USER_INPUT', 'Send operations by POST as JSON.', request.id, 'METHOD')),
  });
}
