import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const KEPT_SECONDS = 300;

/**
 * Where others find the keys that access tokens are verified with; empty where they are signed with a secret.
 *
 * @param limit counts a request, and rejects where there are too many
 */
export function registerKeyRoutes(
  server: FastifyInstance,
  publicKeys: () => { readonly keys: readonly object[] },
  limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  server.get('/.well-known/jwks.json', { onRequest: limit }, (_request, reply) =>
    reply.header('cache-control', `public, max-age=${KEPT_SECONDS}`).send(publicKeys()),
  );
}
