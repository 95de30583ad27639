import type { PricingModel } from '@cushing/pricing';
import { Field, Float, ObjectType } from 'type-graphql';

import type { ExpiryOutline } from '../../slices/volatility/index.js';
import { PricingModelEnum } from '../options/enums.js';
import { ExpiryAtmObject } from '../options/expiry-dates.object-types.js';

/** What every answer about one expiry's volatility says of it. */
@ObjectType({ simpleResolvers: true })
export abstract class ExpiryOutlineObject extends ExpiryAtmObject implements ExpiryOutline {
  @Field(() => PricingModelEnum, {
    description: "What the volatilities are of; those of BACHELIER are in the quotation's unit, all others decimals.",
  })
  readonly model!: PricingModel;
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
