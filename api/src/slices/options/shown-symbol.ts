import { ProductsError, optionSymbol } from '@cushing/products';
import type { OptionType } from '@cushing/products';

import type { AnalysedExpiry } from './options.types.js';

/** A strike off the grid may lie between two that the exchange's form can show: it then keeps its decimal point. */
export function shownSymbol(
  { series, month }: Pick<AnalysedExpiry, 'series' | 'month'>,
  type: OptionType,
  strike: number,
): string {
  try {
    return optionSymbol(series, month, type, strike);
  } catch (error) {
    if (!(error instanceof ProductsError)) throw error;
    return `${optionSymbol(series, month, type, 0).slice(0, -1)}${strike}`;
  }
}
