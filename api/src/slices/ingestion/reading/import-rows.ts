import { PRODUCT_CODES, fromDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { ImportColumns, ImportKind } from '../../market/index.js';
import { BATCH_ROWS, SettlementBatch, SpotBatch } from './batches.js';
import { OptionBatch } from './option-batch.js';
import { PositionBatch } from './position-batch.js';
import { RateBatch } from './rate-batch.js';

/** What the rows of a file are of. */
export interface ImportContent {
  readonly products: readonly ProductCode[];
  readonly spotSeries: readonly string[];
  readonly hasRates: boolean;
  readonly firstDate: IsoDate | null;
  readonly lastDate: IsoDate | null;
}

/** Rows of every kind that were judged right, on their way to the staging area. */
export class ImportRows {
  readonly futures = new SettlementBatch();
  readonly options = new OptionBatch();
  readonly spot = new SpotBatch();
  readonly rates = new RateBatch();
  readonly positions = new PositionBatch();

  /** Whether one of the batches is full: it takes no more before `flush`. */
  get isFull(): boolean {
    return (
      this.futures.length >= BATCH_ROWS ||
      this.options.length >= BATCH_ROWS ||
      this.spot.length >= BATCH_ROWS ||
      this.rates.length >= BATCH_ROWS ||
      this.positions.length >= BATCH_ROWS
    );
  }

  get length(): number {
    const { futures, options, spot, rates, positions } = this;
    return futures.length + options.length + spot.length + rates.length + positions.length;
  }

  /** Stages what there is, and begins anew. @returns how many rows that were */
  async flush(
    stage: <Kind extends ImportKind>(kind: Kind, columns: ImportColumns[Kind]) => Promise<void>,
  ): Promise<number> {
    const { futures, options, spot, rates, positions, length } = this;
    if (futures.length > 0) await stage('FUTURES', futures.columns());
    if (options.length > 0) await stage('OPTIONS', options.columns());
    if (spot.length > 0) await stage('SPOT', spot.columns());
    if (rates.length > 0) await stage('RATES', rates.columns());
    if (positions.length > 0) await stage('POSITIONS', positions.columns());
    for (const batch of [futures, options, spot, rates, positions]) batch.clear();
    return length;
  }

  /** @returns what everything is of that was added so far */
  content(): ImportContent {
    const { futures, options, spot, rates, positions } = this;
    const products = new Set([...futures.products, ...options.products, ...positions.products]);
    const ranges = [futures, options, spot, rates, positions].flatMap(({ range }) => range ?? []);
    const none = ranges.length === 0;
    return {
      products: PRODUCT_CODES.filter((code) => products.has(code)),
      spotSeries: spot.series,
      hasRates: rates.range !== undefined,
      firstDate: none ? null : fromDayNumber(Math.min(...ranges.map(({ firstDay }) => firstDay))),
      lastDate: none ? null : fromDayNumber(Math.max(...ranges.map(({ lastDay }) => lastDay))),
    };
  }
}
