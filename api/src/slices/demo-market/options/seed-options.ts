import type { ImportRecord, OptionSettlementStore } from '../../market/index.js';
import { isContinuing } from '../latest-simulation.js';
import type { DemoMarketOptions } from '../demo-market-options.js';
import { FUTURES_FORMAT, futuresOrigin } from '../seed-futures.js';
import { FULL_DATES, OPTION_MODEL_NAME, THIN_DATES } from './option-model-parameters.js';
import { optionWindowsToSimulate } from './option-windows.js';
import { simulateOptions } from './simulate-options.js';

const OPTIONS_FORMAT = 'simulation-options';
/** Continuously compounded, per year: what options are discounted by where no curve is imported. */
const FLAT_RATE = 0.04;
const WHOLE_HISTORY = { fullDates: FULL_DATES, thinDates: THIN_DATES };

/** Options on the simulated futures that the store holds, or what they lack through the last of those. */
export async function seedOptions(
  options: DemoMarketOptions,
  optionStore: OptionSettlementStore,
): Promise<ImportRecord | undefined> {
  const { store, changes, clock, seed, newId, logger, rate = FLAT_RATE, optionHistory = WHOLE_HISTORY } = options;
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

  const staged = await optionStore.beginOptionImport({
    id: newId(),
    source: 'SIMULATED',
    format: OPTIONS_FORMAT,
    origin,
  });
  let record: ImportRecord;
  try {
    let read = 0;
    for await (const columns of simulateOptions(seed, rate, windows)) {
      read += columns.length;
      await staged.stage(columns);
    }
    record = await staged.commit({ read, rejected: 0 }, new Date(clock()).toISOString());
  } catch (error) {
    await staged.abandon();
    throw error;
  }
  const products = windows.map((window) => window.product);
  changes.publish({
    importId: record.id,
    products,
    spotSeries: [],
    from: windows.map((window) => window.from).sort()[0] ?? null,
    to: null,
    at: record.committedAt,
  });
  logger?.info({ origin, settlements: record.counts.stored, ms: clock() - startedAt }, 'demo options simulated');
  return record;
}
