import { Ctx, Query, Resolver } from 'type-graphql';

import { REQUEST_WINDOW_MS } from '../../slices/limits/index.js';
import type { Context } from '../context.js';
import { RateLimitStatusObject } from './rate-limit.object-types.js';

@Resolver()
export class RateLimitResolver {
  @Query(() => RateLimitStatusObject, { description: 'How many requests one has left.' })
  async rateLimit(@Ctx() { limits, identity, caller }: Context): Promise<RateLimitStatusObject> {
    const { limit, remaining, resetAt } = await limits.look(identity, caller.ip);
    return { limit, remaining, windowSeconds: REQUEST_WINDOW_MS / 1_000, resetAt: new Date(resetAt).toISOString() };
  }
}
