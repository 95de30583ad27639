import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';

import { DuckMarketStore, DuckStagedPartReader } from '../adapters/duckdb/index.js';
import { ImportHandoverClient } from '../adapters/handover/index.js';
import { UploadFolder } from '../adapters/local-files/upload-folder.js';
import { MemoryMarketChanges } from '../adapters/memory/index.js';
import type { Config } from '../config/config.js';
import { AppError } from '../shared/errors.js';
import { ImportService, importWhole, readFile } from '../slices/ingestion/index.js';
import type { ImportOptions, ImportReport, ImportRequest } from '../slices/ingestion/index.js';
import { importsDirectory } from './imports-directory.js';
import { localReaderPorts } from './local-reader-ports.js';
import { HELP, readArguments } from './import-arguments.js';
import { ProgressDisplay } from './import-progress.js';
import type { ProgressOutput } from './import-progress.js';
import { describeReport, withoutControls } from './import-report.js';

export const REFUSED_EXIT_CODE = 1;
export const USAGE_EXIT_CODE = 2;

/** The settings that an import depends on. */
export type ImportConfig = Pick<Config, 'dataDirectory' | 'marketFile' | 'flatRate'>;

/** What the command works with, beside the file. */
export interface ImportCommandContext {
  readonly workingDirectory: string;
  /** Asked for only when there is something to import. */
  readonly readConfig: () => ImportConfig;
  /** The report goes here. */
  readonly output: Pick<ProgressOutput, 'write'>;
  /** Progress and errors go here. */
  readonly errors: ProgressOutput;
  readonly signal: AbortSignal;
}

/**
 * Does what the command line says: hands the file to the server that owns the market store, or opens the store
 * itself where no server runs. Both end in the same words.
 *
 * @param argv without the program's own name
 * @returns the exit code: 0 stored (or would be), 1 refused or rejected, 2 wrong usage
 * @throws {ConfigurationError}
 */
export async function runImportCommand(argv: readonly string[], context: ImportCommandContext): Promise<number> {
  const parsed = readArguments(argv, context.workingDirectory);
  if (parsed.kind === 'HELP') {
    context.output.write(HELP);
    return 0;
  }
  if (parsed.kind === 'USAGE') {
    context.errors.write(`${withoutControls(parsed.message)}\nSee npm run import -- --help\n`);
    return USAGE_EXIT_CODE;
  }
  const config = context.readConfig();
  const display = new ProgressDisplay(context.errors);
  try {
    const report = await importFile(config, parsed.request, {
      signal: context.signal,
      onProgress: (progress) => {
        display.show(progress);
      },
    });
    display.end();
    context.output.write(`${describeReport(report, parsed.listsAllRejections)}\n`);
    return report.status === 'REJECTED' ? REFUSED_EXIT_CODE : 0;
  } catch (error) {
    display.end();
    if (!(error instanceof AppError)) throw error;
    context.errors.write(`${withoutControls(error.message)}\n`);
    return REFUSED_EXIT_CODE;
  }
}

async function importFile(
  { dataDirectory, marketFile, flatRate }: ImportConfig,
  request: ImportRequest,
  options: ImportOptions,
): Promise<ImportReport> {
  const server = await ImportHandoverClient.connect(dataDirectory);
  if (server !== undefined) return server.importFile(request, options);
  const stagingDirectory = importsDirectory(dataDirectory);
  const store = await DuckMarketStore.open({ path: marketFile, stagingDirectory });
  try {
    const imports = new ImportService({
      store,
      options: store.options,
      staged: new DuckStagedPartReader(),
      changes: new MemoryMarketChanges(),
      clock: Date.now,
      flatRate,
    });
    const folders = new UploadFolder(stagingDirectory);
    return await importWhole(
      request,
      {
        reader: { read: (file, reading) => readFile({ ...file, now: Date.now() }, localReaderPorts(), reading) },
        imports,
        clock: Date.now,
        newId: randomUUID,
        makeDirectory: async (importId) => {
          const directory = folders.directoryOf(importId);
          await mkdir(directory, { recursive: true, mode: 0o700 });
          return directory;
        },
        endDirectory: (importId) => folders.remove(importId, 'STAGED_ROWS'),
      },
      options,
    );
  } finally {
    await store.close();
  }
}
