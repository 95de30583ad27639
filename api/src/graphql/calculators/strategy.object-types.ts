import type { PricingModel } from '@cushing/pricing';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type { LegVolSource } from '../../slices/options/index.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { PricingModelEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { GreekValueObject } from './calculation.object-types.js';
import { LegVolSourceEnum } from './enums.js';

@ObjectType('StrategyLeg', { simpleResolvers: true, description: 'A position and what it is valued at.' })
export class StrategyLegObject {
  @Field(() => String, { description: 'As the exchange writes it.' })
  readonly symbol!: string;

  @Field(() => String, { description: 'Symbol of its future; of a future, itself.' })
  readonly underlying!: FuturesSymbol;

  @Field(() => Int, { description: 'Contracts, negative when sold.' })
  readonly quantity!: number;

  @Field(() => Float, { description: 'At which it was entered, in the quotation: the one given, or the settlement.' })
  readonly price!: number;

  @Field(() => Float, { nullable: true, description: 'Settlement on the trade date; null where there is none.' })
  readonly settle!: number | null;

  @Field(() => Float, { description: 'Price of its future, in the quotation.' })
  readonly forward!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Last date on which it trades; null for a future.' })
  readonly expiry!: IsoDate | null;

  @Field(() => Float, { nullable: true, description: 'Years to the expiry, actual/365; null for a future.' })
  readonly years!: number | null;

  @Field(() => PricingModelEnum, { nullable: true, description: 'Model of its value; null for a future.' })
  readonly model!: PricingModel | null;

  @Field(() => Float, {
    nullable: true,
    description: 'A decimal per year, in the quotation for BACHELIER; null for a future and an expired option.',
  })
  readonly vol!: number | null;

  @Field(() => LegVolSourceEnum, { nullable: true, description: 'Where the vol comes from; null where there is none.' })
  readonly volSource!: LegVolSource | null;

  @Field(() => Float, { nullable: true, description: 'Of one contract: change of its price per 1.00 of its future.' })
  readonly delta!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of one contract: change of delta per 1.00 of its future.' })
  readonly gamma!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of one contract: change of its price per vol point (0.01).' })
  readonly vega!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of one contract: change of its price per calendar day.' })
  readonly theta!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of one contract: change of its price per percentage point of the rate.',
  })
  readonly rho!: number | null;
}

@ObjectType('StrategyGreekValue', {
  simpleResolvers: true,
  description: 'A sensitivity of a whole strategy: the sum over its contracts.',
})
export class StrategyGreekValueObject extends GreekValueObject {
  @Field(() => Float, {
    nullable: true,
    description: 'The same in USD: the value times the units in one contract. Delta, then, is USD per 1.00.',
  })
  readonly usd!: number | null;
}

@ObjectType('StrategyPayoffPoint', { simpleResolvers: true, description: 'Profit or loss at one price of the future.' })
export class StrategyPayoffPointObject {
  @Field(() => Float, { description: "Price of the first leg's future, in the quotation." })
  readonly price!: number;

  @Field(() => Float, {
    description: 'At the first expiry among the legs, in the quotation: those that live on are valued at their vol.',
  })
  readonly atExpiry!: number;

  @Field(() => Float, { description: 'Today, in the quotation.' })
  readonly today!: number;
}

@ObjectType('StrategyGrid', { simpleResolvers: true, description: 'Profit or loss over prices, vol shifts and days.' })
export class StrategyGridObject {
  @Field(() => [Float], { description: "Prices of the first leg's future; the others' move by as much." })
  readonly prices!: readonly number[];

  @Field(() => [Float], { description: 'Added to every vol.' })
  readonly volShifts!: readonly number[];

  @Field(() => [Int], { description: 'Calendar days from the trade date.' })
  readonly days!: readonly number[];

  @Field(() => [Float], {
    description:
      'In the quotation, over all contracts: for each price, for each vol shift, for each day. ' +
      'A leg past its expiry is worth its intrinsic value at that price.',
  })
  readonly values!: readonly number[];
}

@ObjectType('StrategyAnalysis', {
  simpleResolvers: true,
  description: 'A position in futures and options of one product at the prices of one trade date.',
})
export class StrategyAnalysisObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Trade date of the prices: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => [StrategyLegObject], { description: 'In the order in which they were given.', complexity: legs })
  readonly legs!: readonly StrategyLegObject[];

  @Field(() => Float, {
    description: 'Premiums paid less those received, in the quotation, over all contracts; a future costs nothing.',
  })
  readonly cost!: number;

  @Field(() => Float, { description: 'The same in USD.' })
  readonly costUsd!: number;

  @Field(() => Float, { description: 'Profit since entry at the prices of the trade date, in the quotation.' })
  readonly profit!: number;

  @Field(() => Float, { description: 'The same in USD.' })
  readonly profitUsd!: number;

  @Field(() => [StrategyGreekValueObject], {
    description:
      'Sums over all contracts; null where a leg has none, and per vol point where vols are of two kinds: see status.',
    complexity: greeks,
  })
  readonly greeks!: readonly StrategyGreekValueObject[];

  @Field(() => DateScalar, { nullable: true, description: 'The first expiry among the legs; null for futures alone.' })
  readonly firstExpiry!: IsoDate | null;

  @Field(() => [Float], {
    description: "Prices of the first leg's future at the first expiry at which nothing is gained or lost, ascending.",
  })
  readonly breakEvens!: readonly number[];

  @Field(() => Float, {
    nullable: true,
    description: 'Most that is gained at the first expiry, over all prices, in the quotation; null where unlimited.',
  })
  readonly maximumGain!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Most that is lost at the first expiry, as a positive number; null where unlimited.',
  })
  readonly maximumLoss!: number | null;

  @Field(() => Boolean, { description: 'Whether the gain grows without end as the future rises, or falls below zero.' })
  readonly isGainUnlimited!: boolean;

  @Field(() => Boolean, { description: 'Whether the loss grows without end as the future rises, or falls below zero.' })
  readonly isLossUnlimited!: boolean;

  @Field(() => [StrategyPayoffPointObject], { description: 'Along the prices asked for.' })
  readonly payoff!: readonly StrategyPayoffPointObject[];

  @Field(() => StrategyGridObject, { description: 'Over all that was asked for.' })
  readonly grid!: StrategyGridObject;
}

interface Estimate {
  readonly childComplexity: number;
}

function legs({ childComplexity }: Estimate): number {
  return 12 * childComplexity;
}

function greeks({ childComplexity }: Estimate): number {
  return 15 * childComplexity;
}
