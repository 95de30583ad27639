import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { MarketChanges, MarketStore, OptionSettlementStore } from '../market/index.js';

/** How many trade dates of options a market begins with. */
export interface OptionHistory {
  /** Dates with whole chains, the last ones; ≥ 1. */
  readonly fullDates: number;
  /** Dates before them with the few strikes that tell a smile, ≥ 0. */
  readonly thinDates: number;
}

export interface DemoMarketOptions {
  readonly store: MarketStore;
  /** Where the options of the same market lie. */
  readonly optionStore: OptionSettlementStore;
  readonly changes: MarketChanges;
  readonly clock: Clock;
  /** A whole number in [0, 2³²): the same one makes the same prices. */
  readonly seed: number;
  /** What options are discounted by: continuously compounded, per year. */
  readonly rate: number;
  /** How many dates of options a new market begins with. */
  readonly optionHistory: OptionHistory;
  readonly newId: () => string;
  readonly logger?: Logger;
}
