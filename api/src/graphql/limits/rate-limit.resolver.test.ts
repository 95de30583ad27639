/** Proves that asking for the limit tells it without counting. */
import 'reflect-metadata';

import { expect, test } from '@jest/globals';

import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import type { Context } from '../context.js';
import { RateLimitResolver } from './rate-limit.resolver.js';

const NOON = Date.UTC(2026, 2, 2, 12);

test('the status is of the requests so far, and the same when it is asked for again', async () => {
  let now = NOON;
  const tiers = { FREE: 100, PREMIUM: 1_000, ADMIN: 10_000 };
  const limits = new RequestLimitsService({ quotas: new PlainQuotas(), limits: tiers, clock: () => now });
  const identity = { kind: 'ANONYMOUS' } as const;
  const caller = { ip: '203.0.113.7', userAgent: 'test' };
  await limits.take(identity, caller.ip);
  now += 5_000;
  await limits.take(identity, caller.ip);
  // All that the resolver reads of it.
  const context = { limits, identity, caller } as unknown as Context;
  const status = { limit: 100, remaining: 98, windowSeconds: 60, resetAt: '2026-03-02T12:01:00.000Z' };
  expect(await new RateLimitResolver().rateLimit(context)).toEqual(status);
  expect(await new RateLimitResolver().rateLimit(context)).toEqual(status);
});
