/**
 * The numbers under which the store's file knows products, option series, sources and origins of bars. A number never
 * changes its meaning: what is added takes the next one.
 */
import type { OptionSeries, ProductCode } from '@cushing/products';

import type { MarketSource } from '../../slices/market/index.js';
import type { Bar } from '../../slices/quotes/index.js';

export const PRODUCT_NUMBERS = { CL: 1, BZ: 2, NG: 3, HO: 4, RB: 5 } as const satisfies Record<ProductCode, number>;

export const SERIES_NUMBERS = {
  LO: 1,
  BZO: 2,
  ON: 3,
  LN: 4,
  OH: 5,
  OB: 6,
} as const satisfies Record<OptionSeries, number>;

export const SOURCE_NUMBERS = { SIMULATED: 1, IMPORTED: 2 } as const satisfies Record<MarketSource, number>;

export const BAR_ORIGIN_NUMBERS = { SIMULATED: 1, LIVE: 2 } as const satisfies Record<Bar['origin'], number>;

const PRODUCTS_BY_NUMBER = inverted<ProductCode>(PRODUCT_NUMBERS);
const SERIES_BY_NUMBER = inverted<OptionSeries>(SERIES_NUMBERS);
const SOURCES_BY_NUMBER = inverted<MarketSource>(SOURCE_NUMBERS);
const BAR_ORIGINS_BY_NUMBER = inverted<Bar['origin']>(BAR_ORIGIN_NUMBERS);

/** @throws {Error} for a number that no version of the store has written */
export function productOf(number: number): ProductCode {
  return found(PRODUCTS_BY_NUMBER.get(number), 'product', number);
}

/** @throws {Error} for a number that no version of the store has written */
export function seriesOf(number: number): OptionSeries {
  return found(SERIES_BY_NUMBER.get(number), 'series', number);
}

/** @throws {Error} for a number that no version of the store has written */
export function sourceOf(number: number): MarketSource {
  return found(SOURCES_BY_NUMBER.get(number), 'source', number);
}

/** @throws {Error} for a number that no version of the store has written */
export function barOriginOf(number: number): Bar['origin'] {
  return found(BAR_ORIGINS_BY_NUMBER.get(number), 'origin of bars', number);
}

function inverted<Name extends string>(numbers: Readonly<Record<Name, number>>): ReadonlyMap<number, Name> {
  // The keys of a record over a closed union are that union's members.
  return new Map((Object.keys(numbers) as Name[]).map((name) => [numbers[name], name]));
}

function found<Name>(name: Name | undefined, kind: string, number: number): Name {
  if (name === undefined) throw new Error(`the market store names a ${kind} by number ${number}, which is none`);
  return name;
}
