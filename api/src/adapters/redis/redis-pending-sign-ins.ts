import { PENDING_SIGN_IN_LIFE_MS } from '../../slices/accounts/index.js';
import type { PendingSignIn, PendingSignIns } from '../../slices/accounts/index.js';
import type { RedisConnection } from './redis-connection.js';

/** Sign-ins by a provider that are under way: another process may see the way back than saw the way there. */
export class RedisPendingSignIns implements PendingSignIns {
  readonly #connection: RedisConnection;

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  async put(pending: PendingSignIn): Promise<void> {
    const text = JSON.stringify(pending);
    await this.#connection.run((redis) => redis.set(nameOf(pending.state), text, 'PX', PENDING_SIGN_IN_LIFE_MS));
  }

  async take(state: string): Promise<PendingSignIn | undefined> {
    const text = await this.#connection.run((redis) => redis.getdel(nameOf(state)));
    if (text === null) return undefined;
    // Written by `put`, of which JSON leaves out what is undefined.
    return { linkTo: undefined, ...(JSON.parse(text) as Omit<PendingSignIn, 'linkTo'>) };
  }
}

function nameOf(state: string): string {
  return `cushing:sign-in:{${state}}`;
}
