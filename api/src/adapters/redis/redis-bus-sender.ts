import type { Logger } from '../../shared/logger.js';
import { busChannel, encodeBusMessage } from './redis-bus-messages.js';
import { RedisLine } from './redis-line.js';

/** What may wait for the network; above it, other processes are too far behind to be told old prices. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** Messages that Redis has not yet answered. */
const MAX_UNANSWERED = 10_000;
/** How often other processes are told of messages that were lost. */
const LOSSES_EVERY_MS = 1_000;

/** The publishing half of a bus over Redis. */
export class RedisBusSender {
  readonly opened: Promise<void>;
  readonly #publisher: string;
  readonly #logger: Logger;
  readonly #line: RedisLine;
  readonly #timer: NodeJS.Timeout;
  /** The last number of each topic. Topics are named in the code: there are few. */
  readonly #sequences = new Map<string, number>();
  /** Topics of which messages were lost, and nobody knows yet. */
  readonly #owed = new Set<string>();
  #unanswered = 0;
  /** How many messages were lost here, or may have been. */
  #dropped = 0;
  /** How many were dropped when the timer last looked; undefined while none are. */
  #droppedBefore: number | undefined;

  constructor(url: string, publisher: string, logger: Logger) {
    this.#publisher = publisher;
    this.#logger = logger;
    const { line, opened } = RedisLine.open({
      ...{ url, logger, name: 'cushing-bus-out' },
      onReady: () => {
        this.#tellLosses();
      },
    });
    this.#line = line;
    this.opened = opened;
    this.#timer = setInterval(() => {
      this.#tellLosses();
      this.#logRecovery();
    }, LOSSES_EVERY_MS).unref();
  }

  publish(topic: string, message: string): void {
    const sequence = (this.#sequences.get(topic) ?? 0) + 1;
    this.#sequences.set(topic, sequence);
    const text = encodeBusMessage({ publisher: this.#publisher, sequence, message });
    if (this.#hasRoom(text.length)) this.#send(topic, text);
    else this.#drop(topic);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#line.close();
  }

  #hasRoom(length: number): boolean {
    if (!this.#line.isReady || this.#unanswered >= MAX_UNANSWERED) return false;
    return this.#line.redis.stream.writableLength + length <= MAX_WAITING_BYTES;
  }

  #send(topic: string, text: string): void {
    const { redis, isSharded } = this.#line;
    const channel = busChannel(topic, redis.options.db, isSharded);
    const failed = this.#line.failure();
    this.#unanswered += 1;
    (isSharded ? redis.spublish(channel, text) : redis.publish(channel, text)).then(
      () => {
        this.#unanswered -= 1;
      },
      (error: unknown) => {
        this.#unanswered -= 1;
        this.#drop(topic);
        failed(error);
      },
    );
  }

  #drop(topic: string): void {
    this.#dropped += 1;
    this.#owed.add(topic);
    if (this.#droppedBefore !== undefined) return;
    this.#droppedBefore = this.#dropped;
    this.#logger.warn({ topic }, 'Redis takes no messages: other processes miss what this one knows');
  }

  /** The number alone is enough for others to see that they have missed some. */
  #tellLosses(): void {
    for (const topic of [...this.#owed]) {
      const sequence = this.#sequences.get(topic) ?? 0;
      const text = encodeBusMessage({ publisher: this.#publisher, sequence, message: undefined });
      if (!this.#hasRoom(text.length)) return;
      this.#owed.delete(topic);
      this.#send(topic, text);
    }
  }

  #logRecovery(): void {
    if (this.#droppedBefore === undefined) return;
    const isOver = this.#dropped === this.#droppedBefore && this.#line.isReady;
    this.#droppedBefore = this.#dropped;
    if (!isOver) return;
    this.#droppedBefore = undefined;
    this.#logger.info({ dropped: this.#dropped }, 'Redis takes messages again');
  }
}
