/** Puts the parts of alerts and watch lists together. */
import type { Bus } from '../shared/bus.js';
import type { Clock } from '../shared/clock.js';
import { AppError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { timeOrderedIds } from '../shared/time-ordered-id.js';
import { AlertJudge, AlertsService } from '../slices/alerts/index.js';
import type { AlertStore, AlertsServiceOptions } from '../slices/alerts/index.js';
import type { LiveChains } from '../slices/live-options/index.js';
import type { MarketService } from '../slices/market/index.js';
import type { OptionsService } from '../slices/options/index.js';
import type { Quotes } from '../slices/quotes/index.js';
import { WatchListsService } from '../slices/watch-lists/index.js';
import type { WatchListStore } from '../slices/watch-lists/index.js';

const TRIM_EVERY_MS = 24 * 3_600_000;

export interface OpenAlertsOptions {
  readonly alertStore: AlertStore;
  readonly watchListStore: WatchListStore;
  readonly market: MarketService;
  readonly options: OptionsService;
  readonly quotes: Quotes;
  readonly liveChains: LiveChains;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenAlerts {
  readonly alerts: AlertsService;
  readonly alertJudge: AlertJudge;
  readonly watchLists: WatchListsService;
  /** Begins to judge prices; comes once the store has its market. */
  startJudging(): Promise<void>;
  /** Stores what was judged, and ends. */
  close(): Promise<void>;
}

export function openAlerts(parts: OpenAlertsOptions): OpenAlerts {
  const { alertStore, watchListStore, market, options, quotes, liveChains, bus, clock, logger } = parts;
  const newId = timeOrderedIds(clock);
  const alertJudge = new AlertJudge({ store: alertStore, quotes, liveChains, bus, clock, newId, logger });
  const hasExpiry = expiryKnown(options);
  const alerts = new AlertsService({ store: alertStore, judge: alertJudge, hasExpiry, bus, clock, newId });
  let trimming: Promise<unknown> = Promise.resolve();
  const trim = (): void => {
    trimming = alerts.trim().catch((error: unknown) => {
      logger.warn({ err: error }, 'old events of alerts could not be removed; it is tried again in a day');
    });
  };
  const trimTimer = setInterval(trim, TRIM_EVERY_MS).unref();
  return {
    ...{ alertJudge, alerts },
    watchLists: new WatchListsService({ store: watchListStore, market, clock }),
    async startJudging() {
      await alertJudge.start();
      trim();
    },
    async close() {
      clearInterval(trimTimer);
      await trimming;
      await alertJudge.close();
    },
  };
}

function expiryKnown(options: OptionsService): AlertsServiceOptions['hasExpiry'] {
  return async (product, expiry) => {
    try {
      return (await options.expiries(product, undefined)).some((known) => known.expiry === expiry);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  };
}
