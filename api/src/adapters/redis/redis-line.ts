import { Redis } from 'ioredis';

import type { Logger } from '../../shared/logger.js';
import { busChannel } from './redis-bus-messages.js';
import { retryDelay } from './redis-connection.js';

const CONNECT_TIMEOUT_MS = 2_000;
/** No request waits for these commands; one that took so long means that the connection is dead. */
const COMMAND_TIMEOUT_MS = 2_000;
/** How long Redis may take to hang up once it was told to. */
const DISCONNECT_TIMEOUT_MS = 200;
/** How often a silent connection is tried: the loss of one that nobody hung up is noticed within 7 s. */
const PING_EVERY_MS = 5_000;
/** After Redis refused what it is needed for: as a node does while its cluster chooses a new primary. */
const AFTER_REFUSAL_MS = 1_000;
/** How long the start waits for a connection, with the way to the right node of a cluster. */
const OPEN_TIMEOUT_MS = 3_000;

export interface RedisLineOptions {
  /** As in `redis://[[user]:password@]host:port/database`; of a cluster any node. */
  readonly url: string;
  readonly name: string;
  readonly logger: Logger;
  /** Called after each connection that was made. */
  readonly onReady: () => void;
}

/**
 * A connection for publishing or for listening, made again, for ever, when it is lost. In a cluster it leads to the
 * node that serves the bus' slot, found by way of the node in the URL each time.
 */
export class RedisLine {
  readonly redis: Redis;
  readonly #options: RedisLineOptions;
  readonly #entry: { readonly host: string | undefined; readonly port: number | undefined };
  readonly #pings: NodeJS.Timeout;
  /** The node that was said to serve the slot, for the next connection alone. */
  #owner: { readonly host: string; readonly port: number } | undefined;
  /** Counts connections that ended, so that an answer of one says nothing about the next. */
  #ended = 0;
  /** Of the connection that failed and is made again soon: however many commands fail with it, that is done once. */
  #givenUp: number | undefined;
  #isReady = false;
  #isSharded = false;
  #settle: () => void = () => undefined;

  private constructor(options: RedisLineOptions) {
    this.#options = options;
    this.redis = new Redis(options.url, {
      lazyConnect: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      retryStrategy: retryDelay,
      // Nothing waits for a connection: what was said meanwhile is old.
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      connectionName: options.name,
    });
    const { host, port } = this.redis.options;
    this.#entry = { host, port };
    this.redis.on('ready', () => void this.#prepare());
    this.redis.on('error', (error: Error) => {
      options.logger.debug({ err: error }, `the connection ${options.name} to Redis failed`);
      // A node that gives the slot away ends subscriptions unasked, which the driver takes for a confusion.
      if (error.message.startsWith('Command queue state error')) this.reconnect();
    });
    this.redis.on('close', () => {
      this.#ended += 1;
      this.#isReady = false;
      // The driver reads them for its next try.
      Object.assign(this.redis.options, this.#owner ?? this.#entry);
      this.#owner = undefined;
    });
    this.#pings = setInterval(() => {
      if (this.redis.status === 'ready') this.redis.ping().catch(this.failure());
    }, PING_EVERY_MS).unref();
  }

  /** @returns at once; `opened` says when the first try is over */
  static open(options: RedisLineOptions): { readonly line: RedisLine; readonly opened: Promise<void> } {
    const line = new RedisLine(options);
    const opened = new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, OPEN_TIMEOUT_MS);
      line.#settle = () => {
        clearTimeout(timeout);
        resolve();
      };
      // It is tried again, for ever: a server starts without Redis, too.
      line.redis.connect().catch(line.#settle);
    });
    return { line, opened };
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether messages go by sharded channels: so they do in a cluster, from Redis 7 on. */
  get isSharded(): boolean {
    return this.#isSharded;
  }

  /** @returns what takes the failure of a command on the connection of now, and has it made anew */
  failure(): (error: unknown) => void {
    const ended = this.#ended;
    return (error) => {
      if (ended !== this.#ended || ended === this.#givenUp) return;
      this.#givenUp = ended;
      this.#isReady = false;
      const owner = ownerIn(error, this.redis.options.host ?? '');
      if (owner !== undefined) {
        this.#owner = owner;
        this.reconnect();
        return;
      }
      this.#options.logger.debug({ err: error }, `the connection ${this.#options.name} is made again`);
      setTimeout(() => {
        if (ended === this.#ended) this.reconnect();
      }, AFTER_REFUSAL_MS).unref();
    };
  }

  reconnect(): void {
    if (this.redis.status !== 'end') this.redis.disconnect(true);
  }

  /** Ends it for good, with what was sent before. */
  async close(): Promise<void> {
    clearInterval(this.#pings);
    this.#isReady = false;
    try {
      await this.redis.quit();
    } catch {
      this.redis.disconnect();
    }
  }

  async #prepare(): Promise<void> {
    const failed = this.failure();
    const ended = this.#ended;
    try {
      const isSharded = (await this.#isCluster()) && (await this.#canShard());
      if (ended !== this.#ended) return;
      this.#isSharded = isSharded;
      this.#isReady = true;
      this.#options.logger.debug({ isSharded }, `${this.#options.name} is connected to Redis`);
      this.#options.onReady();
      this.#settle();
    } catch (error) {
      failed(error);
    }
  }

  async #isCluster(): Promise<boolean> {
    const about = await this.redis.info('cluster').catch((error: unknown) => {
      // A user who may not ask is told about a cluster by its refusals.
      if (error instanceof Error && error.message.startsWith('NOPERM')) return '';
      throw error;
    });
    return about.includes('cluster_enabled:1');
  }

  /** Says something on the bus that nobody listens to; a node that does not serve the slot names the one that does. */
  async #canShard(): Promise<boolean> {
    try {
      await this.redis.spublish(busChannel('probe', this.redis.options.db, true), '');
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('ERR unknown command')) return false;
      throw error;
    }
  }
}

/** @returns the node that a refusal points to, as in `MOVED 3999 10.0.0.7:6381`; without a host, the one that was asked */
function ownerIn(error: unknown, askedHost: string): { readonly host: string; readonly port: number } | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, host, port] = /^(?:MOVED|ASK) \d+ (.*):(\d+)$/u.exec(error.message) ?? [];
  if (host === undefined || port === undefined) return undefined;
  return { host: host === '' || host === '?' ? askedHost : host, port: Number(port) };
}
