/** A mapping of columns while a person makes it. */
import type {
  ColumnMappingInput,
  DateFormat,
  DecimalMark,
  Delimiter,
  MappedColumnFieldsFragment,
  MappedColumnInput,
  MappedContent,
} from '../../gql/graphql.js';

/** Where a field is: in a column by its name, or the same on all lines. */
export type FieldPlace = { readonly column: string } | { readonly value: string };

export interface MappingDraft {
  readonly name: string;
  readonly content: MappedContent;
  readonly delimiter: Delimiter;
  readonly decimalMark: DecimalMark;
  readonly dateFormat: DateFormat;
  readonly places: Readonly<Partial<Record<string, FieldPlace>>>;
}

interface Field {
  readonly name: string;
  readonly text: string;
  /** Whether it may be the same on all lines; what it is then, for an example. */
  readonly example?: string;
}

const TRADE_DATE: Field = { name: 'tradeDate', text: 'Trade date', example: 'as the file writes dates' };
const SETTLE: Field = { name: 'settle', text: 'Settlement' };
const COUNTS: readonly Field[] = [
  { name: 'volume', text: 'Volume' },
  { name: 'openInterest', text: 'Open interest' },
];

export const FIELDS: Readonly<Record<MappedContent, readonly Field[]>> = {
  FUTURES: [
    TRADE_DATE,
    { name: 'symbol', text: 'Symbol', example: 'CLZ26' },
    { name: 'product', text: 'Product', example: 'CL' },
    { name: 'month', text: 'Delivery month', example: '2026-12' },
    SETTLE,
    { name: 'open', text: 'Open' },
    { name: 'high', text: 'High' },
    { name: 'low', text: 'Low' },
    ...COUNTS,
  ],
  OPTIONS: [
    TRADE_DATE,
    { name: 'symbol', text: 'Symbol', example: 'LOZ26 C7500' },
    { name: 'series', text: 'Option series', example: 'LO' },
    { name: 'month', text: 'Contract month', example: '2026-12' },
    { name: 'type', text: 'Call or put', example: 'C' },
    { name: 'strike', text: 'Strike', example: '75' },
    SETTLE,
    { name: 'bid', text: 'Bid' },
    { name: 'ask', text: 'Ask' },
    ...COUNTS,
  ],
  SPOT: [
    { name: 'date', text: 'Date', example: 'as the file writes dates' },
    { name: 'series', text: 'Series', example: 'RWTC' },
    { name: 'price', text: 'Price' },
  ],
};

/** What names a contract where no symbol does. */
const CONTRACT_PARTS: Readonly<Record<MappedContent, readonly string[]>> = {
  FUTURES: ['product', 'month'],
  OPTIONS: ['series', 'month', 'type', 'strike'],
  SPOT: [],
};

export const CONTENTS: readonly { readonly value: MappedContent; readonly text: string }[] = [
  { value: 'FUTURES', text: 'Futures' },
  { value: 'OPTIONS', text: 'Options' },
  { value: 'SPOT', text: 'Spot prices' },
];

export const DELIMITERS: readonly { readonly value: Delimiter; readonly text: string; readonly sign: string }[] = [
  { value: 'COMMA', text: 'Comma ,', sign: ',' },
  { value: 'SEMICOLON', text: 'Semicolon ;', sign: ';' },
  { value: 'TAB', text: 'Tabulator', sign: '\t' },
  { value: 'PIPE', text: 'Bar |', sign: '|' },
];

export const DECIMAL_MARKS: readonly { readonly value: DecimalMark; readonly text: string }[] = [
  { value: 'POINT', text: 'Point 58.12' },
  { value: 'COMMA', text: 'Comma 58,12' },
];

export const DATE_FORMATS: readonly { readonly value: DateFormat; readonly text: string }[] = [
  { value: 'YEAR_MONTH_DAY', text: '2026-11-20' },
  { value: 'YEAR_MONTH_DAY_DIGITS', text: '20261120' },
  { value: 'MONTH_DAY_YEAR', text: '11/20/2026 (month first)' },
  { value: 'DAY_MONTH_YEAR', text: '20/11/2026 (day first)' },
  { value: 'DAY_MONTH_YEAR_DOTTED', text: '20.11.2026' },
  { value: 'DAY_MONTH_NAME_YEAR', text: '20-NOV-2026' },
];

/** @returns the draft that a proposal or a saved mapping makes */
export function draftOf(
  mapping: Omit<ColumnMappingInput, 'columns'> & { readonly columns: readonly MappedColumnFieldsFragment[] },
): MappingDraft {
  const { name, content, delimiter, decimalMark, dateFormat, columns } = mapping;
  const places = Object.fromEntries(
    columns.flatMap(({ field, column, value }): [string, FieldPlace][] => {
      if (column !== null) return [[field, { column }]];
      return value === null ? [] : [[field, { value }]];
    }),
  );
  return { name, content, delimiter, decimalMark, dateFormat, places };
}

/** @returns a draft in which nothing is said but what stands between the values of a header */
export function blankDraft(header: string): MappingDraft {
  const delimiter = [...DELIMITERS].sort((a, b) => header.split(b.sign).length - header.split(a.sign).length)[0]?.value;
  return {
    name: '',
    content: 'FUTURES',
    delimiter: delimiter ?? 'COMMA',
    decimalMark: 'POINT',
    dateFormat: 'YEAR_MONTH_DAY',
    places: {},
  };
}

/** @returns the field that a column is; undefined where it is none. Neither case nor spaces around a name matter. */
export function fieldOf(draft: MappingDraft, column: string): string | undefined {
  return FIELDS[draft.content].find(({ name }) => {
    const place = draft.places[name];
    return place !== undefined && 'column' in place && isSame(place.column, column);
  })?.name;
}

/** @param field undefined where the column is none */
export function placeColumn(draft: MappingDraft, column: string, field: string | undefined): MappingDraft {
  const others = Object.entries(draft.places).filter(
    ([, place]) => place !== undefined && !('column' in place && isSame(place.column, column)),
  );
  const places = Object.fromEntries(others);
  return { ...draft, places: field === undefined ? places : { ...places, [field]: { column } } };
}

/** @param value blank where it is not the same on all lines */
export function placeValue(draft: MappingDraft, field: string, value: string): MappingDraft {
  const others = Object.fromEntries(Object.entries(draft.places).filter(([name]) => name !== field));
  return { ...draft, places: value === '' ? others : { ...others, [field]: { value } } };
}

/** @returns what is yet to be said of a draft, in words; the server has the last word */
export function faultsOf(draft: MappingDraft, columns: readonly string[]): readonly string[] {
  const { content, places } = draft;
  const fields = FIELDS[content];
  const has = (field: string): boolean => {
    const place = places[field];
    if (place === undefined) return false;
    return 'value' in place || columns.some((column) => isSame(column, place.column));
  };
  const textOf = (field: string): string => (fields.find(({ name }) => name === field)?.text ?? field).toLowerCase();
  const needed = content === 'SPOT' ? ['date', 'series', 'price'] : ['tradeDate', 'settle'];
  const faults = needed.filter((field) => !has(field)).map((field) => `Say which column is the ${textOf(field)}.`);
  const parts = CONTRACT_PARTS[content];
  if (parts.length > 0 && !has('symbol') && !parts.every(has)) {
    const missing = parts.filter((field) => !has(field)).map(textOf);
    faults.push(`Say which column is the symbol, or the ${missing.join(', the ')}.`);
  }
  const doubled = has('symbol') ? parts.filter(has).map(textOf) : [];
  if (doubled.length > 0) faults.push(`The symbol says the ${doubled.join(', the ')} already: leave one of them out.`);
  if (draft.name.trim() === '') faults.push('Give the mapping a name.');
  return faults;
}

/** @returns the mapping to save: fields of another content, and columns that the file does not have, are left out */
export function inputOf(draft: MappingDraft, columns: readonly string[]): ColumnMappingInput {
  const { places, name, ...rest } = draft;
  return {
    ...rest,
    name: name.trim(),
    columns: FIELDS[draft.content].flatMap(({ name: field }): MappedColumnInput[] => {
      const place = places[field];
      if (place === undefined) return [];
      if ('value' in place) return [{ field, value: place.value.trim() }];
      return columns.some((column) => isSame(column, place.column)) ? [{ field, column: place.column }] : [];
    }),
  };
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
