import { basename } from 'node:path';

import { AppError } from '../../shared/errors.js';
import type { ImportFiles, ImportOptions, ImportReport, ImportRequest } from '../ingestion/index.js';
import type { ImportsService } from './imports.service.js';
import type { FileImport, ImportProgressState } from './imports.types.js';

/** Imports files of this machine for who stands at its command line, and waits for their end. */
export class PathImports {
  readonly #imports: ImportsService;
  readonly #files: ImportFiles;

  constructor(imports: ImportsService, files: ImportFiles) {
    this.#imports = imports;
    this.#files = files;
  }

  /**
   * Imports a file: all of it, or nothing. Leaving through the signal calls the import off.
   *
   * @returns what became of each row; `REJECTED` where something in the file can't be right and bad rows are not
   * skipped
   * @throws {AppError} BAD_USER_INPUT or NOT_FOUND for a file that is refused as a whole, UNAVAILABLE when it was
   * called off or the store fails
   */
  async importFile(
    { path, format, series, mapping, dryRun, skipBadRows }: ImportRequest,
    { onProgress, signal }: ImportOptions = {},
  ): Promise<ImportReport> {
    const file = await this.#files.open(path);
    let entry: FileImport;
    try {
      const submitted = await this.#imports.submit({
        content: file.bytes(),
        fileName: basename(path),
        origin: 'COMMAND_LINE',
        userId: null,
        settings: {
          format,
          series,
          mapping,
          skipBadRows: skipBadRows ?? false,
          mode: dryRun === true ? 'DRY_RUN' : 'COMMIT',
        },
        signal,
      });
      entry = submitted.import;
    } finally {
      await file.close();
    }
    const ended = await this.#imports.settled(
      entry.id,
      (progress) => {
        onProgress?.(phaseOf(progress));
      },
      signal,
    );
    if (ended.endedAt !== undefined) return reportOrError(ended);
    await this.#imports.cancel(entry.id);
    throw calledOff();
  }
}

/** @throws {AppError} for an import without a report */
function reportOrError({ verdict, report, failure }: FileImport): ImportReport {
  if (report !== null && (verdict === 'COMMITTED' || verdict === 'DRY_RUN' || verdict === 'REJECTED')) return report;
  if (verdict === 'CANCELLED' || failure === null) throw calledOff();
  const code = verdict === 'REFUSED' ? 'BAD_USER_INPUT' : 'UNAVAILABLE';
  throw new AppError(code, failure.message, { reason: failure.reason });
}

function phaseOf({
  stages: { INGESTION, QUALITY, TAXONOMY },
}: ImportProgressState): Parameters<NonNullable<ImportOptions['onProgress']>>[0] {
  const { done: read, total } = INGESTION;
  if (INGESTION.status !== 'COMPLETED') {
    return { phase: 'READING', fraction: total === null || total === 0 ? 0 : Math.min(1, read / total), read };
  }
  const isJudged = QUALITY.status === 'COMPLETED' && TAXONOMY.status === 'COMPLETED';
  return { phase: isJudged ? 'STORING' : 'COMPARING', fraction: 1, read };
}

function calledOff(): AppError {
  return new AppError('UNAVAILABLE', 'The import was called off: nothing of it is stored.', {
    reason: 'IMPORT_ABORTED',
  });
}
