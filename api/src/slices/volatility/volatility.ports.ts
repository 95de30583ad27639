import type { MarketService } from '../market/index.js';
import type { OptionsService } from '../options/index.js';

/** Options as the slice beside computes them: whole days, and marks of past ones. */
export type OptionDays = Pick<OptionsService, 'day' | 'marks'>;

/** Settlements over time. */
export type FuturesHistories = Pick<MarketService, 'continuousHistory' | 'futuresHistory'>;
