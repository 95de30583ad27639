import {
  fromDayNumber,
  fromMonthIndex,
  lastTradeDate,
  nearbyMonths,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ProductCode } from '@cushing/products';

/** Last trade days of one product's contracts, each computed once: a simulation asks for them 700 times. */
export class ContractExpiries {
  readonly #product: ProductCode;
  readonly #days = new Map<number, number>();

  constructor(product: ProductCode) {
    this.#product = product;
  }

  /**
   * @param month `MonthIndex`
   * @returns the contract's last trade date as `DayNumber`
   */
  lastTradeDay(month: number): number {
    const known = this.#days.get(month);
    if (known !== undefined) return known;
    const day = toDayNumber(lastTradeDate(this.#product, fromMonthIndex(month)));
    this.#days.set(month, day);
    return day;
  }

  /**
   * @param day `DayNumber` of a trade date
   * @returns `MonthIndex` of the contract that is first to end
   */
  frontMonth(day: number): number {
    const [front] = nearbyMonths(this.#product, fromDayNumber(day), 1);
    if (front === undefined) throw new Error(`${this.#product} has no front month on day ${day}`);
    return toMonthIndex(front);
  }
}
