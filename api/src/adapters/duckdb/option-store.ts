import type { IsoDate, ProductCode } from '@cushing/products';

import type {
  MarketSource,
  OptionCoverage,
  OptionSettlementColumns,
  OptionSettlementStore,
  RateCurve,
} from '../../slices/market/index.js';
import { coverageOf, tradeDatesOf } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS } from './codes.js';
import { dateValue } from './market-queries.js';
import { OPTION_COVERAGE, OPTION_SETTLEMENTS_ON, OPTION_TRADE_DATES, RATE_CURVE_ON } from './option-queries.js';
import { optionSettlementsOf, rateCurveOf } from './option-rows.js';
import type { ReadPool } from './read-pool.js';

/** Option settlements and rates in the market store's file, which opens and closes it. */
export class DuckOptionStore implements OptionSettlementStore {
  readonly #pool: ReadPool;

  constructor(pool: ReadPool) {
    this.#pool = pool;
  }

  async optionCoverage(): Promise<readonly OptionCoverage[]> {
    return this.#pool.read(OPTION_COVERAGE, [], coverageOf);
  }

  async optionTradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]> {
    return this.#pool.read(OPTION_TRADE_DATES, [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product]], tradeDatesOf);
  }

  async optionSettlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDate: IsoDate,
  ): Promise<OptionSettlementColumns> {
    const values = [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product], dateValue(tradeDate)];
    return this.#pool.read(OPTION_SETTLEMENTS_ON, values, (result) => optionSettlementsOf(tradeDate, result));
  }

  async rateCurveOn(date: IsoDate): Promise<RateCurve | undefined> {
    return this.#pool.read(RATE_CURVE_ON, [dateValue(date)], rateCurveOf);
  }
}
