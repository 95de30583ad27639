import type { IsoDate } from '@cushing/products';

import type { FuturesSettlementColumns, ImportRecord } from '../market/index.js';
import { isContinuing } from './latest-simulation.js';
import { MODEL_NAME } from './model-parameters.js';
import type { DemoMarketOptions } from './demo-market-options.js';
import { simulateSettlements } from './simulate-settlements.js';
import { windowsToSimulate } from './simulation-windows.js';
import { storeSimulation } from './store-simulation.js';

/** The format under which the simulated futures are recorded. */
export const FUTURES_FORMAT = 'simulation';

/** @returns the origin under which futures of a seed are recorded */
export function futuresOrigin(seed: number): string {
  return `${MODEL_NAME}, seed ${seed}`;
}

/**
 * Futures of every product, or what they lack through the last trade date before today.
 *
 * @param complete is given all rows before they are stored, and may change them
 */
export async function seedFutures(
  options: DemoMarketOptions,
  today: IsoDate,
  complete: (columns: FuturesSettlementColumns) => void = () => undefined,
): Promise<ImportRecord | undefined> {
  const { store, clock, seed, newId, logger } = options;
  const startedAt = clock();
  const coverage = await store.coverage();
  const windows = windowsToSimulate(coverage, today);
  if (windows.length === 0) return undefined;
  const origin = futuresOrigin(seed);
  if (coverage.length > 0 && !(await isContinuing(store, FUTURES_FORMAT, origin))) {
    logger?.warn({ origin }, 'the demo market in the store is of another seed or version and stays as it is');
    return undefined;
  }

  const futures = await store.beginImport({ id: newId(), source: 'SIMULATED', format: FUTURES_FORMAT, origin });
  const record = await storeSimulation(
    options,
    windows,
    'FUTURES',
    futures,
    completed(simulateSettlements(seed, windows), complete),
  );
  logger?.info({ origin, settlements: record.counts.stored, ms: clock() - startedAt }, 'demo market simulated');
  return record;
}

async function* completed(
  simulation: AsyncIterable<FuturesSettlementColumns>,
  complete: (columns: FuturesSettlementColumns) => void,
): AsyncGenerator<FuturesSettlementColumns, void, undefined> {
  for await (const columns of simulation) {
    complete(columns);
    yield columns;
  }
}
