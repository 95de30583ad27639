import type { Bus } from '../../shared/bus.js';
import type { Logger } from '../../shared/logger.js';
import type { UserId } from '../accounts/index.js';
import type { AlertStore } from './alerts.ports.js';
import type { Alert, AlertEvent, AlertEventId } from './alerts.types.js';

const TOPIC = 'alert-events';

/** So many of a user's latest events are looked through for those that were missed. */
const LOOKED_AT_EVENTS = 100;
/** So many are known to be handed out: more than are looked through, as what is handed out comes in no order. */
const REMEMBERED_EVENTS = 2 * LOOKED_AT_EVENTS;

type EventListener = (event: AlertEvent) => void;

interface Listening {
  readonly listener: EventListener;
  /** Missed events with later ids are its own; those before happened before it listened. */
  readonly since: string;
}

/** Those who listen for one user, and what they were handed, the oldest first. */
interface Audience {
  readonly listening: Set<Listening>;
  readonly handed: Set<AlertEventId>;
}

/** An event, and the alert as it left it. */
interface Delivery {
  readonly event: AlertEvent;
  readonly alert: Alert;
}

export interface AlertDeliveriesOptions {
  readonly store: Pick<AlertStore, 'events'>;
  /** Of events: ids that sort by time. */
  readonly newId: () => string;
  readonly bus: Pick<Bus, 'publish' | 'listen'>;
  readonly logger: Logger;
  /** Called with an alert that another process turned. */
  readonly onTurned: (alert: Alert) => void;
}

/** Brings events to those who listen for a user, in every process. */
export class AlertDeliveries {
  readonly #options: AlertDeliveriesOptions;
  readonly #audiences = new Map<UserId, Audience>();
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
    const audience = this.#audiences.get(userId) ?? { listening: new Set(), handed: new Set() };
    this.#audiences.set(userId, audience);
    // An object of its own, so that a function that is given twice is told twice and ended once.
    const own: Listening = { listener, since: this.#options.newId() };
    audience.listening.add(own);
    return () => {
      audience.listening.delete(own);
      if (audience.listening.size === 0 && this.#audiences.get(userId) === audience) this.#audiences.delete(userId);
    };
  }

  /** Hands out what others told while the bus was cut, the oldest first; rejects where the database is away. */
  async catchUp(): Promise<void> {
    for (const [userId, audience] of [...this.#audiences]) {
      const events = await this.#options.store.events(userId, LOOKED_AT_EVENTS);
      if (this.#audiences.get(userId) !== audience) continue;
      for (const event of [...events].reverse()) this.#hand(event, ({ since }) => event.id > since);
    }
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
    this.#audiences.clear();
  }

  #hand(event: AlertEvent, isTold: (listening: Listening) => boolean = () => true): void {
    const audience = this.#audiences.get(event.userId);
    if (audience === undefined || audience.handed.has(event.id)) return;
    remember(audience.handed, event.id);
    for (const { listener } of [...audience.listening].filter(isTold)) {
      try {
        listener(event);
      } catch (error) {
        this.#options.logger.error({ err: error }, 'a listener to alerts failed');
      }
    }
  }
}

function remember(handed: Set<AlertEventId>, id: AlertEventId): void {
  handed.add(id);
  const [oldest] = handed;
  if (handed.size > REMEMBERED_EVENTS && oldest !== undefined) handed.delete(oldest);
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
