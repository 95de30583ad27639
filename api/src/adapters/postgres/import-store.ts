import { setImmediate as otherWork } from 'node:timers/promises';

import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

import { MAX_MAPPINGS } from '../../slices/imports/index.js';
import type {
  FileImport,
  ImportChange,
  ImportId,
  ImportPage,
  ImportStore,
  ImportVerdict,
  ImportsQuery,
  JobWithRow,
  SavedMapping,
} from '../../slices/imports/index.js';
import type { JobQueue } from '../../slices/jobs/index.js';
import { AppError } from '../../shared/errors.js';
import type { Access } from './access.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { ColumnMappingEntity, fromSavedMapping, toSavedMapping } from './entities/column-mapping.entity.js';
import { ImportEntity, fromImport, fromImportChange, toImport } from './entities/import.entity.js';
import { DatabaseTransaction, insertWithJob } from './job-insert.js';
import { storableJson } from './storable-json.js';
import { unknownUserOr } from './unknown-user.js';
import { isUuid } from './uuid.js';

/** Of imports that are under way or stored. */
const LIVING: readonly ImportVerdict[] = ['UNDECIDED', 'AWAITING_APPROVAL', 'COMMITTED'];

/** As the index has it: what was rolled back was needed until then. */
const LEFT_BEHIND = `select id from imports
  where coalesce(rolled_back_at, ended_at) < ? and verdict not in ('UNDECIDED', 'AWAITING_APPROVAL', 'COMMITTED')
  order by coalesce(rolled_back_at, ended_at) desc limit ?`;

const STORED = `select id from imports where verdict = 'COMMITTED' and ended_at is not null
  order by committed_at desc nulls last, id desc limit ?`;

/** The embedded engine reads on the thread that answers requests. */
const REPORT_BYTES_AT_ONCE = 100_000;

/** Of a `Date`. */
const LAST_INSTANT = 8.64e15;

type Conditions = NonNullable<Parameters<ImportStore['change']>[2]>;

/** The tables `imports` and `column_mappings`. */
export class PostgresImportStore implements ImportStore {
  readonly #access: Access;
  readonly #queue: Pick<JobQueue, 'enqueue' | 'wake'>;

  /** @param queue of the same database */
  constructor(access: Access, queue: Pick<JobQueue, 'enqueue' | 'wake'>) {
    this.#access = access;
    this.#queue = queue;
  }

  async add(entry: FileImport, job?: JobWithRow): Promise<void> {
    const insert = async (manager: SqlEntityManager): Promise<void> => {
      try {
        await manager.insert(ImportEntity, fromImport(entry));
      } catch (error) {
        throw unknownUserOr(error);
      }
    };
    if (job === undefined) await this.#access.run(insert);
    else await insertWithJob(this.#access, this.#queue, insert, job);
  }

  async find(id: ImportId): Promise<FileImport | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.#access.run((manager) =>
      manager.findOne(ImportEntity, { id }, { disableIdentityMap: true }),
    );
    return row === null ? undefined : toImport(row);
  }

  async findSame(contentHash: string, settings: FileImport['settings']): Promise<FileImport | undefined> {
    const hasSettings = raw('settings = ?::jsonb', [JSON.stringify(storableJson(settings))]);
    const rows = await this.#access.run((manager) =>
      manager.find(
        ImportEntity,
        { $and: [{ contentHash, verdict: { $in: [...LIVING] } }, { [hasSettings]: [] }] },
        { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1, disableIdentityMap: true },
      ),
    );
    return rows.map(toImport)[0];
  }

  async change(id: ImportId, change: ImportChange, conditions: Conditions = {}): Promise<FileImport | undefined> {
    if (!isUuid(id)) return undefined;
    const { verdicts, job } = conditions;
    if (job === undefined) return this.#access.run((manager) => update(manager, id, change, verdicts));
    const { kind, data, key } = job;
    // `insertWithJob` would enqueue the job of a change that was not made.
    const entry = await this.#access.atomically(async (manager) => {
      const changed = await update(manager, id, change, verdicts);
      if (changed === undefined) return undefined;
      await this.#queue.enqueue(kind, data, { key, transaction: new DatabaseTransaction(manager) });
      return changed;
    });
    if (entry !== undefined) this.#queue.wake(kind);
    return entry;
  }

  async list({ status, first, after }: ImportsQuery): Promise<ImportPage> {
    const position = after === undefined ? undefined : decodeCursor(after, isImportPosition);
    const places = await this.#access.run((manager) => findPlaces(manager, status, position, first + 1));
    const entries: ImportPage['entries'][number][] = [];
    for (const ids of inBatches(places.slice(0, first))) {
      const rows = await this.#access.run((manager) =>
        manager.find(
          ImportEntity,
          { id: { $in: ids } },
          { orderBy: { createdAt: 'desc', id: 'desc' }, disableIdentityMap: true },
        ),
      );
      for (const row of rows) {
        const entry = toImport(row);
        entries.push({ cursor: encodeCursor([entry.createdAt, entry.id]), import: entry });
      }
      await otherWork();
    }
    return { entries, hasMore: places.length > first };
  }

  async stored(limit: number): Promise<readonly ImportId[]> {
    const rows = await this.#access.run((manager) => manager.execute<{ id: ImportId }[]>(STORED, [limit]));
    return rows.map(({ id }) => id);
  }

  async endedBefore(instant: number, limit: number): Promise<readonly ImportId[]> {
    const rows = await this.#access.run((manager) =>
      manager.execute<{ id: ImportId }[]>(LEFT_BEHIND, [new Date(instant), limit]),
    );
    return rows.map(({ id }) => id);
  }

  saveMapping(mapping: SavedMapping): Promise<void> {
    const row = fromSavedMapping(mapping);
    return this.#access.atomically(async (manager) => {
      // Of two that save at the same time the second counts, and replaces, what the first saved.
      await manager.execute('lock table column_mappings in share row exclusive mode');
      await manager.nativeDelete(ColumnMappingEntity, { $or: [{ id: row.id }, { name: row.name }] });
      if ((await manager.count(ColumnMappingEntity)) >= MAX_MAPPINGS) {
        throw new AppError('CONFLICT', `There are ${MAX_MAPPINGS} column mappings: remove one first.`, {
          reason: 'TOO_MANY_MAPPINGS',
        });
      }
      try {
        await manager.insert(ColumnMappingEntity, row);
      } catch (error) {
        throw unknownUserOr(error);
      }
    });
  }

  async mappings(): Promise<readonly SavedMapping[]> {
    const rows = await this.#access.run((manager) =>
      manager.find(ColumnMappingEntity, {}, { orderBy: { name: 'asc' }, limit: MAX_MAPPINGS }),
    );
    return rows.map(toSavedMapping);
  }

  async removeMapping(id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    return (await this.#access.run((manager) => manager.nativeDelete(ColumnMappingEntity, { id }))) > 0;
  }
}

/** One statement finds the verdict and changes the row: of two that change at once, the second waits and looks again. */
async function update(
  manager: SqlEntityManager,
  id: ImportId,
  change: ImportChange,
  verdicts: Conditions['verdicts'],
): Promise<FileImport | undefined> {
  const query = manager
    .createQueryBuilder(ImportEntity)
    // With its id, for a change that names nothing.
    .update({ id, ...fromImportChange(change) })
    .where({ id, ...(verdicts === undefined ? {} : { verdict: { $in: [...verdicts] } }) })
    .returning('*');
  const row = await query.execute<ImportEntity | null>('get');
  return row === null ? undefined : toImport(row);
}

/** An import of a list, and how long its report is. */
interface Place {
  readonly id: string;
  readonly bytes: number;
}

function findPlaces(
  manager: SqlEntityManager,
  status: ImportsQuery['status'],
  position: ImportPosition | undefined,
  limit: number,
): Promise<Place[]> {
  const [conditions, values]: [string[], unknown[]] = [['true'], []];
  if (status !== undefined) {
    conditions.push('status = ?');
    values.push(status);
  }
  if (position !== undefined) {
    const [createdAt, id] = position;
    conditions.push('(created_at, id) < (?::timestamptz, ?::uuid)');
    values.push(new Date(createdAt), id);
  }
  const sql = `select id, coalesce(pg_column_size(report), 0) as bytes from imports
    where ${conditions.join(' and ')} order by created_at desc, id desc limit ?`;
  return manager.execute<Place[]>(sql, [...values, limit]);
}

/** @returns their ids, so many together as have reports of a size that is not felt; a longer report is by itself */
function inBatches(places: readonly Place[]): readonly string[][] {
  const batches: string[][] = [];
  let bytes = Infinity;
  for (const place of places) {
    bytes += place.bytes;
    const batch = batches.at(-1);
    if (batch !== undefined && bytes <= REPORT_BYTES_AT_ONCE) {
      batch.push(place.id);
    } else {
      batches.push([place.id]);
      ({ bytes } = place);
    }
  }
  return batches;
}

type ImportPosition = readonly [createdAt: number, id: string];

function isImportPosition(values: readonly unknown[]): values is ImportPosition {
  const [createdAt, id] = values;
  if (typeof createdAt !== 'number' || typeof id !== 'string') return false;
  const isInstant = Number.isInteger(createdAt) && createdAt >= 0 && createdAt <= LAST_INSTANT;
  return values.length === 2 && isInstant && isUuid(id);
}
