import { PRODUCT_CODES, addDays, fromDayNumber, fromMonthIndex } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { FuturesSettlementColumns } from '../market/index.js';
import type { DemoMarketOptions } from './demo-market-options.js';
import { PATH_ENDS } from './model-parameters.js';
import { seedOptions } from './options/seed-options.js';
import { seedFutures } from './seed-futures.js';

/** What was seen to trade of one contract on one trade date. */
export interface ContractTrades {
  readonly product: ProductCode;
  readonly month: ContractMonth;
  /** Price of the first trade that was seen, in the quotation. */
  readonly first: number;
  readonly high: number;
  readonly low: number;
  /** Contracts. */
  readonly volume: number;
  /** Whether the session was watched from its start, so that the first trade seen is its open. */
  readonly isWhole: boolean;
}

/**
 * Settles the simulated market day by day, with the prices that its path has for the date: those that the seeding of a
 * later start would store, so that a date is the same whether anybody was there at its settlement or not. What was seen
 * to trade is added to what the path says of the day, so that no high lies below a trade and no volume is less.
 */
export class DemoSettlements {
  readonly #options: DemoMarketOptions;
  #before: Promise<void> = Promise.resolve();

  constructor(options: DemoMarketOptions) {
    this.#options = options;
  }

  /**
   * Stores every trade date through the given one that the demo market lacks, futures before options, and tells of it.
   * A date that is there stays as it is, and so does a market that this seed does not continue.
   *
   * @param trades of that trade date
   * @throws {AppError} CONFLICT while an import is under way; UNAVAILABLE when the store fails
   */
  async settle(tradeDate: IsoDate, trades: readonly ContractTrades[]): Promise<void> {
    const settled = this.#before.then(() => this.#settle(tradeDate, trades));
    this.#before = settled.catch(() => undefined);
    await settled;
  }

  async #settle(tradeDate: IsoDate, trades: readonly ContractTrades[]): Promise<void> {
    const { store } = this.#options;
    if (tradeDate > PATH_ENDS || (await store.coverage()).length === 0) return;
    const seen = new Map(trades.map((contract) => [`${contract.product} ${contract.month}`, contract]));
    await seedFutures(this.#options, addDays(tradeDate, 1), (columns) => {
      addTrades(columns, tradeDate, seen);
    });
    await seedOptions(this.#options);
  }
}

function addTrades(
  columns: FuturesSettlementColumns,
  tradeDate: IsoDate,
  seen: ReadonlyMap<string, ContractTrades>,
): void {
  const { product, month, open, high, low, settle, volume } = columns;
  for (let row = 0; row < columns.length; row += 1) {
    if (fromDayNumber(columns.tradeDate[row] ?? NaN) !== tradeDate) continue;
    const trades = seen.get(`${PRODUCT_CODES[product[row] ?? NaN] ?? ''} ${fromMonthIndex(month[row] ?? NaN)}`);
    if (trades === undefined) continue;
    const isUntraded = Number.isNaN(open[row]);
    const settled = settle[row] ?? NaN;
    if (isUntraded || trades.isWhole) open[row] = trades.first;
    high[row] = Math.max(isUntraded ? settled : (high[row] ?? NaN), trades.high);
    low[row] = Math.min(isUntraded ? settled : (low[row] ?? NaN), trades.low);
    volume[row] = Math.max(volume[row] ?? NaN, trades.volume);
  }
}
