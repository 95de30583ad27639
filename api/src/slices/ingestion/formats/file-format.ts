import type { IsoDate } from '@cushing/products';

import type { TextRecord } from '../ingestion.ports.js';
import type { Header } from '../file/header.js';
import type { Findings } from '../judgement/findings.js';
import type { SettlementBatch, SpotBatch } from '../reading/batches.js';
import type { OptionBatch } from '../reading/option-batch.js';
import type { RateBatch } from '../reading/rate-batch.js';

/** How well a header fits a format. */
export interface HeaderMatch {
  /** Columns that the format needs and the header does not have; none means that the file is of this format. */
  readonly missing: readonly string[];
  /** How many of the format's columns the header has. */
  readonly matched: number;
  /** Columns of the header that the format does not know. */
  readonly ignored: readonly string[];
}

/** Judges one record of the file: what is right goes into the batch, what is not into the findings. */
export type RecordReader<Batch> = (record: TextRecord, batch: Batch, findings: Findings) => void;

interface Format {
  /** Lower case, words joined by hyphens. */
  readonly name: string;
  /** Its header, as a person would write it down. */
  readonly example: string;
  match(header: Header): HeaderMatch;
  /** Whether a file whose header fits several formats is of this one, by its first row. */
  claims?(header: Header, first: TextRecord): boolean;
}

/** A format whose rows are settlements of futures. */
export interface FuturesFormat extends Format {
  readonly kind: 'FUTURES';
  /**
   * @param header one that has everything the format needs
   * @param today the date on which the file is read
   */
  reader(header: Header, today: IsoDate): RecordReader<SettlementBatch>;
}

/** A format whose rows are prices of one spot series, which the file does not name. */
export interface SpotFormat extends Format {
  readonly kind: 'SPOT';
  /**
   * @param header one that has everything the format needs
   * @param today the date on which the file is read
   * @param series whose prices the file holds
   */
  reader(header: Header, today: IsoDate, series: string): RecordReader<SpotBatch>;
}

/** A format whose rows are settlements of options. */
export interface OptionsFormat extends Format {
  readonly kind: 'OPTIONS';
  /**
   * @param header one that has everything the format needs
   * @param today the date on which the file is read
   */
  reader(header: Header, today: IsoDate): RecordReader<OptionBatch>;
}

/** A format whose rows are zero rates. */
export interface RatesFormat extends Format {
  readonly kind: 'RATES';
  /**
   * @param header one that has everything the format needs
   * @param today the date on which the file is read
   */
  reader(header: Header, today: IsoDate): RecordReader<RateBatch>;
}

/**
 * A form that files come in. Each has a folder of its own beside this file and one line in formats.ts; everything
 * around it (reading, encodings, counting, storing) is the same for all.
 */
export type FileFormat = FuturesFormat | SpotFormat | OptionsFormat | RatesFormat;
