import { PRODUCT_CODES, fromDayNumber, toDayNumber, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { FuturesSettlement, MarketSource, OptionSettlementStore, RateCurve } from '../../market/index.js';

/** Where settles of futures come from; a later one of the same contract and date stands for an earlier one. */
export interface SettleSource {
  settlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDates: readonly IsoDate[],
  ): Promise<readonly Pick<FuturesSettlement, 'tradeDate' | 'month' | 'settle'>[]>;
}

/** What an option's price is judged against. */
export interface OptionMarketPorts {
  readonly store: SettleSource;
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
/** Days after which the latest curve there is says little about the rates of a day. */
const OLD_RATES_DAYS = 31;

/**
 * Settles of futures and zero rates by day, read once and kept for the rows to come. Everything that a batch of rows
 * needs is read before its first row is judged.
 */
export class OptionMarket {
  readonly #ports: OptionMarketPorts;
  readonly #settles = new Map<number, ReadonlyMap<number, number>>();
  readonly #curves = new Map<number, RateCurve['points']>();
  /** Days whose rates are a guess. */
  readonly #guessed = new Set<number>();

  constructor(ports: OptionMarketPorts) {
    this.#ports = ports;
  }

  /** Makes room before a batch is read: nothing that it reads is forgotten before all of it is judged. */
  forgetOld(): void {
    if (this.#settles.size > KEPT_DAYS) this.#settles.clear();
    if (this.#curves.size > KEPT_DAYS) {
      this.#curves.clear();
      this.#guessed.clear();
    }
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
      if (curve === undefined || day - toDayNumber(curve.date) > OLD_RATES_DAYS) this.#guessed.add(day);
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

  /** Whether the rates of a day that was read are a guess: no curve is known, or an old one alone. */
  areRatesGuessed(day: number): boolean {
    return this.#guessed.has(day);
  }
}

function keyOf(product: ProductCode, day: number): number {
  return day * PRODUCT_CODES.length + PRODUCT_CODES.indexOf(product);
}
