/** What a desk is answered of volatility: values as they are shown, null where there is none. */
import type { PricingModel } from '@cushing/pricing';
import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';
import type { RealizedVolEstimator, SviParameters } from '@cushing/quant';

import type { MarketSource } from '../market/index.js';
import type { VolStatus } from '../options/index.js';

/** What every answer about one expiry says of it. */
export interface ExpiryOutline {
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  readonly expiry: IsoDate;
  readonly underlying: FuturesSymbol;
  /** Calendar days. */
  readonly daysToExpiry: number;
  /** Actual/365. */
  readonly years: number;
  readonly forward: number | null;
  readonly model: PricingModel;
  /** Per `model`: a decimal, or in the quotation for BACHELIER. */
  readonly atmVol: number | null;
  readonly atmVolStatus: VolStatus;
}

/** One option that a smile is judged by. */
export interface SmilePoint {
  readonly strike: number;
  readonly type: OptionType;
  readonly logMoneyness: number | null;
  readonly delta: number | null;
  readonly bidVol: number | null;
  readonly bidVolStatus: VolStatus;
  readonly askVol: number | null;
  readonly askVolStatus: VolStatus;
  readonly vol: number | null;
  readonly volStatus: VolStatus;
  /** The smile's. */
  readonly fitted: number | null;
  /** `vol` − `fitted` in vol points (0.01). */
  readonly residual: number | null;
  /** Whether the smile was fitted to it. */
  readonly isUsed: boolean;
}

/** Raw SVI of one expiry with how well and how soundly it fits. */
export interface SviFit extends SviParameters {
  /** Vol points (0.01). */
  readonly rmse: number;
  readonly quotes: number;
  readonly isRepaired: boolean;
  /** Of the parameters given. */
  readonly isArbitrageFree: boolean;
  /** Of the best fit before any repair. */
  readonly minG: number | null;
  readonly argMinG: number | null;
}

/** A smile at one forward delta. */
export interface DeltaVol {
  /** Of a call, undiscounted. */
  readonly delta: number;
  /** As in "25Δ put". */
  readonly label: string;
  readonly logMoneyness: number | null;
  readonly strike: number | null;
  readonly vol: number | null;
  /** Whether it lies beyond the quotes that the smile was fitted to. */
  readonly isExtrapolated: boolean;
}

/** The tilt and the curvature of a smile, in decimals of volatility. */
export interface SmileShape {
  readonly riskReversal25: number | null;
  readonly butterfly25: number | null;
  readonly riskReversal10: number | null;
  readonly butterfly10: number | null;
}

export interface SmileCurvePoint {
  readonly logMoneyness: number;
  readonly strike: number;
  readonly vol: number;
}

/** One expiry's quotes and the curve through them. */
export interface VolatilitySmile extends ExpiryOutline, SmileShape {
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  readonly points: readonly SmilePoint[];
  readonly fit: SviFit | null;
  readonly curve: readonly SmileCurvePoint[];
  readonly deltas: readonly DeltaVol[];
}

/** One expiry of a surface. */
export interface SurfaceSlice extends ExpiryOutline, SmileShape {
  readonly fit: SviFit | null;
  readonly byDelta: readonly (number | null)[];
  readonly byLogMoneyness: readonly (number | null)[];
  readonly strikesByLogMoneyness: readonly (number | null)[];
}

/** Which rule of no arbitrage a surface is at odds with. */
export type ArbitrageKind = 'BUTTERFLY' | 'CALENDAR' | 'WING';

/** NOTE: worth knowing, nothing wrong. WARNING: prices that contradict each other. */
export type FindingSeverity = 'NOTE' | 'WARNING';

export interface ArbitrageFinding {
  readonly kind: ArbitrageKind;
  readonly severity: FindingSeverity;
  readonly expiry: IsoDate;
  /** Where it is worst. */
  readonly logMoneyness: number | null;
  readonly strike: number | null;
  /** In a sentence or two. */
  readonly message: string;
  /** Whether the smile that is shown is without it. */
  readonly isRepaired: boolean;
}

/** All smiles of one series on one trade date. */
export interface VolatilitySurface {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  /** Of the first expiry. */
  readonly model: PricingModel;
  /** Columns of `byDelta`: forward deltas of a call. */
  readonly deltas: readonly number[];
  readonly deltaLabels: readonly string[];
  /** Columns of `byLogMoneyness`. */
  readonly logMoneyness: readonly number[];
  readonly slices: readonly SurfaceSlice[];
  /** Over all quotes, vol points (0.01). */
  readonly rmse: number | null;
  readonly quotes: number;
  readonly isArbitrageFree: boolean;
  readonly findings: readonly ArbitrageFinding[];
}

/** Whether there is a volatility between two expiries, or why not. */
export type ForwardVolStatus = 'OK' | 'FIRST_EXPIRY' | 'NO_VOL' | 'VARIANCE_FALLS';

export interface TermStructurePoint extends ExpiryOutline, Pick<SmileShape, 'riskReversal25' | 'butterfly25'> {
  /** Between the expiry before and this one. */
  readonly forwardVol: number | null;
  readonly forwardVolStatus: ForwardVolStatus;
}

/** Volatility at the money by expiry. */
export interface VolatilityTermStructure {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  readonly points: readonly TermStructurePoint[];
}

/** Whether there is a realised volatility, or why not. */
export type RealizedStatus =
  | 'OK'
  | 'NOT_ENOUGH_HISTORY' // up to a date, or yet, for a window that begins on it
  | 'NOT_POSITIVE_PRICE' // no logarithm
  | 'PRICE_MISSING' // a settle, or an open, high or low for an estimator that looks at them
  | 'ROLL_PRICE_MISSING' // no return over a roll
  | 'INCONSISTENT_PRICES' // a close outside its range makes a variance negative
  | 'OTHER_SOURCE'; // settlements of another source than the options that it would stand beside

/** Realised volatility of the window that ends on a trade date. */
export interface VolatilityPoint {
  readonly tradeDate: IsoDate;
  /** Per year, a decimal. */
  readonly volatility: number | null;
  readonly status: RealizedStatus;
  readonly source: MarketSource;
}

/** The distribution of realised volatility over windows of one length. */
export interface VolatilityConeRow {
  /** Trade dates. */
  readonly window: number;
  readonly minimum: number | null;
  readonly p10: number | null;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly maximum: number | null;
  readonly latest: number | null;
  readonly latestStatus: RealizedStatus;
  /** How many windows. */
  readonly samples: number;
  /** 0 … 100. */
  readonly latestPercentile: number | null;
  readonly impliedVol: number | null;
  readonly impliedStatus: IndexStatus;
}

export interface VolatilityCone {
  readonly product: ProductCode;
  readonly nth: number;
  readonly estimator: RealizedVolEstimator;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly source: MarketSource;
  /** Trade date of the options that `impliedVol` is of; null without any, and without any of that source and time. */
  readonly impliedDate: IsoDate | null;
  readonly rows: readonly VolatilityConeRow[];
}

/** Whether there is a volatility at a constant maturity, or why not. */
export type IndexStatus =
  | 'OK'
  | 'NO_EXPIRY_BRACKET'
  | 'NO_SMILE'
  | 'OTHER_SOURCE' // options of another source than the settlements that it would stand beside
  | 'STALE'; // options that ended long before those settlements

export interface ImpliedVsRealizedPoint {
  readonly tradeDate: IsoDate;
  /** Of the options, and of the realised volatilities where there are any. */
  readonly source: MarketSource;
  readonly implied: number | null;
  readonly impliedStatus: IndexStatus;
  readonly realized: number | null;
  readonly realizedStatus: RealizedStatus;
  /** `implied` − `realized`. */
  readonly premium: number | null;
  /** Of the window that follows. */
  readonly subsequentRealized: number | null;
  readonly subsequentStatus: RealizedStatus;
}

/** The volatility index of one trade date. */
export interface IndexPoint {
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  /** Vol points: 35.2 for 35.2 %. */
  readonly value: number | null;
  readonly status: IndexStatus;
  readonly nearExpiry: IsoDate | null;
  readonly nextExpiry: IsoDate | null;
  /** Whether the first expiry lies a few days beyond the maturity, and stands for it. */
  readonly isExtrapolated: boolean;
}
