import { setImmediate as otherWork } from 'node:timers/promises';

import { addDays, isTradeDate } from '@cushing/products';

import type { FuturesSettlementColumns } from '../market/index.js';
import { MarketPath } from './market-path.js';
import { PRODUCT_MODELS } from './model-parameters.js';
import { ProductSimulation } from './product-simulation.js';
import type { SimulationWindow } from './product-simulation.js';
import { SettlementBatch } from './settlement-batch.js';

/** Rows handed over at once: some eight weeks of all five products. */
const BATCH_ROWS = 10_240;
/** Steps of the path alone between two turns of the event loop: less than 1 ms of work. */
const STEPS_A_TURN = 50;
/** Calendar days before a window that are simulated too: more than any stretch without a trade date. */
const LEAD_DAYS = 10;

/**
 * The simulated settlements of some windows, by trade date, then product, then contract month. The same seed gives the
 * same settlement of a day whatever the windows are.
 *
 * @param seed a whole number in [0, 2³²)
 * @param windows at most one for each product, within the days of the path
 * @returns batches whose columns are filled again once the next one is asked for
 */
export async function* simulateSettlements(
  seed: number,
  windows: readonly SimulationWindow[],
): AsyncGenerator<FuturesSettlementColumns, void, undefined> {
  const simulations = windows.map((window) => new ProductSimulation(seed, window));
  const starts = windows.map((window) => addDays(window.from, -LEAD_DAYS)).sort();
  const ends = windows.map((window) => window.through).sort();
  const first = starts[0];
  const last = ends.at(-1);
  if (first === undefined || last === undefined) return;

  const path = new MarketPath(seed);
  for (let step = 1; path.state.date < first; step += 1) {
    path.advance();
    if (step % STEPS_A_TURN === 0) await otherWork();
  }
  const batch = new SettlementBatch(BATCH_ROWS);
  const rowsADay = windows.reduce((rows, { product }) => rows + PRODUCT_MODELS[product].months, 0);
  while (path.state.date <= last) {
    const { date } = path.state;
    for (const simulation of simulations) {
      const { product, through } = simulation.window;
      if (date > through || !isTradeDate(product, date)) continue;
      simulation.settle(path.state, batch);
      await otherWork(); // a product's day takes 0.1 ms, its first one, which draws all contracts' holders, more
    }
    if (!batch.hasRoomFor(rowsADay)) yield batch.take();
    path.advance();
  }
  if (batch.length > 0) yield batch.take();
}
