import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, InputType, ObjectType } from 'type-graphql';

import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';

const TIME = 'Of the day in the time zone, as in "07:30".';
const TIMEZONE = 'By its name, as in "Europe/Vienna".';
const PRODUCTS = 'Products that the mailed report tells of; all where there is none.';

@ObjectType('DailyReportSubscription', { description: 'Whether and when one gets the daily report by mail.' })
export class DailyReportSubscriptionObject {
  @Field(() => Boolean, { description: 'Whether it is mailed, on trade dates.' })
  readonly isEnabled!: boolean;

  @Field(() => String, { description: TIME })
  readonly time!: string;

  @Field(() => String, { description: TIMEZONE })
  readonly timezone!: string;

  @Field(() => [ProductCodeEnum], { description: PRODUCTS })
  readonly products!: readonly ProductCode[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is looked next whether there is a new one to mail; null where it is not mailed.',
  })
  readonly nextAt!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Trade date of the report that was mailed last.' })
  readonly lastTradeDate!: IsoDate | null;
}

@ObjectType('DailyReport', { description: 'The market report of one trade date, a page to be read and printed.' })
export class DailyReportObject {
  @Field(() => DateScalar, { description: 'The trade date asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => String, { description: 'Path of the page on this server, which opens in a browser that is signed in.' })
  readonly link!: string;

  @Field(() => DailyReportSubscriptionObject, {
    nullable: true,
    description: 'What one asked for by mail; null where one never did, and for who has no account of their own.',
  })
  readonly subscription!: DailyReportSubscriptionObject | null;
}

@InputType('DailyReportInput', { description: 'Whether and when to mail the daily report.' })
export class DailyReportInput {
  @Field(() => Boolean, { description: 'Whether to mail it, on trade dates; the address has to be confirmed.' })
  readonly isEnabled!: boolean;

  @Field(() => String, { description: TIME })
  readonly time!: string;

  @Field(() => String, { description: TIMEZONE })
  readonly timezone!: string;

  @Field(() => [ProductCodeEnum], { nullable: true, description: PRODUCTS })
  readonly products?: readonly ProductCode[] | null;
}
