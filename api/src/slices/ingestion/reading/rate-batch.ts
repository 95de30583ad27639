import type { RateColumns } from '../../market/index.js';
import { BATCH_ROWS } from './batches.js';
import type { Batch } from './batches.js';
import { DayRange } from './day-range.js';

/** Zero rates on their way to the store; a record of the file gives one at most. */
export class RateBatch implements Batch<RateColumns> {
  readonly #date = new Int32Array(BATCH_ROWS);
  readonly #tenorDays = new Int32Array(BATCH_ROWS);
  readonly #rate = new Float64Array(BATCH_ROWS);
  readonly #line = new Int32Array(BATCH_ROWS);
  #length = 0;
  readonly #days = new DayRange();

  get length(): number {
    return this.#length;
  }

  /** First and last day of everything added so far; undefined before anything was. */
  get range(): DayRange['found'] {
    return this.#days.found;
  }

  /**
   * @param day `DayNumber`
   * @param tenorDays ≥ 1
   * @param rate continuously compounded, a decimal
   */
  add(day: number, tenorDays: number, rate: number, line: number): void {
    this.#date[this.#length] = day;
    this.#tenorDays[this.#length] = tenorDays;
    this.#rate[this.#length] = rate;
    this.#line[this.#length] = line;
    this.#length += 1;
    this.#days.add(day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): RateColumns {
    return {
      length: this.#length,
      date: this.#date,
      tenorDays: this.#tenorDays,
      rate: this.#rate,
      line: this.#line,
    };
  }

  clear(): void {
    this.#length = 0;
  }
}
