import { createHash } from 'node:crypto';

import type { Redis } from 'ioredis';

/** A Lua script on one key, which Redis runs as one step. Redis is told it once and by its hash from then on. */
export class RedisScript {
  readonly #source: string;
  readonly #hash: string;

  constructor(source: string) {
    this.#source = source;
    this.#hash = createHash('sha1').update(source).digest('hex');
  }

  /** @returns what the script returns */
  async run(redis: Redis, key: string, values: readonly (string | number)[]): Promise<unknown> {
    try {
      return await redis.evalsha(this.#hash, 1, key, ...values);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(this.#source, 1, key, ...values);
    }
  }
}
