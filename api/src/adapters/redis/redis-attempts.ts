import type { Clock } from '../../shared/clock.js';
import { ATTEMPT_LIFE_MS } from '../../slices/accounts/index.js';
import type { AttemptStore } from '../../slices/accounts/index.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

/** Counts one more, from nothing where the last one was too long ago. */
const ADD = new RedisScript(`
  local at = tonumber(ARGV[1])
  local life = tonumber(ARGV[2])
  local lastAt = redis.call('HGET', KEYS[1], 'lastAt')
  if lastAt and tonumber(lastAt) <= at - life then redis.call('DEL', KEYS[1]) end
  local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
  redis.call('HSET', KEYS[1], 'lastAt', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], life)
  return failures
`);

type Attempts = Awaited<ReturnType<AttemptStore['add']>>;

/** Counts failed attempts for all processes that share a Redis. */
export class RedisAttempts implements AttemptStore {
  readonly #connection: RedisConnection;
  readonly #clock: Clock;

  constructor(connection: RedisConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  async add(key: string, at: number): Promise<Attempts> {
    const failures = await this.#connection.run((redis) => ADD.run(redis, nameOf(key), [at, ATTEMPT_LIFE_MS]));
    return { failures: Number(failures), lastAt: at };
  }

  async get(key: string): Promise<Attempts | undefined> {
    const [failures, lastAt] = await this.#connection.run((redis) => redis.hmget(nameOf(key), 'failures', 'lastAt'));
    if (typeof failures !== 'string' || typeof lastAt !== 'string') return undefined;
    const attempts = { failures: Number(failures), lastAt: Number(lastAt) };
    return attempts.lastAt + ATTEMPT_LIFE_MS <= this.#clock() ? undefined : attempts;
  }

  async clear(key: string): Promise<void> {
    await this.#connection.run((redis) => redis.del(nameOf(key)));
  }
}

function nameOf(key: string): string {
  return `cushing:attempts:{${key}}`;
}
