import type { IsoDate, ProductCode } from '@cushing/products';

import type { MarketSource } from './market.types.js';
import type { OptionCoverage, OptionSettlementColumns, RateCurve } from './option-settlements.types.js';

/** Where option settlements and rates lie; the rules are those of `MarketStore`. */
export interface OptionSettlementStore {
  /** One entry for each product and source that has option settlements. */
  optionCoverage(): Promise<readonly OptionCoverage[]>;
  /** The trade dates on which a product's options have settlements, ascending. */
  optionTradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]>;
  /** All of one trade date, by series, contract month, strike, then put before call. */
  optionSettlementsOn(product: ProductCode, source: MarketSource, tradeDate: IsoDate): Promise<OptionSettlementColumns>;
  /** The rates of that date, or of the latest one before it that has any; undefined where none has. */
  rateCurveOn(date: IsoDate): Promise<RateCurve | undefined>;
}
