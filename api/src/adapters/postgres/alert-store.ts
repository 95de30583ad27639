import { raw } from '@mikro-orm/core';
import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

import type { UserId } from '../../slices/accounts/index.js';
import { MOST_EVENTS } from '../../slices/alerts/index.js';
import type { Alert, AlertEvent, AlertId, AlertStore, AlertTurn } from '../../slices/alerts/index.js';
import type { Access } from './access.js';
import { AlertEntity, fromAlert, toAlert } from './entities/alert.entity.js';
import { AlertEventEntity, fromAlertEvent, toAlertEvent } from './entities/alert-event.entity.js';
import { lockUser } from './lock-user.js';
import { removeInBatches } from './remove-in-batches.js';
import { unknownUserOr } from './unknown-user.js';
import { isUuid } from './uuid.js';

/** The embedded engine reads on the thread that answers requests: so many rows at once are not felt there. */
const ACTIVE_BATCH = 250;

/** One row where there is one too many, found in the index that lists a user's events; none where there is not. */
const FORGET_BEYOND = `delete from alert_events where user_id = ? and id <=
  (select id from alert_events where user_id = ? order by id desc offset ? limit 1)`;

/** The tables `alerts` and `alert_events`. */
export class PostgresAlertStore implements AlertStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async active(): Promise<readonly Alert[]> {
    const alerts: Alert[] = [];
    for (let last: string | undefined; ;) {
      const filter = ofActiveUsers({ isActive: true, ...(last === undefined ? {} : { id: { $gt: last } }) });
      const rows = await this.#access.run((manager) =>
        manager.find(AlertEntity, filter, { orderBy: { id: 'asc' }, limit: ACTIVE_BATCH }),
      );
      for (const row of rows) alerts.push(toAlert(row));
      last = rows.at(-1)?.id;
      if (rows.length < ACTIVE_BATCH) return alerts;
    }
  }

  async ofUser(userId: UserId): Promise<readonly Alert[]> {
    if (!isUuid(userId)) return [];
    const rows = await this.#access.run((manager) =>
      manager.find(AlertEntity, { userId }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
    );
    return rows.map(toAlert);
  }

  async find(userId: UserId, id: AlertId): Promise<Alert | undefined> {
    if (!isUuid(userId) || !isUuid(id)) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(AlertEntity, { id, userId }));
    return row === null ? undefined : toAlert(row);
  }

  add(alert: Alert, mostAUser: number): Promise<boolean> {
    const { userId } = alert;
    return this.#access.atomically(async (manager) => {
      // Of two that add at the same time the second counts what the first added.
      await lockUser(manager, userId);
      if ((await manager.count(AlertEntity, { userId })) >= mostAUser) return false;
      try {
        await manager.insert(AlertEntity, fromAlert(alert));
      } catch (error) {
        throw unknownUserOr(error);
      }
      return true;
    });
  }

  async replace(alert: Alert): Promise<boolean> {
    const { id, userId } = alert;
    const replaced = await this.#access.run((manager) =>
      manager.nativeUpdate(AlertEntity, { id, userId, version: alert.version - 1 }, fromAlert(alert)),
    );
    return replaced > 0;
  }

  async remove(userId: UserId, id: AlertId): Promise<boolean> {
    if (!isUuid(userId) || !isUuid(id)) return false;
    return (await this.#access.run((manager) => manager.nativeDelete(AlertEntity, { id, userId }))) > 0;
  }

  turn(turn: AlertTurn, mostEvents = MOST_EVENTS): Promise<Alert | undefined> {
    const { alert, event } = turn;
    const turned = turnedAlert(turn);
    // One statement finds the version and takes it: of two that turn at once, the second waits and finds it gone.
    const take = (manager: SqlEntityManager): Promise<number> =>
      manager.nativeUpdate(AlertEntity, ofActiveUsers({ id: alert.id, version: alert.version, isActive: true }), {
        side: turn.side,
        sideAt: new Date(turn.at),
        sideOrigin: turn.origin,
        isActive: turned.isActive,
        version: turned.version,
        updatedAt: new Date(turned.updatedAt),
      });
    if (event === undefined)
      return this.#access.run(async (manager) => ((await take(manager)) > 0 ? turned : undefined));
    return this.#access.atomically(async (manager) => {
      if ((await take(manager)) === 0) return undefined;
      await manager.insert(AlertEventEntity, fromAlertEvent(event));
      await manager.execute(FORGET_BEYOND, [event.userId, event.userId, mostEvents]);
      return turned;
    });
  }

  async events(userId: UserId, limit: number, before?: AlertEvent['id']): Promise<readonly AlertEvent[]> {
    if (!isUuid(userId) || (before !== undefined && !isUuid(before))) return [];
    const filter = { userId, ...(before === undefined ? {} : { id: { $lt: before } }) };
    const rows = await this.#access.run((manager) =>
      manager.find(AlertEventEntity, filter, { orderBy: { id: 'desc' }, limit }),
    );
    return rows.map(toAlertEvent);
  }

  async unreadCount(userId: UserId): Promise<number> {
    if (!isUuid(userId)) return 0;
    return this.#access.run((manager) => manager.count(AlertEventEntity, { userId, readAt: null }));
  }

  async markRead(userId: UserId, ids: readonly AlertEvent['id'][] | undefined, at: number): Promise<number> {
    const known = ids?.filter(isUuid);
    if (!isUuid(userId) || known?.length === 0) return 0;
    const filter = { userId, readAt: null, ...(known === undefined ? {} : { id: { $in: known } }) };
    return this.#access.run((manager) => manager.nativeUpdate(AlertEventEntity, filter, { readAt: new Date(at) }));
  }

  async trimEvents(before: number, most: number): Promise<number> {
    const table = { name: 'alert_events', key: 'id' };
    const old = await removeInBatches(this.#access, table, 'at < ?', [new Date(before)]);
    const ranked = 'select id, row_number() over (partition by user_id order by id desc) as place from alert_events';
    const beyond = `id in (select id from (${ranked}) as ranked where place > ?)`;
    return old + (await removeInBatches(this.#access, table, beyond, [most]));
  }
}

function ofActiveUsers(filter: FilterQuery<AlertEntity>): FilterQuery<AlertEntity> {
  return { $and: [filter, { [raw('user_id in (select id from users where is_active)')]: [] }] };
}

/** The alert as a turn leaves it: one that does not repeat ends by what it tells. */
function turnedAlert({ alert, side, event, at, origin }: AlertTurn): Alert {
  const isEnded = event !== undefined && !alert.isRepeating;
  return {
    ...alert,
    side,
    sideAt: at,
    sideOrigin: origin,
    version: alert.version + 1,
    ...(isEnded ? { isActive: false, updatedAt: at } : {}),
  };
}
