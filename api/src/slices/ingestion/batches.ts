/** Rows that were judged right, as the columns that a store takes. */
import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { FuturesSettlementColumns, SpotPriceColumns } from '../market/index.js';

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

function settlementArrays(capacity: number): Omit<FuturesSettlementColumns, 'length'> {
  return {
    product: new Uint8Array(capacity),
    month: new Int32Array(capacity),
    tradeDate: new Int32Array(capacity),
    nearby: new Int16Array(capacity),
    open: new Float64Array(capacity),
    high: new Float64Array(capacity),
    low: new Float64Array(capacity),
    settle: new Float64Array(capacity),
    volume: new Float64Array(capacity),
    openInterest: new Float64Array(capacity),
    line: new Int32Array(capacity),
    column: new Int32Array(capacity),
  };
}

/** Settlements on their way to the store. Grows where one record of the file gives more than there is room for. */
export class SettlementBatch implements Batch<FuturesSettlementColumns> {
  #arrays = settlementArrays(BATCH_ROWS * 2);
  #length = 0;
  readonly #products = new Set<ProductCode>();
  #firstDay = Number.POSITIVE_INFINITY;
  #lastDay = Number.NEGATIVE_INFINITY;

  get length(): number {
    return this.#length;
  }

  /** Products of everything added so far, in their usual order. */
  get products(): readonly ProductCode[] {
    return PRODUCT_CODES.filter((code) => this.#products.has(code));
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): { readonly firstDay: number; readonly lastDay: number } | undefined {
    return this.#products.size === 0 ? undefined : { firstDay: this.#firstDay, lastDay: this.#lastDay };
  }

  add(settlement: JudgedSettlement): void {
    if (this.#length === this.#arrays.product.length) this.#grow();
    const row = this.#length;
    const arrays = this.#arrays;
    arrays.product[row] = PRODUCT_CODES.indexOf(settlement.product);
    arrays.month[row] = settlement.month;
    arrays.tradeDate[row] = settlement.day;
    arrays.nearby[row] = settlement.nearby;
    arrays.open[row] = settlement.open;
    arrays.high[row] = settlement.high;
    arrays.low[row] = settlement.low;
    arrays.settle[row] = settlement.settle;
    arrays.volume[row] = settlement.volume;
    arrays.openInterest[row] = settlement.openInterest;
    arrays.line[row] = settlement.line;
    arrays.column[row] = settlement.column;
    this.#length += 1;
    this.#products.add(settlement.product);
    this.#firstDay = Math.min(this.#firstDay, settlement.day);
    this.#lastDay = Math.max(this.#lastDay, settlement.day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): FuturesSettlementColumns {
    return { length: this.#length, ...this.#arrays };
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(): void {
    const old = this.#arrays;
    const grown = settlementArrays(old.product.length * 2);
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
    this.#arrays = grown;
  }
}

/** Spot prices on their way to the store; a record of the file gives one at most. */
export class SpotBatch implements Batch<SpotPriceColumns> {
  readonly #date = new Int32Array(BATCH_ROWS);
  readonly #price = new Float64Array(BATCH_ROWS);
  readonly #line = new Int32Array(BATCH_ROWS);
  #length = 0;
  #firstDay = Number.POSITIVE_INFINITY;
  #lastDay = Number.NEGATIVE_INFINITY;

  get length(): number {
    return this.#length;
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): { readonly firstDay: number; readonly lastDay: number } | undefined {
    return this.#lastDay < this.#firstDay ? undefined : { firstDay: this.#firstDay, lastDay: this.#lastDay };
  }

  /** @param day `DayNumber` */
  add(day: number, price: number, line: number): void {
    this.#date[this.#length] = day;
    this.#price[this.#length] = price;
    this.#line[this.#length] = line;
    this.#length += 1;
    this.#firstDay = Math.min(this.#firstDay, day);
    this.#lastDay = Math.max(this.#lastDay, day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): SpotPriceColumns {
    return { length: this.#length, date: this.#date, price: this.#price, line: this.#line };
  }

  clear(): void {
    this.#length = 0;
  }
}
