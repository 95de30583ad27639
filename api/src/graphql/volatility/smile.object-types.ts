import type { IsoDate, OptionType, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type { VolStatus } from '../../slices/options/index.js';
import type { DeltaVol, SmileCurvePoint, SmilePoint, SviFit, VolatilitySmile } from '../../slices/volatility/index.js';
import { chainRows } from '../answer-size.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { OptionTypeEnum, VolStatusEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { entries } from './answer-size.js';
import { SmiledExpiryObject } from './expiry-outline.object-type.js';

const VOL = "a decimal per year; in the quotation where the smile's model is BACHELIER";

@ObjectType('SmilePoint', { simpleResolvers: true, description: 'One out-of-the-money option of a smile.' })
export class SmilePointObject implements SmilePoint {
  @Field(() => Float, { description: 'Strike in the quotation.' })
  readonly strike!: number;

  @Field(() => OptionTypeEnum, {
    description: 'Which option: the put below the forward, the call above it, both at the strike nearest to it.',
  })
  readonly type!: OptionType;

  @Field(() => Float, {
    nullable: true,
    description: 'ln(strike/forward), a plain number; null where either is not positive.',
  })
  readonly logMoneyness!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The option's own delta, per 1.00 of the quotation; null where it has no volatility.",
  })
  readonly delta!: number | null;

  @Field(() => Float, { nullable: true, description: `Volatility of the bid, ${VOL}; null where it has none.` })
  readonly bidVol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether the bid has a volatility, or why not.' })
  readonly bidVolStatus!: VolStatus;

  @Field(() => Float, { nullable: true, description: `Volatility of the ask, ${VOL}; null where it has none.` })
  readonly askVol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether the ask has a volatility, or why not.' })
  readonly askVolStatus!: VolStatus;

  @Field(() => Float, {
    nullable: true,
    description: `Volatility of the settlement, or where there is none of the middle of bid and ask: ${VOL}.`,
  })
  readonly vol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is a volatility, or why not.' })
  readonly volStatus!: VolStatus;

  @Field(() => Float, { nullable: true, description: "The fitted smile's volatility at the strike, a decimal." })
  readonly fitted!: number | null;

  @Field(() => Float, { nullable: true, description: 'vol less fitted, in vol points: 1 for 0.01.' })
  readonly residual!: number | null;

  @Field(() => Boolean, {
    description: 'Whether the smile was fitted to it: options worth less than two ticks are left out.',
  })
  readonly isUsed!: boolean;
}

@ObjectType('SviFit', {
  simpleResolvers: true,
  description:
    'Raw SVI of one expiry: total variance vol²·years = a + b·(rho·(k − m) + √((k − m)² + sigma²)), k = ln(K/F).',
})
export class SviFitObject implements SviFit {
  @Field(() => Float, { description: 'Level of total variance, a plain number.' })
  readonly a!: number;

  @Field(() => Float, { description: 'Slope of the wings, total variance per unit of log-moneyness, ≥ 0.' })
  readonly b!: number;

  @Field(() => Float, { description: 'Tilt between the wings, −1 … 1: below zero the left one is the steeper.' })
  readonly rho!: number;

  @Field(() => Float, { description: 'Log-moneyness about which the smile turns.' })
  readonly m!: number;

  @Field(() => Float, { description: 'Width of the turn in log-moneyness, > 0.' })
  readonly sigma!: number;

  @Field(() => Float, {
    description: 'Root of the mean squared error, weighted by vega, in vol points: 1 for 0.01.',
  })
  readonly rmse!: number;

  @Field(() => Int, { description: 'How many quotes it was fitted to; at least five.' })
  readonly quotes!: number;

  @Field(() => Boolean, {
    description: 'Whether the best fit had butterfly arbitrage, and gave way to the nearest without.',
  })
  readonly isRepaired!: boolean;

  @Field(() => Boolean, {
    description: "Whether these parameters are without butterfly arbitrage, the wings within Lee's bound included.",
  })
  readonly isArbitrageFree!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      "Least value of Durrleman's g, before any repair: below 0 there is butterfly arbitrage. Null where total variance is not positive.",
  })
  readonly minG!: number | null;

  @Field(() => Float, { nullable: true, description: 'Log-moneyness at which g is least, before any repair.' })
  readonly argMinG!: number | null;
}

@ObjectType('DeltaVol', { simpleResolvers: true, description: 'A fitted smile at one delta.' })
export class DeltaVolObject implements DeltaVol {
  @Field(() => Float, {
    description:
      "Forward delta of a call at the smile's own volatility, 0.10 … 0.90: 0.75 is where the put's is −0.25. " +
      'At 0.5 the strike lies a little above the forward.',
  })
  readonly delta!: number;

  @Field(() => String, { description: 'As in "25Δ put", "50Δ", "10Δ call".' })
  readonly label!: string;

  @Field(() => Float, { nullable: true, description: 'ln(strike/forward), a plain number; null without a smile.' })
  readonly logMoneyness!: number | null;

  @Field(() => Float, { nullable: true, description: 'Strike in the quotation, not rounded; null without a smile.' })
  readonly strike!: number | null;

  @Field(() => Float, { nullable: true, description: 'Volatility, a decimal per year; null without a smile.' })
  readonly vol!: number | null;

  @Field(() => Boolean, { description: 'Whether the strike lies beyond the quotes that the smile was fitted to.' })
  readonly isExtrapolated!: boolean;
}

@ObjectType('SmileCurvePoint', { simpleResolvers: true, description: 'A fitted smile at one strike.' })
export class SmileCurvePointObject implements SmileCurvePoint {
  @Field(() => Float, { description: 'ln(strike/forward), a plain number.' })
  readonly logMoneyness!: number;

  @Field(() => Float, { description: 'Strike in the quotation, not rounded.' })
  readonly strike!: number;

  @Field(() => Float, { description: 'Volatility, a decimal per year.' })
  readonly vol!: number;
}

@ObjectType('VolatilitySmile', {
  simpleResolvers: true,
  description: "One expiry's out-of-the-money quotes and the curve fitted to them.",
})
export class VolatilitySmileObject extends SmiledExpiryObject implements VolatilitySmile {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying future.' })
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => [SmilePointObject], { description: 'The quotes, by strike.', complexity: chainRows })
  readonly points!: readonly SmilePointObject[];

  @Field(() => SviFitObject, {
    nullable: true,
    description: 'The fit; null for fewer than five usable quotes, and where the model is BACHELIER.',
  })
  readonly fit!: SviFitObject | null;

  @Field(() => [SmileCurvePointObject], {
    description: 'The fit at 61 strikes, from a little below the lowest quote to a little above the highest.',
    complexity: entries(61),
  })
  readonly curve!: readonly SmileCurvePointObject[];

  @Field(() => [DeltaVolObject], {
    description: 'The fit at 10, 25, 40 and 50 delta, from puts to calls.',
    complexity: entries(7),
  })
  readonly deltas!: readonly DeltaVolObject[];
}
