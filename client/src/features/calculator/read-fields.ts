/** What was typed, as numbers and dates, or what is wrong with it in words that stand beside the field. */
import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

/** A field that was read. */
export type Read<Value> =
  { readonly value: Value; readonly error?: undefined } | { readonly value?: undefined; readonly error: string };

interface NumberRules {
  /** As in `the forward`. */
  readonly what: string;
  readonly least?: number;
  /** Not within, other than `least`. */
  readonly above?: number;
  readonly most?: number;
  /** Said where the number is none of the range. */
  readonly range: string;
  /** The text is in percent, the value and its range are shares. */
  readonly isPercent?: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;
/** Beyond it no price is. */
const LARGEST_PRICE = 1e6;

/** What fields take, as the API does; percents as shares. */
export const PRICE_RULES = {
  least: -LARGEST_PRICE,
  most: LARGEST_PRICE,
  range: 'Between −1,000,000 and 1,000,000.',
} as const;
export const VOL_RULES = { above: 0, most: 20, range: 'Above 0, at most 2,000 percent.', isPercent: true } as const;
export const RATE_RULES = { least: -1, most: 1, range: 'Between −100 and 100 percent.', isPercent: true } as const;
export const YEAR_RULES = { least: 0, most: 50, range: 'From 0 to 50.' } as const;

/**
 * @param text as typed: a point for the decimals, spaces and commas between groups of three, a true minus or a hyphen
 * @returns the number, or what is wrong
 */
export function readNumber(text: string, rules: NumberRules): Read<number> {
  const { what, least = -Infinity, above = -Infinity, most = Infinity, range, isPercent = false } = rules;
  const plain = text
    .trim()
    .replace(/^−/u, '-')
    .replace(/(?<=\d)[ ,\u00A0\u202F](?=\d{3}(?!\d))/gu, '');
  if (plain === '') return { error: `Enter ${what}.` };
  if (!NUMBER.test(plain)) return { error: 'Enter a number, as in 75.25.' };
  const [digits = '', exponent = '0'] = plain.toLowerCase().split('e');
  // By its digits: 35.2135 / 100 is not always the double that 0.352135 is.
  const value = Number(`${digits}e${Number(exponent) - (isPercent ? 2 : 0)}`) + 0;
  if (!(value >= least && value > above && value <= most)) return { error: range };
  return { value };
}

/** Whether the exchange's calendars reach there. */
export function isKnownDate(date: IsoDate): boolean {
  return date >= '1980-01-01' && date <= '2079-12-31';
}

/** @returns the date, or what is wrong */
export function readDate(text: string, what: string): Read<IsoDate> {
  if (text.trim() === '') return { error: `Enter ${what}.` };
  const value = parseIsoDate(text.trim());
  if (value === undefined) return { error: 'Enter a date, as in 2026-11-17.' };
  return isKnownDate(value) ? { value } : { error: 'Between 1980 and 2079.' };
}

/** @returns numbers between commas, semicolons or blanks, none for nothing; or what is wrong */
export function readNumbers(text: string): Read<readonly number[]> {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  const numbers = parts.map((part) => readNumber(part, { what: 'a price', ...PRICE_RULES }));
  const wrong = numbers.findIndex(({ error }) => error !== undefined);
  if (wrong !== -1)
    return { error: `“${parts[wrong] ?? ''}” is no price. Separate prices by blanks, as in 74.10 73.85.` };
  return { value: numbers.flatMap(({ value }) => (value === undefined ? [] : [value])) };
}
