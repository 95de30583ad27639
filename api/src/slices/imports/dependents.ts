import { PRODUCTS, PRODUCT_CODES } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { ImportKind } from '../market/index.js';

/** What is made of the market's rows. */
export type DependentKind =
  | 'FORWARD_CURVE'
  | 'CONTINUOUS_HISTORY'
  | 'CALENDAR_SPREADS'
  | 'CRACK_SPREADS'
  | 'REALISED_VOLATILITY'
  | 'OPTION_CHAIN'
  | 'VOLATILITY_SURFACE'
  | 'CURVE_SHAPES'
  | 'SPOT_HISTORY'
  | 'TRADER_POSITIONS';

/** Something that has to be made anew after an import. */
export interface Dependent {
  readonly kind: DependentKind;
  /** A product, an option series' product, or a spot series. */
  readonly subject: string;
  /** First and last date that changed; open at an end that is null. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** What an import holds, as far as its dependents go. */
export interface ImportedContent {
  readonly kinds: readonly ImportKind[];
  readonly products: readonly ProductCode[];
  readonly spotSeries: readonly string[];
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
}

/** Products whose prices make the margins of refining. */
const CRACKED: readonly ProductCode[] = ['CL', 'BZ', 'HO', 'RB'];

/** What a kind of row is the ground of, what stands on others after them. */
const OF_FUTURES: readonly DependentKind[] = [
  'FORWARD_CURVE',
  'CONTINUOUS_HISTORY',
  'CALENDAR_SPREADS',
  'CRACK_SPREADS',
  'REALISED_VOLATILITY',
];
const OF_OPTIONS: readonly DependentKind[] = ['OPTION_CHAIN', 'VOLATILITY_SURFACE'];

/**
 * The links from future to spreads, curves, options and surfaces: everything that rests on what an import holds, in
 * the order in which it can be made anew, each once.
 */
export function dependentsOf({
  kinds,
  products,
  spotSeries,
  firstDate: from,
  lastDate: to,
}: ImportedContent): readonly Dependent[] {
  const has = (kind: ImportKind): boolean => kinds.includes(kind);
  const dependents: Dependent[] = [];
  const priced = has('RATES') ? PRODUCT_CODES : products;
  for (const product of products) {
    if (!has('FUTURES')) break;
    for (const kind of OF_FUTURES) {
      if (kind !== 'CRACK_SPREADS' || CRACKED.includes(product)) dependents.push({ kind, subject: product, from, to });
    }
  }
  for (const product of priced) {
    if (!(has('FUTURES') || has('OPTIONS') || has('RATES')) || PRODUCTS[product].optionSeries.length === 0) continue;
    // Rates hold until there are later ones.
    const until = has('RATES') ? null : to;
    for (const kind of OF_OPTIONS) dependents.push({ kind, subject: product, from, to: until });
  }
  for (const product of products) {
    if (has('FUTURES')) dependents.push({ kind: 'CURVE_SHAPES', subject: product, from, to });
    if (has('POSITIONS')) dependents.push({ kind: 'TRADER_POSITIONS', subject: product, from, to });
  }
  for (const series of spotSeries) dependents.push({ kind: 'SPOT_HISTORY', subject: series, from, to });
  return dependents;
}
