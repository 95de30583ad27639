import type { OptionSettlementColumns } from '../../market/index.js';

/** One option's settlement as a row of the columns. */
export interface OptionRow {
  /** Index into `OPTION_SERIES_CODES`. */
  readonly series: number;
  /** `MonthIndex`. */
  readonly month: number;
  readonly isCall: number;
  readonly strike: number;
  /** `DayNumber`. */
  readonly tradeDate: number;
  readonly settle: number;
  readonly bid: number;
  readonly ask: number;
  readonly volume: number;
  readonly openInterest: number;
}

/** Columns that are filled row by row, handed over, and filled again. */
export class OptionBatch {
  readonly #capacity: number;
  readonly #columns: OptionSettlementColumns;
  #length = 0;
  #rowsBefore = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#columns = {
      length: 0,
      series: new Uint8Array(capacity),
      month: new Int32Array(capacity),
      isCall: new Uint8Array(capacity),
      strike: new Float64Array(capacity),
      tradeDate: new Int32Array(capacity),
      settle: new Float64Array(capacity),
      bid: new Float64Array(capacity),
      ask: new Float64Array(capacity),
      volume: new Float64Array(capacity),
      openInterest: new Float64Array(capacity),
      line: new Int32Array(capacity),
    };
  }

  get length(): number {
    return this.#length;
  }

  /** @returns whether so many more rows fit */
  hasRoomFor(rows: number): boolean {
    return this.#length + rows <= this.#capacity;
  }

  /** Adds a row. What lies beyond the capacity is lost: ask `hasRoomFor` first. */
  add(row: OptionRow): void {
    const index = this.#length;
    const columns = this.#columns;
    columns.series[index] = row.series;
    columns.month[index] = row.month;
    columns.isCall[index] = row.isCall;
    columns.strike[index] = row.strike;
    columns.tradeDate[index] = row.tradeDate;
    columns.settle[index] = row.settle;
    columns.bid[index] = row.bid;
    columns.ask[index] = row.ask;
    columns.volume[index] = row.volume;
    columns.openInterest[index] = row.openInterest;
    columns.line[index] = this.#rowsBefore + index + 1;
    this.#length += 1;
  }

  /** @returns the rows so far, in columns that are filled again by the next `add` */
  take(): OptionSettlementColumns {
    const length = this.#length;
    this.#rowsBefore += length;
    this.#length = 0;
    return { ...this.#columns, length };
  }
}
