import type { FastifyInstance } from 'fastify';

const KEPT_SECONDS = 300;

/** Where others find the keys that access tokens are verified with; empty where they are signed with a secret. */
export function registerKeyRoutes(
  server: FastifyInstance,
  publicKeys: () => { readonly keys: readonly object[] },
): void {
  server.get('/.well-known/jwks.json', (_request, reply) =>
    reply.header('cache-control', `public, max-age=${KEPT_SECONDS}`).send(publicKeys()),
  );
}
