/** Reads symbols as people and files write them. What does not parse comes back as a value that says what to do. */
import { MONTH_CODES, monthOfCode } from '../codes/month-code.js';
import { PRODUCT_CODES } from '../codes/product-code.js';
import type { ProductCode } from '../codes/product-code.js';
import type { FuturesContract } from '../contracts/futures-contract.js';
import { contractMonth } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import type { IsoDate } from '../dates/iso-date.js';
import { FIRST_CONTRACT_YEAR, LAST_CONTRACT_YEAR } from '../dates/known-years.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';
import { PRODUCTS } from '../specs/product.js';
import { resolveContractYear } from './contract-year.js';
import { STRIKE_DIGITS, futuresSymbol } from './symbol.js';
import type { FuturesSymbol, Instrument } from './symbol.js';

/** Which part of a symbol is wrong. */
export type SymbolErrorReason =
  'SYMBOL_FORM' | 'SYMBOL_ROOT' | 'SYMBOL_MONTH' | 'SYMBOL_YEAR' | 'SYMBOL_STRIKE' | 'SYMBOL_NOT_A_FUTURE';

export interface SymbolError {
  readonly status: 'error';
  readonly reason: SymbolErrorReason;
  /** For the person who wrote the symbol: what is wrong and what to write. */
  readonly message: string;
}

export type ParsedSymbol = { readonly status: 'ok'; readonly instrument: Instrument } | SymbolError;

export type ParsedFuturesSymbol =
  { readonly status: 'ok'; readonly contract: FuturesContract; readonly symbol: FuturesSymbol } | SymbolError;

/** Root and month code, year, and what follows: a call or put and its strike. */
const SYMBOL = /^([A-Z]+)([A-Z])(\d+)(?: ?([CP])([-+.\d]*))?$/;
const STRIKE = new RegExp(`^-?\\d{1,${STRIKE_DIGITS}}$`);
/** More than any symbol has; what is longer is not worth looking at, nor showing in full. */
const LONGEST_SYMBOL = 24;

type Root =
  | { readonly kind: 'FUTURE'; readonly product: ProductCode }
  | { readonly kind: 'OPTION'; readonly product: ProductCode; readonly series: OptionSeries };

const ROOTS: ReadonlyMap<string, Root> = new Map<string, Root>([
  ...PRODUCT_CODES.flatMap((product) =>
    [product, ...PRODUCTS[product].aliases].map((root) => [root, { kind: 'FUTURE', product }] as const),
  ),
  ...Object.values(OPTION_SERIES).map(
    ({ series, underlying }) => [series, { kind: 'OPTION', product: underlying, series }] as const,
  ),
]);

/**
 * Reads the symbol of a future or option, in any case, with spaces around it: a root of the exchange or one that
 * vendors write for it, a month code, two or four digits of the year; for an option C or P and the strike without its
 * decimal point, with or without a space before them.
 *
 * @param text what a person or a file wrote
 * @param referenceDate a date near which the contract trades, as the trade date of a row; one-digit years need it
 * @returns the instrument, or an error that names the wrong part
 *
 * @example
 * parseSymbol('lok20p-500'); // LO, 2020-05, PUT, strike -5
 * parseSymbol('CLZ6', isoDate('2026-01-05')); // CL, 2026-12
 */
export function parseSymbol(text: string, referenceDate?: IsoDate): ParsedSymbol {
  const symbol = text.trim().toUpperCase();
  const match = symbol.length <= LONGEST_SYMBOL ? SYMBOL.exec(symbol) : null;
  if (match === null) {
    return symbolError(
      'SYMBOL_FORM',
      `"${shown(text)}" is no symbol: write a future as CLZ26, an option as LOZ26 C7500.`,
    );
  }
  const [, rootText = '', code = '', digits = '', right, strikeText = ''] = match;
  const root = ROOTS.get(rootText);
  if (root === undefined) return unknownRoot(symbol, rootText, code);
  const month = readMonth(symbol, root, rootText, code, digits, referenceDate);
  if ('status' in month) return month;
  if (root.kind === 'OPTION') return readOption(symbol, root, month.month, right, strikeText);
  if (right !== undefined) {
    const { product } = root;
    const example = PRODUCTS[product].optionSeries.map((series) => `${series}${code}${digits} C…`).join(' or ');
    return symbolError(
      'SYMBOL_STRIKE',
      `"${symbol}" has a strike, but ${rootText} is a future: its options are ${example}.`,
    );
  }
  return { status: 'ok', instrument: { kind: 'FUTURE', product: root.product, month: month.month } };
}

/**
 * Reads a symbol where only a future makes sense.
 *
 * @param text what a person or a file wrote
 * @param referenceDate a date near which the contract trades; one-digit years need it
 * @returns the contract with its symbol in the exchange's form, or an error that names the wrong part
 *
 * @example
 * parseFuturesSymbol('brnz2026'); // BZ, 2026-12, 'BZZ26'
 */
export function parseFuturesSymbol(text: string, referenceDate?: IsoDate): ParsedFuturesSymbol {
  const parsed = parseSymbol(text, referenceDate);
  if (parsed.status === 'error') return parsed;
  if (parsed.instrument.kind === 'OPTION') {
    const { series, month } = parsed.instrument;
    const future = futuresSymbol(OPTION_SERIES[series].underlying, month);
    return symbolError('SYMBOL_NOT_A_FUTURE', `"${shown(text)}" is an option: name its future, ${future}.`);
  }
  const { product, month } = parsed.instrument;
  return { status: 'ok', contract: { product, month }, symbol: futuresSymbol(product, month) };
}

function unknownRoot(symbol: string, root: string, code: string): SymbolError {
  if (ROOTS.has(root + code)) {
    const example = symbol.replace(root + code, `${root}${code}Z`);
    return symbolError(
      'SYMBOL_MONTH',
      `"${symbol}" lacks its month code: write ${example} for December, one of ${MONTH_CODES}.`,
    );
  }
  const futures = PRODUCT_CODES.join(', ');
  const options = Object.keys(OPTION_SERIES).join(', ');
  return symbolError(
    'SYMBOL_ROOT',
    `"${root}" in "${symbol}" is no product: use one of ${futures}, for options ${options}.`,
  );
}

function readMonth(
  symbol: string,
  root: Root,
  rootText: string,
  code: string,
  digits: string,
  referenceDate: IsoDate | undefined,
): { readonly month: ContractMonth } | SymbolError {
  const month = monthOfCode(code);
  if (month === undefined) {
    return symbolError('SYMBOL_MONTH', `"${code}" in "${symbol}" is no month code: use one of ${MONTH_CODES}.`);
  }
  const resolved = resolveContractYear(root.product, month, digits, referenceDate);
  switch (resolved.status) {
    case 'ok':
      return { month: contractMonth(resolved.year, month) };
    case 'ambiguous':
      return symbolError(
        'SYMBOL_YEAR',
        `"${digits}" in "${symbol}" comes round every ten years: write two digits, as in ${rootText}${code}2${digits}.`,
      );
    case 'out-of-range':
      return symbolError(
        'SYMBOL_YEAR',
        `"${digits}" in "${symbol}" is no contract year: contracts are known for ${FIRST_CONTRACT_YEAR} … ${LAST_CONTRACT_YEAR}.`,
      );
    case 'wrong-length':
      return symbolError(
        'SYMBOL_YEAR',
        `"${digits}" in "${symbol}" is no year: write two digits, as in ${rootText}${code}26.`,
      );
  }
}

function readOption(
  symbol: string,
  { product, series }: Extract<Root, { kind: 'OPTION' }>,
  month: ContractMonth,
  right: string | undefined,
  strike: string,
): ParsedSymbol {
  const { strikeDecimals } = OPTION_SERIES[series];
  // Crude has two decimals and trades in tens of dollars; gas and gasoline trade in single ones.
  const price = strikeDecimals === 2 ? '75' : '3';
  const example = `${series}Z26 C${price}${'0'.repeat(strikeDecimals)}`;
  if (right === undefined) {
    const future = futuresSymbol(product, month);
    return symbolError(
      'SYMBOL_STRIKE',
      `"${symbol}" lacks C or P and a strike: write it as ${example}, its future as ${future}.`,
    );
  }
  if (!STRIKE.test(strike)) {
    return symbolError(
      'SYMBOL_STRIKE',
      `"${strike}" in "${symbol}" is no strike: write it without a decimal point, ${price} as in ${example}.`,
    );
  }
  // Adding zero makes a plain zero of the negative one that "-0" reads as.
  const scaled = Number(strike) / 10 ** strikeDecimals + 0;
  return {
    status: 'ok',
    instrument: { kind: 'OPTION', series, month, type: right === 'C' ? 'CALL' : 'PUT', strike: scaled },
  };
}

function symbolError(reason: SymbolErrorReason, message: string): SymbolError {
  return { status: 'error', reason, message };
}

function shown(text: string): string {
  return text.length <= LONGEST_SYMBOL ? text : `${text.slice(0, LONGEST_SYMBOL)}…`;
}
