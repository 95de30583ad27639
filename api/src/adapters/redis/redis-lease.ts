import { randomUUID } from 'node:crypto';

import type { Lease } from '../../shared/lease.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

/** How long a name stays with a process that says nothing more: nobody does its work meanwhile. */
const LIFE_MS = 10_000;
/** Three tries fit into a life. */
const RENEW_EVERY_MS = 3_000;

/** Keeps it for another life, also where nobody has taken it since it ended or Redis has lost it. */
const RENEW = new RedisScript(`
  local holder = redis.call('GET', KEYS[1])
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`);

const GIVE_BACK = new RedisScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])
`);

/**
 * Leases for all processes that share a Redis. While Redis cannot be asked, a holder goes on and nobody new is granted
 * anything. A holder that alone is cut off from Redis goes on, too, and is told once it is back that another has it: for
 * that long both do the work, so that it must be such that twice does no harm.
 */
export class RedisLease implements Lease {
  readonly #connection: RedisConnection;
  readonly #lifeMs: number;
  readonly #renewEveryMs: number;

  constructor(connection: RedisConnection, times: { readonly lifeMs?: number; readonly renewEveryMs?: number } = {}) {
    this.#connection = connection;
    this.#lifeMs = times.lifeMs ?? LIFE_MS;
    this.#renewEveryMs = times.renewEveryMs ?? RENEW_EVERY_MS;
  }

  async take(name: string, onLost: () => void): Promise<(() => Promise<void>) | undefined> {
    const key = `cushing:lease:{${name}}`;
    const token = randomUUID();
    try {
      const granted = await this.#connection.run((redis) => redis.set(key, token, 'PX', this.#lifeMs, 'NX'));
      if (granted === null) return undefined;
    } catch {
      // If Redis has granted it all the same, that ends by itself.
      return undefined;
    }
    return this.#hold(key, token, onLost);
  }

  /** @returns what gives it back */
  #hold(key: string, token: string, onLost: () => void): () => Promise<void> {
    let isHeld = true;
    let renewal = Promise.resolve();
    const renew = async (): Promise<void> => {
      const isOurs = await this.#renew(key, token);
      // Given back meanwhile.
      if (!isHeld) return;
      if (isOurs) schedule();
      else {
        isHeld = false;
        onLost();
      }
    };
    let timer: NodeJS.Timeout;
    const schedule = (): void => {
      timer = setTimeout(() => {
        renewal = renew();
      }, this.#renewEveryMs).unref();
    };
    schedule();
    return async () => {
      if (!isHeld) return;
      isHeld = false;
      clearTimeout(timer);
      // A renewal that came after would take it again, for nobody.
      await renewal;
      try {
        await this.#connection.run((redis) => GIVE_BACK.run(redis, key, [token]));
      } catch {
        // It ends by itself.
      }
    };
  }

  /** @returns false where another process holds it; true also while nobody can say */
  async #renew(key: string, token: string): Promise<boolean> {
    try {
      return (await this.#connection.run((redis) => RENEW.run(redis, key, [token, this.#lifeMs]))) === 1;
    } catch {
      return true;
    }
  }
}
