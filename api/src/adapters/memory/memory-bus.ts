import { BusListeners } from '../../shared/bus-listeners.js';
import type { Bus } from '../../shared/bus.js';
import type { Logger } from '../../shared/logger.js';

/**
 * Joins endpoints within one process, each of which stands for a process of the desk. A desk that is one process has
 * one endpoint, which talks to nobody.
 */
export class MemoryBus {
  readonly #logger: Logger;
  readonly #endpoints = new Set<MemoryEndpoint>();
  #isCut = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  endpoint(): Bus {
    const endpoint = new MemoryEndpoint(new BusListeners(this.#logger), {
      send: (topic, message) => {
        this.#send(endpoint, topic, message);
      },
      leave: () => {
        this.#endpoints.delete(endpoint);
      },
    });
    this.#endpoints.add(endpoint);
    return endpoint;
  }

  /** From now on messages are lost, until `mend`. */
  cut(): void {
    this.#isCut = true;
  }

  /** Messages go through again, and every endpoint is told that it may have missed some. */
  mend(): void {
    if (!this.#isCut) return;
    this.#isCut = false;
    for (const endpoint of [...this.#endpoints]) endpoint.listeners.tellGap();
  }

  #send(sender: MemoryEndpoint, topic: string, message: string): void {
    if (this.#isCut || !this.#endpoints.has(sender)) return;
    for (const { listeners } of [...this.#endpoints]) {
      // Later, as over a network: no listener runs within the sender's call.
      if (listeners !== sender.listeners)
        queueMicrotask(() => {
          listeners.tell(topic, message);
        });
    }
  }
}

interface Hub {
  readonly send: (topic: string, message: string) => void;
  readonly leave: () => void;
}

class MemoryEndpoint implements Bus {
  readonly listeners: BusListeners;
  readonly #hub: Hub;
  #isClosed = false;

  constructor(listeners: BusListeners, hub: Hub) {
    this.listeners = listeners;
    this.#hub = hub;
  }

  publish(topic: string, message: string): void {
    this.#hub.send(topic, message);
  }

  listen(topic: string, listener: (message: string) => void): () => void {
    return this.#isClosed ? () => undefined : this.listeners.add(topic, listener);
  }

  onGap(listener: () => void): () => void {
    return this.#isClosed ? () => undefined : this.listeners.addOfGaps(listener);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#hub.leave();
    this.listeners.clear();
    return Promise.resolve();
  }
}
