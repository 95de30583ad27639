import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { POSITION_COUNTS } from '../../market/index.js';
import type { PositionColumns, PositionCount } from '../../market/index.js';
import { BATCH_ROWS } from './batches.js';
import type { Batch } from './batches.js';
import { DayRange } from './day-range.js';

/** Positions of the classes of traders as they go into a batch; NaN where the file gives no number. */
export interface JudgedPositions extends Readonly<Record<PositionCount, number>> {
  readonly product: ProductCode;
  readonly isCombined: boolean;
  /** `DayNumber`. */
  readonly day: number;
  readonly line: number;
}

/** Reports on positions on their way to the store; a record of the file gives one at most. */
export class PositionBatch implements Batch<PositionColumns> {
  readonly #product = new Uint8Array(BATCH_ROWS);
  readonly #isCombined = new Uint8Array(BATCH_ROWS);
  readonly #date = new Int32Array(BATCH_ROWS);
  readonly #line = new Int32Array(BATCH_ROWS);
  // One entry for each of the union's members.
  readonly #counts = Object.fromEntries(
    POSITION_COUNTS.map((count) => [count, new Float64Array(BATCH_ROWS)]),
  ) as Record<PositionCount, Float64Array>;
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

  add(positions: JudgedPositions): void {
    const row = this.#length;
    this.#product[row] = PRODUCT_CODES.indexOf(positions.product);
    this.#isCombined[row] = positions.isCombined ? 1 : 0;
    this.#date[row] = positions.day;
    this.#line[row] = positions.line;
    for (const count of POSITION_COUNTS) this.#counts[count][row] = positions[count];
    this.#length += 1;
    this.#products.add(positions.product);
    this.#days.add(positions.day);
  }

  /** @returns the rows added since the last `clear`; they hold until then */
  columns(): PositionColumns {
    return {
      length: this.#length,
      product: this.#product,
      isCombined: this.#isCombined,
      date: this.#date,
      line: this.#line,
      ...this.#counts,
    };
  }

  clear(): void {
    this.#length = 0;
  }
}
