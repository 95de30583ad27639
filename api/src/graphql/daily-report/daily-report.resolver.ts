import type { IsoDate } from '@cushing/products';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { ReportSubscription } from '../../slices/daily-report/index.js';
import { userOf } from '../accounts/user-of.js';
import type { Context } from '../context.js';
import { DateScalar } from '../scalars.js';
import { DailyReportInput, DailyReportObject, DailyReportSubscriptionObject } from './daily-report.object-types.js';

@Resolver()
export class DailyReportResolver {
  @Query(() => DailyReportObject, {
    description: 'Where the market report of a trade date is, and whether one is mailed it.',
  })
  async dailyReport(
    @Arg('date', () => DateScalar, {
      nullable: true,
      description: 'Any date: the latest trade date on or before it counts; the latest of all where absent.',
    })
    date: IsoDate | null | undefined,
    @Ctx() context: Context,
  ): Promise<DailyReportObject> {
    const tradeDate = await context.dailyReports.tradeDate(date ?? undefined);
    return { tradeDate, link: `/reports/daily/${tradeDate}`, subscription: await subscriptionOf(context) };
  }

  @Mutation(() => DailyReportSubscriptionObject, {
    description: 'Sets whether and when one gets the daily report by mail.',
  })
  async setDailyReport(
    @Arg('input', () => DailyReportInput, { description: 'All of it; nothing stays as it was.' })
    { isEnabled, time, timezone, products }: DailyReportInput,
    @Ctx() context: Context,
  ): Promise<DailyReportSubscriptionObject> {
    const wish = { isEnabled, time, timezone, products: products ?? [] };
    return toSubscription(await context.reportSubscriptions.set(userOf(context), wish));
  }
}

async function subscriptionOf(context: Context): Promise<DailyReportSubscriptionObject | null> {
  const { identity, reportSubscriptions } = context;
  // A key for market data is not one for its owner's account, and the demo's user is everybody.
  if (identity.kind === 'ANONYMOUS' || !identity.permissions.includes('account')) return null;
  const found = await reportSubscriptions.find(identity.userId);
  return found === undefined ? null : toSubscription(found);
}

function toSubscription(subscription: ReportSubscription): DailyReportSubscriptionObject {
  const { isEnabled, time, timezone, products, nextAt, lastTradeDate = null } = subscription;
  return {
    isEnabled,
    time,
    timezone,
    products,
    nextAt: nextAt === undefined ? null : new Date(nextAt).toISOString(),
    lastTradeDate,
  };
}
