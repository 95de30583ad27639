/** What the calculator shows, as its address says it: what was typed, letter for letter, and what was chosen. */
import { PRICING_MODELS } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { PRODUCTS, isProductCode, parseIsoDate } from '@cushing/products';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import { oneOf } from '../../lib/one-of.js';
import { isKnownDate } from './read-fields.js';

/** What is typed into, by the name that the address has for it. */
export const FIELD_NAMES = [
  // Of an option, and of the others where they have the same.
  ...['forward', 'strike', 'expiry', 'days', 'years', 'vol', 'price', 'normalVol', 'rate'],
  // Of a spread option besides.
  ...['forward2', 'vol2', 'correlation', 'spreadStrike'],
  // Of an average price option besides.
  ...['firstFixing', 'lastFixing', 'payment', 'known'],
] as const satisfies readonly string[] as readonly FieldName[];
export type FieldName =
  | 'correlation'
  | 'days'
  | 'expiry'
  | 'firstFixing'
  | 'forward'
  | 'forward2'
  | 'known'
  | 'lastFixing'
  | 'normalVol'
  | 'payment'
  | 'price'
  | 'rate'
  | 'spreadStrike'
  | 'strike'
  | 'vol'
  | 'vol2'
  | 'years';

/** What stands in fields. */
export type FieldTexts = Readonly<Partial<Record<FieldName, string>>>;

export const PANELS = ['OPTION', 'SPREAD', 'AVERAGE'] as const;
/** The kind of option that is calculated. */
export type CalculatorPanel = (typeof PANELS)[number];

export const PROFILES = ['PRICE', 'DELTA', 'GAMMA', 'VEGA'] as const;
/** What is drawn over the forward. */
export type Profile = (typeof PROFILES)[number];

export interface CalculatorView {
  readonly panel: CalculatorPanel;
  readonly product: ProductCode;
  readonly series: OptionSeries;
  /** Valuation date; the latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  readonly type: OptionType;
  /** Which of the two is known; the other is what is calculated. */
  readonly given: 'VOL' | 'PRICE';
  /** The model that is drawn; that of the option's terms where absent. */
  readonly model: PricingModel | undefined;
  readonly profile: Profile;
  /** Fields that were typed into, or that the address fills; the market fills the rest. */
  readonly typed: FieldTexts;
}

const DEFAULTS = { panel: 'OPTION', product: 'CL', type: 'CALL', profile: 'PRICE' } as const;
/** No number, date or list of fixings is longer. */
const LONGEST_TEXT = 400;

/** @returns the view that an address asks for; what it gets wrong counts as not said, but for fields, which tell of it */
export function readView(parameters: URLSearchParams): CalculatorView {
  const word = (name: string): string => (parameters.get(name) ?? '').toUpperCase();
  const product = isProductCode(word('product')) ? (word('product') as ProductCode) : DEFAULTS.product; // as just asked
  const typed: Partial<Record<FieldName, string>> = {};
  for (const name of FIELD_NAMES) {
    const text = parameters.get(name);
    if (text !== null && text.length <= LONGEST_TEXT) typed[name] = text;
  }
  return {
    panel: oneOf(PANELS, word('panel')) ?? DEFAULTS.panel,
    product,
    series: oneOf(PRODUCTS[product].optionSeries, word('series')) ?? firstSeries(product),
    asOf: readAsOf(parameters.get('asOf') ?? ''),
    type: oneOf(['CALL', 'PUT'], word('type')) ?? DEFAULTS.type,
    given: typed.price !== undefined || word('given') === 'PRICE' ? 'PRICE' : 'VOL',
    model: oneOf(PRICING_MODELS, word('model')),
    profile: oneOf(PROFILES, word('profile')) ?? DEFAULTS.profile,
    typed,
  };
}

/** @returns the shortest address that asks for the view */
export function writeView(view: CalculatorView): URLSearchParams {
  const { panel, product, series, asOf, type, given, model, profile, typed } = view;
  const parameters = new URLSearchParams({ product });
  const add = (name: string, value: string | undefined, absent?: string): void => {
    if (value !== undefined && value !== absent) parameters.set(name, value);
  };
  add('panel', panel, DEFAULTS.panel);
  add('series', series, firstSeries(product));
  add('asOf', asOf);
  add('type', type, DEFAULTS.type);
  if (given === 'PRICE' && typed.price === undefined) add('given', given);
  add('model', model);
  add('profile', profile, DEFAULTS.profile);
  for (const name of FIELD_NAMES) {
    // A price says that it is given.
    if (name !== 'price' || given === 'PRICE') add(name, typed[name]);
  }
  return parameters;
}

/** @returns the calculator for another product: what was typed belongs to the old one's prices */
export function ofProduct(view: CalculatorView, product: ProductCode): CalculatorView {
  return product === view.product
    ? view
    : { ...view, product, series: firstSeries(product), model: undefined, typed: {} };
}

/** @returns the view with fields typed into, or left to the market again where undefined */
export function withTyped(
  view: CalculatorView,
  texts: Readonly<Partial<Record<FieldName, string | undefined>>>,
): CalculatorView {
  const typed: Partial<Record<FieldName, string>> = { ...view.typed };
  for (const name of FIELD_NAMES) {
    if (!Object.hasOwn(texts, name)) continue;
    const text = texts[name];
    if (text === undefined) Reflect.deleteProperty(typed, name);
    else typed[name] = text;
  }
  return { ...view, typed };
}

function readAsOf(text: string): IsoDate | undefined {
  const date = parseIsoDate(text);
  return date !== undefined && isKnownDate(date) ? date : undefined;
}

function firstSeries(product: ProductCode): OptionSeries {
  const [first] = PRODUCTS[product].optionSeries;
  if (first === undefined) throw new TypeError(`${product} has no options`);
  return first;
}
