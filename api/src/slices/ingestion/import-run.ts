import { fromDayNumber } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { ImportCounts, MarketStore, StagedImport } from '../market/index.js';
import { BATCH_ROWS, SettlementBatch, SpotBatch } from './batches.js';
import type { Batch } from './batches.js';
import { openTable } from './file/open-table.js';
import type { SourceTable } from './file/open-table.js';
import { detectFormat, formatNamed } from './formats/detect-format.js';
import type { FileFormat, RecordReader } from './formats/file-format.js';
import type { ImportFiles, ParquetReader } from './ingestion.ports.js';
import { MAX_LISTED_REJECTIONS } from './ingestion.types.js';
import type { ImportOptions, ImportProgress, ImportReport, ImportRequest } from './ingestion.types.js';
import { Findings } from './judgement/findings.js';
import { abortedError, refusal } from './refusal.js';

/** What an import works with. */
export interface ImportPorts {
  readonly store: MarketStore;
  readonly files: ImportFiles;
  readonly parquet: ParquetReader;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What the reading of a file left behind. */
interface Reading {
  readonly lines: number;
  /** Settlements or prices that went to the staging area. */
  readonly staged: number;
}

type Written = Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>;

const MS_A_DAY = 86_400_000;
const NOTHING_WRITTEN: Written = { stored: 0, unchanged: 0, replaced: 0 };
const SERIES_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{S} ]{0,63}$/u;

/** Reads, judges and stores one file: all of it or nothing. */
export class ImportRun {
  readonly #ports: ImportPorts;
  readonly #request: ImportRequest;
  readonly #options: ImportOptions;
  readonly #findings = new Findings();
  readonly #startedAt: number;
  #read = 0;

  constructor(ports: ImportPorts, request: ImportRequest, options: ImportOptions) {
    this.#ports = ports;
    this.#request = request;
    this.#options = options;
    this.#startedAt = ports.clock();
  }

  /**
   * @returns what became of the file
   * @throws {AppError} for a file that is refused as a whole, an import that was called off, a store that fails
   */
  async run(): Promise<ImportReport> {
    const named = this.#request.format === undefined ? undefined : formatNamed(this.#request.format);
    const table = await openTable(this.#request.path, this.#ports.files, this.#ports.parquet);
    try {
      const { format, ignoredColumns } = detectFormat(table.header, named, table.fileName);
      const series = checkedSeries(format, this.#request.series, table.fileName);
      const today = fromDayNumber(Math.floor(this.#startedAt / MS_A_DAY));
      const report =
        format.kind === 'FUTURES'
          ? await this.#importFutures(table, format.name, format.reader(table.header, today))
          : await this.#importSpot(table, format.name, format.reader(table.header, today), series);
      return { ...report, ignoredColumns: ignoredColumns.filter((name) => name !== '') };
    } finally {
      await table.close();
    }
  }

  async #importFutures(
    table: SourceTable,
    format: string,
    reader: RecordReader<SettlementBatch>,
  ): Promise<ImportReport> {
    const id = this.#ports.newId();
    const description = { id, source: 'IMPORTED', format, origin: table.fileName } as const;
    const staged = await this.#ports.store.beginFuturesImport(description);
    const batch = new SettlementBatch();
    const report = await this.#import(table, reader, batch, staged, { id, format });
    return { ...report, ...datesOf(batch.range), products: batch.products };
  }

  async #importSpot(
    table: SourceTable,
    format: string,
    reader: RecordReader<SpotBatch>,
    series: string,
  ): Promise<ImportReport> {
    const id = this.#ports.newId();
    const description = { id, source: 'IMPORTED', format, origin: table.fileName } as const;
    const staged = await this.#ports.store.beginSpotImport(series, description);
    const batch = new SpotBatch();
    const report = await this.#import(table, reader, batch, staged, { id, format });
    return { ...report, ...datesOf(batch.range), spotSeries: batch.range === undefined ? null : series };
  }

  async #import<Columns, Rows extends Batch<Columns>>(
    table: SourceTable,
    reader: RecordReader<Rows>,
    batch: Rows,
    staged: StagedImport<Columns>,
    about: { readonly id: string; readonly format: string },
  ): Promise<ImportReport> {
    try {
      const { lines, staged: stagedRows } = await this.#readAll(table, reader, batch, staged);
      if (lines === 0) {
        throw refusal('FILE_WITHOUT_ROWS', `${table.fileName} has a header and nothing below it.`);
      }
      this.#read = stagedRows + this.#findings.rejectedRows;
      this.#tell('COMPARING', 1);
      await this.#findContradictions(table, staged);
      const isRejected = this.#findings.rejectionCount > 0 && this.#request.skipBadRows !== true;
      const status = isRejected ? 'REJECTED' : this.#request.dryRun === true ? 'DRY_RUN' : 'COMMITTED';
      const written = await this.#write(staged, status);
      return {
        status,
        importId: status === 'COMMITTED' ? about.id : null,
        format: about.format,
        fileName: table.fileName,
        container: table.container,
        counts: { read: this.#read, rejected: this.#findings.rejectedRows, ...written },
        lines,
        linesWithoutPrice: this.#findings.linesWithoutPrice,
        rejections: this.#findings.rejections,
        rejectionCount: this.#findings.rejectionCount,
        ignoredColumns: [],
        products: [],
        spotSeries: null,
        firstDate: null,
        lastDate: null,
        elapsedMs: this.#ports.clock() - this.#startedAt,
      };
    } finally {
      await staged.abandon();
    }
  }

  async #readAll<Columns, Rows extends Batch<Columns>>(
    table: SourceTable,
    reader: RecordReader<Rows>,
    batch: Rows,
    staged: StagedImport<Columns>,
  ): Promise<Reading> {
    const width = table.header.names.length;
    let lines = 0;
    let stagedRows = 0;
    const stage = async (): Promise<void> => {
      await staged.stage(batch.columns());
      stagedRows += batch.length;
      batch.clear();
      this.#read = stagedRows + this.#findings.rejectedRows;
      this.#tell('READING', table.fraction());
    };
    for await (const record of table.records) {
      this.#checkSignal();
      if (record.fields.every((field) => field.trim() === '')) continue;
      lines += 1;
      const { length } = record.fields;
      if (length < width || record.fields.slice(width).some((field) => field.trim() !== '')) {
        const count = `${length} ${length === 1 ? 'field' : 'fields'}`;
        this.#findings.reject({ line: record.line }, count, 'FIELD_COUNT', `${count} where the header has ${width}`);
        continue;
      }
      reader(record, batch, this.#findings);
      if (batch.length >= BATCH_ROWS) await stage();
    }
    await stage();
    return { lines, staged: stagedRows };
  }

  async #findContradictions(table: SourceTable, staged: StagedImport<unknown>): Promise<void> {
    this.#checkSignal();
    const conflicts = await staged.conflicts(MAX_LISTED_REJECTIONS);
    if (conflicts.length === 0) return;
    const { names } = table.header;
    const unit = table.container === 'CSV' ? 'line' : 'row';
    const rejections = conflicts.map(({ line, column, firstLine, firstColumn, key }) => {
      const firstPlace = firstColumn === 0 ? '' : `, column ${names[firstColumn - 1] ?? ''}`;
      return {
        line,
        column,
        columnName: names[column - 1] ?? null,
        value: key,
        reason: 'CONTRADICTS_EARLIER_ROW' as const,
        message: `${key} has another value on ${unit} ${firstLine}${firstPlace}`,
      };
    });
    this.#findings.add(rejections, await staged.dropConflicts());
  }

  async #write(staged: StagedImport<unknown>, status: ImportReport['status']): Promise<Written> {
    this.#checkSignal();
    if (status === 'REJECTED') return NOTHING_WRITTEN;
    if (status === 'DRY_RUN') return staged.preview();
    this.#tell('STORING', 1);
    const counts = { read: this.#read, rejected: this.#findings.rejectedRows };
    const record = await staged.commit(counts, new Date(this.#ports.clock()).toISOString());
    return record.counts;
  }

  #tell(phase: ImportProgress['phase'], fraction: number): void {
    this.#options.onProgress?.({ phase, fraction, read: this.#read });
  }

  #checkSignal(): void {
    if (this.#options.signal?.aborted === true) throw abortedError();
  }
}

function datesOf(
  range: { readonly firstDay: number; readonly lastDay: number } | undefined,
): Pick<ImportReport, 'firstDate' | 'lastDate'> {
  return range === undefined
    ? { firstDate: null, lastDate: null }
    : { firstDate: fromDayNumber(range.firstDay), lastDate: fromDayNumber(range.lastDay) };
}

function checkedSeries(format: FileFormat, series: string | undefined, fileName: string): string {
  if (format.kind === 'FUTURES') {
    if (series === undefined) return '';
    throw refusal('SERIES_NOT_WANTED', `${fileName} holds settlements of futures, which belong to no spot series.`);
  }
  if (series === undefined) {
    throw refusal(
      'SERIES_MISSING',
      `${fileName} holds spot prices and does not say of what: name the series, as RWTC.`,
    );
  }
  if (!SERIES_NAME.test(series)) {
    throw refusal('SERIES_NAME', 'The name of a series has 1 to 64 characters and begins with a letter or a digit.');
  }
  return series;
}
