/** Values of a mapped CSV, in the forms that its mapping names. */
import { OPTION_SERIES, OPTION_SERIES_CODES, PRODUCT_CODES, PRODUCTS, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { plainNumber } from '../plain-number.js';

export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD.MM.YYYY',
  'YYYYMMDD',
  'DD-MMM-YYYY',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const MONTH_NAMES = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** @returns the date as `YYYY-MM-DD`; a time after it is ignored; undefined for what is no such date */
export function readMappedDate(text: string, format: DateFormat): IsoDate | undefined {
  const day = withoutTime(text.trim());
  switch (format) {
    case 'YYYY-MM-DD':
      return parseIsoDate(day);
    case 'YYYYMMDD':
      return day.length === 8 ? parseIsoDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`) : undefined;
    case 'MM/DD/YYYY': {
      const [month, date, year] = threeParts(day, '/');
      return dateOf(year, month, date);
    }
    case 'DD/MM/YYYY': {
      const [date, month, year] = threeParts(day, '/');
      return dateOf(year, month, date);
    }
    case 'DD.MM.YYYY': {
      const [date, month, year] = threeParts(day, '.');
      return dateOf(year, month, date);
    }
    case 'DD-MMM-YYYY': {
      const [date, name = '', year] = threeParts(day, '-');
      return dateOf(year, String(monthNumber(name) ?? ''), date);
    }
  }
}

function threeParts(text: string, separator: string): string[] {
  const parts = text.split(separator);
  return parts.length === 3 ? parts : [];
}

/** @returns the day of a date and time, as of `2026-11-19T00:00:00`; no format here has a space or a `T` before a digit */
function withoutTime(text: string): string {
  const space = text.indexOf(' ');
  if (space > 0) return text.slice(0, space);
  const isIsoTime = text.charAt(10) === 'T' && text.charAt(13) === ':';
  return isIsoTime ? text.slice(0, 10) : text;
}

function dateOf(year = '', month = '', date = ''): IsoDate | undefined {
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function monthNumber(name: string): number | undefined {
  const index = MONTH_NAMES.indexOf(name.trim().toUpperCase());
  return index < 0 ? undefined : index + 1;
}

const NUMERIC_MONTH = /^(\d{4})-?(0[1-9]|1[0-2])$/;
const NAMED_MONTH = /^([A-Za-z]{3})[- ]?(\d{2}|\d{4})$/;

/**
 * @returns `YYYY-MM`; undefined for what is no month
 *
 * @example
 * readMappedMonth('Dec26'); // '2026-12'; so are DEC-26, 202612 and 2026-12
 */
export function readMappedMonth(text: string): string | undefined {
  const trimmed = text.trim();
  const numeric = NUMERIC_MONTH.exec(trimmed);
  if (numeric !== null) return `${numeric[1] ?? ''}-${numeric[2] ?? ''}`;
  const [, name = '', digits = ''] = NAMED_MONTH.exec(trimmed) ?? [];
  const month = monthNumber(name);
  if (month === undefined) return undefined;
  return `${digits.length === 4 ? digits : centuryOf(digits) + digits}-${String(month).padStart(2, '0')}`;
}

/** No energy future is older than of 1980, so two digits from 80 on are of the last century: as symbols read them. */
function centuryOf(digits: string): string {
  return Number(digits) >= 80 ? '19' : '20';
}

/** @returns the product by its code or a vendor's root for it, in any case */
export function readMappedProduct(text: string): ProductCode | undefined {
  const root = text.trim().toUpperCase();
  return PRODUCT_CODES.find((code) => code === root || PRODUCTS[code].aliases.includes(root));
}

export function readMappedSeries(text: string): OptionSeries | undefined {
  const root = text.trim().toUpperCase();
  return OPTION_SERIES_CODES.find((series) => series === root);
}

/** Words that are in the name of one product alone, as `brent` and `rbob`. */
const PRODUCT_WORDS: readonly (readonly [string, ProductCode])[] = PRODUCT_CODES.flatMap((product) =>
  wordsOf(PRODUCTS[product].name)
    .filter((word) => !PRODUCT_CODES.some((other) => other !== product && wordsOf(PRODUCTS[other].name).includes(word)))
    .map((word) => [word, product] as const),
);

/** @returns the product that the file's words make most likely; undefined where none or several are */
export function proposedProduct(text: string): ProductCode | undefined {
  const words = wordsOf(text);
  const found = new Set(PRODUCT_WORDS.filter(([word]) => words.includes(word)).map(([, product]) => product));
  for (const word of words) {
    const series = readMappedSeries(word);
    const product = series === undefined ? readMappedProduct(word) : OPTION_SERIES[series].underlying;
    if (product !== undefined && text.trim().length > 1) found.add(product);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, 200)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
}

const CALLS: ReadonlySet<string> = new Set(['C', 'CALL', 'CALLS']);
const PUTS: ReadonlySet<string> = new Set(['P', 'PUT', 'PUTS']);

export function readMappedType(text: string): 'CALL' | 'PUT' | undefined {
  const right = text.trim().toUpperCase();
  if (CALLS.has(right)) return 'CALL';
  return PUTS.has(right) ? 'PUT' : undefined;
}

/**
 * @param decimalMark the other one of point and comma may part thousands, and with a comma so may spaces and apostrophes
 * @returns plain decimal text, blank for none, `CAB` as it is; undefined for what is no number
 *
 * @example
 * readMappedNumber('1.234,50', ','); // '1234.50'
 */
export function readMappedNumber(text: string, decimalMark: '.' | ','): string | undefined {
  if (decimalMark === '.') return plainNumber(text);
  let swapped = '';
  for (const character of text.trim()) {
    if (character === ',') swapped += '.';
    else swapped += THOUSANDS_MARKS.has(character) ? ',' : character;
  }
  // A lone point stands for no value in either notation.
  return swapped === ',' ? '' : plainNumber(swapped);
}

/** Beside a decimal comma: a point, an apostrophe, or a space, broken or not. */
const THOUSANDS_MARKS: ReadonlySet<string> = new Set(['.', "'", ' ', '\u00a0', '\u202f']);
