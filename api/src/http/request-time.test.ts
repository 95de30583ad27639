/** Proves that a body that does not come is not waited for, but where the route looks after that itself. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { registerRequestTime } from './request-time.js';

const LIMIT_MS = 100;

let server: FastifyInstance;

beforeEach(async () => {
  server = Fastify();
  registerRequestTime(server, LIMIT_MS);
  server.post('/body', (request) => request.body);
  server.post('/file', { config: { hasOwnTimeLimit: true } }, (request) => request.body);
  server.post('/slow', async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 3 * LIMIT_MS));
    return request.body;
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

function begin(path: string): ClientRequest {
  const { port } = server.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', 'content-length': 2 };
  const request = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers });
  request.on('error', () => undefined);
  request.write('{');
  return request;
}

async function statusOf(request: ClientRequest): Promise<number | undefined> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test('a body that does not end is answered as timed out', async () => {
  expect(await statusOf(begin('/body'))).toBe(408);
});

test('a route that looks after slow senders itself is let be', async () => {
  const request = begin('/file');
  setTimeout(() => request.end('}'), 3 * LIMIT_MS);
  expect(await statusOf(request)).toBe(200);
});

test('an answer may take longer than its request', async () => {
  const request = begin('/slow');
  request.end('}');
  expect(await statusOf(request)).toBe(200);
});
