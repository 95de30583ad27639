import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { UserId } from '../../../slices/accounts/index.js';
import type { ReportSubscription } from '../../../slices/daily-report/index.js';
import { dateOrNull, instant } from '../instants.js';

/** A row of `daily_report_subscriptions`. */
@Entity({ tableName: 'daily_report_subscriptions' })
export class ReportSubscriptionEntity {
  @PrimaryKey({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'boolean' })
  isEnabled!: boolean;

  @Property({ type: 'text' })
  timeOfDay!: string;

  @Property({ type: 'text' })
  timezone!: string;

  @Property({ type: 'array' })
  products!: string[];

  @Property({ type: 'datetime', length: 3, nullable: true })
  nextAt!: Date | null;

  @Property({ type: 'date', nullable: true })
  lastTradeDate!: string | null;

  @Property({ type: 'text' })
  linkKey!: string;

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}

/** What is in a row was written from a subscription. */
export function toReportSubscription(row: ReportSubscriptionEntity): ReportSubscription {
  return {
    userId: row.userId as UserId,
    isEnabled: row.isEnabled,
    time: row.timeOfDay,
    timezone: row.timezone,
    products: row.products as ProductCode[],
    nextAt: instant(row.nextAt),
    lastTradeDate: row.lastTradeDate === null ? undefined : (row.lastTradeDate as IsoDate),
    linkKey: row.linkKey,
  };
}

export function fromReportSubscription(
  subscription: Omit<ReportSubscription, 'lastTradeDate'>,
  at: number,
): Omit<ReportSubscriptionEntity, 'lastTradeDate'> {
  return {
    userId: subscription.userId,
    isEnabled: subscription.isEnabled,
    timeOfDay: subscription.time,
    timezone: subscription.timezone,
    products: [...subscription.products],
    nextAt: dateOrNull(subscription.nextAt),
    linkKey: subscription.linkKey,
    updatedAt: new Date(at),
  };
}
