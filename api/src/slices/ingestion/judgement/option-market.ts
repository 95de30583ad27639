import { PRODUCT_CODES, fromDayNumber, toMonthIndex } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { MarketStore, OptionSettlementStore, RateCurve } from '../../market/index.js';

/** What an option's price is judged against. */
export interface OptionMarketPorts {
  readonly store: Pick<MarketStore, 'settlementsOn'>;
  readonly options: Pick<OptionSettlementStore, 'rateCurveOn'>;
  /** Continuously compounded, for dates that no stored curve is as old as. */
  readonly flatRate: number;
}

/**
 * Days kept from one batch to the next, each with the settles of one product's contracts. A file in order of contract
 * comes back to all of them.
 */
const KEPT_DAYS = 2_000;
/** Days read at once. */
const DAYS_AT_ONCE = 50;

/**
 * Settles of futures and zero rates by day, read once and kept for the rows to come. Everything that a batch of rows
 * needs is read before its first row is judged.
 */
export class OptionMarket {
  readonly #ports: OptionMarketPorts;
  readonly #settles = new Map<number, ReadonlyMap<number, number>>();
  readonly #curves = new Map<number, RateCurve['points']>();

  constructor(ports: OptionMarketPorts) {
    this.#ports = ports;
  }

  /** Makes room before a batch is read: nothing that it reads is forgotten before all of it is judged. */
  forgetOld(): void {
    if (this.#settles.size > KEPT_DAYS) this.#settles.clear();
    if (this.#curves.size > KEPT_DAYS) this.#curves.clear();
  }

  /** @param days `DayNumber`s on which options of the product are to be judged */
  async readSettles(product: ProductCode, days: ReadonlySet<number>): Promise<void> {
    const unknown = [...days].filter((day) => !this.#settles.has(keyOf(product, day)));
    for (let from = 0; from < unknown.length; from += DAYS_AT_ONCE) {
      const some = unknown.slice(from, from + DAYS_AT_ONCE);
      const months = new Map(some.map((day) => [fromDayNumber(day), new Map<number, number>()] as const));
      // A made-up future says nothing about a real option.
      const settlements = await this.#ports.store.settlementsOn(product, 'IMPORTED', [...months.keys()]);
      for (const { tradeDate, month, settle } of settlements) months.get(tradeDate)?.set(toMonthIndex(month), settle);
      for (const day of some) this.#settles.set(keyOf(product, day), months.get(fromDayNumber(day)) ?? new Map());
    }
  }

  /** @param days `DayNumber`s on which something is to be discounted */
  async readRates(days: ReadonlySet<number>): Promise<void> {
    for (const day of days) {
      if (this.#curves.has(day)) continue;
      const curve = await this.#ports.options.rateCurveOn(fromDayNumber(day));
      this.#curves.set(day, curve?.points ?? [{ tenorDays: 1, rate: this.#ports.flatRate }]);
    }
  }

  /**
   * @param month `MonthIndex`
   * @returns NaN where the store has no settle of the future; a day must have been read
   */
  settle(product: ProductCode, month: number, day: number): number {
    return this.#settles.get(keyOf(product, day))?.get(month) ?? NaN;
  }

  /** @returns the points of a day that was read, ascending by tenor */
  rates(day: number): RateCurve['points'] {
    return this.#curves.get(day) ?? [];
  }
}

function keyOf(product: ProductCode, day: number): number {
  return day * PRODUCT_CODES.length + PRODUCT_CODES.indexOf(product);
}
