import { randomUUID } from 'node:crypto';

import type { Bus } from '../../shared/bus.js';
import type { Logger } from '../../shared/logger.js';
import { RedisBusReceiver } from './redis-bus-receiver.js';
import { RedisBusSender } from './redis-bus-sender.js';

/**
 * Carries messages over channels of Redis, `cushing:bus:<topic>`. Redis keeps none of them: what is published while
 * either side is not connected is lost, and those who missed it are told.
 */
export class RedisBus implements Bus {
  readonly #sender: RedisBusSender;
  readonly #receiver: RedisBusReceiver;
  #closed: Promise<void> | undefined;

  private constructor(url: string, logger: Logger) {
    const publisher = randomUUID();
    this.#sender = new RedisBusSender(url, publisher, logger);
    this.#receiver = new RedisBusReceiver(url, publisher, logger);
  }

  /**
   * @param url as in `redis://[[user]:password@]host:port/database`; `rediss://` for TLS; of a cluster any node
   * @returns once the first try to connect has succeeded or failed: a server starts without Redis, too
   */
  static async open(url: string, logger: Logger): Promise<RedisBus> {
    const bus = new RedisBus(url, logger);
    await Promise.all([bus.#sender.opened, bus.#receiver.opened]);
    return bus;
  }

  publish(topic: string, message: string): void {
    if (this.#closed === undefined) this.#sender.publish(topic, message);
  }

  listen(topic: string, listener: (message: string) => void): () => void {
    return this.#receiver.listen(topic, listener);
  }

  onGap(listener: () => void): () => void {
    return this.#receiver.onGap(listener);
  }

  close(): Promise<void> {
    this.#closed ??= Promise.all([this.#sender.close(), this.#receiver.close()]).then(() => undefined);
    return this.#closed;
  }
}
