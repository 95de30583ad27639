import type { IsoDate } from '@cushing/products';

import type { UserId } from '../../slices/accounts/index.js';
import type { Due, ReportSubscription, ReportSubscriptionStore } from '../../slices/daily-report/index.js';
import { AppError } from '../../shared/errors.js';
import type { Access } from './access.js';
import {
  ReportSubscriptionEntity,
  fromReportSubscription,
  toReportSubscription,
} from './entities/report-subscription.entity.js';
import { dateOrNull } from './instants.js';
import { unknownUserOr } from './unknown-user.js';
import { isUuid } from './uuid.js';

/** Which row is changed, of one user. */
interface Conditions {
  readonly userId: UserId;
  readonly isEnabled?: boolean;
  readonly nextAt?: Date | null;
  readonly lastTradeDate?: IsoDate;
  readonly $or?: { lastTradeDate: null | { $lt: IsoDate } }[];
}

/** The table `daily_report_subscriptions`. */
export class PostgresReportSubscriptionStore implements ReportSubscriptionStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async find(userId: UserId): Promise<ReportSubscription | undefined> {
    if (!isUuid(userId)) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(ReportSubscriptionEntity, { userId }));
    return row === null ? undefined : toReportSubscription(row);
  }

  async save(subscription: Omit<ReportSubscription, 'lastTradeDate'>, at: number): Promise<ReportSubscription> {
    if (!isUuid(subscription.userId)) throw noUser();
    const row = await this.#access.run(async (manager) => {
      try {
        await manager.upsert(ReportSubscriptionEntity, fromReportSubscription(subscription, at), {
          onConflictFields: ['userId'],
          // Links in mails that were sent stay good, and what was mailed stays mailed.
          onConflictExcludeFields: ['linkKey'],
        });
      } catch (error) {
        throw unknownUserOr(error);
      }
      return manager.findOne(ReportSubscriptionEntity, { userId: subscription.userId }, { refresh: true });
    });
    if (row === null) throw noUser();
    return toReportSubscription(row);
  }

  async disable(userId: UserId, at: number): Promise<boolean> {
    if (!isUuid(userId)) return false;
    return this.#update({ userId }, { isEnabled: false, nextAt: null, updatedAt: new Date(at) });
  }

  async due(now: number, limit: number, after?: UserId): Promise<readonly ReportSubscription[]> {
    const isDue = { isEnabled: true, nextAt: { $lte: new Date(now) } };
    const filter = after === undefined ? isDue : { ...isDue, userId: { $gt: after } };
    const rows = await this.#access.run((manager) =>
      manager.find(ReportSubscriptionEntity, filter, { orderBy: { userId: 'asc' }, limit }),
    );
    return rows.map(toReportSubscription);
  }

  postpone(due: Due, nextAt: number): Promise<boolean> {
    return this.#update(asRead(due), { nextAt: new Date(nextAt) });
  }

  claim(due: Due, tradeDate: IsoDate, nextAt: number): Promise<boolean> {
    const $or = [{ lastTradeDate: null }, { lastTradeDate: { $lt: tradeDate } }];
    return this.#update({ ...asRead(due), $or }, { lastTradeDate: tradeDate, nextAt: new Date(nextAt) });
  }

  async release({ userId, nextAt, lastTradeDate }: Due, tradeDate: IsoDate): Promise<void> {
    // Not of one that its user ended or moved meanwhile beyond what the claim left.
    await this.#update(
      { userId, isEnabled: true, lastTradeDate: tradeDate },
      { lastTradeDate: lastTradeDate ?? null, nextAt: dateOrNull(nextAt) },
    );
  }

  async #update(conditions: Conditions, change: Partial<ReportSubscriptionEntity>): Promise<boolean> {
    return (
      (await this.#access.run((manager) => manager.nativeUpdate(ReportSubscriptionEntity, conditions, change))) > 0
    );
  }
}

function asRead({ userId, nextAt }: Due): Conditions {
  return { userId, isEnabled: true, nextAt: dateOrNull(nextAt) };
}

function noUser(): AppError {
  return new AppError('NOT_FOUND', 'There is no such user.', { reason: 'USER' });
}
