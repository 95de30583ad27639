import { tradeDateAt } from '@cushing/products';

import type { Bus } from '../../shared/bus.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { UserId } from '../accounts/index.js';
import type { Quotes } from '../quotes/index.js';
import { ALERTS_CHANGED, readAlertChange } from './alert-changes.js';
import { AlertDeliveries } from './alert-deliveries.js';
import { isExpired } from './alert-subjects.js';
import type { AtmVols, PresentValue } from './alert-subjects.js';
import { AlertTurner } from './alert-turner.js';
import type { AlertStore } from './alerts.ports.js';
import type { Alert, AlertEvent, AlertId, AlertSubject } from './alerts.types.js';
import { WatchedAlerts } from './watched-alerts.js';

/** Users who were let in again, and alerts whose contracts have ended, are found so soon. */
const RELOAD_MS = 5 * 60_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface AlertJudgeOptions {
  readonly store: AlertStore;
  readonly quotes: Pick<Quotes, 'onTicks' | 'onDropped' | 'quote' | 'quotesOf'>;
  readonly liveChains: AtmVols;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Of events: ids that sort by time. */
  readonly newId: () => string;
  readonly logger: Logger;
  /** How long to wait after the first failure of the database; it doubles with every one after it. */
  readonly retryMs?: number;
}

/**
 * Judges every active alert at every price. Each process does so; the store says which of them was first, and that one
 * tells all. A value that is on the other side than the one that is stored has crossed while nobody looked: that is told
 * once, after a start and after messages were missed.
 */
export class AlertJudge {
  readonly #options: AlertJudgeOptions;
  readonly #watched: WatchedAlerts;
  readonly #turner: AlertTurner;
  readonly #deliveries: AlertDeliveries;
  readonly #stops: (() => void)[] = [];
  /** Alerts that changed while all were being read: what was read of them is old. */
  #touched: Set<AlertId> | undefined;
  #loading: Promise<void> | undefined;
  #mustLoadAgain = false;
  /** Events of others may have been missed. */
  #mustCatchUp = false;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #isClosed = false;

  constructor(options: AlertJudgeOptions) {
    const { store, newId, logger, quotes, liveChains, bus, retryMs } = options;
    this.#options = options;
    this.#deliveries = new AlertDeliveries({
      ...{ store, newId, bus, logger },
      onTurned: (alert) => {
        this.take(alert);
      },
    });
    this.#turner = new AlertTurner({
      ...{ store, newId, logger, ...(retryMs === undefined ? {} : { retryMs }) },
      onTold: (event, alert) => {
        this.#deliveries.tell(event, alert.stored);
      },
      onFound: (found) => {
        this.take(found);
      },
      onGone: (alert) => {
        const { id } = alert.stored;
        if (this.#watched.get(id) === alert) this.drop(id);
      },
    });
    this.#watched = new WatchedAlerts({
      ...{ quotes, liveChains },
      onChange: (alert) => {
        this.#turner.turn(alert);
      },
    });
  }

  /** Reads the active alerts and begins to judge; where the database is away, as soon as it is back. */
  async start(): Promise<void> {
    const { bus, quotes } = this.#options;
    this.#deliveries.start();
    const reload = setInterval(() => {
      void this.#load();
    }, RELOAD_MS).unref();
    this.#stops.push(
      () => {
        clearInterval(reload);
      },
      quotes.onTicks((batch, ticks) => {
        this.#watched.take(batch, ticks);
      }),
      quotes.onDropped(() => {
        this.#watched.forgetPrices();
      }),
      bus.listen(ALERTS_CHANGED, (message) => {
        void this.#reload(message);
      }),
      bus.onGap(() => {
        this.#watched.forgetSeen();
        this.#mustCatchUp = true;
        void this.#load();
      }),
    );
    await this.#load();
  }

  /** Ends the judging, and waits for what is being stored. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    for (const stop of this.#stops.splice(0)) stop();
    await this.#turner.close();
    await this.#loading;
    this.#watched.clear();
    this.#deliveries.close();
  }

  /** Calls the listener with each of the user's events from now on; the returned function ends that. */
  listen(userId: UserId, listener: (event: AlertEvent) => void): () => void {
    return this.#deliveries.listen(userId, listener);
  }

  /** @returns the value that alerts of the subject watch; undefined while it is not known, as a volatility that none watches */
  present(subject: AlertSubject): PresentValue | undefined {
    return this.#watched.present(subject);
  }

  /** Judges an alert as it is from now on: a new one, or one that its owner changed. */
  take(alert: Alert): void {
    if (this.#isClosed) return;
    this.#touched?.add(alert.id);
    if (alert.isActive) this.#watched.put(alert);
    else this.#watched.remove(alert.id);
  }

  /** Judges an alert no more. */
  drop(id: AlertId): void {
    this.#touched?.add(id);
    this.#watched.remove(id);
  }

  /** One at a time; what is asked for meanwhile is one more. */
  async #load(): Promise<void> {
    if (this.#loading !== undefined) {
      this.#mustLoadAgain = true;
      return this.#loading;
    }
    this.#loading = this.#loadUntilCurrent().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #loadUntilCurrent(): Promise<void> {
    clearTimeout(this.#retry);
    do {
      try {
        await this.#loadAll();
        await this.#catchUp();
        this.#failures = 0;
      } catch (error) {
        this.#tryAgainLater(error);
        return;
      } finally {
        this.#touched = undefined;
      }
    } while (this.#isAskedAgain());
  }

  async #catchUp(): Promise<void> {
    if (!this.#mustCatchUp || this.#isClosed) return;
    this.#mustCatchUp = false;
    try {
      await this.#deliveries.catchUp();
    } catch (error) {
      this.#mustCatchUp = true;
      throw error;
    }
  }

  #isAskedAgain(): boolean {
    const isAsked = this.#mustLoadAgain && !this.#isClosed;
    this.#mustLoadAgain = false;
    return isAsked;
  }

  async #loadAll(): Promise<void> {
    const { store, clock } = this.#options;
    const touched = new Set<AlertId>();
    this.#touched = touched;
    const active = await store.active();
    if (this.#isClosed) return;
    const today = tradeDateAt(clock());
    const [expired, judged] = [[] as Alert[], new Set<AlertId>()];
    for (const alert of active) {
      if (touched.has(alert.id)) continue;
      if (isExpired(alert.subject, today)) expired.push(alert);
      else {
        judged.add(alert.id);
        this.#watched.put(alert);
      }
    }
    for (const { stored } of this.#watched.all) {
      if (!judged.has(stored.id) && !touched.has(stored.id)) this.#watched.remove(stored.id);
    }
    for (const alert of expired) {
      await store.replace({ ...alert, isActive: false, version: alert.version + 1, updatedAt: clock() });
    }
  }

  #tryAgainLater(error: unknown): void {
    const { logger, retryMs = RETRY_MS } = this.#options;
    if (this.#isClosed) return;
    if (this.#failures === 0) logger.warn({ err: error }, 'alerts could not be read; it is tried again');
    const delay = Math.min(LONGEST_RETRY_MS, retryMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(() => {
      void this.#load();
    }, delay).unref();
  }

  /** Another process told that an alert is not as it was. */
  async #reload(message: string): Promise<void> {
    const change = readAlertChange(message);
    if (change === undefined) return;
    try {
      const alert = await this.#options.store.find(change.userId, change.id);
      if (alert === undefined) this.drop(change.id);
      else this.take(alert);
    } catch {
      // Everything is read again as soon as the database answers.
      await this.#load();
    }
  }
}
