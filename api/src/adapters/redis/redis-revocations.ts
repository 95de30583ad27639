import type { Clock } from '../../shared/clock.js';
import { REVOCATION_LIFE_MS } from '../../slices/accounts/index.js';
import type {
  AccessClaims,
  RecentRevocations,
  SessionId,
  SharedRevocations,
  UserId,
} from '../../slices/accounts/index.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

/** Keeps the later of two instants, in whatever order they come. */
const REVOKE_BEFORE = new RedisScript(`
  local known = redis.call('GET', KEYS[1])
  if known and tonumber(known) >= tonumber(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`);

/** How many entries are told at once. */
const TOLD_AT_ONCE = 500;

/** Revocations for all processes that share a Redis. */
export class RedisRevocations implements SharedRevocations {
  readonly #connection: RedisConnection;
  readonly #clock: Clock;

  constructor(connection: RedisConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  get epoch(): number {
    return this.#connection.epoch;
  }

  async revokeToken(tokenId: string, tokenExpiresAt: number): Promise<void> {
    const lifeMs = Math.max(REVOCATION_LIFE_MS, tokenExpiresAt - this.#clock());
    await this.#connection.run((redis) => redis.set(nameOf('token', tokenId), '1', 'PX', lifeMs));
  }

  async revokeSession(sessionId: SessionId): Promise<void> {
    await this.#connection.run((redis) => redis.set(nameOf('session', sessionId), '1', 'PX', REVOCATION_LIFE_MS));
  }

  async revokeUserBefore(userId: UserId, issuedBefore: number): Promise<void> {
    await this.#connection.run((redis) =>
      REVOKE_BEFORE.run(redis, nameOf('user', userId), [issuedBefore, REVOCATION_LIFE_MS]),
    );
  }

  async preload({ sessions, users }: RecentRevocations): Promise<void> {
    const tellings = [
      ...sessions.map((sessionId) => () => this.revokeSession(sessionId)),
      ...users.map((user) => () => this.revokeUserBefore(user.userId, user.validFrom)),
    ];
    for (let told = 0; told < tellings.length; told += TOLD_AT_ONCE) {
      await Promise.all(tellings.slice(told, told + TOLD_AT_ONCE).map((tell) => tell()));
    }
  }

  async isRevoked({ tokenId, sessionId, userId, issuedAt }: AccessClaims): Promise<boolean> {
    const names = [nameOf('token', tokenId), nameOf('session', sessionId), nameOf('user', userId)];
    const [token, session, validFrom] = await this.#connection.run((redis) => redis.mget(names));
    const isEnded = typeof token === 'string' || typeof session === 'string';
    return isEnded || (typeof validFrom === 'string' && issuedAt < Number(validFrom));
  }
}

/** The tag in braces keeps all of them on one node of a cluster, where they are asked for together. */
function nameOf(kind: 'token' | 'session' | 'user', id: string): string {
  return `cushing:{revoked}:${kind}:${id}`;
}
