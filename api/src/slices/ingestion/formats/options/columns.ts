import type { Header } from '../../file/header.js';
import type { TextRecord } from '../../ingestion.ports.js';
import { parseCount, parsePremium } from '../../judgement/numbers.js';
import type { Fault, ParsedNumber } from '../../judgement/numbers.js';
import type { HeaderMatch } from '../file-format.js';
import { matchOf } from '../header-match.js';

const PRICES = ['settle', 'bid', 'ask'] as const;
const COUNTS = ['volume', 'openInterest'] as const;
const NUMBERS = [...PRICES, ...COUNTS] as const;
/** What names an option in place of its symbol; `series` may be absent. */
const TERMS = ['product', 'expiry', 'type', 'strike'] as const;

/** The format's columns in their usual order. */
export const COLUMNS = ['tradeDate', 'symbol', ...NUMBERS] as const;

type Column = (typeof COLUMNS)[number] | (typeof TERMS)[number] | 'series';

/** Where a file has each column, from 0; −1 for one that it does not have. */
export type ColumnIndexes = Readonly<Record<Column, number>>;

/** What is wrong with a record, and the column that shows it. */
export type ColumnFault = Fault & { readonly column: Column };

type Values = Readonly<Record<(typeof NUMBERS)[number], number>>;

export function matchColumns(header: Header): HeaderMatch {
  const has = (name: string): boolean => header.indexOf(name) >= 0;
  const isNamedByTerms = !has('symbol') && (has('expiry') || has('strike'));
  const naming = isNamedByTerms ? TERMS : ['symbol'];
  const prices = !has('settle') && (has('bid') || has('ask')) ? ['bid', 'ask'] : ['settle'];
  const needed = ['tradeDate', ...naming, ...prices];
  return matchOf(header, needed, ['tradeDate', ...naming, ...NUMBERS, ...(isNamedByTerms ? ['series'] : [])]);
}

export function indexesOf(header: Header): ColumnIndexes {
  return {
    tradeDate: header.indexOf('tradeDate'),
    symbol: header.indexOf('symbol'),
    product: header.indexOf('product'),
    series: header.indexOf('series'),
    expiry: header.indexOf('expiry'),
    type: header.indexOf('type'),
    strike: header.indexOf('strike'),
    settle: header.indexOf('settle'),
    bid: header.indexOf('bid'),
    ask: header.indexOf('ask'),
    volume: header.indexOf('volume'),
    openInterest: header.indexOf('openInterest'),
  };
}

/** @returns what the record says in that column; nothing where the file does not have it */
export function textOf(record: TextRecord, indexes: ColumnIndexes, column: Column): string {
  return record.fields[indexes[column]] ?? '';
}

/** @returns the record's numbers, NaN where it gives none, or the first fault among them */
export function numbersOf(
  record: TextRecord,
  indexes: ColumnIndexes,
): { readonly status: 'ok'; readonly values: Values } | ColumnFault {
  const values = { settle: NaN, bid: NaN, ask: NaN, volume: NaN, openInterest: NaN };
  const fault =
    readInto(values, PRICES, parsePremium, record, indexes) ?? readInto(values, COUNTS, parseCount, record, indexes);
  if (fault !== undefined) return fault;
  if (!Number.isNaN(values.settle) || !Number.isNaN(values.bid + values.ask)) return { status: 'ok', values };
  return {
    status: 'fault',
    reason: 'VALUE_MISSING',
    message: 'an option needs its settle, or its bid and ask: one of these is blank',
    column: indexes.settle >= 0 ? 'settle' : Number.isNaN(values.bid) ? 'bid' : 'ask',
  };
}

function readInto<Name extends keyof Values>(
  values: Record<Name, number>,
  columns: readonly Name[],
  parse: (text: string) => ParsedNumber,
  record: TextRecord,
  indexes: ColumnIndexes,
): ColumnFault | undefined {
  for (const column of columns) {
    const text = textOf(record, indexes, column);
    if (text.trim() === '') continue;
    const parsed = parse(text);
    if (parsed.status === 'fault') return { ...parsed, column };
    values[column] = parsed.value;
  }
  return undefined;
}
