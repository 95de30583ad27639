import { PRODUCT_CODES, addDays, isoDate, parseIsoDate, previousTradeDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { ProductCoverage } from '../market/index.js';
import { YEARS_SHOWN } from './model-parameters.js';
import type { SimulationWindow } from './product-simulation.js';

/**
 * What is to be simulated: everything into an empty store, and into another one the days that its simulated products
 * have not seen yet. A product with imported settlements is left alone: its simulated ones are not shown any more.
 *
 * @param coverage what the store holds
 * @param today the exchange date now; simulated is through the last trade date before it
 */
export function windowsToSimulate(coverage: readonly ProductCoverage[], today: IsoDate): readonly SimulationWindow[] {
  const isEmpty = coverage.length === 0;
  return PRODUCT_CODES.flatMap((product) => {
    const through = previousTradeDate(product, today);
    if (isEmpty) return [{ product, from: yearsBefore(through, YEARS_SHOWN), through }];
    const held = coverage.filter((entry) => entry.product === product);
    const [simulated] = held;
    if (held.length !== 1 || simulated?.source !== 'SIMULATED' || simulated.lastTradeDate >= through) return [];
    return [{ product, from: addDays(simulated.lastTradeDate, 1), through }];
  });
}

/** @returns the same day so many years before; 28 February for a leap day without one */
function yearsBefore(date: IsoDate, years: number): IsoDate {
  const year = String(Number(date.slice(0, 4)) - years);
  return parseIsoDate(`${year}${date.slice(4)}`) ?? isoDate(`${year}-02-28`);
}
