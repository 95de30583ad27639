/** What the heat map of Greeks shows, as its address says it. What an address gets wrong counts as not said. */
import { GREEKS } from '@cushing/pricing';
import type { Greek } from '@cushing/pricing';
import { OPTION_SERIES, PRODUCTS, isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import type { GreeksAxis } from '../../gql/graphql.js';
import { oneOf } from '../../lib/one-of.js';

export const AXES = ['DELTA', 'MONEYNESS'] as const satisfies readonly GreeksAxis[];

export interface GreeksView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  readonly series: OptionSeries;
  readonly greek: Greek;
  readonly type: OptionType;
  readonly by: GreeksAxis;
  readonly shape: 'MAP' | 'TABLE';
}

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): GreeksView {
  const word = (name: string): string => (parameters.get(name) ?? '').toUpperCase();
  const code = word('product');
  const product = isProductCode(code) ? code : 'CL';
  return {
    product,
    asOf: parseIsoDate(parameters.get('asOf') ?? ''),
    series: oneOf(PRODUCTS[product].optionSeries, word('series')) ?? firstSeries(product),
    greek: oneOf(GREEKS, word('greek')) ?? 'GAMMA',
    type: oneOf(['CALL', 'PUT'], word('type')) ?? 'CALL',
    by: oneOf(AXES, word('by')) ?? 'DELTA',
    shape: oneOf(['MAP', 'TABLE'], word('shape')) ?? 'MAP',
  };
}

/** @returns the shortest address that asks for the view */
export function writeView(view: GreeksView): URLSearchParams {
  const { product, asOf, series, greek, type, by, shape } = view;
  const parameters = new URLSearchParams({ product });
  if (asOf !== undefined) parameters.set('asOf', asOf);
  if (series !== firstSeries(product)) parameters.set('series', series);
  if (greek !== 'GAMMA') parameters.set('greek', greek);
  if (type !== 'CALL') parameters.set('type', type);
  if (by !== 'DELTA') parameters.set('by', by);
  if (shape !== 'MAP') parameters.set('shape', shape);
  return parameters;
}

/** @returns the same view of another product */
export function ofProduct(view: GreeksView, product: ProductCode): GreeksView {
  return product === view.product ? view : { ...view, product, series: firstSeries(product) };
}

/** @returns the address of the calculator with the option of a cell; its strike as the series shows strikes */
export function calculatorAddress(
  { product, asOf, type }: GreeksView,
  { series, expiry }: { readonly series: OptionSeries; readonly expiry: IsoDate },
  strike: number,
): string {
  const { strikeDecimals } = OPTION_SERIES[series];
  const parameters = new URLSearchParams({ product, series, expiry, strike: strike.toFixed(strikeDecimals), type });
  if (asOf !== undefined) parameters.set('asOf', asOf);
  return `/calculator?${parameters.toString()}`;
}

function firstSeries(product: ProductCode): OptionSeries {
  const [first] = PRODUCTS[product].optionSeries;
  if (first === undefined) throw new TypeError(`${product} has no options`);
  return first;
}
