import type { ProductCode } from '../codes/product-code.js';

/** Monthly options by exchange code. */
export type OptionSeries = 'LO' | 'BZO' | 'ON' | 'LN' | 'OH' | 'OB';

/** The terms of a series of options on futures. */
export interface OptionSeriesTerms {
  readonly series: OptionSeries;
  readonly name: string;
  readonly underlying: ProductCode;
  readonly exerciseStyle: 'AMERICAN' | 'EUROPEAN';
  /** EQUITY: the premium is paid at the start. FUTURES: it is margined, so not discounted and never exercised early. */
  readonly premiumStyle: 'EQUITY' | 'FUTURES';
  /** Decimals that a strike is shown without: LO shows 75.00 as 7500. */
  readonly strikeDecimals: number;
}

/** Every series, in the order in which they are listed; by it columns of numbers name one. What is added comes last. */
export const OPTION_SERIES_CODES: readonly OptionSeries[] = ['LO', 'BZO', 'ON', 'LN', 'OH', 'OB'];

export const OPTION_SERIES: Readonly<Record<OptionSeries, OptionSeriesTerms>> = {
  LO: {
    series: 'LO',
    name: 'WTI American',
    underlying: 'CL',
    exerciseStyle: 'AMERICAN',
    premiumStyle: 'EQUITY',
    strikeDecimals: 2,
  },
  BZO: {
    series: 'BZO',
    name: 'Brent American, futures-style',
    underlying: 'BZ',
    exerciseStyle: 'AMERICAN',
    premiumStyle: 'FUTURES',
    strikeDecimals: 2,
  },
  ON: {
    series: 'ON',
    name: 'Henry Hub American',
    underlying: 'NG',
    exerciseStyle: 'AMERICAN',
    premiumStyle: 'EQUITY',
    strikeDecimals: 3,
  },
  LN: {
    series: 'LN',
    name: 'Henry Hub European',
    underlying: 'NG',
    exerciseStyle: 'EUROPEAN',
    premiumStyle: 'EQUITY',
    strikeDecimals: 3,
  },
  OH: {
    series: 'OH',
    name: 'ULSD American',
    underlying: 'HO',
    exerciseStyle: 'AMERICAN',
    premiumStyle: 'EQUITY',
    strikeDecimals: 4,
  },
  OB: {
    series: 'OB',
    name: 'RBOB American',
    underlying: 'RB',
    exerciseStyle: 'AMERICAN',
    premiumStyle: 'EQUITY',
    strikeDecimals: 4,
  },
};
