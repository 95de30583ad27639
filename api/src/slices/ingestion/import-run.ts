import { fromDayNumber } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { ImportCounts, MarketStore, OptionSettlementStore, StagedImport } from '../market/index.js';
import { BATCH_ROWS } from './batches.js';
import type { Batch } from './batches.js';
import { openTable } from './file/open-table.js';
import type { SourceTable } from './file/open-table.js';
import { detectFormat, formatNamed } from './formats/detect-format.js';
import type { FileFormat } from './formats/file-format.js';
import { futuresPlan, optionsPlan, ratesPlan, spotPlan } from './import-plans.js';
import type { ImportPlan } from './import-plans.js';
import type { ImportFiles, ParquetReader } from './ingestion.ports.js';
import { MAX_LISTED_REJECTIONS } from './ingestion.types.js';
import type { ImportOptions, ImportProgress, ImportReport, ImportRequest } from './ingestion.types.js';
import { Findings } from './judgement/findings.js';
import { OptionInspector } from './judgement/option-inspector.js';
import { abortedError, refusal } from './refusal.js';

/** What an import works with. */
export interface ImportPorts {
  readonly store: MarketStore;
  /** Of the same file as `store`. */
  readonly options: OptionSettlementStore;
  readonly files: ImportFiles;
  readonly parquet: ParquetReader;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Continuously compounded, a decimal: discounts where the store has no rates of a date or before it. */
  readonly flatRate: number;
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
      const { format, ignoredColumns } = detectFormat(table.header, named, table.fileName, await table.first());
      const series = checkedSeries(format, this.#request.series, table.fileName);
      const report = await this.#importAs(format, table, series);
      return { ...report, ignoredColumns: ignoredColumns.filter((name) => name !== '') };
    } finally {
      await table.close();
    }
  }

  #importAs(format: FileFormat, table: SourceTable, series: string): Promise<ImportReport> {
    const { store, options, flatRate } = this.#ports;
    const { header } = table;
    const today = fromDayNumber(Math.floor(this.#startedAt / MS_A_DAY));
    switch (format.kind) {
      case 'FUTURES':
        return this.#import(table, format.name, futuresPlan(store, format.reader(header, today)));
      case 'SPOT':
        return this.#import(table, format.name, spotPlan(store, format.reader(header, today), series));
      case 'OPTIONS': {
        const inspector = new OptionInspector({ store, options, flatRate }, header);
        return this.#import(table, format.name, optionsPlan(options, format.reader(header, today), inspector));
      }
      case 'RATES':
        return this.#import(table, format.name, ratesPlan(options, format.reader(header, today)));
    }
  }

  async #import<Columns, Rows extends Batch<Columns>>(
    table: SourceTable,
    format: string,
    plan: ImportPlan<Columns, Rows>,
  ): Promise<ImportReport> {
    const id = this.#ports.newId();
    const staged = await plan.begin({ id, source: 'IMPORTED', format, origin: table.fileName });
    try {
      const { lines, staged: stagedRows } = await this.#readAll(table, plan, staged);
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
        importId: status === 'COMMITTED' ? id : null,
        format,
        fileName: table.fileName,
        container: table.container,
        counts: { read: this.#read, rejected: this.#findings.rejectedRows, ...written },
        lines,
        ...this.#findings.report(),
        ignoredColumns: [],
        ...plan.content(),
        elapsedMs: this.#ports.clock() - this.#startedAt,
      };
    } finally {
      await staged.abandon();
    }
  }

  async #readAll<Columns, Rows extends Batch<Columns>>(
    table: SourceTable,
    { batch, reader, inspect }: ImportPlan<Columns, Rows>,
    staged: StagedImport<Columns>,
  ): Promise<Reading> {
    const width = table.header.names.length;
    let lines = 0;
    let stagedRows = 0;
    const stage = async (): Promise<void> => {
      const columns = batch.columns();
      await inspect?.(columns, this.#findings);
      await staged.stage(columns);
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

function checkedSeries(format: FileFormat, series: string | undefined, fileName: string): string {
  if (format.kind !== 'SPOT') {
    if (series === undefined) return '';
    const content = { FUTURES: 'settlements of futures', OPTIONS: 'settlements of options', RATES: 'rates' };
    throw refusal('SERIES_NOT_WANTED', `${fileName} holds ${content[format.kind]}, which belong to no spot series.`);
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
