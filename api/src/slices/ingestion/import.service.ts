import { basename, isAbsolute } from 'node:path';

import { PRODUCT_CODES } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type {
  ImportCounts,
  ImportExtent,
  ImportRecord,
  MarketChanges,
  MarketStore,
  OptionSettlementStore,
  StagedPart,
  StagedPartReader,
} from '../market/index.js';
import type { ImportOptions, ImportReport, ImportRequest } from './ingestion.types.js';
import type { FoundInFile } from './judgement/findings.js';
import { judgeQuality } from './quality/judge-quality.js';
import type { ReadOutcome } from './reading/read-file.js';
import { abortedError, refusal } from './refusal.js';

/** Reads a file into staged rows, wherever that is done. */
export interface ImportReader {
  /**
   * @param file its absolute path, its name, and the folder of the import's own
   * @throws {AppError} BAD_USER_INPUT or NOT_FOUND for a file that is refused as a whole, UNAVAILABLE when called off
   */
  read(
    file: Pick<ImportRequest, 'path' | 'format' | 'series' | 'mapping'> & {
      readonly name: string;
      readonly directory: string;
    },
    options: { readonly onProgress?: ImportOptions['onProgress']; readonly signal?: AbortSignal | undefined },
  ): Promise<ReadOutcome>;
}

export interface ImportServiceOptions {
  readonly store: MarketStore;
  /** Of the same file as `store`. */
  readonly options: OptionSettlementStore;
  readonly staged: StagedPartReader;
  readonly changes: MarketChanges;
  readonly clock: Clock;
  /** Continuously compounded, a decimal: discounts where the store has no rates of a date or before it. */
  readonly flatRate: number;
}

/** What a commit did, or would do. */
export type Written = Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>;

/** Brings what was read into the market store of this process, one import at a time, and tells everyone what changed. */
export class ImportService {
  readonly #ports: ImportServiceOptions;

  constructor(ports: ImportServiceOptions) {
    this.#ports = ports;
  }

  /**
   * Judges what was read against itself and the store.
   *
   * @returns the findings of the reading with those of quality
   */
  judge(
    outcome: ReadOutcome,
    options: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal | undefined },
  ): Promise<FoundInFile> {
    return judgeQuality(outcome, this.#ports, options);
  }

  /** What a commit would do. @throws {AppError} CONFLICT while another import is under way, UNAVAILABLE */
  async compare(importId: string, outcome: ReadOutcome): Promise<Written> {
    const staged = await this.#begin(importId, outcome);
    try {
      await staged.load(outcome.parts);
      return await staged.preview();
    } finally {
      await staged.abandon();
    }
  }

  /**
   * Makes all that was read visible at once. An import that was committed before is left as it is.
   *
   * @throws {AppError} CONFLICT while another import is under way, UNAVAILABLE
   */
  async commit(importId: string, outcome: ReadOutcome): Promise<ImportRecord> {
    const before = await this.#ports.store.import(importId);
    if (before !== undefined) return before;
    const staged = await this.#begin(importId, outcome);
    try {
      await staged.load(outcome.parts);
      const at = new Date(this.#ports.clock()).toISOString();
      const record = await staged.commit({ read: outcome.read, rejected: outcome.rejectedRows }, at);
      const { products, spotSeries, hasRates, firstDate, lastDate } = outcome.content;
      const hasChanged = record.counts.stored + record.counts.replaced > 0;
      if (hasChanged) this.#publish(importId, { products, spotSeries, hasRates, from: firstDate, to: lastDate });
      return record;
    } finally {
      await staged.abandon();
    }
  }

  /**
   * Takes an import back.
   *
   * @param partsOf the staged rows of a later import
   * @throws {AppError} NOT_FOUND, CONFLICT, UNAVAILABLE
   */
  async rollBack(
    importId: string,
    partsOf: (importId: string) => Promise<readonly StagedPart[]>,
  ): Promise<ImportExtent> {
    const at = new Date(this.#ports.clock()).toISOString();
    const extent = await this.#ports.store.rollBack(importId, at, partsOf);
    this.#publish(importId, extent);
    return extent;
  }

  #begin(id: string, { format, fileName }: ReadOutcome): ReturnType<MarketStore['beginImport']> {
    return this.#ports.store.beginImport({ id, source: 'IMPORTED', format, origin: fileName });
  }

  #publish(importId: string, { products, spotSeries, hasRates, from, to }: ImportExtent): void {
    this.#ports.changes.publish({
      importId,
      // Every product's options are discounted with the rates of a date until there are later ones.
      products: hasRates ? PRODUCT_CODES : products,
      spotSeries,
      from,
      to: hasRates ? null : to,
      at: new Date(this.#ports.clock()).toISOString(),
    });
  }
}

export interface WholeImportPorts {
  readonly reader: ImportReader;
  readonly imports: ImportService;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Makes an empty folder for an import. @returns its absolute path */
  readonly makeDirectory: (importId: string) => Promise<string>;
  /** Called at the end: nothing in the folder but staged rows is of use any more. */
  readonly endDirectory: (importId: string) => Promise<void>;
}

/**
 * Does a whole import in one go and keeps no record of it but the store's own: for where there are no users and no
 * jobs.
 *
 * @returns what became of each row; `REJECTED` where something in the file can't be right and bad rows are not skipped
 * @throws {AppError} BAD_USER_INPUT or NOT_FOUND for a file that is refused as a whole, CONFLICT while another
 * import is under way, UNAVAILABLE when it was called off or the store fails
 */
export async function importWhole(
  request: ImportRequest,
  { reader, imports, clock, newId, makeDirectory, endDirectory }: WholeImportPorts,
  { onProgress, signal }: ImportOptions = {},
): Promise<ImportReport> {
  if (!isAbsolute(request.path)) {
    throw refusal('PATH_NOT_ABSOLUTE', 'The path of a file to import begins at the root of the file system.');
  }
  const startedAt = clock();
  const id = newId();
  const directory = await makeDirectory(id);
  try {
    const outcome = await reader.read({ ...request, name: basename(request.path), directory }, { onProgress, signal });
    onProgress?.({ phase: 'COMPARING', fraction: 1, read: outcome.read });
    const found = await imports.judge(outcome, { signal });
    checkSignal(signal);
    const isRejected = found.rejectionCount > 0 && request.skipBadRows !== true;
    const status = isRejected ? 'REJECTED' : request.dryRun === true ? 'DRY_RUN' : 'COMMITTED';
    const about = { outcome, found, id, elapsedMs: () => clock() - startedAt };
    if (status === 'REJECTED') return reportOf(about, status, { stored: 0, unchanged: 0, replaced: 0 });
    if (status === 'DRY_RUN') return reportOf(about, status, await imports.compare(id, outcome));
    onProgress?.({ phase: 'STORING', fraction: 1, read: outcome.read });
    return reportOf(about, status, (await imports.commit(id, outcome)).counts);
  } finally {
    await endDirectory(id);
  }
}

/** What a report is made of. */
export interface ReportParts {
  readonly outcome: ReadOutcome;
  readonly found: FoundInFile;
  readonly id: string;
  readonly elapsedMs: () => number;
}

/** @returns what became of a file */
export function reportOf(
  { outcome, found, id, elapsedMs }: ReportParts,
  status: ImportReport['status'],
  { stored, unchanged, replaced }: Written,
): ImportReport {
  const { format, fileName, container, lines, ignoredColumns, content, read, rejectedRows } = outcome;
  return {
    status,
    importId: status === 'COMMITTED' ? id : null,
    format,
    fileName,
    container,
    counts: { read, rejected: rejectedRows, stored, unchanged, replaced },
    lines,
    ...found,
    ignoredColumns,
    ...content,
    elapsedMs: elapsedMs(),
  };
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError();
}
