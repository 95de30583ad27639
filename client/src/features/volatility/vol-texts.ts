import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { PricingModel } from '../../gql/graphql.js';
import { numberText, shareText, signedText } from '../../lib/format.js';

/** How volatilities of a model are written. */
export interface VolTexts {
  /** With its unit, as in `26.45%`. */
  readonly text: (vol: number | null) => string;
  /** Without it, for tables, as in `26.45`. */
  readonly bare: (vol: number | null) => string;
  /** A difference of two, without its unit, as in `−0.31`. */
  readonly change: (difference: number | null) => string;
  /** Of `text`, for a title, as in `% per year`. */
  readonly unit: string;
  /** Of `change`. */
  readonly changeUnit: string;
}

const LOGNORMAL: VolTexts = {
  text: (vol) => shareText(vol),
  bare: (vol) => numberText(inPoints(vol), 2),
  change: (difference) => signedText(inPoints(difference), 2),
  unit: '% per year',
  changeUnit: 'vol points',
};

/** @returns the texts for volatilities of a model: in percent, or for BACHELIER in the quotation of the product */
export function volTexts(model: PricingModel, product: ProductCode): VolTexts {
  if (model !== 'BACHELIER') return LOGNORMAL;
  const { priceDecimals, quotation } = PRODUCTS[product];
  const bare = (vol: number | null): string => numberText(vol, priceDecimals);
  return {
    text: bare,
    bare,
    change: (difference) => signedText(difference, priceDecimals),
    unit: `${quotation} per year`,
    changeUnit: quotation,
  };
}

/** @returns a decimal in vol points: 1 for 0.01 */
export function inPoints(vol: number | null): number | null {
  return vol === null ? null : vol * 100;
}
