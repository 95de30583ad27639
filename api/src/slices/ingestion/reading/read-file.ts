import type { ImportKind, StagedPart, StagingAreas } from '../../market/index.js';
import { SNIFFED_BYTES, refuseDbn } from '../file/sniff-content.js';
import type { ImportFiles, UnpackedFile, Unpacker } from '../ingestion.ports.js';
import { MAX_LISTED_REJECTIONS } from '../ingestion.types.js';
import type { Container, ImportProgress } from '../ingestion.types.js';
import { Findings } from '../judgement/findings.js';
import type { FoundInFile } from '../judgement/findings.js';
import { abortedError, refusal } from '../refusal.js';
import { ImportRows } from './import-rows.js';
import type { ImportContent } from './import-rows.js';
import { openFile } from './open-file.js';
import type { FileOpeners, Reading } from './open-file.js';
import type { OpenedFile } from './opened-file.js';

export interface FileReaderPorts extends FileOpeners {
  readonly unpacker: Unpacker;
  readonly staging: StagingAreas;
}

export interface FileToRead extends Reading {
  /** Absolute path. */
  readonly path: string;
  /** As the person who sent it named it. */
  readonly name: string;
  /** Absolute path of the import's own folder, where what is unpacked and staged goes. */
  readonly directory: string;
}

export interface ReadingOptions {
  /** Called at most a few times for every megabyte. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined;
}

/** What the reading of a file found; a plain value, which one process hands to another. */
export interface ReadOutcome extends FoundInFile {
  readonly format: string;
  readonly fileName: string;
  readonly container: Container;
  readonly columnNames: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly content: ImportContent;
  /** Rows that were judged right, by kind. */
  readonly parts: readonly StagedPart[];
  /** Lines, or rows of Parquet and workbooks, that hold something. */
  readonly lines: number;
  /** Settlements, prices and reports read, the rejected ones among them. */
  readonly read: number;
  readonly rejectedRows: number;
}

/**
 * Reads a file, judges its rows one by one and against each other, and stages those that can be right. Needs no market
 * store: any process can do it.
 *
 * @throws {AppError} BAD_USER_INPUT or NOT_FOUND for a file that is refused as a whole, UNAVAILABLE `IMPORT_ABORTED`
 */
export async function readFile(
  file: FileToRead,
  ports: FileReaderPorts,
  { onProgress, signal }: ReadingOptions = {},
): Promise<ReadOutcome> {
  checkSignal(signal);
  await refuseAtOnce(file, ports.files);
  const unpacked = await unpack(file, ports.unpacker, signal);
  const opened = await openFile(unpacked, file, ports);
  try {
    const staged = await ports.staging.open(file.directory);
    try {
      const findings = new Findings();
      const rows = new ImportRows();
      let lines = 0;
      let stagedRows = 0;
      const stage: Parameters<ImportRows['flush']>[0] = (kind, columns) => staged.stage(kind, columns);
      for await (const count of opened.read(rows, findings)) {
        checkSignal(signal);
        lines += count;
        if (rows.length > 0) stagedRows += await rows.flush(stage);
        onProgress?.({ phase: 'READING', fraction: opened.fraction(), read: stagedRows + findings.rejectedRows });
      }
      if (lines === 0) {
        throw refusal('FILE_WITHOUT_ROWS', `${unpacked.name} has a header and nothing below it.`);
      }
      const read = stagedRows + findings.rejectedRows;
      const conflicts = await staged.conflicts(MAX_LISTED_REJECTIONS);
      checkSignal(signal);
      if (conflicts.length > 0) {
        findings.add(
          conflicts.map((conflict) => contradiction(conflict, opened)),
          await staged.dropConflicts(),
        );
      }
      const parts = await staged.write();
      noteDoubles(parts, findings);
      return {
        format: opened.format,
        fileName: unpacked.name,
        container: opened.container,
        columnNames: opened.columnNames,
        ignoredColumns: opened.ignoredColumns,
        content: rows.content(),
        parts,
        lines,
        read,
        rejectedRows: findings.rejectedRows,
        ...findings.report(),
      };
    } finally {
      await staged.abandon();
    }
  } finally {
    await opened.close();
  }
}

/** What need not be unpacked to be refused; to open a pipe for unpacking would wait for its other end. */
async function refuseAtOnce({ path, name }: FileToRead, files: ImportFiles): Promise<void> {
  const file = await files.open(path);
  try {
    refuseDbn(await file.head(SNIFFED_BYTES), name);
  } finally {
    await file.close();
  }
}

async function unpack(
  { path, name, directory }: FileToRead,
  unpacker: Unpacker,
  signal: AbortSignal | undefined,
): Promise<UnpackedFile> {
  try {
    return await unpacker.unpack({ path, name }, directory, signal === undefined ? {} : { signal });
  } catch (error) {
    checkSignal(signal);
    throw error;
  }
}

function contradiction(
  {
    line,
    column,
    firstLine,
    firstColumn,
    key,
  }: Awaited<ReturnType<Awaited<ReturnType<StagingAreas['open']>>['conflicts']>>[number],
  { columnNames, container }: OpenedFile,
): Parameters<Findings['add']>[0][number] {
  const unit = container === 'CSV' || container === 'TEXT' ? 'line' : 'row';
  const firstPlace = firstColumn === 0 ? '' : `, column ${columnNames[firstColumn - 1] ?? ''}`;
  return {
    line,
    column,
    columnName: columnNames[column - 1] ?? null,
    value: key,
    reason: 'CONTRADICTS_EARLIER_ROW',
    message: `${key} has another value on ${unit} ${firstLine}${firstPlace}`,
  };
}

const ROWS_OF: Readonly<Record<ImportKind, string>> = {
  FUTURES: 'settlements of futures',
  OPTIONS: 'settlements of options',
  SPOT: 'spot prices',
  RATES: 'rates',
  POSITIONS: 'reports on positions',
};

function noteDoubles(parts: readonly StagedPart[], findings: Findings): void {
  for (const { kind, agreeing } of parts) {
    if (agreeing === 0) continue;
    findings.note({
      severity: 'INFO',
      kind: 'DUPLICATE_ROWS',
      action: 'LEFT_OUT',
      message: `${agreeing} ${ROWS_OF[kind]} say the same as an earlier row`,
    });
  }
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError();
}
