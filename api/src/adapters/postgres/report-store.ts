import type { FilterQuery } from '@mikro-orm/core';

import type { Page, PageRequest, UserId } from '../../slices/accounts/index.js';
import type { JobOfReport, Report, ReportChange, ReportId, ReportStore } from '../../slices/exports/index.js';
import type { JobQueue } from '../../slices/jobs/index.js';
import type { Access } from './access.js';
import { countUpTo } from './count-up-to.js';
import { decodeCursor } from './cursor.js';
import { ReportEntity, fromReport, fromReportChange, toReport } from './entities/report.entity.js';
import { DatabaseTransaction } from './job-insert.js';
import { lockUser } from './lock-user.js';
import { pageOf } from './page.js';
import { unknownUserOr } from './unknown-user.js';
import { isUuid } from './uuid.js';

/** The table `reports`. */
export class PostgresReportStore implements ReportStore {
  readonly #access: Access;
  readonly #queue: Pick<JobQueue, 'enqueue' | 'wake'>;

  /** @param queue of the same database */
  constructor(access: Access, queue: Pick<JobQueue, 'enqueue' | 'wake'>) {
    this.#access = access;
    this.#queue = queue;
  }

  async add(report: Report, { kind, data, key }: JobOfReport, mostAUser: number): Promise<boolean> {
    const { userId } = report;
    const isAdded = await this.#access.atomically(async (manager) => {
      // Of two that add at the same time the second counts what the first added.
      await lockUser(manager, userId);
      if ((await manager.count(ReportEntity, { userId })) >= mostAUser) return false;
      try {
        await manager.insert(ReportEntity, fromReport(report));
      } catch (error) {
        throw unknownUserOr(error);
      }
      await this.#queue.enqueue(kind, data, { key, transaction: new DatabaseTransaction(manager) });
      return true;
    });
    if (isAdded) this.#queue.wake(kind);
    return isAdded;
  }

  async find(id: ReportId): Promise<Report | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(ReportEntity, { id }));
    return row === null ? undefined : toReport(row);
  }

  async list(userId: UserId, page: PageRequest): Promise<Page<Report>> {
    const position = page.after === undefined ? undefined : decodeCursor(page.after, isReportPosition);
    const filter: FilterQuery<ReportEntity> = { userId };
    return this.#access.run(async (manager) => {
      const total = await countUpTo(manager, ReportEntity, filter);
      const rows = await manager.find(
        ReportEntity,
        position === undefined ? filter : { $and: [filter, isBefore(...position)] },
        { orderBy: { createdAt: 'desc', id: 'desc' }, limit: page.first + 1 },
      );
      return pageOf(rows, page.first, total, toReport, ({ createdAt, id }) => [createdAt, id]);
    });
  }

  async change(id: ReportId, change: ReportChange): Promise<boolean> {
    if (!isUuid(id)) return false;
    const changed = await this.#access.run((manager) =>
      manager.nativeUpdate(ReportEntity, { id }, fromReportChange(change)),
    );
    return changed > 0;
  }

  async remove(id: ReportId): Promise<boolean> {
    if (!isUuid(id)) return false;
    return (await this.#access.run((manager) => manager.nativeDelete(ReportEntity, { id }))) > 0;
  }

  async madeBefore(instant: number, limit: number): Promise<readonly ReportId[]> {
    const rows = await this.#access.run((manager) =>
      manager.find(
        ReportEntity,
        { createdAt: { $lt: new Date(instant) } },
        { orderBy: { createdAt: 'asc' }, limit, fields: ['id'] },
      ),
    );
    return rows.map(({ id }) => id as ReportId);
  }
}

function isBefore(at: number, id: string): FilterQuery<ReportEntity> {
  const createdAt = new Date(at);
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, id: { $lt: id } }] };
}

function isReportPosition(values: readonly unknown[]): values is readonly [createdAt: number, id: string] {
  const [createdAt, id] = values;
  // Beyond 8.64e15 there is no date.
  const isInstant = typeof createdAt === 'number' && Number.isInteger(createdAt) && Math.abs(createdAt) <= 8.64e15;
  return values.length === 2 && isInstant && typeof id === 'string' && isUuid(id);
}
