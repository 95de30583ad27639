/** Proposes how a CSV that no form knows may be read, from the names of its columns and some of its values. */
import { isoDate, parseSymbol } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import { plainNumber } from '../plain-number.js';
import { columnMappingSchema } from './column-mapping.js';
import type { ColumnMapping } from './column-mapping.js';
import type { MappedField } from './mapped-line.js';
import {
  DATE_FORMATS,
  readMappedDate,
  readMappedMonth,
  readMappedNumber,
  readMappedProduct,
  readMappedSeries,
  readMappedType,
} from './mapped-value.js';
import type { DateFormat } from './mapped-value.js';

const DELIMITERS = { ',': ',', ';': ';', TAB: '\t', '|': '|' } as const;
/** A date near which contracts trade does not matter to whether a symbol is one. */
const ANY_DATE = isoDate('2026-01-05');
const MOST_SAMPLES = 100;

/** What columns are called, letters and digits alone, the likeliest first. */
const NAMES = {
  tradeDate: [
    'tradedate',
    'bizdt',
    'businessdate',
    'tradingdate',
    'settlementdate',
    'settledate',
    'pricedate',
    'asofdate',
    'date',
    'period',
    'day',
    'timestamp',
  ],
  symbol: ['symbol', 'contractsymbol', 'contract', 'ticker', 'instrument', 'rawsymbol', 'contractcode', 'code'],
  product: ['product', 'productcode', 'root', 'rootsymbol', 'commodity', 'sym', 'underlying'],
  series: ['series', 'seriesid', 'optionseries', 'product', 'productcode', 'root', 'sym'],
  month: ['month', 'contractmonth', 'deliverymonth', 'delivery', 'contract', 'maturity', 'mmy', 'strip', 'expiry'],
  strike: ['strike', 'strikeprice', 'strkpx', 'exerciseprice'],
  type: ['type', 'putcall', 'callput', 'cp', 'pc', 'right', 'optiontype'],
  settle: [
    'settle',
    'settlement',
    'settlementprice',
    'settleprice',
    'sett',
    'settl',
    'close',
    'closeprice',
    'last',
    'lastprice',
    'price',
    'value',
  ],
  open: ['open', 'openprice', 'openingprice', 'opening'],
  high: ['high', 'highprice', 'dhighprice'],
  low: ['low', 'lowprice', 'dlowprice'],
  bid: ['bid', 'bidprice'],
  ask: ['ask', 'askprice', 'offer'],
  volume: ['volume', 'vol', 'totalvolume'],
  openInterest: ['openinterest', 'openint', 'oi'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

interface Column {
  readonly title: string;
  readonly plain: string;
  /** Not blank. */
  readonly values: readonly string[];
}

type Test = (value: string) => boolean;

/**
 * @param header the line that names the columns
 * @param samples some of the lines after it
 * @returns a mapping for a person to look at, correct and name; undefined where none is likely
 */
export function suggestMapping(header: string, samples: readonly string[]): ColumnMapping | undefined {
  const delimiter = likelyDelimiter(header);
  if (delimiter === undefined) return undefined;
  const columns = columnsOf(header, samples.slice(0, MOST_SAMPLES), DELIMITERS[delimiter]);
  const decimalMark = likelyDecimalMark(columns);
  const used = new Set<Column>();
  const take = (names: readonly string[], test: Test, byValues = false): Column | undefined => {
    const free = columns.filter((column) => !used.has(column));
    const named = names
      .map((name) => free.find((column) => column.plain === name))
      .find((column) => column !== undefined && fits(column, test));
    const found =
      named ?? (byValues ? free.find((column) => column.values.length > 0 && fits(column, test)) : undefined);
    if (found !== undefined) used.add(found);
    return found;
  };

  const isDate: Test = (value) => DATE_FORMATS.some((format) => readMappedDate(value, format) !== undefined);
  const date = take(NAMES.tradeDate, isDate, true);
  const dateFormat = date && likelyDateFormat(date, decimalMark);
  if (date === undefined || dateFormat === undefined) return undefined;
  const isNumber: Test = (value) => readMappedNumber(value, decimalMark) !== undefined;
  const map: Partial<Record<MappedField, { column: string }>> = {};
  const mapIfFound = (field: MappedField, column: Column | undefined): boolean => {
    if (column !== undefined) map[field] = { column: column.title };
    return column !== undefined;
  };
  const mapNumbers = (
    ...fields: readonly ('open' | 'high' | 'low' | 'bid' | 'ask' | 'volume' | 'openInterest')[]
  ): void => {
    for (const field of fields) mapIfFound(field, take(NAMES[field], isNumber));
  };
  const result = (content: ColumnMapping['content']): ColumnMapping | undefined => {
    const mapping = { name: `${content.toLowerCase()} csv`, content, delimiter, decimalMark, dateFormat, columns: map };
    return columnMappingSchema.safeParse(mapping).data;
  };

  if (!mapIfFound(content(columns) === 'SPOT' ? 'price' : 'settle', take(NAMES.settle, isNumber))) return undefined;
  switch (content(columns)) {
    case 'OPTIONS':
      mapIfFound('tradeDate', date);
      if (!mapIfFound('symbol', take(NAMES.symbol, isOptionSymbol, true))) {
        mapIfFound(
          'series',
          take(NAMES.series, (value) => readMappedSeries(value) !== undefined),
        );
        mapIfFound(
          'month',
          take(NAMES.month, (value) => readMappedMonth(value) !== undefined),
        );
        mapIfFound('type', take(NAMES.type, isType));
        mapIfFound('strike', take(NAMES.strike, isNumber));
      }
      mapNumbers('bid', 'ask', 'volume', 'openInterest');
      return result('OPTIONS');
    case 'FUTURES':
      mapIfFound('tradeDate', date);
      if (!mapIfFound('symbol', take(NAMES.symbol, isFutureSymbol, true))) {
        mapIfFound(
          'product',
          take(NAMES.product, (value) => readMappedProduct(value) !== undefined),
        );
        mapIfFound(
          'month',
          take(NAMES.month, (value) => readMappedMonth(value) !== undefined),
        );
      }
      mapNumbers('open', 'high', 'low', 'volume', 'openInterest');
      return result('FUTURES');
    case 'SPOT':
      mapIfFound('date', date);
      mapIfFound(
        'series',
        take([...NAMES.series, ...NAMES.symbol], () => true),
      );
      return result('SPOT');
  }
}

/** Options have a strike and a right, or symbols with them; futures a symbol or a product and a month. */
function content(columns: readonly Column[]): ColumnMapping['content'] {
  const has = (names: readonly string[], test: Test): boolean =>
    columns.some((column) => names.includes(column.plain) && column.values.length > 0 && fits(column, test));
  const hasValues = (test: Test): boolean => columns.some((column) => column.values.length > 0 && fits(column, test));
  if (hasValues(isOptionSymbol)) return 'OPTIONS';
  if (has(NAMES.strike, () => true) && has(NAMES.type, isType)) return 'OPTIONS';
  const hasMonth = has(NAMES.month, (value) => readMappedMonth(value) !== undefined);
  return hasMonth || hasValues(isFutureSymbol) ? 'FUTURES' : 'SPOT';
}

function isFutureSymbol(value: string): boolean {
  const parsed = parseSymbol(value, ANY_DATE);
  return parsed.status === 'ok' && parsed.instrument.kind === 'FUTURE';
}

function isOptionSymbol(value: string): boolean {
  const parsed = parseSymbol(value, ANY_DATE);
  return parsed.status === 'ok' && parsed.instrument.kind === 'OPTION';
}

function isType(value: string): boolean {
  return readMappedType(value) !== undefined;
}

/** Most of the values: files have a stray line here and there. */
function fits({ values }: Column, test: Test): boolean {
  return values.filter(test).length * 2 >= values.length;
}

function likelyDelimiter(header: string): keyof typeof DELIMITERS | undefined {
  const names = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]; // its own keys
  const counts = names.map((name) => splitDelimitedLine(header, DELIMITERS[name]).length);
  const most = Math.max(...counts);
  return most < 2 ? undefined : names[counts.indexOf(most)];
}

function columnsOf(header: string, samples: readonly string[], delimiter: string): Column[] {
  const rows = samples.filter((text) => text.trim() !== '').map((text) => splitDelimitedLine(text, delimiter));
  return splitDelimitedLine(header, delimiter).map((name, index) => ({
    title: name.trim(),
    plain: name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
    values: rows.map((cells) => (cells[index] ?? '').trim()).filter((value) => value !== ''),
  }));
}

/** A comma that parts no thousands is a decimal mark. */
function likelyDecimalMark(columns: readonly Column[]): '.' | ',' {
  const isWithComma: Test = (value) =>
    value.includes(',') && plainNumber(value) === undefined && readMappedNumber(value, ',') !== undefined;
  return columns.some(({ values }) => values.some(isWithComma)) ? ',' : '.';
}

/** Where days and months can't be told apart, a decimal comma speaks for the day first. */
function likelyDateFormat(column: Column, decimalMark: '.' | ','): DateFormat | undefined {
  const count = (format: DateFormat): number =>
    column.values.filter((value) => readMappedDate(value, format) !== undefined).length;
  const preferred: readonly DateFormat[] = decimalMark === ',' ? ['DD/MM/YYYY', ...DATE_FORMATS] : DATE_FORMATS;
  const counts = preferred.map(count);
  const most = Math.max(...counts);
  return most === 0 ? undefined : preferred[counts.indexOf(most)];
}
