/** How many requests are left, told in every answer that counts against them; too many are refused. */
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Identity } from '../slices/accounts/index.js';
import { REQUEST_WINDOW_MS } from '../slices/limits/index.js';
import type { RequestLimitsService } from '../slices/limits/index.js';

/** What the answer says of the caller's quota. */
export const LIMIT_HEADERS = [
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'ratelimit-policy',
  'ratelimit',
] as const;

const WINDOW_SECONDS = REQUEST_WINDOW_MS / 1_000;

/**
 * Counts a request and puts what is left into the headers of its answer: `X-RateLimit-Limit`, `-Remaining` and `-Reset`
 * (when the oldest request that counts leaves the window, in seconds since 1970), and `RateLimit-Policy` and `RateLimit`
 * as in draft-ietf-httpapi-ratelimit-headers-10.
 *
 * @throws {AppError} RATE_LIMITED, reason REQUESTS, where none was left
 */
export async function limitRequest(
  limits: RequestLimitsService,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity,
): Promise<void> {
  const status = await limits.take(identity, request.ip);
  const seconds = Math.ceil(limits.waitUntil(status) / 1_000);
  void reply.headers({
    'x-ratelimit-limit': status.limit,
    'x-ratelimit-remaining': status.remaining,
    'x-ratelimit-reset': Math.ceil(status.resetAt / 1_000),
    'ratelimit-policy': `"minute";q=${status.limit};w=${WINDOW_SECONDS}`,
    ratelimit: `"minute";r=${status.remaining};t=${seconds}`,
  });
  if (!status.isAllowed) throw limits.refusal(status);
}
