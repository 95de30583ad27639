/** Proves whose quota a request counts against, and that guessing keys asks the database no more once it is used up. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { ApiKeyId, Identity, UserId } from '../slices/accounts/index.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import { registerErrorAnswers } from './errors.js';
import { identifyRequest, identityOf } from './request-identity.js';

const KEY: Identity = {
  ...{ kind: 'API_KEY', userId: 'ada' as UserId, keyId: 'key' as ApiKeyId, role: 'VIEWER', tier: 'PREMIUM' },
  ...{ permissions: ['read'], expiresAt: undefined },
};

let server: FastifyInstance;
let address: string;
/** What was looked up, in order. */
let lookedUp: string[];
let known: Set<string>;

beforeEach(async () => {
  lookedUp = [];
  known = new Set();
  const limits = new RequestLimitsService({
    ...{ quotas: new PlainQuotas(), limits: { FREE: 3, PREMIUM: 5, ADMIN: 5 }, clock: () => 0 },
  });
  const identity = {
    isKeyToLookUp: (authorization: string | undefined) =>
      authorization?.startsWith('key') === true && !known.has(authorization),
    identify(authorization: string | undefined) {
      if (authorization === undefined) return Promise.resolve({ kind: 'ANONYMOUS' });
      lookedUp.push(authorization);
      if (authorization !== 'key right') return Promise.reject(new AppError('UNAUTHENTICATED', 'Wrong.'));
      known.add(authorization);
      return Promise.resolve(KEY);
    },
  };
  // All that the hook asks of them.
  const services = { accounts: { identity }, limits } as unknown as Services;
  server = Fastify();
  registerErrorAnswers(server);
  server.get('/', { onRequest: identifyRequest(services) }, (request) => identityOf(request).kind);
  address = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

/** @returns status and what is left, as in `200 4/5` */
async function ask(authorization?: string): Promise<string> {
  const { status, headers } = await fetch(address, { headers: authorization === undefined ? {} : { authorization } });
  return `${status} ${headers.get('x-ratelimit-remaining')}/${headers.get('x-ratelimit-limit')}`;
}

describe('a guessed key', () => {
  test('counts against the address, and is not looked up once there are too many', async () => {
    for (const left of [2, 1, 0]) expect(await ask(`key guess ${left}`)).toBe(`401 ${left}/3`);
    expect(await ask('key one more')).toBe('429 0/3');
    expect(await ask('key right')).toBe('429 0/3');
    expect(lookedUp).toEqual(['key guess 2', 'key guess 1', 'key guess 0']);
  });

  test('of many at the same time no more are looked up than the address has left', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`key ${index}`)));
    expect(lookedUp).toHaveLength(3);
  });
});

test('a key that was right is asked after its own quota, whatever others do at its address', async () => {
  expect(await ask('key right')).toBe('200 4/5');
  for (let guess = 0; guess < 5; guess++) await ask(`key guess ${guess}`);
  expect(await ask('key right')).toBe('200 3/5');
});

test('other wrong credentials count once against the address', async () => {
  expect(await ask('forged')).toBe('401 2/3');
  expect(await ask()).toBe('200 1/3');
});
