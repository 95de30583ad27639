import type { Header } from '../../file/header.js';
import type { TextRecord } from '../../ingestion.ports.js';
import { parseCount, parsePrice } from '../../judgement/numbers.js';
import type { Fault, ParsedNumber } from '../../judgement/numbers.js';

/** The format's columns in their usual order. */
export const COLUMNS = ['tradeDate', 'symbol', 'open', 'high', 'low', 'settle', 'volume', 'openInterest'] as const;

/** A file without the others gives no numbers for them. */
export const REQUIRED_COLUMNS = ['tradeDate', 'symbol', 'settle'] as const;

const PRICES = ['open', 'high', 'low', 'settle'] as const;
const COUNTS = ['volume', 'openInterest'] as const;

type Column = (typeof COLUMNS)[number];
type NumberColumn = (typeof PRICES)[number] | (typeof COUNTS)[number];

/** Where a file has each column, from 0; −1 for one that it does not have. */
export type ColumnIndexes = Readonly<Record<Column, number>>;

/** What is wrong with a record, and the column that shows it. */
export type ColumnFault = Fault & { readonly column: Column };

type Numbers = { readonly status: 'ok'; readonly values: Readonly<Record<NumberColumn, number>> } | ColumnFault;

export function indexesOf(header: Header): ColumnIndexes {
  return {
    tradeDate: header.indexOf('tradeDate'),
    symbol: header.indexOf('symbol'),
    open: header.indexOf('open'),
    high: header.indexOf('high'),
    low: header.indexOf('low'),
    settle: header.indexOf('settle'),
    volume: header.indexOf('volume'),
    openInterest: header.indexOf('openInterest'),
  };
}

/** @returns what the record says in that column; nothing where the file does not have it */
export function textOf(record: TextRecord, indexes: ColumnIndexes, column: Column): string {
  return record.fields[indexes[column]] ?? '';
}

/** @returns the record's numbers, NaN where it gives none, or the first fault among them */
export function numbersOf(record: TextRecord, indexes: ColumnIndexes): Numbers {
  const values = { open: NaN, high: NaN, low: NaN, settle: NaN, volume: NaN, openInterest: NaN };
  const fault =
    readInto(values, PRICES, parsePrice, record, indexes) ?? readInto(values, COUNTS, parseCount, record, indexes);
  return fault ?? { status: 'ok', values };
}

function readInto(
  values: Record<NumberColumn, number>,
  columns: readonly NumberColumn[],
  parse: (text: string) => ParsedNumber,
  record: TextRecord,
  indexes: ColumnIndexes,
): ColumnFault | undefined {
  for (const column of columns) {
    const text = textOf(record, indexes, column);
    if (text.trim() !== '') {
      const parsed = parse(text);
      if (parsed.status === 'fault') return { ...parsed, column };
      values[column] = parsed.value;
    } else if (column === 'settle') {
      return {
        status: 'fault',
        reason: 'VALUE_MISSING',
        message: 'a settlement needs its settle, this is blank',
        column,
      };
    }
  }
  return undefined;
}
