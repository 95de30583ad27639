import {
  OPTION_SERIES,
  OPTION_SERIES_CODES,
  fromDayNumber,
  fromMonthIndex,
  optionExpiryDate,
  optionSymbol,
} from '@cushing/products';
import type {
  ContractMonth,
  IsoDate,
  OptionSeries,
  OptionSeriesTerms,
  OptionType,
  ProductCode,
} from '@cushing/products';

import { yearsToExpiry, zeroRateAt } from '../../market/index.js';
import type { OptionSettlementColumns } from '../../market/index.js';
import type { OptionMarket } from '../judgement/option-market.js';

/** One side of a chain; entry i is of the i-th strike. */
export interface ChainSide {
  readonly type: OptionType;
  /** NaN where there is none. */
  readonly settles: Float64Array;
  /** Row in the columns; −1 where there is none. */
  readonly rows: Int32Array;
}

/** What settled of one series' options of one month on one trade date. */
export interface OptionChain {
  readonly series: OptionSeries;
  readonly terms: OptionSeriesTerms;
  readonly product: ProductCode;
  readonly month: ContractMonth;
  readonly tradeDate: IsoDate;
  /** Settle of the future; NaN where none is known. */
  readonly forward: number;
  /** What one unit at the expiry is worth at least and at most: the same where the rates are known. */
  readonly discount: { readonly least: number; readonly most: number };
  /** Ascending, each once. */
  readonly strikes: Float64Array;
  readonly calls: ChainSide;
  readonly puts: ChainSide;
}

/**
 * @param columns rows of one series, month and trade date by strike, which the market was read for
 * @returns undefined for options that had expired
 */
export function chainOf(columns: OptionSettlementColumns, market: OptionMarket): OptionChain | undefined {
  const series = OPTION_SERIES_CODES[columns.series[0] ?? 0] ?? 'LO';
  const terms = OPTION_SERIES[series];
  const monthIndex = columns.month[0] ?? 0;
  const day = columns.tradeDate[0] ?? 0;
  const month = fromMonthIndex(monthIndex);
  const tradeDate = fromDayNumber(day);
  const expiry = optionExpiryDate(series, month);
  if (tradeDate > expiry) return undefined;
  return {
    series,
    terms,
    product: terms.underlying,
    month,
    tradeDate,
    forward: market.settle(terms.underlying, monthIndex, day),
    discount: discountOf(terms, market, day, yearsToExpiry(tradeDate, expiry)),
    ...sidesOf(columns),
  };
}

/** Rates that are guessed may as well be none, or twice as high. */
function discountOf(
  { premiumStyle }: OptionSeriesTerms,
  market: OptionMarket,
  day: number,
  years: number,
): OptionChain['discount'] {
  if (premiumStyle === 'FUTURES') return { least: 1, most: 1 };
  const discount = Math.exp(-zeroRateAt(market.rates(day), years) * years);
  if (!market.areRatesGuessed(day)) return { least: discount, most: discount };
  return { least: Math.min(1, discount ** 2), most: Math.max(1, discount ** 2) };
}

function sidesOf({
  length,
  strike,
  isCall,
  settle,
}: OptionSettlementColumns): Pick<OptionChain, 'strikes' | 'calls' | 'puts'> {
  const strikes = new Float64Array(length);
  const calls = emptySide('CALL', length);
  const puts = emptySide('PUT', length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    const value = strike[row] ?? NaN;
    if (count === 0 || strikes[count - 1] !== value) {
      strikes[count] = value;
      count += 1;
    }
    const side = isCall[row] === 1 ? calls : puts;
    side.settles[count - 1] = settle[row] ?? NaN;
    side.rows[count - 1] = row;
  }
  return { strikes: strikes.subarray(0, count), calls, puts };
}

function emptySide(type: OptionType, length: number): ChainSide {
  return { type, settles: new Float64Array(length).fill(NaN), rows: new Int32Array(length).fill(-1) };
}

/** @returns as in `LOZ26 C7500` */
export function optionAt({ series, month, strikes }: OptionChain, type: OptionType, place: number): string {
  return optionSymbol(series, month, type, strikes[place] ?? 0);
}
