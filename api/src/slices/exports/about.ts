/** Lines that many files say of themselves, in the same words. */
import { PRODUCTS } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { MarketSource } from '../market/index.js';
import type { AboutLine } from './exports.types.js';

const SOURCES: Readonly<Record<MarketSource, string>> = {
  SIMULATED: 'SIMULATED: the demo market, made up for a first look',
  IMPORTED: 'IMPORTED: files that were imported',
};

export function line(name: string, text: string): AboutLine {
  return { name, text };
}

export function holdsLine(text: string): AboutLine {
  return line('Holds', text);
}

/** @param sources at least one; each name of a line stands once in a file */
export function sourceLine(...sources: readonly MarketSource[]): AboutLine {
  return line('Source', sources.map((source) => SOURCES[source]).join('; '));
}

export function asOfLine(tradeDate: IsoDate): AboutLine {
  return line('As of', `trade date ${tradeDate}`);
}

export function rangeLine(first: string, last: string): AboutLine {
  return line('As of', `${first} through ${last}`);
}

/** @param more what the file counts in beside prices, as in "volatilities as decimals per year" */
export function unitsLine(products: readonly ProductCode[], more: readonly string[] = []): AboutLine {
  const quotations = [...new Set(products.map((product) => PRODUCTS[product].quotation))];
  const prices = quotations.length === 1 ? `prices in ${quotations.join('')}` : 'prices in the quotation of each row';
  return line('Units', [prices, ...more].join('; '));
}

export const CONTRACTS = 'contracts';
export const NOT_GIVEN = 'a blank where the source gave none';
