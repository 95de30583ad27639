import {
  expiryInstant,
  fromDayNumber,
  fromMonthIndex,
  listedOptionMonths,
  optionExpiryDate,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

const MS_A_YEAR = 365 * 86_400_000;

/** Expiries of one series' options, each computed once. */
export class OptionExpiries {
  readonly #series: OptionSeries;
  readonly #days = new Map<number, number>();
  readonly #instants = new Map<number, number>();

  constructor(series: OptionSeries) {
    this.#series = series;
  }

  /** @returns `MonthIndex` of the first option that has not expired before the day, a `DayNumber` */
  firstMonth(day: number): number {
    const [month] = listedOptionMonths(this.#series, fromDayNumber(day), 1);
    if (month === undefined) throw new Error(`${this.#series} has no option on day ${day}`);
    return toMonthIndex(month);
  }

  /** @returns `DayNumber` of the date on which a month's options expire */
  expiryDay(month: number): number {
    const known = this.#days.get(month);
    if (known !== undefined) return known;
    const day = toDayNumber(optionExpiryDate(this.#series, fromMonthIndex(month)));
    this.#days.set(month, day);
    return day;
  }

  /** @returns years of 365 days from the settlement of a day to the expiry of a month's options, ≥ 0 */
  years(month: number, day: number): number {
    return (this.#instant(this.expiryDay(month)) - this.#instant(day)) / MS_A_YEAR;
  }

  #instant(day: number): number {
    const known = this.#instants.get(day);
    if (known !== undefined) return known;
    const instant = Date.parse(expiryInstant(fromDayNumber(day)));
    this.#instants.set(day, instant);
    return instant;
  }
}
