/** Delivery months, as text and as a running number. */
import { ProductsError } from '../errors.js';

declare const contractMonthBrand: unique symbol;
declare const monthIndexBrand: unique symbol;

/** A delivery month written `YYYY-MM`; two of them order as text. */
export type ContractMonth = string & { readonly [contractMonthBrand]: true };

/** Year × 12 + month − 1. */
export type MonthIndex = number & { readonly [monthIndexBrand]: true };

const PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

/** @returns the month, or undefined for text that is none written `YYYY-MM` */
export function parseContractMonth(text: string): ContractMonth | undefined {
  return PATTERN.test(text) ? (text as ContractMonth) : undefined; // just checked
}

/**
 * @param year 0 … 9999
 * @param month 1 … 12
 * @throws {ProductsError} ERR_PRODUCTS_MONTH outside of that
 */
export function contractMonth(year: number, month: number): ContractMonth {
  const parsed = parseContractMonth(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
  if (parsed === undefined) throw new ProductsError('ERR_PRODUCTS_MONTH', `no month ${month} of ${year}`);
  return parsed;
}

export function toMonthIndex(month: ContractMonth): MonthIndex {
  return (yearOf(month) * 12 + monthOf(month) - 1) as MonthIndex; // its definition
}

export function fromMonthIndex(index: number): ContractMonth {
  return contractMonth(Math.floor(index / 12), (index % 12) + 1);
}

/** @param months how many months later; negative for earlier */
export function addMonths(month: ContractMonth, months: number): ContractMonth {
  return fromMonthIndex(toMonthIndex(month) + months);
}

export function yearOf(month: ContractMonth): number {
  return Number(month.slice(0, 4));
}

/** @returns 1 … 12 */
export function monthOf(month: ContractMonth): number {
  return Number(month.slice(5, 7));
}
