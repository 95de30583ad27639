import type { PricingModel } from '@cushing/pricing';
import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { VolStatus } from '../../slices/options/index.js';
import type { ExpiryOutline } from '../../slices/volatility/index.js';
import { OptionSeriesEnum, PricingModelEnum, VolStatusEnum } from '../options/enums.js';
import { DateScalar, MonthScalar } from '../scalars.js';

/** What every answer about one expiry's volatility says of it. */
@ObjectType({ simpleResolvers: true })
export abstract class ExpiryOutlineObject implements ExpiryOutline {
  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => MonthScalar, { description: "Contract month, which is the underlying's." })
  readonly month!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last date on which the options trade.' })
  readonly expiry!: IsoDate;

  @Field(() => String, { description: 'Symbol of the underlying future.' })
  readonly underlying!: FuturesSymbol;

  @Field(() => Int, { description: 'Calendar days from the trade date to the expiry.' })
  readonly daysToExpiry!: number;

  @Field(() => Float, { description: 'Years from the settlement to the end of trading, actual/365.' })
  readonly years!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Price of the underlying that the options are valued against, in the quotation.',
  })
  readonly forward!: number | null;

  @Field(() => PricingModelEnum, {
    description: "What the volatilities are of; those of BACHELIER are in the quotation's unit, all others decimals.",
  })
  readonly model!: PricingModel;

  @Field(() => Float, {
    nullable: true,
    description:
      'Implied volatility at the forward, a decimal per year, 0.35 for 35 %; in the quotation where the model is BACHELIER.',
  })
  readonly atmVol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is a volatility at the forward, or why not.' })
  readonly atmVolStatus!: VolStatus;
}

/** The same with the tilt and the curvature of the smile at 25 delta. */
@ObjectType({ simpleResolvers: true })
export abstract class ShapedExpiryObject extends ExpiryOutlineObject {
  @Field(() => Float, {
    nullable: true,
    description: 'Volatility of the 25-delta call less that of the 25-delta put, a decimal; null without a smile.',
  })
  readonly riskReversal25!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean of the volatilities of the 25-delta call and put less that at the forward, a decimal; null without a smile.',
  })
  readonly butterfly25!: number | null;
}

/** The same at 10 delta too. */
@ObjectType({ simpleResolvers: true })
export abstract class SmiledExpiryObject extends ShapedExpiryObject {
  @Field(() => Float, {
    nullable: true,
    description: 'Volatility of the 10-delta call less that of the 10-delta put, a decimal; null without a smile.',
  })
  readonly riskReversal10!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean of the volatilities of the 10-delta call and put less that at the forward, a decimal; null without a smile.',
  })
  readonly butterfly10!: number | null;
}
