import type { PricingModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import { ProductCodeEnum } from '../market/enums.js';
import { OptionSeriesEnum, OptionTypeEnum, PricingModelEnum } from '../options/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';

@ObjectType('LiveOption', {
  simpleResolvers: true,
  description:
    'An option at the present price of its future. Its volatility is that of its strike at the latest settlement; ' +
    'everything is null where there is none.',
})
export class LiveOptionObject {
  @Field(() => Float, { nullable: true, description: 'Value, in the quotation.' })
  readonly value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Volatility a year, a decimal; per the model of the chain.' })
  readonly iv!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the value per change of the future.' })
  readonly delta!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of delta per 1.00 of the future.' })
  readonly gamma!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the value per vol point (0.01), in the quotation.' })
  readonly vega!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the value per calendar day, in the quotation.' })
  readonly theta!: number | null;
}

@ObjectType('LiveOptionRow', { simpleResolvers: true, description: 'Call and put of one strike.' })
export class LiveOptionRowObject {
  @Field(() => Float, { description: 'Strike, in the quotation.' })
  readonly strike!: number;

  @Field(() => LiveOptionObject, { description: 'The call.' })
  readonly call!: LiveOptionObject;

  @Field(() => LiveOptionObject, { description: 'The put.' })
  readonly put!: LiveOptionObject;
}

@ObjectType('OptionChainDelta', {
  simpleResolvers: true,
  description:
    'An expiry valued at the present price of its future, by sticky strikes: every strike keeps the volatility of the ' +
    'latest settlement.',
})
export class OptionChainDeltaObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => DateScalar, { description: 'Expiry of the options.' })
  readonly expiry!: IsoDate;

  @Field(() => String, { description: 'Symbol of the future.' })
  readonly underlying!: string;

  @Field(() => DateScalar, { description: 'Trade date whose settlements the volatilities are from.' })
  readonly volatilitiesOf!: IsoDate;

  @Field(() => Float, { description: 'Price of the future that it was valued at, in the quotation.' })
  readonly forward!: number;

  @Field(() => Float, { description: 'Time to the expiry instant, in years of 365 days.' })
  readonly years!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Volatility at the present price of the future, a decimal; it moves along the smile with that.',
  })
  readonly atmVol!: number | null;

  @Field(() => DateTimeScalar, { description: 'Instant of the valuation.' })
  readonly time!: string;

  @Field(() => Int, {
    description:
      'Number of the message in its topic: one more than that of the message before, else some were left out.',
  })
  readonly sequence!: number;

  @Field(() => Boolean, {
    description:
      'Whether the rows are the whole chain, as in the first message and after a gap; else those that changed.',
  })
  readonly isSnapshot!: boolean;

  @Field(() => [LiveOptionRowObject], { description: 'By strike, ascending.' })
  readonly rows!: readonly LiveOptionRowObject[];
}

@ObjectType('ActiveOption', { simpleResolvers: true, description: 'An option that was traded much.' })
export class ActiveOptionObject {
  @Field(() => String, { description: 'Symbol of the option, as in "LOZ26 C7500".' })
  readonly symbol!: string;

  @Field(() => ProductCodeEnum, { description: 'Product of the future.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the option.' })
  readonly series!: OptionSeries;

  @Field(() => DateScalar, { description: 'Expiry of the option.' })
  readonly expiry!: IsoDate;

  @Field(() => Float, { description: 'Strike, in the quotation.' })
  readonly strike!: number;

  @Field(() => OptionTypeEnum, { description: 'Call or put.' })
  readonly type!: OptionType;

  @Field(() => Float, { nullable: true, description: 'Settlement price, in the quotation.' })
  readonly settle!: number | null;

  @Field(() => Int, { description: 'Contracts traded on the trade date.' })
  readonly volume!: number;

  @Field(() => Int, { nullable: true, description: 'Contracts open at the end of the session before.' })
  readonly openInterest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Implied volatility a year: in the quotation's unit where the model is BACHELIER, else a decimal.",
  })
  readonly iv!: number | null;

  @Field(() => PricingModelEnum, { description: 'Model of the volatility.' })
  readonly model!: PricingModel;

  @Field(() => DateScalar, { description: 'Trade date of these numbers.' })
  readonly tradeDate!: IsoDate;
}
