import type { ParquetWriter, TableWriter, WorkbookWriter } from '../exports.ports.js';
import type { ExportFormat } from '../exports.types.js';
import { csvWriter } from './csv.js';
import { jsonlWriter } from './jsonl.js';

/** What each format is called in a header. */
export const EXPORT_CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** @returns what writes each format */
export function writersOf(parquet: ParquetWriter, xlsx: WorkbookWriter): Readonly<Record<ExportFormat, TableWriter>> {
  return { csv: csvWriter, jsonl: jsonlWriter, parquet, xlsx };
}
