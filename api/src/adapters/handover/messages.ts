/**
 * What goes over the socket: one JSON value a line. The client sends one request; the server answers with signs of
 * life and progress, then one report or one error, and ends the connection. A client that leaves ends its import.
 */
import { isAbsolute } from 'node:path';

import { z } from 'zod';

import { parseIsoDate, PRODUCT_CODES } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { AppErrorCode } from '../../shared/errors.js';
import { QUALITY_KINDS, REJECTION_REASONS } from '../../slices/ingestion/index.js';
import type {
  FindingCount,
  ImportProgress,
  ImportReport,
  ImportRequest,
  QualityFinding,
  Rejection,
  UnknownSubject,
} from '../../slices/ingestion/index.js';
import { OPTION_FLAGS } from '../../slices/market/index.js';

/** A request holds a path and a few short words. */
export const LONGEST_REQUEST = 65_536;

/** A report lists at most 1,000 rejections and 1,000 findings of some 300 characters. */
export const LONGEST_ANSWER = 4_194_304;

/** How often a server that has nothing else to say says that it is alive. */
export const ALIVE_EVERY_MS = 5_000;

/** Of requests and answers: a server and a command of two releases do not guess at each other's. */
export const PROTOCOL_VERSION = 2;

export const requestSchema = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  path: z.string().max(4_096).refine(isAbsolute, 'must be absolute'),
  format: z.string().max(64).optional(),
  series: z.string().max(256).optional(),
  dryRun: z.boolean().optional(),
  skipBadRows: z.boolean().optional(),
}) satisfies z.ZodType<ImportRequest & { readonly version: number }>;

const isoDateSchema = z.string().transform((text, context): IsoDate => {
  const date = parseIsoDate(text);
  if (date !== undefined) return date;
  context.addIssue('not a date');
  return z.NEVER;
});

const count = z.number().int().nonnegative();

const progressSchema = z.object({
  phase: z.enum(['READING', 'COMPARING', 'STORING']),
  fraction: z.number(),
  read: count,
}) satisfies z.ZodType<ImportProgress>;

const rejectionSchema = z.object({
  line: count,
  column: count,
  columnName: z.string().nullable(),
  value: z.string(),
  reason: z.enum(REJECTION_REASONS),
  message: z.string(),
}) satisfies z.ZodType<Rejection>;

const findingSchema = z.object({
  severity: z.enum(['INFO', 'WARNING', 'ERROR']),
  kind: z.enum([...QUALITY_KINDS, ...OPTION_FLAGS]),
  action: z.enum(['KEPT', 'PARTLY_KEPT', 'LEFT_OUT']),
  line: count,
  column: count,
  columnName: z.string(),
  message: z.string(),
}) satisfies z.ZodType<QualityFinding>;

const findingCountSchema = z.object({
  kind: z.enum([...QUALITY_KINDS, ...OPTION_FLAGS]),
  count,
  first: findingSchema,
}) satisfies z.ZodType<FindingCount>;

const unknownSchema = z.object({
  subject: z.string(),
  proposal: z.enum(PRODUCT_CODES).nullable(),
  line: count,
  rows: count,
}) satisfies z.ZodType<UnknownSubject>;

const reportSchema = z.object({
  status: z.enum(['COMMITTED', 'DRY_RUN', 'REJECTED']),
  importId: z.string().nullable(),
  format: z.string(),
  fileName: z.string(),
  container: z.enum(['CSV', 'PARQUET', 'TEXT', 'JSON', 'WORKBOOK']),
  counts: z.object({ read: count, stored: count, unchanged: count, replaced: count, rejected: count }),
  lines: count,
  linesWithoutPrice: count,
  rejections: z.array(rejectionSchema).readonly(),
  rejectionCount: count,
  findings: z.array(findingSchema).readonly(),
  findingCount: count,
  findingCounts: z.array(findingCountSchema).readonly(),
  markedRows: count,
  ignoredColumns: z.array(z.string()).readonly(),
  products: z.array(z.enum(PRODUCT_CODES)).readonly(),
  spotSeries: z.array(z.string()).readonly(),
  hasRates: z.boolean(),
  unknown: z.array(unknownSchema).readonly(),
  unknownCount: count,
  firstDate: isoDateSchema.nullable(),
  lastDate: isoDateSchema.nullable(),
  elapsedMs: z.number(),
}) satisfies z.ZodType<ImportReport>;

const errorSchema = z.object({
  code: z.enum([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'BAD_USER_INPUT',
    'NOT_FOUND',
    'RATE_LIMITED',
    'CONFLICT',
    'UNAVAILABLE',
    'INTERNAL',
  ]) satisfies z.ZodType<AppErrorCode>,
  message: z.string(),
  reason: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])),
});

export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('progress'), progress: progressSchema }),
  z.object({ type: z.literal('report'), report: reportSchema }),
  z.object({ type: z.literal('error'), error: errorSchema }),
]);

export type Answer = z.output<typeof answerSchema>;

/** @returns an error as it goes over the socket; the cause stays behind */
export function errorAnswer({ code, message, reason, details }: AppError): Answer {
  return { type: 'error', error: { code, message, details, ...(reason === undefined ? {} : { reason }) } };
}

/** @returns the error that came over the socket */
export function answeredError({ code, message, reason, details }: z.output<typeof errorSchema>): AppError {
  return new AppError(code, message, { ...(reason === undefined ? {} : { reason }), details });
}
