import { Redis } from 'ioredis';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';

const CONNECT_TIMEOUT_MS = 2_000;
/** A request waits for it; Redis answers within a few milliseconds or is in trouble. */
const COMMAND_TIMEOUT_MS = 500;
/** How long Redis may take to hang up once it was told to. */
const DISCONNECT_TIMEOUT_MS = 200;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2_000;

/** How long to wait before the connection is tried for the `attempt`-th time again. */
export function retryDelay(attempt: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 10), LONGEST_RETRY_MS);
}

/** A connection to one Redis that is made again, for ever, when it is lost. While there is none, commands fail at once. */
export class RedisConnection {
  readonly #redis: Redis;
  #epoch = 0;

  private constructor(redis: Redis, logger: Logger) {
    this.#redis = redis;
    redis.on('ready', () => {
      this.#epoch += 1;
      logger.debug({}, 'connected to Redis');
    });
    redis.on('error', (error: Error) => {
      logger.debug({ err: error }, 'the connection to Redis failed');
    });
  }

  /**
   * @param url as in `redis://[[user]:password@]host:port/database`; `rediss://` for TLS
   * @returns once the first try to connect has succeeded or failed: a server starts without Redis, too
   */
  static async open(url: string, logger: Logger): Promise<RedisConnection> {
    const redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      retryStrategy: retryDelay,
      // What was asked of a lost connection has failed: nothing waits for a new one, and no use is counted twice.
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      // Of a replica that was the primary until now: connect again, to the one that is.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
      connectionName: 'cushing',
    });
    const connection = new RedisConnection(redis, logger);
    try {
      await redis.connect();
    } catch {
      // Whoever uses it finds out and says so, once.
    }
    return connection;
  }

  /** Another number after each connection that was made: in between, Redis may have lost what it held. */
  get epoch(): number {
    return this.#epoch;
  }

  /** @throws {AppError} UNAVAILABLE where Redis is away, does not answer in time, or refuses */
  async run<Result>(command: (redis: Redis) => Promise<Result>): Promise<Result> {
    try {
      return await command(this.#redis);
    } catch (cause) {
      throw new AppError('UNAVAILABLE', 'The store of limits and sign-ins does not answer: try again in a moment.', {
        cause,
      });
    }
  }

  /** @throws {AppError} UNAVAILABLE */
  async ping(): Promise<void> {
    await this.run((redis) => redis.ping());
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    try {
      await this.#redis.quit();
    } catch {
      this.#redis.disconnect();
    }
  }
}
