/** Symbols as the exchange writes them: `CLZ26`, `LOZ26 C7500`. */
import { MONTH_CODES, monthCode, monthOfCode } from '../codes/month-code.js';
import { PRODUCT_CODES } from '../codes/product-code.js';
import type { ProductCode } from '../codes/product-code.js';
import type { FuturesContract } from '../contracts/futures-contract.js';
import { contractMonth, monthOf, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { addDays } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { lastTradeDate } from '../expiry/last-trade-date.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';
import { PRODUCTS } from '../specs/product.js';

declare const futuresSymbolBrand: unique symbol;

/** Root, month code and two-digit year, as in `CLZ26`. */
export type FuturesSymbol = string & { readonly [futuresSymbolBrand]: true };

export type OptionType = 'CALL' | 'PUT';

export type Instrument =
  | ({ readonly kind: 'FUTURE' } & FuturesContract)
  | {
      readonly kind: 'OPTION';
      readonly series: OptionSeries;
      readonly month: ContractMonth;
      readonly type: OptionType;
      /** In the underlying's quotation. */
      readonly strike: number;
    };

export type SymbolErrorReason = 'SYMBOL_FORM' | 'SYMBOL_ROOT' | 'SYMBOL_MONTH' | 'SYMBOL_YEAR' | 'SYMBOL_NOT_A_FUTURE';

export interface SymbolError {
  readonly status: 'error';
  readonly reason: SymbolErrorReason;
  /** Says what is wrong and what is expected. */
  readonly message: string;
}

export type ParsedSymbol = { readonly status: 'ok'; readonly instrument: Instrument } | SymbolError;

export type ParsedFuturesSymbol =
  { readonly status: 'ok'; readonly contract: FuturesContract; readonly symbol: FuturesSymbol } | SymbolError;

const SYMBOL = /^([A-Z]+?)([A-Z])(\d{1,4})(?: ?([CP])(-?\d+))?$/;
const LONGEST_SYMBOL = 24;
/** Two-digit years from here on are of the last century: crude was first listed in 1983. */
const LAST_CENTURY_FROM = 80;
const DAYS_A_YEAR = 365;

const ROOTS: ReadonlyMap<string, ProductCode> = new Map(
  PRODUCT_CODES.flatMap((code) => [code, ...PRODUCTS[code].aliases].map((root) => [root, code] as const)),
);

/** @returns the contract's symbol, as in `CLZ26` */
export function futuresSymbol(product: ProductCode, month: ContractMonth): FuturesSymbol {
  return `${product}${monthAndYear(month)}` as FuturesSymbol; // its form by construction
}

/**
 * @param strike in the underlying's quotation; may be negative
 * @returns the option's symbol with the strike as the exchange shows it, as in `LOZ26 C7500`
 */
export function optionSymbol(series: OptionSeries, month: ContractMonth, type: OptionType, strike: number): string {
  const shown = Math.round(strike * 10 ** OPTION_SERIES[series].strikeDecimals);
  return `${series}${monthAndYear(month)} ${type === 'CALL' ? 'C' : 'P'}${shown}`;
}

/**
 * Reads a symbol with a two- or four-digit year, the strike with or without a space before it, in any case.
 *
 * @param referenceDate a date near which the contract trades; needed for one-digit years alone
 */
export function parseSymbol(text: string, referenceDate?: IsoDate): ParsedSymbol {
  const match = text.length <= LONGEST_SYMBOL ? SYMBOL.exec(text.trim().toUpperCase()) : null;
  if (match === null) {
    return symbolError(
      'SYMBOL_FORM',
      `"${shortened(text)}" is no symbol: write a future as CLZ26, an option as LOZ26 C7500.`,
    );
  }
  const [, root = '', code = '', year = '', right, strike] = match;
  const product = ROOTS.get(root);
  const series = isOptionSeries(root) ? root : undefined;
  if (product === undefined && series === undefined) {
    const known = [...PRODUCT_CODES, ...Object.keys(OPTION_SERIES)].join(', ');
    return symbolError('SYMBOL_ROOT', `"${root}" in "${text}" is no product: ${known} are known.`);
  }
  const monthNumber = monthOfCode(code);
  if (monthNumber === undefined) {
    return symbolError('SYMBOL_MONTH', `"${code}" in "${text}" is no month code: use one of ${MONTH_CODES}.`);
  }
  const underlying = product ?? (series === undefined ? undefined : OPTION_SERIES[series].underlying);
  const fullYear = underlying === undefined ? undefined : resolveYear(underlying, monthNumber, year, referenceDate);
  if (fullYear === undefined) {
    return symbolError('SYMBOL_YEAR', `"${year}" in "${text}" is no year: write two digits, as in ${root}${code}26.`);
  }
  const month = contractMonth(fullYear, monthNumber);
  if (product !== undefined && right === undefined) {
    return { status: 'ok', instrument: { kind: 'FUTURE', product, month } };
  }
  if (series === undefined || right === undefined || strike === undefined) {
    return symbolError(
      'SYMBOL_FORM',
      series === undefined
        ? `"${text}" has a strike, but ${root} is a future: write ${PRODUCTS[product ?? 'CL'].optionSeries[0] ?? 'LO'} for its options.`
        : `"${text}" lacks type and strike: write an option as ${root}${code}${year} C7500.`,
    );
  }
  const type = right === 'C' ? 'CALL' : 'PUT';
  const scale = 10 ** OPTION_SERIES[series].strikeDecimals;
  return { status: 'ok', instrument: { kind: 'OPTION', series, month, type, strike: Number(strike) / scale } };
}

/** As `parseSymbol`, for a place where only a future makes sense. */
export function parseFuturesSymbol(text: string, referenceDate?: IsoDate): ParsedFuturesSymbol {
  const parsed = parseSymbol(text, referenceDate);
  if (parsed.status === 'error') return parsed;
  if (parsed.instrument.kind === 'OPTION') {
    return symbolError('SYMBOL_NOT_A_FUTURE', `"${text}" is an option: name a future, as in CLZ26.`);
  }
  const { product, month } = parsed.instrument;
  return { status: 'ok', contract: { product, month }, symbol: futuresSymbol(product, month) };
}

function monthAndYear(month: ContractMonth): string {
  return `${monthCode(monthOf(month))}${String(yearOf(month) % 100).padStart(2, '0')}`;
}

function isOptionSeries(root: string): root is OptionSeries {
  return Object.hasOwn(OPTION_SERIES, root);
}

function resolveYear(
  product: ProductCode,
  month: number,
  digits: string,
  referenceDate: IsoDate | undefined,
): number | undefined {
  const value = Number(digits);
  if (digits.length === 4) return value >= 1980 && value <= 2060 ? value : undefined;
  if (digits.length === 2) return value >= LAST_CENTURY_FROM ? 1900 + value : value <= 60 ? 2000 + value : undefined;
  if (digits.length !== 1 || referenceDate === undefined) return undefined;
  const earliest = addDays(referenceDate, -DAYS_A_YEAR);
  const from = Number(earliest.slice(0, 4));
  for (let year = from; year <= from + 11; year += 1) {
    if (year % 10 === value && lastTradeDate(product, contractMonth(year, month)) >= earliest) return year;
  }
  return undefined;
}

function symbolError(reason: SymbolErrorReason, message: string): SymbolError {
  return { status: 'error', reason, message };
}

function shortened(text: string): string {
  return text.length <= LONGEST_SYMBOL ? text : `${text.slice(0, LONGEST_SYMBOL)}…`;
}
