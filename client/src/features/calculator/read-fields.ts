/** What was typed, as numbers and dates, or what is wrong with it in words that stand beside the field. */
import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { readNumber } from '../../lib/read-number.js';
import type { Read } from '../../lib/read-number.js';

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
