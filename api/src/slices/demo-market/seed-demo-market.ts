import { fromDayNumber } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { ImportRecord, MarketChanges, MarketStore } from '../market/index.js';
import { MODEL_NAME, PATH_BEGINS, PATH_ENDS } from './model-parameters.js';
import { simulateSettlements } from './simulate-settlements.js';
import { windowsToSimulate } from './simulation-windows.js';

const MS_A_DAY = 86_400_000;
/** Imports looked through for the simulation that a store holds. */
const IMPORTS_LOOKED_THROUGH = 1_000;

export interface DemoMarketOptions {
  readonly store: MarketStore;
  readonly changes: MarketChanges;
  readonly clock: Clock;
  /** A whole number in [0, 2³²): the same one makes the same prices. */
  readonly seed: number;
  readonly newId: () => string;
  readonly logger?: Logger;
}

/**
 * Gives an empty store a simulated market of five products: three years of settlements up to the last trade date
 * before today, which is the clock's UTC date. A store that was given one before, of the same seed, is brought up to
 * that date; every other store is left as it is.
 *
 * @returns the import, which is told to `changes`; undefined where nothing was missing
 * @throws {AppError} UNAVAILABLE when the store fails; nothing is stored then
 */
export async function seedDemoMarket(options: DemoMarketOptions): Promise<ImportRecord | undefined> {
  const { store, changes, clock, seed, newId, logger } = options;
  const startedAt = clock();
  const today = fromDayNumber(Math.floor(startedAt / MS_A_DAY));
  if (today <= PATH_BEGINS || today > PATH_ENDS) {
    logger?.warn({ today }, `there is no demo market outside of ${PATH_BEGINS} to ${PATH_ENDS}: set the clock`);
    return undefined;
  }
  const coverage = await store.coverage();
  const windows = windowsToSimulate(coverage, today);
  if (windows.length === 0) return undefined;
  const origin = `${MODEL_NAME}, seed ${seed}`;
  if (coverage.length > 0 && !(await isOfOrigin(store, origin))) {
    logger?.warn({ origin }, 'the demo market in the store is of another seed or version and stays as it is');
    return undefined;
  }

  const futures = await store.beginFuturesImport({ id: newId(), source: 'SIMULATED', format: 'simulation', origin });
  let record: ImportRecord;
  try {
    let read = 0;
    for await (const columns of simulateSettlements(seed, windows)) {
      read += columns.length;
      await futures.stage(columns);
    }
    record = await futures.commit({ read, rejected: 0 }, new Date(clock()).toISOString());
  } catch (error) {
    await futures.abandon();
    throw error;
  }
  const products = windows.map((window) => window.product);
  changes.publish({ importId: record.id, products, spotSeries: [], at: record.committedAt });
  logger?.info({ origin, settlements: record.counts.stored, ms: clock() - startedAt }, 'demo market simulated');
  return record;
}

/** @returns whether the latest simulation in the store is the one that would be continued */
async function isOfOrigin(store: MarketStore, origin: string): Promise<boolean> {
  const imports = await store.imports(IMPORTS_LOOKED_THROUGH);
  return imports.find((record) => record.source === 'SIMULATED')?.origin === origin;
}
