/** Symbols as the exchange writes them: `CLZ26` for a future, `LOZ26 C7500` for an option. */
import { monthCode } from '../codes/month-code.js';
import type { ProductCode } from '../codes/product-code.js';
import type { FuturesContract } from '../contracts/futures-contract.js';
import { checkKnownMonth } from '../contracts/known-months.js';
import { monthOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { ProductsError } from '../errors.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';

declare const futuresSymbolBrand: unique symbol;

/** Root, month code and two-digit year, as in `CLZ26`. */
export type FuturesSymbol = string & { readonly [futuresSymbolBrand]: true };

export type OptionType = 'CALL' | 'PUT';

/** What a symbol names. */
export type Instrument =
  | ({ readonly kind: 'FUTURE' } & FuturesContract)
  | {
      readonly kind: 'OPTION';
      readonly series: OptionSeries;
      readonly month: ContractMonth;
      readonly type: OptionType;
      /** In the underlying's quotation; may be negative. */
      readonly strike: number;
    };

/** Digits of the longest strike that a symbol shows. */
export const STRIKE_DIGITS = 8;

/**
 * @param month contract month, 1980-01 … 2079-12
 * @returns the contract's symbol
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` for a month that two digits cannot name
 *
 * @example
 * futuresSymbol('CL', contractMonth(2026, 12)); // 'CLZ26'
 */
export function futuresSymbol(product: ProductCode, month: ContractMonth): FuturesSymbol {
  return `${product}${monthAndYear(month)}` as FuturesSymbol; // its form by construction
}

/**
 * @param month contract month, 1980-01 … 2079-12
 * @param strike in the underlying's quotation, with no more decimals than the series shows; may be negative
 * @returns the option's symbol, the strike as the exchange shows it: without its decimal point
 * @throws {ProductsError} `ERR_PRODUCTS_STRIKE` for a strike between two that the series can show, `ERR_PRODUCTS_RANGE`
 *   for a month that two digits cannot name
 *
 * @example
 * optionSymbol('LO', contractMonth(2026, 12), 'CALL', 75); // 'LOZ26 C7500'
 * optionSymbol('LO', contractMonth(2020, 5), 'PUT', -5); // 'LOK20 P-500'
 */
export function optionSymbol(series: OptionSeries, month: ContractMonth, type: OptionType, strike: number): string {
  return `${series}${monthAndYear(month)} ${type === 'CALL' ? 'C' : 'P'}${shownStrike(series, strike)}`;
}

function monthAndYear(month: ContractMonth): string {
  checkKnownMonth(month);
  return `${monthCode(monthOf(month))}${month.slice(2, 4)}`;
}

function shownStrike(series: OptionSeries, strike: number): string {
  const { strikeDecimals } = OPTION_SERIES[series];
  const exact = strike * 10 ** strikeDecimals;
  const shown = Math.round(exact);
  // The product of a decimal and a power of ten is off by far less than a millionth of the last decimal.
  if (!(Math.abs(exact - shown) < 1e-6) || Math.abs(shown) >= 10 ** STRIKE_DIGITS) {
    throw new ProductsError(
      'ERR_PRODUCTS_STRIKE',
      `a strike of ${series} has at most ${strikeDecimals} decimals and ${STRIKE_DIGITS} digits, got ${strike}`,
    );
  }
  return String(shown);
}
