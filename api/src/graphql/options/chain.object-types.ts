import type { ModelReason } from '@cushing/pricing';
import type { IsoDate } from '@cushing/products';
import { Field, Float, ObjectType } from 'type-graphql';

import type { OptionFlag, RateSource, VolStatus } from '../../slices/options/index.js';
import { chainRows } from '../answer-size.js';
import { DateScalar } from '../scalars.js';
import { ModelReasonEnum, OptionFlagEnum, RateSourceEnum, VolStatusEnum } from './enums.js';
import { ExpiryTermsObject } from './expiry.object-types.js';

@ObjectType('OptionQuote', {
  simpleResolvers: true,
  description: 'One option on one trade date, with what follows from its price. Prices in the quotation.',
})
export class OptionQuoteObject {
  @Field(() => String, { description: 'As the exchange writes it, as in "LOZ26 C7500".' })
  readonly symbol!: string;

  @Field(() => Float, { nullable: true, description: 'Settlement price; null where the source gave none.' })
  readonly settle!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bid at the settlement; null where the source gave none.' })
  readonly bid!: number | null;

  @Field(() => Float, { nullable: true, description: 'Ask at the settlement; null where the source gave none.' })
  readonly ask!: number | null;

  @Field(() => Float, { nullable: true, description: 'Contracts traded; null where the source gave none.' })
  readonly volume!: number | null;

  @Field(() => Float, { nullable: true, description: 'Contracts open at the end; null where the source gave none.' })
  readonly openInterest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Volatility implied by the settlement, else by the middle of bid and ask: a decimal per year, 0.35 for 35 %; in the quotation where the model is BACHELIER.',
  })
  readonly iv!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is an implied volatility, or why not.' })
  readonly ivStatus!: VolStatus;

  @Field(() => Float, { nullable: true, description: 'Change of the price per 1.00 of the future.' })
  readonly delta!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of delta per 1.00 of the future.' })
  readonly gamma!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per vol point (0.01), in the quotation.' })
  readonly vega!: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of the price per calendar day, in the quotation.' })
  readonly theta!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change of the price per percentage point of the rate, in the quotation.',
  })
  readonly rho!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Value at the fitted smile's volatility, in the quotation; null without a smile.",
  })
  readonly theoretical!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'ln(strike / forward); null where either is not positive or there is no forward.',
  })
  readonly moneyness!: number | null;

  @Field(() => [OptionFlagEnum], { description: 'What is odd about it; most have nothing.' })
  readonly flags!: readonly OptionFlag[];
}

@ObjectType('OptionChainRow', { simpleResolvers: true, description: 'Call and put of one strike.' })
export class OptionChainRowObject {
  @Field(() => Float, { description: 'In the quotation; may be negative.' })
  readonly strike!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'ln(strike / forward); null where either is not positive or there is no forward.',
  })
  readonly logMoneyness!: number | null;

  @Field(() => OptionQuoteObject, { nullable: true, description: 'The call; null where the source has none.' })
  readonly call!: OptionQuoteObject | null;

  @Field(() => OptionQuoteObject, { nullable: true, description: 'The put; null where the source has none.' })
  readonly put!: OptionQuoteObject | null;
}

@ObjectType('OptionChain', {
  simpleResolvers: true,
  description: 'All options of one series and expiry on one trade date, ascending by strike.',
})
export class OptionChainObject extends ExpiryTermsObject {
  @Field(() => Float, { description: 'Rate to the expiry, continuously compounded per year: 0.04 for 4 %.' })
  readonly rate!: number;

  @Field(() => RateSourceEnum, { description: 'Where the rate comes from.' })
  readonly rateSource!: RateSource;

  @Field(() => DateScalar, { nullable: true, description: 'Date of the curve of rates; null for the flat default.' })
  readonly rateDate!: IsoDate | null;

  @Field(() => ModelReasonEnum, { description: 'Why this model.' })
  readonly modelReason!: ModelReason;

  @Field(() => String, { description: 'The reason in a sentence.' })
  readonly modelNote!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The listed strike nearest to the forward, in the quotation; null without a forward.',
  })
  readonly atmStrike!: number | null;

  @Field(() => DateScalar, { description: 'Date at whose end the open interest was counted: the trade date shown.' })
  readonly openInterestDate!: IsoDate;

  @Field(() => [OptionChainRowObject], { description: 'A row for each strike, ascending.', complexity: chainRows })
  readonly rows!: readonly OptionChainRowObject[];
}
