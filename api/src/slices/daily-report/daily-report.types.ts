/** What a day's report says. Prices in each product's quotation; what is not there is null or a reason in words. */
import type { CurveStructure } from '@cushing/curves';
import type { PricingModel } from '@cushing/pricing';
import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import type { AlertEvent } from '../alerts/index.js';
import type { Change, CrackSpreadKind, MarketSource } from '../market/index.js';

/** What stands in the place of a part that could not be made: why, in a sentence. */
export interface Missing {
  readonly missing: string;
}

/** A contract's settle beside the trade date before. */
export type ReportQuote = Change & {
  readonly product: ProductCode;
  readonly symbol: FuturesSymbol;
  readonly settle: number;
  /** Whole ticks; null where there is no change. */
  readonly changeTicks: number | null;
};

export interface CurvePoint {
  readonly month: ContractMonth;
  readonly settle: number;
}

/** The settles of one trade date by delivery month, the nearest first. */
export interface ReportCurve {
  readonly label: 'NOW' | 'PREVIOUS' | 'MONTH_BEFORE';
  readonly tradeDate: IsoDate;
  readonly points: readonly CurvePoint[];
}

/** The front contract against the month after it. */
export type FrontSpread = Change & {
  readonly near: FuturesSymbol;
  readonly far: FuturesSymbol;
  readonly value: number;
  readonly structure: 'BACKWARDATION' | 'CONTANGO' | 'FLAT';
};

/** Volatility of one expiry at the money and its tilt; decimals per year, in the quotation for BACHELIER. */
export interface ReportVol {
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly daysToExpiry: number;
  readonly underlying: FuturesSymbol;
  readonly model: PricingModel;
  readonly atmVol: number | null;
  readonly atmVolChange: number | null;
  /** Of the 25-delta call less that of the put. */
  readonly riskReversal25: number | null;
  readonly riskReversal25Change: number | null;
}

export interface ReportVols {
  readonly previousTradeDate: IsoDate | null;
  readonly expiries: readonly ReportVol[];
}

/** Contracts open over all delivery months. */
export interface ReportOpenInterest {
  /** The session that it counts: often the one before the report's. */
  readonly tradeDate: IsoDate;
  readonly total: number;
  /** Delivery months that it is known of, and how many there are. */
  readonly counted: number;
  readonly months: number;
  /** Over the months that both dates know; null where there is none. */
  readonly change: number | null;
}

/** One product's day. */
export interface ProductReport {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  readonly previousTradeDate: IsoDate | null;
  readonly front: ReportQuote;
  readonly structure: CurveStructure;
  /** Now first; the others where there are any. */
  readonly curves: readonly ReportCurve[];
  readonly frontSpread: FrontSpread | Missing;
  readonly vols: ReportVols | Missing;
  readonly openInterest: ReportOpenInterest | Missing;
}

/** A contract's change against what its changes usually are. */
export type ContractMove = ReportQuote & {
  readonly change: number;
  /** Of the 20 daily changes before it. */
  readonly standardDeviation: number;
  /** `change` in standard deviations. */
  readonly score: number;
};

export interface BiggestMoves {
  readonly moves: readonly ContractMove[];
  /** Contracts that were looked at, and those that have no 20 changes to be held against. */
  readonly judged: number;
  readonly unjudged: number;
}

export type ReportCrack = Change & {
  readonly kind: CrackSpreadKind;
  readonly source: MarketSource;
  /** USD for each barrel of crude. */
  readonly value: number;
  readonly symbols: readonly FuturesSymbol[];
};

/** One trade date of the market. */
export interface DailyReport {
  readonly tradeDate: IsoDate;
  /** The date that was asked for; undefined for the latest. */
  readonly askedDate: IsoDate | undefined;
  readonly products: readonly ProductReport[];
  /** Products that have nothing on the trade date. */
  readonly missingProducts: readonly (Missing & { readonly product: ProductCode })[];
  readonly biggestMoves: BiggestMoves;
  readonly cracks: readonly ReportCrack[] | Missing;
  /** The viewer's own of that trade date, newest first; undefined where nobody in particular looks. */
  readonly alerts: readonly AlertEvent[] | Missing | undefined;
}

/** @returns whether the part could not be made */
export function isMissing(part: object): part is Missing {
  return 'missing' in part;
}
