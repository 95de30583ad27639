import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { errorBody } from './errors.js';
import { EXPLORER_HEADERS } from './security-headers.js';

/**
 * Serves the built client: hashed assets for ever, the pages anew each time, `/explorer` as its own page, and the
 * single page for every address that a person may have typed.
 *
 * @param clientDirectory absolute path of the build; undefined serves the API alone
 */
export async function registerPageRoutes(server: FastifyInstance, clientDirectory: string | undefined): Promise<void> {
  const isBuilt = clientDirectory !== undefined && existsSync(join(clientDirectory, 'index.html'));
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root: clientDirectory,
      preCompressed: true,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(join(clientDirectory, 'assets'));
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    server.get('/', (_request, reply) => reply.sendFile('index.html'));
    server.get('/explorer', (_request, reply) => reply.headers(EXPLORER_HEADERS).sendFile('explorer.html'));
  }
  server.setNotFoundHandler(async (request, reply) => {
    if (isBuilt && isPageRequest(request)) return reply.sendFile('index.html');
    return notFound(request, reply);
  });
}

function isPageRequest(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '/';
  const acceptsPages = request.headers.accept?.includes('text/html') ?? false;
  return request.method === 'GET' && acceptsPages && extname(path) === '';
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send(errorBody('NOT_FOUND', 'There is nothing at this address.', request.id));
}
