import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type { ExpiryTerms, ForwardSource, VolStatus } from '../../slices/options/index.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { DateScalar, DateTimeScalar, MonthScalar } from '../scalars.js';
import { ExerciseStyleEnum, ForwardSourceEnum, OptionSeriesEnum, PremiumStyleEnum, VolStatusEnum } from './enums.js';

/** What every answer about one expiry says of it. */
@ObjectType()
export abstract class ExpiryTermsObject implements ExpiryTerms {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying future.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => MonthScalar, { description: "Contract month, which is the underlying's." })
  readonly month!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last date on which the options trade.' })
  readonly expiry!: IsoDate;

  @Field(() => DateTimeScalar, { description: 'When trading ends that day: 14:30 in New York.' })
  readonly expiresAt!: string;

  @Field(() => String, { description: 'Symbol of the underlying future.' })
  readonly underlying!: FuturesSymbol;

  @Field(() => ExerciseStyleEnum, { description: 'When the options may be exercised.' })
  readonly exerciseStyle!: ExpiryTerms['exerciseStyle'];

  @Field(() => PremiumStyleEnum, { description: 'When the premium is paid.' })
  readonly premiumStyle!: ExpiryTerms['premiumStyle'];

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => Int, { description: 'Calendar days from the trade date to the expiry; negative after it.' })
  readonly daysToExpiry!: number;

  @Field(() => Float, {
    description: 'Years from the settlement to the end of trading, actual/365; 0 once expired.',
  })
  readonly years!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Price of the underlying that the options are valued against, in the quotation.',
  })
  readonly forward!: number | null;

  @Field(() => ForwardSourceEnum, { description: 'Where the forward comes from.' })
  readonly forwardSource!: ForwardSource;

  @Field(() => Float, {
    nullable: true,
    description:
      'Implied volatility at the forward, a decimal per year, 0.35 for 35 %; in the quotation where the model is BACHELIER.',
  })
  readonly atmVol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is a volatility at the forward, or why not.' })
  readonly atmVolStatus!: VolStatus;
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
