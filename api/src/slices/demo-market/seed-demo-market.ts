import { setImmediate as yieldToEvents } from 'node:timers/promises';

import { PRODUCT_CODES, addDays, fromDayNumber, isoDate, parseIsoDate, previousTradeDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { MarketChanges, MarketStore } from '../market/index.js';
import { YEARS_SHOWN } from './demo-parameters.js';
import { simulatePath } from './demo-path.js';
import type { MarketState } from './demo-path.js';
import { demoSettlements } from './demo-settlements.js';

const MS_A_DAY = 86_400_000;
/** Days simulated between two turns of the event loop: about two milliseconds of work. */
const DAYS_A_TURN = 20;

export interface DemoMarketParts {
  readonly store: MarketStore;
  readonly changes: MarketChanges;
  readonly clock: Clock;
  /** A whole number in [0, 2³²): the same one makes the same prices. */
  readonly seed: number;
  readonly newId: () => string;
  readonly logger: Logger;
}

/**
 * Gives an empty store a simulated market of five products, three years back from the last trade date before today;
 * a store that has one is brought up to that date. A store with imported settlements alone is left as it is.
 */
export async function seedDemoMarket(parts: DemoMarketParts): Promise<void> {
  const { store, changes, clock, seed, newId, logger } = parts;
  const startedAt = clock();
  const today = fromDayNumber(Math.floor(startedAt / MS_A_DAY));
  const coverage = await store.coverage();
  const wanted = PRODUCT_CODES.flatMap((product) => {
    const simulated = coverage.find((entry) => entry.product === product && entry.source === 'SIMULATED');
    if (simulated === undefined && coverage.length > 0) return [];
    const through = previousTradeDate(product, today);
    const after = simulated?.lastTradeDate ?? dayBefore(yearsEarlier(through, YEARS_SHOWN));
    return after < through ? [{ product, after, through }] : [];
  });
  if (wanted.length === 0) return;

  const path = simulatePath(seed, dayBefore(today));
  const id = newId();
  const staged = await store.beginFuturesImport({
    id,
    source: 'SIMULATED',
    format: 'simulation',
    origin: `Schwartz-Smith, seed ${seed}`,
  });
  try {
    let read = 0;
    for (const { product, after, through } of wanted) {
      for (const columns of turns(product, seed, path, after, through)) {
        await staged.stage(columns);
        read += columns.length;
        await yieldToEvents();
      }
    }
    const record = await staged.commit({ read, rejected: 0 }, new Date(clock()).toISOString());
    const products = wanted.map(({ product }) => product);
    changes.publish({ importId: id, products, spotSeries: [], at: record.committedAt });
    logger.info({ settlements: record.counts.stored, ms: clock() - startedAt }, 'the demo market is made');
  } catch (error) {
    await staged.abandon();
    throw error;
  }
}

function* turns(
  product: ProductCode,
  seed: number,
  path: readonly MarketState[],
  after: IsoDate,
  through: IsoDate,
): Generator<ReturnType<typeof demoSettlements>> {
  const first = path.findIndex((state) => state.date > after);
  const end = path.findLastIndex((state) => state.date <= through) + 1;
  for (let from = Math.max(0, first); from < end; from += DAYS_A_TURN) {
    yield demoSettlements(product, seed, path.slice(from, Math.min(end, from + DAYS_A_TURN)), path[from - 1]);
  }
}

function dayBefore(date: IsoDate): IsoDate {
  return addDays(date, -1);
}

/** @returns the same day so many years earlier; 28 February for a leap day */
function yearsEarlier(date: IsoDate, years: number): IsoDate {
  const year = Number(date.slice(0, 4)) - years;
  return parseIsoDate(`${year}${date.slice(4)}`) ?? isoDate(`${year}-02-28`);
}
