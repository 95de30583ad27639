/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { OPTION_SERIES, PRODUCTS, isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { RANGES } from '../../desk/history-range.js';
import type { HistoryRange } from '../../desk/history-range.js';
import { readOverlays } from '../../desk/overlays.js';
import type { Overlay } from '../../desk/overlays.js';
import type { RealizedVolatilityEstimator } from '../../gql/graphql.js';
import { oneOf } from '../../lib/one-of.js';

export const PANELS = ['SMILE', 'SURFACE', 'TERM', 'CONE', 'REALIZED', 'INDEX', 'FINDINGS'] as const;
/** A part of the page that an address can lead to. */
export type VolatilityPanel = (typeof PANELS)[number];

export const AXES = ['MONEYNESS', 'STRIKE'] as const;
/** What the smile is drawn over. */
export type SmileAxis = (typeof AXES)[number];

export const GRIDS = ['DELTA', 'MONEYNESS'] as const;
/** What the surface is drawn over, besides time. */
export type SurfaceAxis = (typeof GRIDS)[number];

export const MEASURES = ['ATM', 'SKEW', 'BUTTERFLY'] as const;
/** What of each expiry the term structure draws. */
export type TermMeasure = (typeof MEASURES)[number];

export const ESTIMATORS = [
  'CLOSE_TO_CLOSE',
  'CLOSE_TO_CLOSE_ZERO_MEAN',
  'PARKINSON',
  'GARMAN_KLASS',
  'GARMAN_KLASS_YANG_ZHANG',
  'ROGERS_SATCHELL',
  'YANG_ZHANG',
] as const satisfies readonly RealizedVolatilityEstimator[];

/** Trade dates in a realised volatility; 21 are about the 30 days that implied volatility is for. */
export const WINDOWS = [10, 21, 42, 63] as const;

/** Ages of what is laid over a smile or a term structure. */
export const VOLATILITY_AGES = ['1D', '1W', '1M'] as const;

export interface VolatilityView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  /** The product's first series where absent. */
  readonly series: OptionSeries | undefined;
  /** A near one where absent. */
  readonly expiry: IsoDate | undefined;
  /** Marked in the smile. */
  readonly strike: number | undefined;
  readonly overlays: readonly Overlay[];
  readonly axis: SmileAxis;
  readonly grid: SurfaceAxis;
  readonly measure: TermMeasure;
  readonly estimator: RealizedVolatilityEstimator;
  readonly window: number;
  /** Implied and realised volatility themselves, or the one less the other. */
  readonly compare: 'LEVELS' | 'PREMIUM';
  readonly range: HistoryRange;
  /** Where the address leads to; nothing that is changed on the page keeps it. */
  readonly panel: VolatilityPanel | undefined;
}

const DEFAULTS: VolatilityView = {
  product: 'CL',
  asOf: undefined,
  series: undefined,
  expiry: undefined,
  strike: undefined,
  overlays: [],
  axis: 'MONEYNESS',
  grid: 'DELTA',
  measure: 'ATM',
  estimator: 'CLOSE_TO_CLOSE',
  window: 21,
  compare: 'LEVELS',
  range: '1Y',
  panel: undefined,
};

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): VolatilityView {
  const text = (name: string): string => parameters.get(name) ?? '';
  const word = (name: string): string => text(name).toUpperCase();
  const code = word('product');
  const product = isProductCode(code) ? code : DEFAULTS.product;
  return {
    product,
    asOf: parseIsoDate(text('asOf')),
    series: oneOf(PRODUCTS[product].optionSeries, word('series')),
    expiry: parseIsoDate(text('expiry')),
    strike: readNumber(text('strike')),
    overlays: readOverlays(text('overlay')),
    axis: oneOf(AXES, word('axis')) ?? DEFAULTS.axis,
    grid: oneOf(GRIDS, word('grid')) ?? DEFAULTS.grid,
    measure: oneOf(MEASURES, word('measure')) ?? DEFAULTS.measure,
    estimator: oneOf(ESTIMATORS, word('estimator')) ?? DEFAULTS.estimator,
    window: oneOf(WINDOWS, Number(text('window'))) ?? DEFAULTS.window,
    compare: oneOf(['LEVELS', 'PREMIUM'], word('compare')) ?? DEFAULTS.compare,
    range: oneOf(RANGES, word('range')) ?? DEFAULTS.range,
    panel: oneOf(PANELS, word('panel')),
  };
}

/** @returns the shortest address that asks for the view */
export function writeView(view: VolatilityView): URLSearchParams {
  const parameters = new URLSearchParams({ product: view.product });
  const add = (name: string, value: string | number | undefined, absent?: string | number): void => {
    if (value !== absent && value !== undefined) parameters.set(name, String(value));
  };
  const addWord = (name: string, value: string | undefined, absent?: string): void => {
    if (value !== absent) add(name, value?.toLowerCase());
  };
  add('asOf', view.asOf);
  add('series', view.series);
  add('expiry', view.expiry);
  add('strike', view.strike);
  if (view.overlays.length > 0) parameters.set('overlay', view.overlays.join(','));
  addWord('axis', view.axis, DEFAULTS.axis);
  addWord('grid', view.grid, DEFAULTS.grid);
  addWord('measure', view.measure, DEFAULTS.measure);
  addWord('estimator', view.estimator, DEFAULTS.estimator);
  add('window', view.window, DEFAULTS.window);
  addWord('compare', view.compare, DEFAULTS.compare);
  add('range', view.range, DEFAULTS.range);
  addWord('panel', view.panel);
  return parameters;
}

/** @returns the same view of another product: what belongs to the old one alone is let go */
export function ofProduct(view: VolatilityView, product: ProductCode): VolatilityView {
  if (product === view.product) return view;
  return { ...view, product, series: undefined, expiry: undefined, strike: undefined, panel: undefined };
}

/** @returns the series of options on a product with their names, the one that is shown first before the others */
export function seriesOf(product: ProductCode): readonly { readonly series: OptionSeries; readonly name: string }[] {
  return PRODUCTS[product].optionSeries.map((series) => ({ series, name: OPTION_SERIES[series].name }));
}

function readNumber(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}
