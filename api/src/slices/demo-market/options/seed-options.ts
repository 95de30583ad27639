import type { ImportRecord } from '../../market/index.js';
import { isContinuing } from '../latest-simulation.js';
import type { DemoMarketOptions } from '../demo-market-options.js';
import { FUTURES_FORMAT, futuresOrigin } from '../seed-futures.js';
import { storeSimulation } from '../store-simulation.js';
import { OPTION_MODEL_NAME } from './option-model-parameters.js';
import { optionWindowsToSimulate } from './option-windows.js';
import { simulateOptions } from './simulate-options.js';

const OPTIONS_FORMAT = 'simulation-options';

/** Options on the simulated futures that the store holds, or what they lack through the last of those. */
export async function seedOptions(options: DemoMarketOptions): Promise<ImportRecord | undefined> {
  const { store, optionStore, clock, seed, newId, logger, rate, optionHistory } = options;
  const startedAt = clock();
  const held = await optionStore.optionCoverage();
  const windows = optionWindowsToSimulate(await store.coverage(), held, optionHistory);
  if (windows.length === 0) return undefined;
  // Options are priced on the futures of this seed, so that they belong beside no others.
  if (!(await isContinuing(store, FUTURES_FORMAT, futuresOrigin(seed)))) return undefined;
  const origin = `${OPTION_MODEL_NAME} on ${futuresOrigin(seed)}, rate ${rate}`;
  const isBegun = held.some((entry) => entry.source === 'SIMULATED');
  if (isBegun && !(await isContinuing(store, OPTIONS_FORMAT, origin))) {
    logger?.warn({ origin }, 'the demo options in the store are of another seed, rate or version and stay as they are');
    return undefined;
  }

  const staged = await store.beginImport({
    id: newId(),
    source: 'SIMULATED',
    format: OPTIONS_FORMAT,
    origin,
  });
  const record = await storeSimulation(options, windows, 'OPTIONS', staged, simulateOptions(seed, rate, windows));
  logger?.info({ origin, settlements: record.counts.stored, ms: clock() - startedAt }, 'demo options simulated');
  return record;
}
