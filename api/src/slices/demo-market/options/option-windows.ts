import { addDays, previousTradeDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { OptionCoverage, ProductCoverage } from '../../market/index.js';
import type { OptionHistory } from '../demo-market-options.js';
import type { OptionWindow } from './product-option-simulation.js';

/**
 * Which options are to be simulated: those of products whose futures and options are simulated ones alone, from the day
 * after the last one that is there, through the last day of the futures.
 *
 * @param futures what the store holds of futures
 * @param options what it holds of options
 */
export function optionWindowsToSimulate(
  futures: readonly ProductCoverage[],
  options: readonly OptionCoverage[],
  history: OptionHistory,
): readonly OptionWindow[] {
  return futures.flatMap(({ product, source, firstTradeDate, lastTradeDate: through }) => {
    const sources = [...futures, ...options].filter((entry) => entry.product === product).map((entry) => entry.source);
    if (source !== 'SIMULATED' || sources.includes('IMPORTED')) return [];
    const held = options.find((entry) => entry.product === product);
    if (held !== undefined && held.lastTradeDate >= through) return [];
    const fullFrom = tradeDatesBack(product, through, history.fullDates - 1);
    const begin = tradeDatesBack(product, fullFrom, history.thinDates);
    const from = held === undefined ? later(begin, firstTradeDate) : addDays(held.lastTradeDate, 1);
    return [{ product, from, through, fullFrom }];
  });
}

function tradeDatesBack(product: ProductCode, date: IsoDate, count: number): IsoDate {
  let back = date;
  for (let step = 0; step < count; step += 1) back = previousTradeDate(product, back);
  return back;
}

function later(left: IsoDate, right: IsoDate): IsoDate {
  return left > right ? left : right;
}
