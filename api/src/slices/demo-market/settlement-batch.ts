import { emptySettlementColumns } from '../market/index.js';
import type { FuturesSettlementColumns } from '../market/index.js';

/** One settlement as a row of the columns. */
export interface SettlementRow {
  /** Index into `PRODUCT_CODES`. */
  readonly product: number;
  /** `MonthIndex`. */
  readonly month: number;
  /** `DayNumber`. */
  readonly tradeDate: number;
  /** 1 for the front contract. */
  readonly nearby: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly settle: number;
  readonly volume: number;
  readonly openInterest: number;
}

/** Columns that are filled row by row, handed over, and filled again. */
export class SettlementBatch {
  readonly #capacity: number;
  readonly #columns: FuturesSettlementColumns;
  #length = 0;
  #rowsBefore = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#columns = emptySettlementColumns(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** @returns whether so many more rows fit */
  hasRoomFor(rows: number): boolean {
    return this.#length + rows <= this.#capacity;
  }

  /** Adds a row. What lies beyond the capacity is lost: ask `hasRoomFor` first. */
  add(row: SettlementRow): void {
    const index = this.#length;
    const columns = this.#columns;
    columns.product[index] = row.product;
    columns.month[index] = row.month;
    columns.tradeDate[index] = row.tradeDate;
    columns.nearby[index] = row.nearby;
    columns.open[index] = row.open;
    columns.high[index] = row.high;
    columns.low[index] = row.low;
    columns.settle[index] = row.settle;
    columns.volume[index] = row.volume;
    columns.openInterest[index] = row.openInterest;
    columns.line[index] = this.#rowsBefore + index + 1;
    this.#length += 1;
  }

  /** @returns the rows so far, as a view that holds until the next `add` */
  take(): FuturesSettlementColumns {
    const length = this.#length;
    this.#rowsBefore += length;
    this.#length = 0;
    const columns = this.#columns;
    return {
      length,
      product: columns.product.subarray(0, length),
      month: columns.month.subarray(0, length),
      tradeDate: columns.tradeDate.subarray(0, length),
      nearby: columns.nearby.subarray(0, length),
      open: columns.open.subarray(0, length),
      high: columns.high.subarray(0, length),
      low: columns.low.subarray(0, length),
      settle: columns.settle.subarray(0, length),
      volume: columns.volume.subarray(0, length),
      openInterest: columns.openInterest.subarray(0, length),
      line: columns.line.subarray(0, length),
      column: columns.column.subarray(0, length),
    };
  }
}
