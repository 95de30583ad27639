/** Tells which option a record is of, by its symbol or by product, expiry, type and strike. */
import {
  OPTION_SERIES,
  PRODUCTS,
  PRODUCT_CODES,
  optionMonthOfExpiry,
  parseIsoDate,
  parseSymbol,
  toMonthIndex,
} from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { quoted } from '../../judgement/findings.js';
import { parseStrike } from '../../judgement/strike.js';
import type { Fault } from '../../judgement/numbers.js';
import type { ColumnFault } from './columns.js';

/** An option that was understood, or what is wrong with its name. */
export type NamedOption =
  | {
      readonly status: 'ok';
      readonly product: ProductCode;
      readonly series: OptionSeries;
      /** `MonthIndex`. */
      readonly month: number;
      readonly isCall: boolean;
      readonly strike: number;
    }
  | ColumnFault;

/** What a record says of an option in place of its symbol. */
export interface OptionTermTexts {
  readonly product: string;
  /** Blank where the file does not say: the product's first series is meant, ON of gas. */
  readonly series: string;
  readonly expiry: string;
  readonly type: string;
  readonly strike: string;
}

type Parsed<Value> = { readonly status: 'ok'; readonly value: Value } | Fault;

const PRODUCTS_BY_ROOT: ReadonlyMap<string, ProductCode> = new Map(
  PRODUCT_CODES.flatMap((code) => [code, ...PRODUCTS[code].aliases].map((root) => [root, code] as const)),
);
const IS_CALL: ReadonlyMap<string, boolean> = new Map([
  ['C', true],
  ['CALL', true],
  ['P', false],
  ['PUT', false],
]);

/** @param date the settlement's, near which an option of a one-digit year trades */
export function optionOfSymbol(text: string, date: IsoDate): NamedOption {
  const parsed = parseSymbol(text, date);
  // Its message is a sentence; a rejection's continues one.
  if (parsed.status === 'error') return unknownSymbol(parsed.message.replace(/\.$/, ''));
  const { instrument } = parsed;
  if (instrument.kind === 'FUTURE') {
    const options = PRODUCTS[instrument.product].optionSeries;
    return unknownSymbol(`${quoted(text)} is a future: name an option of ${options.join(' or ')}, as LOZ26 C7500`);
  }
  const { series, month, type, strike } = instrument;
  const product = OPTION_SERIES[series].underlying;
  return { status: 'ok', product, series, month: toMonthIndex(month), isCall: type === 'CALL', strike };
}

export function optionOfTerms(texts: OptionTermTexts): NamedOption {
  const product = parseProduct(texts.product);
  if (product.status === 'fault') return { ...product, column: 'product' };
  const series = parseSeries(texts.series, product.value);
  if (series.status === 'fault') return { ...series, column: 'series' };
  const month = parseExpiry(texts.expiry, series.value);
  if (month.status === 'fault') return { ...month, column: 'expiry' };
  const isCall = IS_CALL.get(texts.type.trim().toUpperCase());
  if (isCall === undefined) {
    const message = `${quoted(texts.type)} is neither a call nor a put: write C, P, CALL or PUT`;
    return { status: 'fault', reason: 'OPTION_TYPE_UNKNOWN', message, column: 'type' };
  }
  const strike = parseStrike(texts.strike, series.value, month.value);
  if (strike.status === 'fault') return { ...strike, column: 'strike' };
  return {
    status: 'ok',
    product: product.value,
    series: series.value,
    month: toMonthIndex(month.value),
    isCall,
    strike: strike.value,
  };
}

function parseProduct(text: string): Parsed<ProductCode> {
  const product = PRODUCTS_BY_ROOT.get(text.trim().toUpperCase());
  if (product !== undefined) return { status: 'ok', value: product };
  const message = `${quoted(text)} is no product: use one of ${PRODUCT_CODES.join(', ')}`;
  return { status: 'fault', reason: 'SYMBOL_UNKNOWN', message };
}

function parseSeries(text: string, product: ProductCode): Parsed<OptionSeries> {
  const code = text.trim().toUpperCase();
  const known = PRODUCTS[product].optionSeries;
  const series = code === '' ? known[0] : known.find((each) => each === code);
  if (series !== undefined) return { status: 'ok', value: series };
  const message = `${quoted(text)} is no series of options on ${product}: use ${known.join(' or ')}`;
  return { status: 'fault', reason: 'SYMBOL_UNKNOWN', message };
}

function parseExpiry(text: string, series: OptionSeries): Parsed<ContractMonth> {
  const expiry = parseIsoDate(text.trim());
  if (expiry === undefined) {
    return { status: 'fault', reason: 'DATE_INVALID', message: `${quoted(text)} is not a date written YYYY-MM-DD` };
  }
  const found = optionMonthOfExpiry(series, expiry);
  if (found.status === 'ok') return { status: 'ok', value: found.month };
  return {
    status: 'fault',
    reason: 'EXPIRY_NOT_LISTED',
    message: `no ${series} expires on ${expiry}: the nearest expiries are ${found.nearest.join(' and ')}`,
  };
}

function unknownSymbol(message: string): ColumnFault {
  return { status: 'fault', reason: 'SYMBOL_UNKNOWN', message, column: 'symbol' };
}
