import { AppError } from '../../shared/errors.js';
import type { UserId } from '../../slices/accounts/index.js';
import { IMPORT_STAGES, readMapping } from '../../slices/imports/index.js';
import type {
  ColumnMappingsService,
  FileImport,
  ImportId,
  ImportProgressState,
  ImportSettings,
} from '../../slices/imports/index.js';
import type { ImportReport } from '../../slices/ingestion/index.js';
import { toInstant } from '../accounts/accounts.map.js';
import { fromMappingInput } from './column-mappings.map.js';
import type { RetryImportInput } from './import.inputs.js';
import type { ImportObject, ImportProgressObject } from './import.object-types.js';
import type { ImportReportObject } from './import-report.object-types.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const LONGEST_NAME = 100;

/**
 * @returns the id of an import
 * @throws {AppError} NOT_FOUND `IMPORT_NOT_FOUND` for a text that none has
 */
export function importIdOf(text: string): ImportId {
  // In this form every id is.
  if (UUID.test(text)) return text as ImportId;
  throw new AppError('NOT_FOUND', 'There is no such import.', { reason: 'IMPORT_NOT_FOUND' });
}

/** @param names of users, as others see them */
export function toImport(
  entry: FileImport,
  progress: ImportProgressState,
  names: ReadonlyMap<UserId, string>,
): ImportObject {
  const { id, userId, origin, fileName, size, contentHash, settings, status, verdict, failure, report } = entry;
  const { format, series, mapping, skipBadRows, mode } = settings;
  return {
    entry,
    ...{ id, fileName, size, contentHash, origin, mode, skipBadRows, status, verdict, failure },
    format: format ?? null,
    series: series ?? null,
    mapping: mapping?.name ?? null,
    stages: IMPORT_STAGES.map((stage) => {
      const { startedAt, endedAt, status: stageStatus, message } = entry.stages[stage];
      const { done, total, rowsPerSecond } = progress.stages[stage];
      const counted = { done, total, rowsPerSecond };
      const times = { startedAt: toInstantOrNull(startedAt), endedAt: toInstantOrNull(endedAt) };
      return { stage, status: stageStatus, message, ...counted, ...times };
    }),
    report: report === null ? null : toReport(report),
    dependents: entry.dependents,
    createdAt: toInstant(entry.createdAt),
    endedAt: toInstantOrNull(entry.endedAt),
    committedAt: toInstantOrNull(entry.committedAt),
    rolledBackAt: toInstantOrNull(entry.rolledBackAt),
    uploadedBy: (userId === null ? undefined : names.get(userId)) ?? null,
  };
}

export function toImportProgress({ importId, status, verdict, stages, at }: ImportProgressState): ImportProgressObject {
  return {
    ...{ importId, status, verdict, at: toInstant(at) },
    stages: IMPORT_STAGES.map((stage) => ({ stage, ...stages[stage] })),
  };
}

/**
 * @returns what a retry changes of an import's settings
 * @throws {AppError} BAD_USER_INPUT `MAPPING_INVALID`, `OUT_OF_RANGE`; NOT_FOUND `MAPPING_NOT_FOUND`
 */
export async function fromRetryInput(
  input: RetryImportInput,
  mappings: Pick<ColumnMappingsService, 'find'>,
): Promise<Partial<ImportSettings>> {
  const { format, series, skipBadRows, mode } = input;
  return {
    ...(format === undefined ? {} : { format: nameOf(format) }),
    ...(series === undefined ? {} : { series: nameOf(series) }),
    ...(await mappingOf(input, mappings)),
    ...(skipBadRows === undefined || skipBadRows === null ? {} : { skipBadRows }),
    ...(mode === undefined || mode === null ? {} : { mode }),
  };
}

async function mappingOf(
  { mappingId, mapping }: RetryImportInput,
  mappings: Pick<ColumnMappingsService, 'find'>,
): Promise<Pick<ImportSettings, 'mapping'>> {
  if (typeof mappingId === 'string' && mapping !== undefined && mapping !== null) {
    throw new AppError('BAD_USER_INPUT', 'Give the id of a mapping or a mapping, not both.', {
      reason: 'MAPPING_INVALID',
    });
  }
  if (typeof mappingId === 'string') return { mapping: (await mappings.find(mappingId)).mapping };
  if (mapping !== undefined && mapping !== null) return { mapping: readMapping(fromMappingInput(mapping)) };
  return mappingId === null || mapping === null ? { mapping: undefined } : {};
}

function nameOf(text: string | null): string | undefined {
  const name = (text ?? '').trim();
  if (name.length > LONGEST_NAME) {
    throw new AppError('BAD_USER_INPUT', `A name has at most ${LONGEST_NAME} characters.`, { reason: 'OUT_OF_RANGE' });
  }
  return name === '' ? undefined : name;
}

function toReport(report: ImportReport): ImportReportObject {
  const { format, container, counts, lines, linesWithoutPrice, rejectionCount, findingCount, findingCounts } = report;
  const { markedRows, ignoredColumns, products, spotSeries, hasRates, unknown, unknownCount, elapsedMs } = report;
  return {
    report,
    ...{ format, container, counts, lines, linesWithoutPrice, rejectionCount, findingCount, findingCounts },
    ...{ markedRows, ignoredColumns, products, spotSeries, hasRates, unknown, unknownCount, elapsedMs },
    firstDate: report.firstDate,
    lastDate: report.lastDate,
  };
}

function toInstantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : toInstant(at);
}
