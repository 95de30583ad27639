import { AppError } from '../../shared/errors.js';
import { exportViewerOf } from '../../slices/exports/index.js';
import type { ExportParameters, ExportQuestion, ExportViewer, Report } from '../../slices/exports/index.js';
import type { Context } from '../context.js';
import { ExportSubjectEnum } from './enums.js';
import type { ExportInput } from './export.inputs.js';
import type { ReportObject } from './report.object-types.js';

type SubjectField = Exclude<keyof ExportInput, 'format'>;

const SUBJECTS = {
  board: ExportSubjectEnum.BOARD,
  curveHistory: ExportSubjectEnum.CURVE_HISTORY,
  chain: ExportSubjectEnum.CHAIN,
  surface: ExportSubjectEnum.SURFACE,
  greeks: ExportSubjectEnum.GREEKS,
  realizedVolatility: ExportSubjectEnum.REALIZED_VOLATILITY,
  bars: ExportSubjectEnum.BARS,
  alerts: ExportSubjectEnum.ALERTS,
  audit: ExportSubjectEnum.AUDIT,
} as const satisfies Readonly<Record<SubjectField, ExportQuestion['subject']>>;

/** @throws {AppError} BAD_USER_INPUT unless there is exactly one subject */
export function questionOf(input: ExportInput): ExportQuestion {
  // Its own keys.
  const fields = Object.keys(SUBJECTS) as SubjectField[];
  const [field, ...others] = fields.filter((name) => input[name] !== undefined && input[name] !== null);
  if (field === undefined || others.length > 0) {
    throw new AppError('BAD_USER_INPUT', `Give exactly one of ${fields.join(', ')}.`, {
      reason: 'INPUT',
      details: { field: others[0] ?? 'board' },
    });
  }
  return {
    subject: SUBJECTS[field],
    format: input.format,
    // There is nothing to choose of one's alerts.
    parameters: field === 'alerts' ? {} : parametersOf(input[field] ?? {}),
  };
}

type ParameterValue = string | number | readonly string[] | null | undefined;

/** As they stand in an address: lists with commas between, and nothing for null. */
function parametersOf(
  values: Exclude<ExportInput[Exclude<SubjectField, 'alerts'>], null | undefined>,
): ExportParameters {
  const parameters: Record<string, string> = {};
  // No input has a field of another type.
  for (const [name, value] of Object.entries(values) as [string, ParameterValue][]) {
    if (value === undefined || value === null) continue;
    parameters[name] = typeof value === 'object' ? value.join(',') : String(value);
  }
  return parameters;
}

/** @throws {AppError} UNAUTHENTICATED for nobody, whom no rule lets this far */
export function viewerOf({ identity }: Pick<Context, 'identity'>): ExportViewer {
  const viewer = exportViewerOf(identity);
  if (viewer !== undefined) return viewer;
  throw new AppError('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_NEEDED' });
}

export function toReport(report: Report): ReportObject {
  const { subject, format, parameters } = report.question;
  return {
    ...{ id: report.id, subject, format, status: report.status, rowsDone: report.rowsDone },
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
    rowsTotal: report.rowsTotal ?? null,
    fileName: report.fileName ?? null,
    size: report.size ?? null,
    failure: report.failure ?? null,
    createdAt: new Date(report.createdAt).toISOString(),
    endedAt: report.endedAt === undefined ? null : new Date(report.endedAt).toISOString(),
  };
}
