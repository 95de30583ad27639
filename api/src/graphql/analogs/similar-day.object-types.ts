import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { CurvePrice, FollowingStatus, FrontPoint, LaterCurve, SimilarDay } from '../../slices/analogs/index.js';
import type { MarketSource } from '../../slices/market/index.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import { entries } from '../volatility/answer-size.js';
import { FollowingStatusEnum } from './enums.js';

/** Months that curves are compared by. */
const MONTHS = 18;
/** Looks at the curve after a similar day. */
const LATER_LOOKS = 3;
/** A similar day and the trade dates that it is followed for. */
const FOLLOWED = 21;

@ObjectType('SimilarDayPrice', { simpleResolvers: true, description: "One month of a similar day's curve." })
export class SimilarDayPriceObject implements CurvePrice {
  @Field(() => Int, { description: '1 for the front contract of that day.' })
  readonly nearby!: number;

  @Field(() => String, { description: 'Symbol of the contract.' })
  readonly symbol!: FuturesSymbol;

  @Field(() => Float, { description: "Settlement price, in the product's quotation." })
  readonly settle!: number;
}

@ObjectType('LaterCurve', {
  simpleResolvers: true,
  description:
    'What a curve did in the trade dates after a similar day. Months are by nearby: across a roll the next contract ' +
    'is the front, and its distance to the last one is part of the change.',
})
export class LaterCurveObject implements LaterCurve {
  @Field(() => Int, { description: 'Trade dates after the similar day: 5, 10 or 20.' })
  readonly tradeDatesLater!: number;

  @Field(() => DateScalar, { nullable: true, description: 'That trade date; null while it lies ahead.' })
  readonly tradeDate!: IsoDate | null;

  @Field(() => Float, {
    nullable: true,
    description: "Front settle then less the front settle of the day, in the product's quotation.",
  })
  readonly frontChange!: number | null;

  @Field(() => FollowingStatusEnum, { description: 'Whether there is a change of the front, or why not.' })
  readonly frontStatus!: FollowingStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      "First month less twelfth then, less the same of the day, in the product's quotation: above 0 where the curve " +
      'went towards backwardation.',
  })
  readonly spreadChange!: number | null;

  @Field(() => FollowingStatusEnum, { description: 'Whether there is a change of the spread, or why not.' })
  readonly spreadStatus!: FollowingStatus;
}

@ObjectType('FrontPoint', {
  simpleResolvers: true,
  description: 'The front price on a trade date after a similar day, whichever contract is the front by then.',
})
export class FrontPointObject implements FrontPoint {
  @Field(() => Int, { description: 'Trade dates after the similar day, 0 for the day itself … 20.' })
  readonly tradeDatesLater!: number;

  @Field(() => DateScalar, { description: 'Trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => Float, {
    nullable: true,
    description: "Settlement price of the front month, in the product's quotation; null where it did not settle.",
  })
  readonly settle!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change since the similar day as a share of its front settle, a decimal: 0.05 for 5 %.',
  })
  readonly change!: number | null;

  @Field(() => FollowingStatusEnum, { description: 'Whether there is a change, or why not.' })
  readonly changeStatus!: FollowingStatus;
}

@ObjectType('SimilarDay', {
  simpleResolvers: true,
  description: 'A trade date whose curve looked like that of another one, and what followed it.',
})
export class SimilarDayObject implements SimilarDay {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => DateScalar, {
    description: 'The trade date that it is compared with: the date asked about, or the latest trade date before it.',
  })
  readonly comparedWith!: IsoDate;

  @Field(() => DateScalar, { description: 'The similar trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => Float, {
    description:
      "How far the two curves' forms and steepness lie apart: 1 less the cosine of the angle between their vectors of " +
      'principal components; 0 for the same form, at most 2. No unit.',
  })
  readonly distance!: number;

  @Field(() => [SimilarDayPriceObject], {
    description: 'The 18 months that were compared, the front month first.',
    complexity: entries(MONTHS),
  })
  readonly prices!: readonly SimilarDayPriceObject[];

  @Field(() => [LaterCurveObject], {
    description: 'What the curve had done after 5, 10 and 20 trade dates.',
    complexity: entries(LATER_LOOKS),
  })
  readonly later!: readonly LaterCurveObject[];

  @Field(() => [FrontPointObject], {
    description: 'The front price from the day itself through the 20th trade date after it, or the latest there is.',
    complexity: entries(FOLLOWED),
  })
  readonly front!: readonly FrontPointObject[];
}
