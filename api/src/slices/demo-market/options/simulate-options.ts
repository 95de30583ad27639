import { setImmediate as otherWork } from 'node:timers/promises';

import { isTradeDate } from '@cushing/products';

import type { OptionSettlementColumns } from '../../market/index.js';
import { OptionBatch } from './option-batch.js';
import { ProductOptionSimulation } from './product-option-simulation.js';
import type { OptionWindow } from './product-option-simulation.js';
import { VolatilityPath } from './volatility-path.js';

/** Rows handed over at once, and room for the largest chain beyond them. */
const BATCH_ROWS = 20_480;
const LARGEST_CHAIN = 2_000;
/** Rows between two turns of the event loop: some 3 ms of work. */
const ROWS_A_TURN = 512;
/** Steps of the path alone between two turns: about 1 ms of work. */
const STEPS_A_TURN = 40;

/**
 * The simulated options of some windows, by trade date, then product, series, contract month, strike, put before call.
 * The same seed and rate give the same settlement of a day whatever the windows are; the options of a thin chain settle
 * as those of the whole one.
 *
 * @param seed a whole number in [0, 2³²)
 * @param rate continuously compounded, per year
 * @param windows at most one for each product, within the days of the path
 * @returns batches whose columns are filled again once the next one is asked for
 */
export async function* simulateOptions(
  seed: number,
  rate: number,
  windows: readonly OptionWindow[],
): AsyncGenerator<OptionSettlementColumns, void, undefined> {
  const simulations = windows.map((window) => new ProductOptionSimulation(seed, rate, window));
  const [first] = windows.map((window) => window.from).sort();
  const last = windows
    .map((window) => window.through)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return;

  const path = new VolatilityPath(seed);
  for (let step = 1; path.state.market.date < first; step += 1) {
    path.advance();
    if (step % STEPS_A_TURN === 0) await otherWork();
  }
  const batch = new OptionBatch(BATCH_ROWS + LARGEST_CHAIN);
  let rowsThisTurn = 0;
  while (path.state.market.date <= last) {
    const { date } = path.state.market;
    for (const simulation of simulations) {
      const { product, from, through } = simulation.window;
      if (date < from || date > through || !isTradeDate(product, date)) continue;
      for (const chain of simulation.chains(path.state)) {
        simulation.write(chain, batch);
        rowsThisTurn += chain.prices.length;
        if (rowsThisTurn >= ROWS_A_TURN) {
          rowsThisTurn = 0;
          await otherWork();
        }
        if (!batch.hasRoomFor(LARGEST_CHAIN)) yield batch.take();
      }
    }
    path.advance();
  }
  if (batch.length > 0) yield batch.take();
}
