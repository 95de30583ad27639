import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { UserId } from '../../../slices/accounts/index.js';
import { IMPORT_STAGES, overallStatus } from '../../../slices/imports/index.js';
import type { FileImport, ImportChange, ImportId, ImportStage, StageStates } from '../../../slices/imports/index.js';
import { dateOrNull, instant } from '../instants.js';
import { storableJson } from '../storable-json.js';
import { storableText } from '../storable-text.js';

/** JSON has no place for instants that are undefined. */
type StoredStages = Readonly<Record<ImportStage, Partial<StageStates[ImportStage]>>>;

/** A row of `imports`. What is in JSON was written by this program and is read as it was written. */
@Entity({ tableName: 'imports' })
export class ImportEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Property({ type: 'text' })
  origin!: FileImport['origin'];

  @Property({ type: 'text' })
  fileName!: string;

  @Property({ type: 'double' })
  size!: number;

  @Property({ type: 'text' })
  contentHash!: string;

  @Property({ type: 'json' })
  settings!: FileImport['settings'];

  @Property({ type: 'json' })
  stages!: StoredStages;

  @Property({ type: 'text' })
  status!: FileImport['status'];

  @Property({ type: 'text' })
  verdict!: FileImport['verdict'];

  @Property({ type: 'text', nullable: true })
  failureReason!: string | null;

  @Property({ type: 'text', nullable: true })
  failureMessage!: string | null;

  @Property({ type: 'json', nullable: true })
  report!: FileImport['report'];

  @Property({ type: 'json', nullable: true })
  dependents!: FileImport['dependents'];

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  committedAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  rolledBackAt!: Date | null;
}

export function toImport(row: ImportEntity): FileImport {
  return {
    // Written from one, as is the user's.
    id: row.id as ImportId,
    userId: row.userId as UserId | null,
    origin: row.origin,
    fileName: row.fileName,
    size: row.size,
    contentHash: row.contentHash,
    settings: row.settings,
    stages: toStages(row.stages),
    status: row.status,
    verdict: row.verdict,
    failure:
      row.failureReason === null || row.failureMessage === null
        ? null
        : { reason: row.failureReason, message: row.failureMessage },
    report: row.report,
    dependents: row.dependents,
    createdAt: row.createdAt.getTime(),
    endedAt: instant(row.endedAt),
    committedAt: instant(row.committedAt),
    rolledBackAt: instant(row.rolledBackAt),
  };
}

export function fromImport(entry: FileImport): Pick<ImportEntity, keyof ImportEntity> {
  return {
    id: entry.id,
    userId: entry.userId,
    origin: entry.origin,
    fileName: storableText(entry.fileName),
    size: entry.size,
    contentHash: entry.contentHash,
    settings: storableJson(entry.settings),
    ...fromStages(entry.stages),
    verdict: entry.verdict,
    ...fromFailure(entry.failure),
    report: storableJson(entry.report),
    dependents: storableJson(entry.dependents),
    createdAt: new Date(entry.createdAt),
    endedAt: dateOrNull(entry.endedAt),
    committedAt: dateOrNull(entry.committedAt),
    rolledBackAt: dateOrNull(entry.rolledBackAt),
  };
}

/** @returns the columns that the change names; an instant that is undefined in it is taken away */
export function fromImportChange(change: ImportChange): Partial<ImportEntity> {
  return {
    ...(change.settings === undefined ? {} : { settings: storableJson(change.settings) }),
    ...(change.stages === undefined ? {} : fromStages(change.stages)),
    ...(change.verdict === undefined ? {} : { verdict: change.verdict }),
    ...(change.failure === undefined ? {} : fromFailure(change.failure)),
    ...(change.report === undefined ? {} : { report: storableJson(change.report) }),
    ...(change.dependents === undefined ? {} : { dependents: storableJson(change.dependents) }),
    ...('endedAt' in change ? { endedAt: dateOrNull(change.endedAt) } : {}),
    ...('committedAt' in change ? { committedAt: dateOrNull(change.committedAt) } : {}),
    ...('rolledBackAt' in change ? { rolledBackAt: dateOrNull(change.rolledBackAt) } : {}),
  };
}

function fromStages(stages: StageStates): Pick<ImportEntity, 'stages' | 'status'> {
  return { stages: storableJson(stages), status: overallStatus(IMPORT_STAGES.map((stage) => stages[stage].status)) };
}

function toStages({ INGESTION, QUALITY, TAXONOMY, GRAPH, EMBEDDING }: StoredStages): StageStates {
  return {
    INGESTION: toStage(INGESTION),
    QUALITY: toStage(QUALITY),
    TAXONOMY: toStage(TAXONOMY),
    GRAPH: toStage(GRAPH),
    EMBEDDING: toStage(EMBEDDING),
  };
}

function toStage({
  status = 'PENDING',
  startedAt,
  endedAt,
  message = '',
}: StoredStages[ImportStage]): StageStates[ImportStage] {
  return { status, startedAt, endedAt, message };
}

function fromFailure(failure: FileImport['failure']): Pick<ImportEntity, 'failureReason' | 'failureMessage'> {
  return {
    failureReason: failure === null ? null : storableText(failure.reason),
    failureMessage: failure === null ? null : storableText(failure.message),
  };
}
