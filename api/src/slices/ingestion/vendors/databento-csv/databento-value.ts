/** Values of Databento's CSV: fixed-point or decimal prices, instants in nanoseconds or as ISO text. */
import {
  fromDayNumber,
  parseIsoDate,
  previousTradeDate,
  settlementInstant,
  toDayNumber,
  tradeDateAt,
} from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { plainNumber } from '../plain-number.js';

/** 2⁶³ − 1, as a whole number and as the decimal that it is scaled to: no price, no quantity. */
const UNDEFINED_PRICES: ReadonlySet<string> = new Set(['9223372036854775807', '9223372036.854775807']);
/** 2⁶⁴ − 1: no instant. */
const UNDEFINED_INSTANT = '18446744073709551615';
/** Quantities were of 32 bits before the third version of the encoding: 2³¹ − 1 is none. */
const UNDEFINED_QUANTITIES: ReadonlySet<string> = new Set(['9223372036854775807', '2147483647']);
const FIXED_DECIMALS = 9;
/** A ten-thousandth of a dollar, the least tick here, has six digits in fixed point: what has fewer is whole dollars. */
const LEAST_FIXED_DIGITS = 6;
const MS_PER_DAY = 86_400_000;
const NS_PER_MS = 1_000_000;
/** The years for which trade dates are known everywhere, their first and last weeks left out. */
const FIRST_YEAR = 1981;
const LAST_YEAR = 2078;

/**
 * @param text a price: whole numbers are billionths of a dollar, numbers with a point are dollars
 * @returns plain decimal text; blank where the price is undefined; undefined for what is no price
 *
 * @example
 * databentoPrice('75250000000'); // '75.25'
 * databentoPrice('-37.630000000'); // '-37.63'
 */
export function databentoPrice(text: string): string | undefined {
  if (UNDEFINED_PRICES.has(text)) return '';
  const plain = plainNumber(text);
  if (plain === undefined || plain === '' || plain === 'CAB') return plain === 'CAB' ? undefined : plain;
  if (plain.includes('.')) return withoutTrailingZeros(plain);
  const isNegative = plain.startsWith('-');
  const digits = isNegative ? plain.slice(1) : plain;
  if (digits.length < LEAST_FIXED_DIGITS) return plain;
  const padded = digits.padStart(FIXED_DECIMALS + 1, '0');
  const whole = padded.slice(0, -FIXED_DECIMALS);
  return `${isNegative ? '-' : ''}${withoutTrailingZeros(`${whole}.${padded.slice(-FIXED_DECIMALS)}`)}`;
}

/** @returns plain decimal text; blank where the quantity is undefined; undefined for what is no quantity */
export function databentoQuantity(text: string): string | undefined {
  const plain = UNDEFINED_QUANTITIES.has(text) ? '' : plainNumber(text);
  if (plain === 'CAB') return undefined;
  return plain?.includes('.') === true ? withoutTrailingZeros(plain) : plain;
}

/**
 * @param text nanoseconds since 1970-01-01 UTC, or an ISO date and time of UTC
 * @returns milliseconds since 1970-01-01 UTC; `NONE` where the instant is undefined; undefined for what is none
 */
export function databentoInstant(text: string): number | 'NONE' | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === UNDEFINED_INSTANT || trimmed === 'NaT') return 'NONE';
  if (isDigits(trimmed)) return trimmed.length <= 20 ? Number(trimmed) / NS_PER_MS : undefined;
  const date = parseIsoDate(trimmed.slice(0, 10));
  if (date === undefined) return undefined;
  const time = trimmed.slice(11);
  if (time === '') return trimmed.length === 10 ? toDayNumber(date) * MS_PER_DAY : undefined;
  const separator = trimmed.charAt(10);
  if (separator !== 'T' && separator !== ' ') return undefined;
  const isUtc = time.endsWith('Z') || time.endsWith('+00:00');
  const clock = time.slice(0, 8);
  const instant = isUtc || (!time.includes('+') && !time.includes('-')) ? Date.parse(`${date}T${clock}Z`) : NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/** @returns the day of an instant by UTC; undefined where no trade dates are known */
export function utcDate(instantMs: number): IsoDate | undefined {
  return isKnownInstant(instantMs) ? fromDayNumber(Math.floor(instantMs / MS_PER_DAY)) : undefined;
}

/** @returns the trade date during whose session an instant is; undefined where no trade dates are known */
export function sessionDate(instantMs: number): IsoDate | undefined {
  return isKnownInstant(instantMs) ? tradeDateAt(instantMs) : undefined;
}

/** @returns the latest trade date that has settled at an instant, of which a settlement published then is */
export function settledDate(instantMs: number): IsoDate | undefined {
  const date = sessionDate(instantMs);
  if (date === undefined || instantMs >= settlementInstant(date)) return date;
  return previousTradeDate('CL', date);
}

function isKnownInstant(instantMs: number): boolean {
  return instantMs >= Date.UTC(FIRST_YEAR, 0, 1) && instantMs < Date.UTC(LAST_YEAR + 1, 0, 1);
}

function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

function withoutTrailingZeros(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return text.slice(0, text.charCodeAt(end - 1) === 46 ? end - 1 : end);
}
