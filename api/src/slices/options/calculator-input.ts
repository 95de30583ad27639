/** What a calculator refuses: numbers beyond what anybody could mean, each named by its field. */
import { AppError } from '../../shared/errors.js';

/** Numbers from one to another; the ends are within unless it says otherwise. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  /** Whether `from` itself is not within. */
  readonly isAbove?: boolean;
}

const LARGEST_PRICE = 1e6;

/** Of forwards, strikes and premiums, in any quotation. */
export const ANY_PRICE: NumberRange = { from: -LARGEST_PRICE, to: LARGEST_PRICE };
/** What a lognormal model knows. */
export const POSITIVE_PRICE: NumberRange = { from: 0, to: LARGEST_PRICE, isAbove: true };
/** Decimals per year: 2,000 %. */
export const LOGNORMAL_VOL: NumberRange = { from: 0, to: 20, isAbove: true };
/** In the quotation per year. */
export const NORMAL_VOL: NumberRange = { from: 0, to: LARGEST_PRICE, isAbove: true };
export const YEARS: NumberRange = { from: 0, to: 50 };
export const RATE: NumberRange = { from: -1, to: 1 };

/** A shorter life is none: prices are of dates, and what is left of one is nothing. */
const LEAST_YEARS = 1 / (365 * 86_400);

/** @returns the years; 0 for less than a second */
export function lifeOf(years: number): number {
  return years >= 0 && years < LEAST_YEARS ? 0 : years;
}

/**
 * @param field as the caller named it, as in "strike" or "legs[2].price"
 * @throws {AppError} BAD_USER_INPUT, OUT_OF_RANGE, for another number and for NaN
 */
export function requireWithin(field: string, value: number, { from, to, isAbove = false }: NumberRange): void {
  if ((isAbove ? value > from : value >= from) && value <= to) return;
  const range = isAbove ? `above ${from} and at most ${to}` : `from ${from} to ${to}`;
  throw badInput(field, 'OUT_OF_RANGE', `${field} must be ${range}, not ${value}.`);
}

/** @returns the error for a field that is wrong */
export function badInput(
  field: string,
  reason: string,
  message: string,
  details: Readonly<Record<string, string | number | readonly string[]>> = {},
): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason, details: { field, ...details } });
}
