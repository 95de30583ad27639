import type { ChosenModel, PricingModel } from '@cushing/pricing';
import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import type { SviParameters } from '@cushing/quant';

import type { MarketSource, OptionSettlementColumns } from '../market/index.js';

export { VOL_STATUSES } from '@cushing/pricing';
export type { OptionFlag } from '../market/index.js';

/** Where the price comes from that options are valued against. */
export type ForwardSource = 'FUTURE_SETTLE' | 'PUT_CALL_PARITY' | 'NONE';

/** The calls or the puts of one expiry, an entry for each of its strikes; NaN where there is none. */
export interface OptionSide {
  readonly settle: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  /** 1 where the source has this option. */
  readonly isListed: Uint8Array;
  readonly vol: Float64Array;
  /** Index into `VOL_STATUSES` of @cushing/pricing. */
  readonly volStatus: Uint8Array;
  /** In a desk's units: see `OptionMeasures` of @cushing/pricing. NaN where there is no volatility. */
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
  readonly rho: Float64Array;
  /** Value at the fitted smile's volatility; NaN without a smile. */
  readonly theoretical: Float64Array;
  /** Bits of `OPTION_FLAGS`. */
  readonly flags: Uint8Array;
}

/** The smile of one expiry: raw SVI in log-moneyness ln(K/F), free of butterfly arbitrage. */
export interface FittedSmile {
  readonly parameters: SviParameters;
  /** Before any repair; the same parameters where there was none. */
  readonly bestFit: SviParameters;
  /** Root of the weighted mean squared error, in vol points (0.01). */
  readonly rmse: number;
  /** How many quotes it was fitted to. */
  readonly quotes: number;
  /** Least and largest log-moneyness of those. */
  readonly lowest: number;
  readonly highest: number;
  /** Whether the best fit had butterfly arbitrage, and gave way to the nearest without. */
  readonly isRepaired: boolean;
  /** Of the fit before any repair: least Durrleman g, below 0 where there is butterfly arbitrage, and where. */
  readonly minG: number;
  readonly argMinG: number;
}

/** One expiry of one trade date with everything computed of it. */
export interface AnalysedExpiry {
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  readonly expiry: IsoDate;
  readonly underlying: FuturesSymbol;
  /** Calendar days from the trade date; negative after the expiry. */
  readonly daysToExpiry: number;
  /** From the settlement instant to the expiry instant, actual/365; 0 once expired. */
  readonly years: number;
  /** NaN where `forwardSource` is NONE. */
  readonly forward: number;
  readonly forwardSource: ForwardSource;
  /** Continuously compounded, to the expiry. */
  readonly rate: number;
  readonly model: ChosenModel;
  /** Ascending. */
  readonly strikes: Float64Array;
  readonly calls: OptionSide;
  readonly puts: OptionSide;
  /** At the forward: the smile's, else between the two nearest strikes; NaN where there is none. Per `model`. */
  readonly atmVol: number;
  /** Undefined where the model is not lognormal, or there are fewer than five usable quotes. */
  readonly smile: FittedSmile | undefined;
}

/** What the analysis of one product's trade date starts from. */
export interface DayInput {
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly settlements: OptionSettlementColumns;
  /** Settles of the product's futures on that date, by contract month. */
  readonly futures: ReadonlyMap<ContractMonth, number>;
  /** Zero rates by tenor, ascending; at least one. */
  readonly rates: readonly { readonly tenorDays: number; readonly rate: number }[];
  /** The model that was asked for; by the terms of each option where absent. */
  readonly model?: PricingModel | undefined;
}

/** One product's options on one trade date. */
export interface AnalysedDay {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  /** By series, then expiry. */
  readonly expiries: readonly AnalysedExpiry[];
}

/** What remains of an expiry of a past day: enough for histories of volatility. */
export interface ExpiryMark {
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  readonly expiry: IsoDate;
  readonly years: number;
  readonly forward: number;
  /** `atmVol` is per it: in the quotation for BACHELIER. */
  readonly model: ChosenModel;
  readonly atmVol: number;
  /** Raw SVI; undefined where none was fitted. */
  readonly smile: SviParameters | undefined;
}

/** The marks of one trade date. */
export interface DayMarks {
  readonly tradeDate: IsoDate;
  readonly expiries: readonly ExpiryMark[];
}
