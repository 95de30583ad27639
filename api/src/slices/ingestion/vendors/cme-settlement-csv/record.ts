/** One record of CME's settlement CSV as a stated row. */
import {
  contractMonth,
  isProductCode,
  OPTION_SERIES,
  OPTION_SERIES_CODES,
  parseIsoDate,
  type OptionSeries,
  type ProductCode,
} from '@cushing/products';

import { plainNumber } from '../plain-number.js';
import { productOfWeekly, productOfWords } from '../proposed-product.js';
import type { StatedFuture, StatedOption, StatedRow, UnreadableRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';
import type { CmeColumns } from './columns.js';

const SERIES: ReadonlyMap<string, OptionSeries> = new Map(OPTION_SERIES_CODES.map((series) => [series, series]));

/** Reads the records of one file, whose header may come again and differ. */
export class CmeRecordReader {
  readonly #unknown = new UnknownSubjects();
  /** Files are in the order of symbols: one that was just told of needs no second look. */
  #unknownSymbol = '';
  #columns: CmeColumns;
  // Most records have the date of the one before.
  #dateText = '';
  #date: string | undefined;

  constructor(columns: CmeColumns) {
    this.#columns = columns;
  }

  useColumns(columns: CmeColumns): void {
    this.#columns = columns;
  }

  /**
   * @param fields of the line, not kept
   * @returns undefined where the line says nothing that was not said before
   */
  read(line: number, fields: readonly string[]): StatedRow | undefined {
    const columns = this.#columns;
    if (fields.length < columns.count) {
      return unreadableRow(line, 0, '', `the line ends after ${fields.length} of its ${columns.count} fields`);
    }
    const symbol = cell(fields, columns.symbol);
    const type = cell(fields, columns.securityType);
    const exchange = cell(fields, columns.exchange);
    const series = SERIES.get(symbol);
    const product = isProductCode(symbol) ? symbol : undefined;
    if (product === undefined && series === undefined) return this.#tellSymbol(line, symbol, fields);
    if (exchange !== '' && !exchange.toUpperCase().startsWith('NYM')) {
      return this.#unknown.tell(line, `Sym ${symbol} Exch ${exchange}`, undefined);
    }
    if (product !== undefined && type === 'FUT') return this.#future(line, product, fields);
    if (series !== undefined && type === 'OOF') return this.#option(line, series, fields);
    return this.#unknown.tell(line, `Sym ${symbol} SecTyp ${type}`, product);
  }

  #future(line: number, product: ProductCode, fields: readonly string[]): StatedRow | undefined {
    const columns = this.#columns;
    const tradeDate = this.#tradeDate(fields);
    if (tradeDate === undefined) return unreadableDate(line, columns.date, fields);
    const monthText = cell(fields, columns.month);
    if (isDayed(monthText)) {
      return this.#unknown.tell(line, `Sym ${product} MMY YYYYMMDD`, product);
    }
    const month = monthOf(monthText);
    if (month === undefined) return unreadableMonth(line, columns.month, fields);
    const settle = numberIn(fields, columns.settle);
    const open = numberIn(fields, columns.open);
    const high = numberIn(fields, columns.high);
    const low = numberIn(fields, columns.low);
    const openInterest = numberIn(fields, columns.openInterest);
    if (settle === undefined) return noNumber(line, columns.settle, fields);
    if (open === undefined) return noNumber(line, columns.open, fields);
    if (high === undefined) return noNumber(line, columns.high, fields);
    if (low === undefined) return noNumber(line, columns.low, fields);
    if (openInterest === undefined) return noNumber(line, columns.openInterest, fields);
    // The file's volume is the day before's.
    return {
      kind: 'FUTURE',
      line,
      tradeDate,
      product,
      contract: { month },
      open,
      high,
      low,
      settle,
      volume: '',
      openInterest,
    } satisfies StatedFuture;
  }

  #option(line: number, series: OptionSeries, fields: readonly string[]): StatedRow | undefined {
    const columns = this.#columns;
    const tradeDate = this.#tradeDate(fields);
    if (tradeDate === undefined) return unreadableDate(line, columns.date, fields);
    const ownMonth = cell(fields, columns.month);
    if (isDayed(ownMonth)) {
      return this.#unknown.tell(line, `Sym ${series} MMY YYYYMMDD`, OPTION_SERIES[series].underlying);
    }
    const monthColumn = cell(fields, columns.underlyingMonth) === '' ? columns.month : columns.underlyingMonth;
    const month = monthOf(cell(fields, monthColumn));
    if (month === undefined) return unreadableMonth(line, monthColumn, fields);
    const right = cell(fields, columns.putCall);
    if (right !== '1' && right !== '0') {
      return unreadable(line, columns.putCall, fields, '1 stands for a call and 0 for a put');
    }
    const strike = numberIn(fields, columns.strike);
    if (strike === undefined || strike === '') {
      return unreadable(line, columns.strike, fields, 'an option has a strike, written as a number');
    }
    const settle = numberIn(fields, columns.settle);
    const bid = numberIn(fields, columns.bid);
    const openInterest = numberIn(fields, columns.openInterest);
    if (settle === undefined) return noNumber(line, columns.settle, fields);
    if (bid === undefined) return noNumber(line, columns.bid, fields);
    if (openInterest === undefined) return noNumber(line, columns.openInterest, fields);
    return {
      kind: 'OPTION',
      line,
      tradeDate,
      series,
      month,
      type: right === '1' ? 'CALL' : 'PUT',
      strike,
      settle,
      bid,
      ask: '',
      volume: '',
      openInterest,
    } satisfies StatedOption;
  }

  #tradeDate(fields: readonly string[]): string | undefined {
    const text = cell(fields, this.#columns.date);
    if (text !== this.#dateText) {
      this.#dateText = text;
      this.#date = parseIsoDate(text);
    }
    return this.#date;
  }

  #tellSymbol(line: number, symbol: string, fields: readonly string[]): StatedRow | undefined {
    if (symbol === this.#unknownSymbol) return undefined;
    this.#unknownSymbol = symbol;
    const words = cell(fields, this.#columns.description);
    const underlying = cell(fields, this.#columns.underlyingProduct);
    const proposal = isProductCode(underlying) ? underlying : (productOfWeekly(symbol) ?? productOfWords(words));
    return this.#unknown.tell(line, `Sym ${symbol}`, proposal);
  }
}

/** @returns blank for a column that the file does not have */
function cell(fields: readonly string[], column: number): string {
  return (fields[column] ?? '').trim();
}

function numberIn(fields: readonly string[], column: number): string | undefined {
  return plainNumber(fields[column] ?? '');
}

/** A contract of one day is written YYYYMMDD. */
function isDayed(text: string): boolean {
  return text.length === 8 && /^\d{8}$/.test(text);
}

/** @param text `YYYYMM` */
function monthOf(text: string): string | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const month = Number(text.slice(4));
  return month >= 1 && month <= 12 ? contractMonth(Number(text.slice(0, 4)), month) : undefined;
}

function unreadableDate(line: number, column: number, fields: readonly string[]): UnreadableRow {
  return unreadable(line, column, fields, 'a date is a day of the calendar, written YYYY-MM-DD');
}

function unreadableMonth(line: number, column: number, fields: readonly string[]): UnreadableRow {
  return unreadable(line, column, fields, 'a contract month is written YYYYMM');
}

function noNumber(line: number, column: number, fields: readonly string[]): UnreadableRow {
  return unreadable(line, column, fields, 'a number was expected');
}

function unreadable(line: number, column: number, fields: readonly string[], message: string): UnreadableRow {
  return unreadableRow(line, column + 1, fields[column] ?? '', message);
}
