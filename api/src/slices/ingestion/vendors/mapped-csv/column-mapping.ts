/** How the columns of a person's own CSV are to be read: made once, saved, and checked before it is used. */
import { z } from 'zod';

import { DATE_FORMATS, readMappedDate, readMappedMonth, readMappedProduct, readMappedSeries } from './mapped-value.js';
import type { DateFormat } from './mapped-value.js';

const LONGEST_NAME = 100;
const LONGEST_COLUMN = 200;

const fieldSource = z.union([
  z.strictObject({ column: z.string().trim().min(1).max(LONGEST_COLUMN) }),
  z.strictObject({ value: z.string().trim().min(1).max(LONGEST_COLUMN) }),
]);
/** The column of the file that a field is in, or what it is on all lines. */
export type FieldSource = z.infer<typeof fieldSource>;

const anyMapping = {
  name: z.string().trim().min(1).max(LONGEST_NAME),
  delimiter: z.enum([',', ';', 'TAB', '|']),
  decimalMark: z.enum(['.', ',']),
  dateFormat: z.enum(DATE_FORMATS),
};

const optional = fieldSource.optional();

const futuresMapping = z.strictObject({
  ...anyMapping,
  content: z.literal('FUTURES'),
  columns: z.strictObject({
    tradeDate: fieldSource,
    symbol: optional,
    product: optional,
    month: optional,
    settle: fieldSource,
    open: optional,
    high: optional,
    low: optional,
    volume: optional,
    openInterest: optional,
  }),
});

const optionsMapping = z.strictObject({
  ...anyMapping,
  content: z.literal('OPTIONS'),
  columns: z.strictObject({
    tradeDate: fieldSource,
    symbol: optional,
    series: optional,
    month: optional,
    type: optional,
    strike: optional,
    settle: fieldSource,
    bid: optional,
    ask: optional,
    volume: optional,
    openInterest: optional,
  }),
});

const spotMapping = z.strictObject({
  ...anyMapping,
  content: z.literal('SPOT'),
  columns: z.strictObject({ date: fieldSource, series: fieldSource, price: fieldSource }),
});

const mapping = z.discriminatedUnion('content', [futuresMapping, optionsMapping, spotMapping]);

/** A mapping that a person made and saved. */
export type ColumnMapping = z.infer<typeof mapping>;

/** Refuses a mapping that can't work, with what to change. */
export const columnMappingSchema = mapping.superRefine((value, context) => {
  for (const { field, message } of mappingErrors(value)) {
    context.addIssue({ code: 'custom', path: ['columns', field], message });
  }
});

/** @returns the name of a column as it is compared: neither case nor spaces around it matter */
export function comparedName(name: string): string {
  return name.trim().toLowerCase();
}

interface MappingError {
  readonly field: string;
  readonly message: string;
}

function mappingErrors(value: ColumnMapping): MappingError[] {
  const sources = Object.entries(value.columns).filter(([, source]) => source !== undefined) as [string, FieldSource][]; // those without a source are just left out
  return [...doubleUses(sources), ...missingFields(value), ...wrongConstants(value, sources)];
}

function doubleUses(sources: readonly (readonly [string, FieldSource])[]): MappingError[] {
  const fieldOfColumn = new Map<string, string>();
  const errors: MappingError[] = [];
  for (const [field, source] of sources) {
    if (!('column' in source)) continue;
    const name = comparedName(source.column);
    const other = fieldOfColumn.get(name);
    if (other !== undefined)
      errors.push({ field, message: `the column "${source.column}" is used for ${other} already` });
    else fieldOfColumn.set(name, field);
  }
  return errors;
}

/** What a contract needs besides the fields that every mapping of its content has. */
const CONTRACT_FIELDS = {
  FUTURES: ['product', 'month'],
  OPTIONS: ['series', 'month', 'type', 'strike'],
  SPOT: [],
} as const;

function missingFields(value: ColumnMapping): MappingError[] {
  if (value.content === 'SPOT') return [];
  const columns: Readonly<Record<string, FieldSource | undefined>> = value.columns;
  const parts: readonly string[] = CONTRACT_FIELDS[value.content];
  const isGiven = (field: string): boolean => columns[field] !== undefined;
  if (!isGiven('symbol')) {
    return parts
      .filter((field) => !isGiven(field))
      .map((field) => ({ field, message: `a contract needs either a symbol or ${parts.join(', ')}` }));
  }
  return parts
    .filter(isGiven)
    .map((field) => ({ field, message: `the symbol says the ${field} already: map one of them` }));
}

/** Prices differ from line to line: one for all lines is a slip. */
const NEVER_CONSTANT: ReadonlySet<string> = new Set([
  'settle',
  'price',
  'open',
  'high',
  'low',
  'bid',
  'ask',
  'volume',
  'openInterest',
]);

function wrongConstants(
  { dateFormat, content }: ColumnMapping,
  sources: readonly (readonly [string, FieldSource])[],
): MappingError[] {
  return sources.flatMap(([field, source]) => {
    if ('column' in source) return [];
    const message = NEVER_CONSTANT.has(field)
      ? `${field} differs from line to line: map it to a column`
      : constantError(field, source.value, dateFormat, content);
    return message === undefined ? [] : [{ field, message }];
  });
}

function constantError(field: string, text: string, format: DateFormat, content: string): string | undefined {
  switch (field) {
    case 'tradeDate':
    case 'date':
      return readMappedDate(text, format) === undefined ? `"${text}" is no date written ${format}` : undefined;
    case 'month':
      return readMappedMonth(text) === undefined ? `"${text}" is no month: write 2026-12` : undefined;
    case 'product':
      return readMappedProduct(text) === undefined ? `"${text}" is no product: use CL, BZ, NG, HO or RB` : undefined;
    case 'series':
      return content === 'OPTIONS' && readMappedSeries(text) === undefined
        ? `"${text}" is no series of options: use LO, BZO, ON, LN, OH or OB`
        : undefined;
    default:
      return undefined;
  }
}
