import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { UserId } from '../../../slices/accounts/index.js';
import type { ExportParameters, Report, ReportChange, ReportId } from '../../../slices/exports/index.js';
import { dateOrNull, instant } from '../instants.js';
import { storableJson } from '../storable-json.js';
import { storableText } from '../storable-text.js';

/** A row of `reports`. What is in JSON was written by this program and is read as it was written. */
@Entity({ tableName: 'reports' })
export class ReportEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  subject!: Report['question']['subject'];

  @Property({ type: 'json' })
  parameters!: ExportParameters;

  @Property({ type: 'text' })
  format!: Report['question']['format'];

  @Property({ type: 'text' })
  status!: Report['status'];

  @Property({ type: 'integer' })
  rowsDone!: number;

  @Property({ type: 'integer', nullable: true })
  rowsTotal!: number | null;

  @Property({ type: 'text', nullable: true })
  fileName!: string | null;

  @Property({ type: 'double', nullable: true })
  size!: number | null;

  @Property({ type: 'text', nullable: true })
  failure!: string | null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;
}

export function toReport(row: ReportEntity): Report {
  return {
    id: row.id as ReportId,
    userId: row.userId as UserId,
    question: { subject: row.subject, parameters: row.parameters, format: row.format },
    status: row.status,
    rowsDone: row.rowsDone,
    rowsTotal: row.rowsTotal ?? undefined,
    fileName: row.fileName ?? undefined,
    size: row.size ?? undefined,
    failure: row.failure ?? undefined,
    createdAt: row.createdAt.getTime(),
    endedAt: instant(row.endedAt),
  };
}

export function fromReport(report: Report): Pick<ReportEntity, keyof ReportEntity> {
  const { subject, parameters, format } = report.question;
  return {
    ...{ id: report.id, userId: report.userId, subject, format, status: report.status },
    parameters: storableJson(parameters),
    rowsDone: report.rowsDone,
    rowsTotal: report.rowsTotal ?? null,
    fileName: report.fileName ?? null,
    size: report.size ?? null,
    failure: report.failure === undefined ? null : storableText(report.failure),
    createdAt: new Date(report.createdAt),
    endedAt: dateOrNull(report.endedAt),
  };
}

/** @returns the columns that change: what is undefined stays */
export function fromReportChange(change: ReportChange): Partial<ReportEntity> {
  const { status, rowsDone, rowsTotal, fileName, size, failure, endedAt } = change;
  return {
    ...(status === undefined ? {} : { status }),
    ...(rowsDone === undefined ? {} : { rowsDone }),
    ...(rowsTotal === undefined ? {} : { rowsTotal }),
    ...(fileName === undefined ? {} : { fileName }),
    ...(size === undefined ? {} : { size }),
    ...(failure === undefined ? {} : { failure: storableText(failure) }),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt) }),
  };
}
