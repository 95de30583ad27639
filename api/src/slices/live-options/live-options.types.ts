/** Chains that move with their futures between two settlements. Units as in the options slice. */
import type { FuturesSymbol, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

/** One option at the future's present price, its volatility that of its own strike at the latest settlement. */
export interface LiveOption {
  /** In the quotation; null where there is no volatility. */
  readonly value: number | null;
  readonly iv: number | null;
  readonly delta: number | null;
  readonly gamma: number | null;
  readonly vega: number | null;
  readonly theta: number | null;
}

export interface LiveRow {
  readonly strike: number;
  readonly call: LiveOption;
  readonly put: LiveOption;
}

/** One expiry valued at a moment. */
export interface LiveChain {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly underlying: FuturesSymbol;
  /** The trade date whose volatilities are used. */
  readonly volatilitiesOf: IsoDate;
  /** The price of the future that it was valued at, in the quotation. */
  readonly forward: number;
  readonly years: number;
  /** At the present forward, between the strikes' volatilities: it moves along the smile with the future. */
  readonly atmVol: number | null;
  readonly time: number;
  /** Ascending by strike. */
  readonly rows: readonly LiveRow[];
}

/** What changed of a chain since the valuation before: rows whose values differ as far as they are shown. */
export type LiveChainChange = LiveChain;
