import type { Bus } from '../../shared/bus.js';
import type { Logger } from '../../shared/logger.js';
import type { UserId } from '../accounts/index.js';
import type { Alert, AlertEvent } from './alerts.types.js';

const TOPIC = 'alert-events';

type EventListener = (event: AlertEvent) => void;

/** An event, and the alert as it left it. */
interface Delivery {
  readonly event: AlertEvent;
  readonly alert: Alert;
}

export interface AlertDeliveriesOptions {
  readonly bus: Pick<Bus, 'publish' | 'listen'>;
  readonly logger: Logger;
  /** Called with an alert that another process turned. */
  readonly onTurned: (alert: Alert) => void;
}

/** Brings events to those who listen for a user, in every process. */
export class AlertDeliveries {
  readonly #options: AlertDeliveriesOptions;
  readonly #listeners = new Map<UserId, Set<EventListener>>();
  #stop: (() => void) | undefined;

  constructor(options: AlertDeliveriesOptions) {
    this.#options = options;
  }

  start(): void {
    const { bus, logger, onTurned } = this.#options;
    this.#stop ??= bus.listen(TOPIC, (message) => {
      const delivery = readDelivery(message);
      if (delivery === undefined)
        logger.warn({}, 'another process told of an alert in words that this one does not know');
      else {
        onTurned(delivery.alert);
        this.#hand(delivery.event);
      }
    });
  }

  /** Calls the listener with each of the user's events from now on; the returned function ends that. */
  listen(userId: UserId, listener: EventListener): () => void {
    const listeners = this.#listeners.get(userId) ?? new Set();
    this.#listeners.set(userId, listeners);
    // A function of its own, so that one that is given twice is told twice and ended once.
    const own: EventListener = (event) => {
      listener(event);
    };
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(userId) === listeners) this.#listeners.delete(userId);
    };
  }

  /** To everybody who listens, here and elsewhere. */
  tell(event: AlertEvent, alert: Alert): void {
    const delivery: Delivery = { event, alert };
    this.#options.bus.publish(TOPIC, JSON.stringify(delivery));
    this.#hand(event);
  }

  close(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#listeners.clear();
  }

  #hand(event: AlertEvent): void {
    for (const listener of [...(this.#listeners.get(event.userId) ?? [])]) {
      try {
        listener(event);
      } catch (error) {
        this.#options.logger.error({ err: error }, 'a listener to alerts failed');
      }
    }
  }
}

/** @returns undefined for what no process of this release sends */
function readDelivery(message: string): Delivery | undefined {
  try {
    const { event, alert } = JSON.parse(message) as Partial<Delivery>;
    const isWhole =
      typeof event?.userId === 'string' && typeof event.at === 'number' && typeof alert?.version === 'number';
    return isWhole ? { event, alert } : undefined;
  } catch {
    return undefined;
  }
}
