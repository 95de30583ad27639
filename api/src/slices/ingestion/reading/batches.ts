/** Rows that were judged right, as the columns that a store takes. */
import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { emptySettlementColumns } from '../../market/index.js';
import type { FuturesSettlementColumns, SpotPriceColumns } from '../../market/index.js';
import { DayRange } from './day-range.js';

/** Rows after which a batch goes to the store. */
export const BATCH_ROWS = 4_096;

/** One settlement as it goes into a batch; NaN where the file gives no number. */
export interface JudgedSettlement {
  readonly product: ProductCode;
  /** `MonthIndex`. */
  readonly month: number;
  /** `DayNumber`. */
  readonly day: number;
  readonly nearby: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly settle: number;
  readonly volume: number;
  readonly openInterest: number;
  readonly line: number;
  /** From 1; 0 where the whole line is the settlement. */
  readonly column: number;
}

/** What a batch is to the part that fills and empties it. */
export interface Batch<Columns> {
  readonly length: number;
  columns(): Columns;
  clear(): void;
}

/** Settlements on their way to the store. Grows where one record of the file gives more than there is room for. */
export class SettlementBatch implements Batch<FuturesSettlementColumns> {
  #columns = emptySettlementColumns(BATCH_ROWS * 2);
  #length = 0;
  readonly #products = new Set<ProductCode>();
  readonly #days = new DayRange();

  get length(): number {
    return this.#length;
  }

  /** Products of everything added so far, in their usual order. */
  get products(): readonly ProductCode[] {
    return PRODUCT_CODES.filter((code) => this.#products.has(code));
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): DayRange['found'] {
    return this.#days.found;
  }

  add(settlement: JudgedSettlement): void {
    if (this.#length === this.#columns.product.length) this.#grow();
    const row = this.#length;
    const columns = this.#columns;
    columns.product[row] = PRODUCT_CODES.indexOf(settlement.product);
    columns.month[row] = settlement.month;
    columns.tradeDate[row] = settlement.day;
    columns.nearby[row] = settlement.nearby;
    columns.open[row] = settlement.open;
    columns.high[row] = settlement.high;
    columns.low[row] = settlement.low;
    columns.settle[row] = settlement.settle;
    columns.volume[row] = settlement.volume;
    columns.openInterest[row] = settlement.openInterest;
    columns.line[row] = settlement.line;
    columns.column[row] = settlement.column;
    this.#length += 1;
    this.#products.add(settlement.product);
    this.#days.add(settlement.day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): FuturesSettlementColumns {
    return { ...this.#columns, length: this.#length };
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(): void {
    const old = this.#columns;
    const grown = emptySettlementColumns(old.product.length * 2);
    grown.product.set(old.product);
    grown.month.set(old.month);
    grown.tradeDate.set(old.tradeDate);
    grown.nearby.set(old.nearby);
    grown.open.set(old.open);
    grown.high.set(old.high);
    grown.low.set(old.low);
    grown.settle.set(old.settle);
    grown.volume.set(old.volume);
    grown.openInterest.set(old.openInterest);
    grown.line.set(old.line);
    grown.column.set(old.column);
    this.#columns = grown;
  }
}

/** Spot prices on their way to the store; a record of the file gives one at most. */
export class SpotBatch implements Batch<SpotPriceColumns> {
  readonly #series: string[] = [];
  readonly #date = new Int32Array(BATCH_ROWS);
  readonly #price = new Float64Array(BATCH_ROWS);
  readonly #line = new Int32Array(BATCH_ROWS);
  #length = 0;
  readonly #days = new DayRange();
  readonly #names = new Set<string>();

  get length(): number {
    return this.#length;
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): DayRange['found'] {
    return this.#days.found;
  }

  /** Every series added so far, in the order of their first price. */
  get series(): readonly string[] {
    return [...this.#names];
  }

  /** @param day `DayNumber` */
  add(series: string, day: number, price: number, line: number): void {
    this.#names.add(series);
    this.#series[this.#length] = series;
    this.#date[this.#length] = day;
    this.#price[this.#length] = price;
    this.#line[this.#length] = line;
    this.#length += 1;
    this.#days.add(day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): SpotPriceColumns {
    return { length: this.#length, series: this.#series, date: this.#date, price: this.#price, line: this.#line };
  }

  clear(): void {
    this.#length = 0;
  }
}
