import { fromDayNumber } from '@cushing/products';

import type { ImportRecord } from '../market/index.js';
import type { DemoMarketOptions } from './demo-market-options.js';
import { PATH_BEGINS, PATH_ENDS } from './model-parameters.js';
import { seedOptions } from './options/seed-options.js';
import { seedFutures } from './seed-futures.js';

const MS_A_DAY = 86_400_000;

/**
 * Gives an empty store a simulated market of five products, up to the last trade date before today, which is the clock's
 * UTC date: three years of futures settlements, then options on them. A store that was given one before, of the same
 * seed, is brought up to that date; every other store is left as it is, and so is a product with imported prices.
 *
 * @returns the imports, of futures before that of options, each told to `changes`; none where nothing was missing
 * @throws {AppError} UNAVAILABLE when the store fails; nothing is stored of the import then under way
 */
export async function seedDemoMarket(options: DemoMarketOptions): Promise<readonly ImportRecord[]> {
  const { clock, logger } = options;
  const today = fromDayNumber(Math.floor(clock() / MS_A_DAY));
  if (today <= PATH_BEGINS || today > PATH_ENDS) {
    logger?.warn({ today }, `there is no demo market outside of ${PATH_BEGINS} to ${PATH_ENDS}: set the clock`);
    return [];
  }
  const futures = await seedFutures(options, today);
  const ofOptions = await seedOptions(options);
  return [futures, ofOptions].filter((record) => record !== undefined);
}
