import type { AveragePriceInputs, Greek, GreekStatus, ModelReason, PricingModel, SpreadModel } from '@cushing/pricing';
import { Field, Float, ObjectType } from 'type-graphql';

import type { VolStatus } from '../../slices/options/index.js';
import { GreekEnum, GreekStatusEnum, ModelReasonEnum, PricingModelEnum, VolStatusEnum } from '../options/enums.js';
import { AverageMethodEnum, SpreadModelEnum } from './enums.js';

const RATE_USED = 'Rate it was discounted with, continuously compounded per year.';
const PRESENT_VALUE = 'Present value, in the unit of the forward.';

@ObjectType('GreekValue', { simpleResolvers: true, description: 'A sensitivity with its unit in words.' })
export class GreekValueObject {
  @Field(() => GreekEnum, { description: 'Which one.' })
  readonly greek!: Greek;

  @Field(() => String, { description: 'Its name for a person.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it is the change of, and per what, as in "USD/bbl per vol point".' })
  readonly unit!: string;

  @Field(() => Float, { nullable: true, description: 'In that unit; null unless its status is OK.' })
  readonly value!: number | null;

  @Field(() => GreekStatusEnum, { description: 'Whether there is a value, or why not.' })
  readonly status!: GreekStatus;
}

@ObjectType('OptionCalculation', { simpleResolvers: true, description: 'What one option is worth, and how it moves.' })
export class OptionCalculationObject {
  @Field(() => PricingModelEnum, { description: 'Model that it was valued with.' })
  readonly model!: PricingModel;

  @Field(() => ModelReasonEnum, { description: 'Why this model: asked for, or the fallback.' })
  readonly modelReason!: ModelReason;

  @Field(() => String, { description: 'The reason in a sentence.' })
  readonly modelNote!: string;

  @Field(() => Float, { description: 'Years to the expiry, actual/365.' })
  readonly years!: number;

  @Field(() => Float, { description: RATE_USED })
  readonly rate!: number;

  @Field(() => Float, { description: 'Premium, in the unit of the forward: the one given, or the value at the vol.' })
  readonly price!: number;

  @Field(() => Float, { nullable: true, description: 'The one given, or the one implied by the price; in volUnit.' })
  readonly vol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is a volatility, or why not.' })
  readonly volStatus!: VolStatus;

  @Field(() => String, { description: 'Unit of the volatility in words.' })
  readonly volUnit!: string;

  @Field(() => [GreekValueObject], {
    description: 'All Greeks, in the order in which a desk reads them.',
    complexity: greeks,
  })
  readonly greeks!: readonly GreekValueObject[];

  @Field(() => Float, {
    nullable: true,
    description: 'What exercising it is worth now: for a European option at its expiry, discounted.',
  })
  readonly intrinsic!: number | null;

  @Field(() => Float, { nullable: true, description: 'The premium less the intrinsic value.' })
  readonly timeValue!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Price of the future at expiry from which its buyer has not lost, interest on the premium paid.',
  })
  readonly breakEven!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Risk-neutral probability, 0 to 1, that the future is beyond the strike at expiry.',
  })
  readonly probabilityInTheMoney!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean absolute change of the future until expiry, in the unit of the forward.',
  })
  readonly expectedMove!: number | null;
}

@ObjectType('SpreadModelPrice', { simpleResolvers: true, description: 'What one model says of a spread option.' })
export class SpreadModelPriceObject {
  @Field(() => SpreadModelEnum, { description: 'The model.' })
  readonly model!: SpreadModel;

  @Field(() => Float, {
    nullable: true,
    description: `${PRESENT_VALUE} Between normal and lognormal models vols are carried over as vol × forward; null where the model knows no such forward or strike.`,
  })
  readonly price!: number | null;

  @Field(() => GreekStatusEnum, { description: 'OK, or NOT_IN_MODEL where there is no price.' })
  readonly status!: GreekStatus;
}

@ObjectType('SpreadOptionCalculation', {
  simpleResolvers: true,
  description:
    'What an option on the difference of two futures is worth, and how it moves; greeksStatus says why a sensitivity is null.',
})
export class SpreadOptionCalculationObject {
  @Field(() => SpreadModelEnum, { description: 'Model that it was valued with.' })
  readonly model!: SpreadModel;

  @Field(() => Float, { description: RATE_USED })
  readonly rate!: number;

  @Field(() => Float, { description: PRESENT_VALUE })
  readonly price!: number;

  @Field(() => Float, { nullable: true, description: 'Change of the price per 1.00 of the first future.' })
  readonly delta1!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per 1.00 of the second future.' })
  readonly delta2!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of delta1 per 1.00 of the first future.' })
  readonly gamma11!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of delta2 per 1.00 of the second future.' })
  readonly gamma22!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change of delta1 per 1.00 of the second future, and the reverse.',
  })
  readonly crossGamma!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per vol point (0.01) of the first vol.' })
  readonly vega1!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per vol point (0.01) of the second vol.' })
  readonly vega2!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per 0.01 of the correlation.' })
  readonly correlationSensitivity!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per calendar day.' })
  readonly theta!: number | null;

  @Field(() => GreekStatusEnum, {
    description:
      'OK where all sensitivities are there; NO_DEVIATION where none is, the difference having no deviation; OUT_OF_RANGE where those that are null would be differences over what the model does not know, as of a correlation of 1.',
  })
  readonly greeksStatus!: GreekStatus;

  @Field(() => [SpreadModelPriceObject], { description: 'The price by every model.' })
  readonly comparisons!: readonly SpreadModelPriceObject[];
}

@ObjectType('AveragePriceOptionCalculation', {
  simpleResolvers: true,
  description: 'What an option on the average of fixings is worth, and how it moves.',
})
export class AveragePriceOptionCalculationObject {
  @Field(() => AverageMethodEnum, { description: 'Method that it was valued by.' })
  readonly method!: AveragePriceInputs['method'];

  @Field(() => Float, { description: RATE_USED })
  readonly rate!: number;

  @Field(() => Float, { description: PRESENT_VALUE })
  readonly price!: number;

  @Field(() => Float, { nullable: true, description: 'Change of the price where all futures rise by 1.00 together.' })
  readonly delta!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of delta where all futures rise by 1.00 together.' })
  readonly gamma!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per vol point (0.01).' })
  readonly vega!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change of the price per calendar day in which no fixing is made; null shortly before one.',
  })
  readonly theta!: number | null;

  @Field(() => GreekStatusEnum, {
    description:
      'OK where all sensitivities are there; NO_DEVIATION where none is, nothing being to come; BEFORE_FIXING where theta is null for the fixing soon; NOT_DEFINED where another is no number.',
  })
  readonly greeksStatus!: GreekStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'What the average is expected to be: of the known fixings, and the futures of those to come.',
  })
  readonly averageForward!: number | null;
}

/** Values of a list of all Greeks. */
function greeks({ childComplexity }: { readonly childComplexity: number }): number {
  return 15 * childComplexity;
}
