/** Imports, reports and mappings for the contracts of this slice's stores. */
import { createHash, randomUUID } from 'node:crypto';

import { isoDate } from '@cushing/products';

import type { ColumnMapping, ImportReport } from '../ingestion/index.js';
import type { FileImport, ImportId, SavedMapping, StageState, StageStates } from './imports.types.js';
import { overallStatus } from './stages.js';
import type { StageStatus } from './stages.js';

/** 2026-03-02 08:00 UTC, with milliseconds so that a column that drops them shows. */
export const NOW = Date.UTC(2026, 2, 2, 8, 0, 0, 123);

const PENDING: StageState = { status: 'PENDING', startedAt: undefined, endedAt: undefined, message: '' };

/** Every stage is pending but the first, which has this status. */
export function stagesWith(first: StageStatus): StageStates {
  return {
    INGESTION: first === 'PENDING' ? PENDING : { status: first, startedAt: NOW + 1, endedAt: NOW + 2, message: 'Öl 🛢' },
    QUALITY: PENDING,
    TAXONOMY: PENDING,
    GRAPH: PENDING,
    EMBEDDING: PENDING,
  };
}

export function allStages(status: StageStatus): StageStates {
  const state: StageState = { status, startedAt: NOW + 1, endedAt: NOW + 2, message: 'done' };
  return { INGESTION: state, QUALITY: state, TAXONOMY: state, GRAPH: state, EMBEDDING: state };
}

/** An import that has just arrived. */
export function newImport(values: Partial<FileImport> = {}): FileImport {
  const id = randomUUID() as ImportId;
  const stages = values.stages ?? stagesWith('PENDING');
  return {
    id,
    userId: null,
    origin: 'UPLOAD',
    fileName: 'settlements.csv',
    size: 1_024,
    contentHash: hashOf(id),
    settings: { skipBadRows: false, mode: 'COMMIT' },
    stages,
    status: overallStatus(Object.values(stages).map(({ status }) => status)),
    verdict: 'UNDECIDED',
    failure: null,
    report: null,
    dependents: null,
    createdAt: NOW,
    endedAt: undefined,
    committedAt: undefined,
    rolledBackAt: undefined,
    ...values,
  };
}

/** An import of which everything is known. */
export function wholeImport(values: Partial<FileImport> = {}): FileImport {
  return newImport({
    origin: 'DROP_FOLDER',
    fileName: 'Erdöl 🛢 "2026"; \\ \'.csv',
    size: 5_000_000_000,
    settings: { format: 'mapped-csv', series: 'WTI', mapping: MAPPING, skipBadRows: true, mode: 'REVIEW' },
    stages: allStages('COMPLETED'),
    verdict: 'ROLLED_BACK',
    failure: { reason: 'ROWS_REJECTED', message: "3 rows can't be right" },
    report: newReport(2),
    dependents: [
      { kind: 'FORWARD_CURVE', subject: 'CL', from: isoDate('2026-01-02'), to: isoDate('2026-01-05') },
      { kind: 'OPTION_CHAIN', subject: 'NG', from: null, to: null },
    ],
    endedAt: NOW + 10,
    committedAt: NOW + 5,
    rolledBackAt: NOW + 20,
    ...values,
  });
}

/** @param listed how many rejections and findings it lists */
export function newReport(listed: number): ImportReport {
  const finding = {
    severity: 'WARNING',
    kind: 'CURVE_JUMP',
    action: 'KEPT',
    line: 7,
    column: 3,
    columnName: 'CL03',
    message: 'CLZ26 settles 37.63 below zero; the day before it settled at 18.27',
  } as const;
  const rejection = {
    line: 12,
    column: 3,
    columnName: null,
    value: '"abc"\n\\',
    reason: 'NOT_A_NUMBER',
    message: '"abc" is not a number',
  } as const;
  return {
    status: 'COMMITTED',
    importId: randomUUID(),
    format: 'futures',
    fileName: 'settlements.csv',
    container: 'CSV',
    counts: { read: 10, stored: 4, unchanged: 2, replaced: 1, rejected: 3 },
    lines: 10,
    linesWithoutPrice: 0,
    rejections: Array.from({ length: listed }, () => rejection),
    rejectionCount: listed,
    findings: Array.from({ length: listed }, () => finding),
    findingCount: listed,
    findingCounts: [{ kind: 'CURVE_JUMP', count: listed, first: finding }],
    markedRows: listed,
    ignoredColumns: ['Größe'],
    products: ['CL', 'NG'],
    spotSeries: ['WTI'],
    hasRates: false,
    unknown: [{ subject: 'WUL WTI Euro Option', proposal: 'CL', line: 2, rows: 3 }],
    unknownCount: 1,
    firstDate: isoDate('2026-01-02'),
    lastDate: null,
    elapsedMs: 12.75,
  };
}

export const MAPPING: ColumnMapping = {
  name: 'Preise vom Händler',
  delimiter: ';',
  decimalMark: ',',
  dateFormat: 'YYYY-MM-DD',
  content: 'SPOT',
  columns: { date: { column: 'Tag' }, series: { value: 'WTI' }, price: { column: 'Preis' } },
};

export function newMapping(name: string, values: Partial<SavedMapping> = {}): SavedMapping {
  return { id: randomUUID(), mapping: { ...MAPPING, name }, userId: null, createdAt: NOW, ...values };
}

/** A hash as those of contents are. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
