/** What a desk is answered of options: values as they are shown, null where there is none. */
import type { ChosenModel, Greek, GreekStatus, NoVolReason, OptionTerms } from '@cushing/pricing';
import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import type { MarketSource } from '../market/index.js';
import type { ForwardSource, OptionFlag } from './options.types.js';

/** Whether there is a volatility, or why not. */
export type VolStatus = 'OK' | NoVolReason;

/** Where the rate comes from that premiums are discounted with. */
export type RateSource = 'CURVE' | 'FLAT_DEFAULT';

/** What the columns of a matrix of Greeks are. */
export type GreeksAxis = 'DELTA' | 'MONEYNESS';

/** What every answer about one expiry says of it. */
export interface ExpiryTerms extends OptionTerms {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  readonly expiry: IsoDate;
  /** When trading ends that day, UTC. */
  readonly expiresAt: string;
  readonly underlying: FuturesSymbol;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  /** Calendar days; negative after the expiry. */
  readonly daysToExpiry: number;
  /** Actual/365, 0 once expired. */
  readonly years: number;
  readonly forward: number | null;
  readonly forwardSource: ForwardSource;
  /** `atmVol` and the volatilities of its options are per it: in the quotation for BACHELIER. */
  readonly model: ChosenModel['model'];
  readonly atmVol: number | null;
  readonly atmVolStatus: VolStatus;
}

/** One expiry among all of a product. */
export interface OptionExpirySummary extends ExpiryTerms {
  readonly strikes: number;
  /** Contracts of all its options. */
  readonly volume: number;
  readonly openInterest: number;
}

/** One option of a chain. */
export interface OptionQuote {
  readonly symbol: string;
  readonly settle: number | null;
  readonly bid: number | null;
  readonly ask: number | null;
  readonly volume: number | null;
  readonly openInterest: number | null;
  readonly iv: number | null;
  readonly ivStatus: VolStatus;
  readonly delta: number | null;
  readonly gamma: number | null;
  readonly vega: number | null;
  readonly theta: number | null;
  readonly rho: number | null;
  readonly theoretical: number | null;
  /** ln(K/F). */
  readonly moneyness: number | null;
  readonly flags: readonly OptionFlag[];
}

/** Call and put of one strike; null where the source has no such option. */
export interface OptionChainRow {
  readonly strike: number;
  readonly logMoneyness: number | null;
  readonly call: OptionQuote | null;
  readonly put: OptionQuote | null;
}

/** All options of one expiry on one trade date. */
export interface OptionChain extends ExpiryTerms {
  readonly rate: number;
  readonly rateSource: RateSource;
  /** Of the curve; null for the flat default. */
  readonly rateDate: IsoDate | null;
  readonly modelReason: ChosenModel['reason'];
  /** The reason in a sentence. */
  readonly modelNote: string;
  /** The listed strike that lies nearest to the forward. */
  readonly atmStrike: number | null;
  readonly openInterestDate: IsoDate;
  readonly rows: readonly OptionChainRow[];
}

/** A column of a matrix of Greeks. */
export interface GreeksMatrixColumn {
  /** As in "25Δ put", "ATM", "95 %". */
  readonly label: string;
  /** The call's forward delta, or the strike in percent of the forward. */
  readonly value: number;
}

export interface GreeksMatrixCell {
  readonly strike: number | null;
  readonly value: number | null;
  /** OK where there is a value. */
  readonly status: GreekStatus;
}

export interface GreeksMatrixRow extends Pick<
  ExpiryTerms,
  'series' | 'month' | 'expiry' | 'underlying' | 'daysToExpiry' | 'years' | 'forward'
> {
  readonly model: ChosenModel['model'];
  /** The matrix's, unless the model counts volatility in the quotation. */
  readonly unit: string;
  readonly cells: readonly GreeksMatrixCell[];
}

/** One Greek of all expiries of a product. */
export interface GreeksMatrix {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly greek: Greek;
  readonly type: OptionType;
  readonly by: GreeksAxis;
  readonly tradeDate: IsoDate;
  readonly source: MarketSource;
  /** In words, as in "USD/bbl per vol point"; of the lognormal rows where there are any. */
  readonly unit: string;
  readonly columns: readonly GreeksMatrixColumn[];
  readonly rows: readonly GreeksMatrixRow[];
}
