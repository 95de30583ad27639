/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { oneOf } from '../../lib/one-of.js';

/** How many days alike may be asked for. */
export const COUNTS = [5, 10, 20, 40] as const;

export const PRICE_FORMS = ['RELATIVE', 'ABSOLUTE'] as const;
/** Prices as shares of their own curve's average, or as they are. */
export type PriceForm = (typeof PRICE_FORMS)[number];

/** No answer has more days, so that no more can be hidden. */
const MOST_HIDDEN = 50;

export interface AnalogsView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  /** Days alike. */
  readonly count: number;
  readonly prices: PriceForm;
  /** Whether the days around the one asked about are left out. */
  readonly isApart: boolean;
  /** Days alike that are drawn and counted nowhere. */
  readonly hidden: readonly IsoDate[];
}

const DEFAULTS: AnalogsView = {
  product: 'CL',
  asOf: undefined,
  count: 10,
  prices: 'RELATIVE',
  isApart: false,
  hidden: [],
};

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): AnalogsView {
  const text = (name: string): string => parameters.get(name) ?? '';
  const code = text('product').toUpperCase();
  const hidden = text('hidden')
    .split(',')
    .map((part) => parseIsoDate(part))
    .filter((date) => date !== undefined);
  return {
    product: isProductCode(code) ? code : DEFAULTS.product,
    asOf: parseIsoDate(text('asOf')),
    count: oneOf(COUNTS, Number(text('count'))) ?? DEFAULTS.count,
    prices: oneOf(PRICE_FORMS, text('prices').toUpperCase()) ?? DEFAULTS.prices,
    isApart: text('apart').toLowerCase() === 'yes',
    hidden: [...new Set(hidden)].slice(0, MOST_HIDDEN),
  };
}

/** @returns the shortest address that asks for the view */
export function writeView({ product, asOf, count, prices, isApart, hidden }: AnalogsView): URLSearchParams {
  const parameters = new URLSearchParams({ product });
  if (asOf !== undefined) parameters.set('asOf', asOf);
  if (count !== DEFAULTS.count) parameters.set('count', String(count));
  if (prices !== DEFAULTS.prices) parameters.set('prices', prices.toLowerCase());
  if (isApart) parameters.set('apart', 'yes');
  if (hidden.length > 0) parameters.set('hidden', hidden.join(','));
  return parameters;
}

/** @returns the same view of another product: the days that were alike are others there */
export function ofProduct(view: AnalogsView, product: ProductCode): AnalogsView {
  return product === view.product ? view : { ...view, product, hidden: [] };
}

/** @returns the hidden days with one more, or without it where it was one */
export function toggledHidden(hidden: readonly IsoDate[], day: IsoDate): readonly IsoDate[] {
  return hidden.includes(day) ? hidden.filter((other) => other !== day) : [...hidden, day];
}
