import type { Logger } from './logger.js';

type MessageListener = (message: string) => void;

/** Who listens at one endpoint of a bus. A listener that throws is logged and keeps nothing from the others. */
export class BusListeners {
  readonly #logger: Logger;
  readonly #byTopic = new Map<string, Set<{ readonly listener: MessageListener }>>();
  readonly #ofGaps = new Set<{ readonly listener: () => void }>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Those that somebody listens to now. */
  get topics(): readonly string[] {
    return [...this.#byTopic.keys()];
  }

  /** One function given twice is told twice and ended separately. @returns what ends it */
  add(topic: string, listener: MessageListener): () => void {
    const entry = { listener };
    const entries = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, entries.add(entry));
    return () => {
      if (entries.delete(entry) && entries.size === 0 && this.#byTopic.get(topic) === entries) {
        this.#byTopic.delete(topic);
      }
    };
  }

  addOfGaps(listener: () => void): () => void {
    const entry = { listener };
    this.#ofGaps.add(entry);
    return () => {
      this.#ofGaps.delete(entry);
    };
  }

  tell(topic: string, message: string): void {
    const entries = this.#byTopic.get(topic);
    if (entries === undefined) return;
    for (const entry of [...entries]) {
      if (entries.has(entry))
        this.#call(() => {
          entry.listener(message);
        }, topic);
    }
  }

  tellGap(): void {
    for (const entry of [...this.#ofGaps]) {
      if (this.#ofGaps.has(entry)) this.#call(entry.listener, undefined);
    }
  }

  /** Ends all of them. */
  clear(): void {
    for (const entries of this.#byTopic.values()) entries.clear();
    this.#byTopic.clear();
    this.#ofGaps.clear();
  }

  #call(call: () => void, topic: string | undefined): void {
    try {
      call();
    } catch (error) {
      this.#logger.error({ err: error, topic }, 'a listener of the bus failed');
    }
  }
}
