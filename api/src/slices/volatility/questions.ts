import type { FuturesContract, IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';

import { AppError } from '../../shared/errors.js';
import type { DateRange } from '../market/index.js';

/** Smiles or term structures in one answer. */
const MAX_DATES = 20;
const MIN_WINDOW = 2;
const MAX_WINDOW = 1_000;
const MAX_WINDOWS = 20;
/** The last nearby that has another after it to roll into. */
const MAX_NEARBY = 119;

/** One expiry's smile on several dates. */
export interface SmileQuestion {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  /** At most 20; the latest trade date where there is none. */
  readonly asOf: readonly IsoDate[];
  /** The product's first series that has the expiry where absent. */
  readonly series: OptionSeries | undefined;
}

/** Of a contract or of a product's nth contract: exactly one of `contract` and `product`. */
export interface RealizedQuestion {
  readonly contract: FuturesContract | undefined;
  readonly product: ProductCode | undefined;
  /** Of a product alone; 1 where absent. */
  readonly nth: number | undefined;
  /** Returns in each estimate, 2 … 1,000. */
  readonly window: number;
  readonly estimator: RealizedVolEstimator;
  readonly range: DateRange;
}

/** How a product's realised volatility was distributed. */
export interface ConeQuestion {
  readonly product: ProductCode;
  /** At most 20, each 2 … 1,000. */
  readonly windows: readonly number[];
  readonly nth: number;
  readonly estimator: RealizedVolEstimator;
  readonly range: DateRange;
}

/** @returns the dates to answer: undefined is the latest trade date */
export function checkedDates(asOf: readonly IsoDate[]): readonly (IsoDate | undefined)[] {
  if (asOf.length > MAX_DATES) {
    throw badInput(`At most ${MAX_DATES} dates fit into one answer: ask for fewer than ${asOf.length}.`);
  }
  return asOf.length === 0 ? [undefined] : asOf;
}

export function checkedWindow(window: number): number {
  if (window >= MIN_WINDOW && window <= MAX_WINDOW) return window;
  throw badInput(`A window must have ${MIN_WINDOW} … 1,000 returns, got ${window}.`);
}

export function checkedWindows(windows: readonly number[]): readonly number[] {
  if (windows.length === 0 || windows.length > MAX_WINDOWS) {
    throw badInput(`A cone has 1 … ${MAX_WINDOWS} windows, got ${windows.length}.`);
  }
  return windows.map(checkedWindow);
}

export function checkedNearby(nth: number): number {
  if (nth >= 1 && nth <= MAX_NEARBY) return nth;
  throw badInput(`nth must lie in 1 … ${MAX_NEARBY}, 1 for the front contract; got ${nth}.`);
}

/** @throws {AppError} BAD_USER_INPUT unless there is exactly one of contract and product, and `nth` with the latter alone */
export function checkedSubject({
  contract,
  product,
  nth,
}: RealizedQuestion):
  | { readonly contract: FuturesContract }
  | { readonly contract: undefined; readonly product: ProductCode; readonly nth: number } {
  if (contract !== undefined && product === undefined) {
    if (nth === undefined) return { contract };
    throw conflict('nth goes with product: leave it out for one contract.');
  }
  if (contract === undefined && product !== undefined) return { contract, product, nth: checkedNearby(nth ?? 1) };
  throw conflict('Give either symbol, for one contract, or product, for its nth contract.');
}

function badInput(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason: 'OUT_OF_RANGE' });
}

function conflict(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason: 'SYMBOL_OR_PRODUCT' });
}
