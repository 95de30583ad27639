import { OPTION_SERIES, OPTION_SERIES_CODES, PRODUCT_CODES } from '@cushing/products';
import type { OptionSeries, ProductCode } from '@cushing/products';

import type { OptionSettlementColumns } from '../../market/index.js';
import { BATCH_ROWS } from './batches.js';
import type { Batch } from './batches.js';
import { DayRange } from './day-range.js';

/** One option's settlement as it goes into a batch; NaN where the file gives no number. */
export interface JudgedOptionSettlement {
  readonly series: OptionSeries;
  /** `MonthIndex`. */
  readonly month: number;
  readonly isCall: boolean;
  readonly strike: number;
  /** `DayNumber`. */
  readonly day: number;
  readonly settle: number;
  readonly bid: number;
  readonly ask: number;
  readonly volume: number;
  readonly openInterest: number;
  readonly line: number;
}

/** Option settlements on their way to the store; a record of the file gives one at most. */
export class OptionBatch implements Batch<OptionSettlementColumns> {
  readonly #series = new Uint8Array(BATCH_ROWS);
  readonly #month = new Int32Array(BATCH_ROWS);
  readonly #isCall = new Uint8Array(BATCH_ROWS);
  readonly #strike = new Float64Array(BATCH_ROWS);
  readonly #tradeDate = new Int32Array(BATCH_ROWS);
  readonly #settle = new Float64Array(BATCH_ROWS);
  readonly #bid = new Float64Array(BATCH_ROWS);
  readonly #ask = new Float64Array(BATCH_ROWS);
  readonly #volume = new Float64Array(BATCH_ROWS);
  readonly #openInterest = new Float64Array(BATCH_ROWS);
  readonly #line = new Int32Array(BATCH_ROWS);
  #length = 0;
  readonly #products = new Set<ProductCode>();
  readonly #days = new DayRange();

  get length(): number {
    return this.#length;
  }

  /** Products whose options were added so far, in their usual order. */
  get products(): readonly ProductCode[] {
    return PRODUCT_CODES.filter((code) => this.#products.has(code));
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): DayRange['found'] {
    return this.#days.found;
  }

  add(settlement: JudgedOptionSettlement): void {
    const row = this.#length;
    this.#series[row] = OPTION_SERIES_CODES.indexOf(settlement.series);
    this.#month[row] = settlement.month;
    this.#isCall[row] = settlement.isCall ? 1 : 0;
    this.#strike[row] = settlement.strike;
    this.#tradeDate[row] = settlement.day;
    this.#settle[row] = settlement.settle;
    this.#bid[row] = settlement.bid;
    this.#ask[row] = settlement.ask;
    this.#volume[row] = settlement.volume;
    this.#openInterest[row] = settlement.openInterest;
    this.#line[row] = settlement.line;
    this.#length += 1;
    this.#products.add(OPTION_SERIES[settlement.series].underlying);
    this.#days.add(settlement.day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): OptionSettlementColumns {
    return {
      length: this.#length,
      series: this.#series,
      month: this.#month,
      isCall: this.#isCall,
      strike: this.#strike,
      tradeDate: this.#tradeDate,
      settle: this.#settle,
      bid: this.#bid,
      ask: this.#ask,
      volume: this.#volume,
      openInterest: this.#openInterest,
      line: this.#line,
    };
  }

  clear(): void {
    this.#length = 0;
  }
}
