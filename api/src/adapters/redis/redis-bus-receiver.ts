import { BusListeners } from '../../shared/bus-listeners.js';
import type { Logger } from '../../shared/logger.js';
import { busChannel, busTopic, decodeBusMessage } from './redis-bus-messages.js';
import { RedisLine } from './redis-line.js';

/** Of how many publishers and topics the last number is known; of a forgotten one a loss may go unnoticed. */
const MAX_KNOWN = 10_000;

/** The listening half of a bus over Redis. */
export class RedisBusReceiver {
  readonly opened: Promise<void>;
  readonly #publisher: string;
  readonly #line: RedisLine;
  readonly #listeners: BusListeners;
  /** The last number by channel and publisher. */
  readonly #known = new Map<string, number>();
  #isClosed = false;

  /** @param publisher the process' own, of whom nothing is heard */
  constructor(url: string, publisher: string, logger: Logger) {
    this.#publisher = publisher;
    this.#listeners = new BusListeners(logger);
    const { line, opened } = RedisLine.open({
      ...{ url, logger, name: 'cushing-bus-in' },
      onReady: () => {
        this.#known.clear();
        this.#subscribe(this.#listeners.topics);
      },
    });
    this.#line = line;
    this.opened = opened;
    line.redis.on('message', (channel: string, text: string) => {
      this.#receive(channel, text, false);
    });
    line.redis.on('smessage', (channel: string, text: string) => {
      this.#receive(channel, text, true);
    });
  }

  listen(topic: string, listener: (message: string) => void): () => void {
    if (this.#isClosed) return () => undefined;
    const isNew = !this.#listeners.topics.includes(topic);
    const end = this.#listeners.add(topic, listener);
    if (isNew && this.#line.isReady) this.#subscribe([topic]);
    return () => {
      const wasHeard = this.#listeners.topics.includes(topic);
      end();
      if (wasHeard && !this.#listeners.topics.includes(topic)) this.#unsubscribe(topic);
    };
  }

  onGap(listener: () => void): () => void {
    return this.#isClosed ? () => undefined : this.#listeners.addOfGaps(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#known.clear();
    await this.#line.close();
  }

  /** What was said before Redis confirms it may have been missed. */
  #subscribe(topics: readonly string[]): void {
    if (topics.length === 0) return;
    const { redis, isSharded } = this.#line;
    const channels = topics.map((topic) => busChannel(topic, redis.options.db, isSharded));
    const subscribed = isSharded ? redis.ssubscribe(...channels) : redis.subscribe(...channels);
    subscribed.then(() => {
      this.#listeners.tellGap();
    }, this.#line.failure());
  }

  #unsubscribe(topic: string): void {
    if (!this.#line.isReady) return;
    const { redis, isSharded } = this.#line;
    const channel = busChannel(topic, redis.options.db, isSharded);
    for (const key of this.#known.keys()) if (key.startsWith(`${channel}|`)) this.#known.delete(key);
    (isSharded ? redis.sunsubscribe(channel) : redis.unsubscribe(channel)).catch(this.#line.failure());
  }

  #receive(channel: string, text: string, isSharded: boolean): void {
    const heard = decodeBusMessage(text);
    if (heard === undefined || heard.publisher === this.#publisher) return;
    const { publisher, sequence, message } = heard;
    if (this.#hasMissed(`${channel}|${publisher}`, sequence, message === undefined)) this.#listeners.tellGap();
    if (message === undefined) return;
    this.#listeners.tell(busTopic(channel, this.#line.redis.options.db, isSharded), message);
  }

  /** @param isAfterLoss whether the publisher itself says that some were lost, through that number */
  #hasMissed(key: string, sequence: number, isAfterLoss: boolean): boolean {
    const last = this.#known.get(key);
    if (last !== undefined && last >= sequence) return false;
    // At the end, so that the first is the one that was silent longest.
    this.#known.delete(key);
    this.#known.set(key, sequence);
    if (this.#known.size > MAX_KNOWN) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    if (isAfterLoss) return true;
    return last !== undefined && sequence > last + 1;
  }
}
