import type { AveragePriceInputs, PricingModel, SpreadModel } from '@cushing/pricing';
import type { IsoDate, OptionType, ProductCode } from '@cushing/products';
import { Field, Float, InputType, Int } from 'type-graphql';

import { ProductCodeEnum } from '../market/enums.js';
import { OptionTypeEnum, PricingModelEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { AverageMethodEnum, SpreadModelEnum } from './enums.js';

const RATE = {
  nullable: true,
  description: 'Continuously compounded per year, 0.04 for 4 %; the setting FLAT_RATE where absent.',
};

@InputType('OptionCalculationInput', {
  description: 'One option: exactly one of vol and price, and either years or both dates.',
})
export class OptionCalculationInput {
  @Field(() => OptionTypeEnum, { description: 'Call or put.' })
  readonly type!: OptionType;

  @Field(() => Float, { description: 'Price of the future.' })
  readonly forward!: number;

  @Field(() => Float, { description: 'In the unit of the forward.' })
  readonly strike!: number;

  @Field(() => Float, { nullable: true, description: 'Years to the expiry, actual/365; 0 or more, at most 50.' })
  readonly years?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last date on which the option trades, until 14:30 New York.',
  })
  readonly expiry?: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date at whose settlement, 14:30 New York, it is valued.' })
  readonly valuationDate?: IsoDate | null;

  @Field(() => Float, RATE)
  readonly rate?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'A decimal per year, 0.35 for 35 %; in the unit of the forward for BACHELIER, also as a fallback.',
  })
  readonly vol?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Premium, in the unit of the forward: its volatility is answered.',
  })
  readonly price?: number | null;

  @Field(() => PricingModelEnum, { nullable: true, description: 'How to value it; BLACK76 where absent.' })
  readonly model?: PricingModel | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether BACHELIER takes over where forward or strike are not positive, as it does where absent; refused where not.',
  })
  readonly allowFallback?: boolean | null;

  @Field(() => ProductCodeEnum, { nullable: true, description: 'Whose quotation the units are told in.' })
  readonly product?: ProductCode | null;
}

@InputType('SpreadOptionInput', { description: 'An option on the first future less the second.' })
export class SpreadOptionInput {
  @Field(() => OptionTypeEnum, { description: 'CALL pays forward1 − forward2 − strike where that is positive.' })
  readonly type!: OptionType;

  @Field(() => Float, { description: 'Price of the first future.' })
  readonly forward1!: number;

  @Field(() => Float, { description: 'Price of the second future, in the same unit.' })
  readonly forward2!: number;

  @Field(() => Float, { description: 'Of the difference, in the same unit.' })
  readonly strike!: number;

  @Field(() => Float, { description: 'Years to the expiry, actual/365; 0 or more, at most 50.' })
  readonly years!: number;

  @Field(() => Float, {
    description: 'Of the first future: a decimal per year, vol · √years at most 8; in its unit for BACHELIER.',
  })
  readonly vol1!: number;

  @Field(() => Float, { description: 'Of the second future, likewise.' })
  readonly vol2!: number;

  @Field(() => Float, { description: 'Of the two futures, −1 to 1.' })
  readonly correlation!: number;

  @Field(() => Float, RATE)
  readonly rate?: number | null;

  @Field(() => SpreadModelEnum, { nullable: true, description: 'How to value it; EXACT where absent.' })
  readonly model?: SpreadModel | null;
}

@InputType('FixingInput', { description: 'A fixing to come.' })
export class FixingInput {
  @Field(() => Float, { description: 'Years until it is made, actual/365; 0 or more.' })
  readonly years!: number;

  @Field(() => Float, { description: 'Price now of the future that it will be of.' })
  readonly forward!: number;
}

@InputType('AveragePriceOptionInput', {
  description: 'An option on the average of fixings, each as heavy as the others; at most 400, those made included.',
})
export class AveragePriceOptionInput {
  @Field(() => OptionTypeEnum, { description: 'CALL pays the average less the strike where that is positive.' })
  readonly type!: OptionType;

  @Field(() => Float, { description: 'In the unit of the fixings.' })
  readonly strike!: number;

  @Field(() => Float, { description: 'Of every fixing: a decimal per year, 0.35 for 35 %.' })
  readonly vol!: number;

  @Field(() => Float, RATE)
  readonly rate?: number | null;

  @Field(() => [FixingInput], { description: 'Those to come, in any order.' })
  readonly fixings!: readonly FixingInput[];

  @Field(() => [Float], { nullable: true, description: 'Those made already; none where absent.' })
  readonly knownFixings?: readonly number[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Years until it is paid, actual/365, not before the last fixing; at that where absent.',
  })
  readonly paymentYears?: number | null;

  @Field(() => AverageMethodEnum, { nullable: true, description: 'How to value it; CURRAN where absent.' })
  readonly method?: AveragePriceInputs['method'] | null;
}

@InputType('StrategyLegInput', { description: 'A position in one future or option.' })
export class StrategyLegInput {
  @Field(() => String, { description: 'As the exchange writes it: "CLZ26" or "LOZ26 C7500".' })
  readonly symbol!: string;

  @Field(() => Int, { description: 'Contracts, negative when sold; not 0.' })
  readonly quantity!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'At which it is entered, in the quotation; its settlement, or the middle of bid and ask, where absent.',
  })
  readonly price?: number | null;
}

@InputType('StrategyInput', {
  description:
    'Legs of one product, and what to show of them: prices × vol shifts × days may be 50,000 points at the most.',
})
export class StrategyInput {
  @Field(() => ProductCodeEnum, { description: 'The product that all legs are of.' })
  readonly product!: ProductCode;

  @Field(() => [StrategyLegInput], { description: '1 to 12.' })
  readonly legs!: readonly StrategyLegInput[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date of the prices; one that is no trade date is answered by the latest before it.',
  })
  readonly asOf?: IsoDate | null;

  @Field(() => [Float], {
    nullable: true,
    description: "Prices of the first leg's future, in the quotation; in place of a range.",
  })
  readonly prices?: readonly number[] | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The first of a range of prices; without any, three deviations about the future and beyond each strike.',
  })
  readonly priceFrom?: number | null;

  @Field(() => Float, { nullable: true, description: 'The last of the range.' })
  readonly priceTo?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many prices, both ends among them; 101 where absent.' })
  readonly priceSteps?: number | null;

  @Field(() => [Float], {
    nullable: true,
    description: 'Added to every vol: 0.01 is a vol point. No shift where absent.',
  })
  readonly volShifts?: readonly number[] | null;

  @Field(() => [Int], { nullable: true, description: 'Calendar days from the trade date, 0 or more; 0 where absent.' })
  readonly days?: readonly number[] | null;
}
