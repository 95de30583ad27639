/** What each kind of import puts its rows into, and what its report says of them. */
import { fromDayNumber } from '@cushing/products';

import type {
  FuturesSettlementColumns,
  ImportDescription,
  MarketStore,
  OptionSettlementColumns,
  OptionSettlementStore,
  RateColumns,
  SpotPriceColumns,
  StagedImport,
} from '../market/index.js';
import { SettlementBatch, SpotBatch } from './batches.js';
import type { Batch } from './batches.js';
import type { DayRange } from './day-range.js';
import type { RecordReader } from './formats/file-format.js';
import type { ImportReport } from './ingestion.types.js';
import type { Findings } from './judgement/findings.js';
import type { OptionInspector } from './judgement/option-inspector.js';
import { OptionBatch } from './option-batch.js';
import { RateBatch } from './rate-batch.js';

/** What a report says of the rows themselves. */
export type ImportContent = Pick<ImportReport, 'products' | 'spotSeries' | 'firstDate' | 'lastDate'>;

/** One import of one kind. */
export interface ImportPlan<Columns, Rows extends Batch<Columns> = Batch<Columns>> {
  readonly batch: Rows;
  readonly reader: RecordReader<Rows>;
  begin(description: ImportDescription): Promise<StagedImport<Columns>>;
  /** Looks at rows that are right before they are staged, and notes what is odd about them. */
  readonly inspect?: (columns: Columns, findings: Findings) => Promise<void>;
  /** Of everything that went through the batch. */
  content(): ImportContent;
}

export function futuresPlan(
  store: MarketStore,
  reader: RecordReader<SettlementBatch>,
): ImportPlan<FuturesSettlementColumns, SettlementBatch> {
  const batch = new SettlementBatch();
  return {
    batch,
    reader,
    begin: (description) => store.beginFuturesImport(description),
    content: () => ({ products: batch.products, spotSeries: null, ...datesOf(batch.range) }),
  };
}

/** @param series whose prices the file holds */
export function spotPlan(
  store: MarketStore,
  reader: RecordReader<SpotBatch>,
  series: string,
): ImportPlan<SpotPriceColumns, SpotBatch> {
  const batch = new SpotBatch();
  return {
    batch,
    reader,
    begin: (description) => store.beginSpotImport(series, description),
    content: () => ({
      products: [],
      spotSeries: batch.range === undefined ? null : series,
      ...datesOf(batch.range),
    }),
  };
}

export function optionsPlan(
  store: OptionSettlementStore,
  reader: RecordReader<OptionBatch>,
  inspector: OptionInspector,
): ImportPlan<OptionSettlementColumns, OptionBatch> {
  const batch = new OptionBatch();
  return {
    batch,
    reader,
    begin: (description) => store.beginOptionImport(description),
    inspect: (columns, findings) => inspector.inspect(columns, findings),
    content: () => ({ products: batch.products, spotSeries: null, ...datesOf(batch.range) }),
  };
}

export function ratesPlan(
  store: OptionSettlementStore,
  reader: RecordReader<RateBatch>,
): ImportPlan<RateColumns, RateBatch> {
  const batch = new RateBatch();
  return {
    batch,
    reader,
    begin: (description) => store.beginRateImport(description),
    content: () => ({ products: [], spotSeries: null, ...datesOf(batch.range) }),
  };
}

function datesOf(range: DayRange['found']): Pick<ImportReport, 'firstDate' | 'lastDate'> {
  return range === undefined
    ? { firstDate: null, lastDate: null }
    : { firstDate: fromDayNumber(range.firstDay), lastDate: fromDayNumber(range.lastDay) };
}
