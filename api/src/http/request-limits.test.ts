/** Proves the headers of every counted answer and the refusal of one too many. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { MemoryQuotas } from '../adapters/memory/quotas.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { registerErrorAnswers } from './errors.js';
import { limitRequest } from './request-limits.js';

/** 2026-03-02T12:00:00Z, in seconds and milliseconds since 1970. */
const NOON_SECONDS = 1_772_452_800;
const NOON = NOON_SECONDS * 1_000;

let now: number;
let server: FastifyInstance;

beforeEach(() => {
  now = NOON;
  const limits = new RequestLimitsService({
    quotas: new MemoryQuotas(),
    limits: { FREE: 2, PREMIUM: 2, ADMIN: 2 },
    clock: () => now,
  });
  server = Fastify();
  registerErrorAnswers(server);
  server.get('/free', () => 'free');
  server.get(
    '/limited',
    { onRequest: (request, reply) => limitRequest(limits, request, reply, { kind: 'ANONYMOUS' }) },
    () => 'answer',
  );
});

afterEach(async () => {
  await server.close();
});

describe('limits of requests', () => {
  test('every counted answer says what is left and until when', async () => {
    now = NOON + 500;
    await server.inject('/limited');
    now = NOON + 20_000;
    const { statusCode, headers } = await server.inject('/limited');
    expect(statusCode).toBe(200);
    // The first, at 0.5 s, leaves at 60.5 s: 40.5 s from now.
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(NOON_SECONDS + 61),
      'ratelimit-policy': '"minute";q=2;w=60',
      ratelimit: '"minute";r=0;t=41',
    });
    expect(headers).not.toHaveProperty('retry-after');
  });

  test('one too many is refused with the time to wait, for people and for programs', async () => {
    await server.inject('/limited');
    now += 20_000;
    await server.inject('/limited');
    const answer = await server.inject('/limited');
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({ 'retry-after': '40', 'x-ratelimit-remaining': '0' });
    expect(answer.json()).toEqual({
      errors: [
        {
          message: 'At most 2 requests a minute: try again in 40 s.',
          extensions: {
            code: 'RATE_LIMITED',
            reason: 'REQUESTS',
            retryAfterMs: 40_000,
            requestId: expect.stringMatching(/./u),
          },
        },
      ],
    });
    now += 40_000;
    expect((await server.inject('/limited')).statusCode).toBe(200);
  });

  test('what is not counted says nothing of limits', async () => {
    const { headers } = await server.inject('/free');
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });
});
