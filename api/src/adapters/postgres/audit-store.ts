import type { FilterQuery } from '@mikro-orm/core';

import type { AuditEvent, AuditStore, Page, PageRequest, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { countUpTo } from './count-up-to.js';
import { decodeCursor } from './cursor.js';
import { AuditEventEntity, fromAuditEvent, toAuditEvent } from './entities/audit-event.entity.js';
import { pageOf } from './page.js';
import { isUuid } from './uuid.js';

/** The table `audit_log`. */
export class PostgresAuditStore implements AuditStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async append(event: AuditEvent): Promise<void> {
    await this.#access.run((manager) => manager.insert(AuditEventEntity, fromAuditEvent(event)));
  }

  async list(page: PageRequest, userId: UserId | undefined): Promise<Page<AuditEvent>> {
    const position = page.after === undefined ? undefined : decodeCursor(page.after, isEventPosition);
    if (userId !== undefined && !isUuid(userId)) return pageOf([], page.first, 0, toAuditEvent, () => []);
    const filter: FilterQuery<AuditEventEntity> = userId === undefined ? {} : { userId };
    return this.#access.run(async (manager) => {
      const total = await countUpTo(manager, AuditEventEntity, filter);
      const rows = await manager.find(
        AuditEventEntity,
        position === undefined ? filter : { $and: [filter, isBefore(...position)] },
        { orderBy: { at: 'desc', id: 'desc' }, limit: page.first + 1 },
      );
      return pageOf(rows, page.first, total, toAuditEvent, ({ at, id }) => [at, id]);
    });
  }
}

function isBefore(at: number, id: string): FilterQuery<AuditEventEntity> {
  const date = new Date(at);
  return { $or: [{ at: { $lt: date } }, { at: date, id: { $lt: id } }] };
}

function isEventPosition(values: readonly unknown[]): values is readonly [at: number, id: string] {
  const [at, id] = values;
  return values.length === 2 && Number.isSafeInteger(at) && typeof id === 'string' && isUuid(id);
}
