import type { PricingModel } from '@cushing/pricing';
import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type { ExpiryTerms, ForwardSource } from '../../slices/options/index.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';
import { ExerciseStyleEnum, ForwardSourceEnum, PremiumStyleEnum, PricingModelEnum } from './enums.js';
import { ExpiryAtmObject } from './expiry-dates.object-types.js';

/** What every answer about one expiry says of it. */
@ObjectType()
export abstract class ExpiryTermsObject extends ExpiryAtmObject implements ExpiryTerms {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying future.' })
  readonly product!: ProductCode;

  @Field(() => DateTimeScalar, { description: 'When trading ends that day: 14:30 in New York.' })
  readonly expiresAt!: string;

  @Field(() => ExerciseStyleEnum, { description: 'When the options may be exercised.' })
  readonly exerciseStyle!: ExpiryTerms['exerciseStyle'];

  @Field(() => PremiumStyleEnum, { description: 'When the premium is paid.' })
  readonly premiumStyle!: ExpiryTerms['premiumStyle'];

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => ForwardSourceEnum, { description: 'Where the forward comes from.' })
  readonly forwardSource!: ForwardSource;

  @Field(() => PricingModelEnum, {
    description:
      "Model of the volatilities and Greeks; volatilities of BACHELIER are in the quotation's unit, all others decimals.",
  })
  readonly model!: PricingModel;
}

@ObjectType('OptionExpiry', {
  simpleResolvers: true,
  description: 'The options of one series and expiry on one trade date, as one.',
})
export class OptionExpiryObject extends ExpiryTermsObject {
  @Field(() => Int, { description: 'How many strikes have a settlement or a quote.' })
  readonly strikes!: number;

  @Field(() => Float, { description: 'Contracts traded, of all its options; 0 where the source gave none.' })
  readonly volume!: number;

  @Field(() => Float, {
    description: 'Contracts open at the end of the trade date, of all its options; 0 where the source gave none.',
  })
  readonly openInterest!: number;
}
