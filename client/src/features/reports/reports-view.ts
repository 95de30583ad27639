/** What the page is to build, as its address says it. Whatever an address gets wrong is as if it was not said. */
import { OPTION_SERIES_CODES, PRODUCTS, PRODUCT_CODES, isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import type {
  BarInterval,
  ExportFormat,
  ExportSubject,
  Greek,
  GreeksAxis,
  OptionType,
  PricingModel,
  RealizedVolatilityEstimator,
} from '../../gql/graphql.js';
import { oneOf } from '../../lib/one-of.js';
import { ESTIMATORS, FORMATS, GREEKS, INTERVALS, MODELS, SUBJECTS } from './report-words.js';

export const AXES = ['DELTA', 'MONEYNESS'] as const satisfies readonly GreeksAxis[];
export const OPTION_TYPES = ['CALL', 'PUT'] as const satisfies readonly OptionType[];

export interface ReportsView {
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  /** All where there is none. */
  readonly products: readonly ProductCode[];
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
  /** The one that other pages choose where absent. */
  readonly expiry: IsoDate | undefined;
  /** The product's first that has any where absent. */
  readonly series: OptionSeries | undefined;
  /** By the options' exercise style where absent. */
  readonly model: PricingModel | undefined;
  readonly greek: Greek;
  readonly type: OptionType;
  /** As the subject has it where absent. */
  readonly by: GreeksAxis | undefined;
  /** A contract as it is typed; of bars the front one where absent, of realised volatility the nth. */
  readonly symbol: string | undefined;
  /** Whole numbers as they are typed. */
  readonly nth: string;
  readonly window: string;
  readonly estimator: RealizedVolatilityEstimator;
  readonly interval: BarInterval;
  /** Of a user, as it is typed. */
  readonly userId: string;
}

export type Parameter = Exclude<keyof ReportsView, 'subject' | 'format'>;

/** What can be asked of each subject, in the order of its fields. */
export const PARAMETERS_OF: Readonly<Record<ExportSubject, readonly Parameter[]>> = {
  BOARD: ['product', 'asOf'],
  CURVE_HISTORY: ['products', 'from', 'to'],
  CHAIN: ['product', 'asOf', 'series', 'expiry', 'model'],
  SURFACE: ['product', 'asOf', 'series', 'by'],
  GREEKS: ['product', 'asOf', 'series', 'greek', 'type', 'by'],
  REALIZED_VOLATILITY: ['product', 'nth', 'symbol', 'estimator', 'window', 'from', 'to'],
  BARS: ['product', 'symbol', 'interval', 'from', 'to'],
  ALERTS: [],
  AUDIT: ['from', 'to', 'userId'],
};

const DEFAULTS = {
  subject: 'BOARD',
  format: 'CSV',
  product: 'CL',
  greek: 'DELTA',
  type: 'CALL',
  nth: '1',
  window: '20',
  estimator: 'CLOSE_TO_CLOSE',
  interval: 'DAY',
} as const satisfies Partial<ReportsView>;

const LONGEST_TEXT = 40;

/** @returns the names of a table; its own keys */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): ReportsView {
  const typed = (name: string): string | undefined => parameters.get(name)?.slice(0, LONGEST_TEXT);
  const known = <Name extends string>(name: string, names: readonly Name[]): Name | undefined =>
    oneOf(names, (parameters.get(name) ?? '').toUpperCase().replaceAll('-', '_'));
  const date = (name: string): IsoDate | undefined => parseIsoDate(parameters.get(name) ?? '');
  const code = (parameters.get('product') ?? '').toUpperCase();
  const product = isProductCode(code) ? code : DEFAULTS.product;
  const series = known('series', OPTION_SERIES_CODES);
  const chosen = (parameters.get('products') ?? '').toUpperCase().split(',');
  const all: ReportsView = {
    subject: known('subject', namesOf(SUBJECTS)) ?? DEFAULTS.subject,
    format: known('format', namesOf(FORMATS)) ?? DEFAULTS.format,
    product,
    asOf: date('asOf'),
    products: PRODUCT_CODES.filter((candidate) => chosen.includes(candidate)),
    from: date('from'),
    to: date('to'),
    expiry: date('expiry'),
    series: series !== undefined && PRODUCTS[product].optionSeries.includes(series) ? series : undefined,
    model: known('model', namesOf(MODELS)),
    greek: known('greek', namesOf(GREEKS)) ?? DEFAULTS.greek,
    type: known('type', OPTION_TYPES) ?? DEFAULTS.type,
    by: known('by', AXES),
    symbol: typed('symbol'),
    nth: typed('nth') ?? DEFAULTS.nth,
    window: typed('window') ?? DEFAULTS.window,
    estimator: known('estimator', namesOf(ESTIMATORS)) ?? DEFAULTS.estimator,
    interval: known('interval', namesOf(INTERVALS)) ?? DEFAULTS.interval,
    userId: typed('userId') ?? '',
  };
  return all;
}

/** @returns the shortest address that asks for the view: what its subject does not know is left out */
export function writeView(view: ReportsView): URLSearchParams {
  const parameters = new URLSearchParams({ subject: named(view.subject) });
  if (view.format !== DEFAULTS.format) parameters.set('format', named(view.format));
  // Also where the subject asks for neither: for the way back to a page that shows them.
  const asked = new Set<Parameter>(['product', 'asOf', ...PARAMETERS_OF[view.subject]]);
  for (const name of asked) {
    const text = textOf(view, name);
    if (text !== undefined) parameters.set(name, text);
  }
  return parameters;
}

function textOf(view: ReportsView, name: Parameter): string | undefined {
  switch (name) {
    case 'product':
      return view.product;
    case 'products':
      return view.products.length === 0 ? undefined : view.products.join(',');
    case 'asOf':
    case 'from':
    case 'to':
    case 'expiry':
    case 'series':
    case 'symbol':
      return view[name];
    case 'model':
    case 'by':
      return view[name] === undefined ? undefined : named(view[name]);
    case 'userId':
      return view.userId === '' ? undefined : view.userId;
    case 'nth':
    case 'window':
      return view[name] === DEFAULTS[name] ? undefined : view[name];
    case 'greek':
    case 'type':
    case 'estimator':
    case 'interval':
      return view[name] === DEFAULTS[name] ? undefined : named(view[name]);
  }
}

/** As addresses have the API's names, as in `curve-history`. */
function named(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** @returns what is different for another product: what was the old one's means nothing there */
export function ofProduct(product: ProductCode): Partial<ReportsView> {
  return { product, series: undefined, expiry: undefined, symbol: undefined };
}
