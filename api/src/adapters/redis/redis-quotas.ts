import { quotaStatus } from '../../slices/limits/index.js';
import type { Quota, QuotaStatus, QuotaStore } from '../../slices/limits/index.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

/**
 * The log of uses is a list of instants in ascending order. Redis runs a script as one step, so that nobody judges an
 * old count. The time is the caller's, as it is in memory; Redis' own clock only throws idle logs away.
 */
const USE = new RedisScript(`
  local log = KEYS[1]
  local now = tonumber(ARGV[1])
  local limit = tonumber(ARGV[2])
  local window = tonumber(ARGV[3])
  local isWanted = ARGV[4] == 'take'

  local oldest = redis.call('LINDEX', log, 0)
  while oldest and tonumber(oldest) <= now - window do
    redis.call('LPOP', log)
    oldest = redis.call('LINDEX', log, 0)
  end

  local used = redis.call('LLEN', log)
  local isAllowed = used < limit
  if isAllowed and isWanted then
    local at = ARGV[1]
    local newest = redis.call('LINDEX', log, -1)
    if newest and tonumber(newest) > now then at = newest end
    redis.call('RPUSH', log, at)
    redis.call('PEXPIRE', log, window)
    used = used + 1
  end
  local counting = redis.call('LINDEX', log, math.max(0, used - limit))
  return { isAllowed and 1 or 0, used, counting or '' }
`);

/** Counts uses for all processes that share a Redis. */
export class RedisQuotas implements QuotaStore {
  readonly #connection: RedisConnection;

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  take(quota: Quota, now: number): Promise<QuotaStatus> {
    return this.#use(quota, now, 'take');
  }

  look(quota: Quota, now: number): Promise<QuotaStatus> {
    return this.#use(quota, now, 'look');
  }

  async #use(quota: Quota, now: number, wish: 'take' | 'look'): Promise<QuotaStatus> {
    const { key, limit, windowMs } = quota;
    const answer = await this.#connection.run((redis) =>
      USE.run(redis, `cushing:quota:{${key}}`, [now, limit, windowMs, wish]),
    );
    // What the script returns.
    const [isAllowed, used, oldestAt] = answer as [0 | 1, number, string];
    const use = { isAllowed: isAllowed === 1, used, oldestAt: oldestAt === '' ? undefined : Number(oldestAt) };
    return quotaStatus(quota, use, now);
  }
}
