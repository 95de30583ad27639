/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { OPTION_SERIES, OPTION_SERIES_CODES, isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import { readColumns, writeColumns } from './column-sets.js';
import type { ChosenColumns } from './column-sets.js';
import { readLegs, writeLegs } from './strategy-legs.js';
import type { BrokenLeg, Leg } from './strategy-legs.js';

export const SIDES = ['BOTH', 'CALLS', 'PUTS'] as const;
/** Which sides of the chain are shown. */
export type ShownSides = (typeof SIDES)[number];

export interface OptionsView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  /** The product's first with options where absent. */
  readonly series: OptionSeries | undefined;
  /** The first that has not come where absent. */
  readonly expiry: IsoDate | undefined;
  /** A strike that is pointed out. */
  readonly strike: number | undefined;
  /** The side of the strike that is pointed out; never without a strike. */
  readonly type: OptionType | undefined;
  /** Those that are usual for the values where absent. */
  readonly columns: ChosenColumns | undefined;
  /** Whether the chain moves with its future, where that is traded now, or shows its settlement alone. */
  readonly values: 'LIVE' | 'SETTLE';
  /** Both where there is room, else the calls, where absent. */
  readonly sides: ShownSides | undefined;
  readonly isStrategyShown: boolean;
  readonly legs: readonly Leg[];
  /** What the address has for legs and is none; let go with the next change. */
  readonly brokenLegs: readonly BrokenLeg[];
}

const DEFAULT_PRODUCT: ProductCode = 'CL';
const TYPES: readonly OptionType[] = ['CALL', 'PUT'];
const STRIKE = /^-?\d{1,8}(?:\.\d{1,6})?$/u;

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): OptionsView {
  const text = (name: string): string => parameters.get(name) ?? '';
  const asked = text('product').toUpperCase();
  const product: ProductCode = isProductCode(asked) ? asked : DEFAULT_PRODUCT;
  const { legs, broken } = readLegs(text('legs'), product);
  const strike = STRIKE.test(text('strike')) ? Number(text('strike')) + 0 : undefined;
  return {
    product,
    asOf: parseIsoDate(text('asOf')),
    series: OPTION_SERIES_CODES.find(
      (series) => series === text('series').toUpperCase() && OPTION_SERIES[series].underlying === product,
    ),
    expiry: parseIsoDate(text('expiry')),
    strike,
    type: strike === undefined ? undefined : TYPES.find((type) => type === text('type').toUpperCase()),
    columns: readColumns(text('columns')),
    values: text('values').toUpperCase() === 'SETTLE' ? 'SETTLE' : 'LIVE',
    sides: SIDES.find((sides) => sides === text('sides').toUpperCase()),
    isStrategyShown: isStrategyShown(text('panel').toLowerCase(), legs.length + broken.length > 0),
    legs,
    brokenLegs: broken,
  };
}

/** @returns the shortest address that asks for the view */
export function writeView(view: OptionsView): URLSearchParams {
  const { product, asOf, series, expiry, strike, type, columns, values, sides, legs } = view;
  const parameters = new URLSearchParams({ product });
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  };
  add('asOf', asOf);
  add('series', series);
  add('expiry', expiry);
  add('strike', strike);
  if (strike !== undefined) add('type', type);
  add('columns', writeColumns(columns));
  if (values === 'SETTLE') add('values', 'settle');
  add('sides', sides);
  // Legs show the panel by themselves.
  if (view.isStrategyShown !== legs.length > 0) add('panel', view.isStrategyShown ? 'strategy' : 'chain');
  add('legs', writeLegs(legs));
  return parameters;
}

/** @returns the same view of another product: what belongs to the old one alone is let go */
export function ofProduct(view: OptionsView, product: ProductCode): OptionsView {
  if (product === view.product) return view;
  return { ...view, product, series: undefined, expiry: undefined, strike: undefined, legs: [], brokenLegs: [] };
}

/** @returns the query of the calculator, filled with one option */
export function calculatorSearch(option: {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly strike: number;
  readonly type: 'CALL' | 'PUT';
  readonly asOf: IsoDate | undefined;
}): string {
  const { product, series, expiry, strike, type, asOf } = option;
  const parameters = new URLSearchParams({ product, series, expiry, strike: String(strike), type });
  if (asOf !== undefined) parameters.set('asOf', asOf);
  return parameters.toString();
}

function isStrategyShown(panel: string, hasLegs: boolean): boolean {
  return panel === 'strategy' || (hasLegs && panel !== 'chain');
}
