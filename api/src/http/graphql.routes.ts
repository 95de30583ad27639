import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';

import { HTTP_STATUS } from '../graphql/index.js';
import type { Context, Services } from '../graphql/index.js';
import { errorBody } from './errors.js';
import type { Lifecycle } from './lifecycle.js';
import { GRAPHQL_PATH } from './socket-server.js';

/** The GraphQL endpoint: POST with a JSON body. Every other method is told so, in JSON. */
export function registerGraphqlRoutes(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  services: Services,
  lifecycle: Lifecycle,
): void {
  const handler = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve({ ...services, requestId: request.id, notices: [] }),
  });
  server.post(GRAPHQL_PATH, {
    onRequest: async (request, reply) => {
      if (lifecycle.state === 'READY') return;
      const message = 'The server is not ready: try again in a moment.';
      await reply
        .code(HTTP_STATUS.UNAVAILABLE)
        .header('retry-after', '1')
        .send(errorBody('UNAVAILABLE', message, request.id));
    },
    handler,
  });
  server.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: async (request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send(errorBody('BAD_USER_INPUT', 'Send operations by POST as JSON.', request.id, 'METHOD')),
  });
}
