import type { Clock } from '../../shared/clock.js';
import type { Attempts, AttemptStore } from '../../slices/accounts/index.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

/** Counts one more, from nothing where what was counted is forgotten. */
const ADD = new RedisScript(`
  local at = tonumber(ARGV[1])
  local life = tonumber(ARGV[2])
  local expiresAt = redis.call('HGET', KEYS[1], 'expiresAt')
  if expiresAt and tonumber(expiresAt) <= at then redis.call('DEL', KEYS[1]) end
  local count = redis.call('HINCRBY', KEYS[1], 'count', 1)
  redis.call('HSET', KEYS[1], 'lastAt', ARGV[1], 'expiresAt', string.format('%.0f', at + life))
  redis.call('PEXPIRE', KEYS[1], life)
  return count
`);

/** Takes some back; what remains ends when it would have. */
const TAKE_BACK = new RedisScript(`
  local taken = tonumber(ARGV[1])
  local count = tonumber(redis.call('HGET', KEYS[1], 'count') or '0')
  if count <= taken then return redis.call('DEL', KEYS[1]) end
  redis.call('HSET', KEYS[1], 'count', count - taken)
  if ARGV[2] ~= '' then redis.call('HSET', KEYS[1], 'lastAt', ARGV[2]) end
  return 0
`);

/** Counts attempts for all processes that share a Redis. */
export class RedisAttempts implements AttemptStore {
  readonly #connection: RedisConnection;
  readonly #clock: Clock;

  constructor(connection: RedisConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  async add(key: string, at: number, lifeMs: number): Promise<Attempts> {
    const count = await this.#connection.run((redis) => ADD.run(redis, nameOf(key), [at, lifeMs]));
    return { count: Number(count), lastAt: at };
  }

  async get(key: string): Promise<Attempts | undefined> {
    const fields = await this.#connection.run((redis) => redis.hmget(nameOf(key), 'count', 'lastAt', 'expiresAt'));
    const [count, lastAt, expiresAt] = fields;
    if (typeof count !== 'string' || typeof lastAt !== 'string') return undefined;
    return Number(expiresAt) <= this.#clock() ? undefined : { count: Number(count), lastAt: Number(lastAt) };
  }

  async takeBack(key: string, count: number, lastAt?: number): Promise<void> {
    await this.#connection.run((redis) => TAKE_BACK.run(redis, nameOf(key), [count, lastAt ?? '']));
  }

  async clear(key: string): Promise<void> {
    await this.#connection.run((redis) => redis.del(nameOf(key)));
  }
}

function nameOf(key: string): string {
  return `cushing:attempts:{${key}}`;
}
