import type { PricingModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type {
  ArbitrageFinding,
  ArbitrageKind,
  FindingSeverity,
  ForwardVolStatus,
  SurfaceSlice,
  TermStructurePoint,
  VolatilitySurface,
  VolatilityTermStructure,
} from '../../slices/volatility/index.js';
import { expiryRows } from '../answer-size.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { OptionSeriesEnum, PricingModelEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { entries } from './answer-size.js';
import { ArbitrageKindEnum, FindingSeverityEnum, ForwardVolStatusEnum } from './enums.js';
import { ShapedExpiryObject, SmiledExpiryObject } from './expiry-outline.object-type.js';
import { SviFitObject } from './smile.object-types.js';

@ObjectType('SurfaceSlice', { simpleResolvers: true, description: 'One expiry of a volatility surface.' })
export class SurfaceSliceObject extends SmiledExpiryObject implements SurfaceSlice {
  @Field(() => SviFitObject, {
    nullable: true,
    description: 'The fit; null for fewer than five usable quotes, and where the model is BACHELIER.',
  })
  readonly fit!: SviFitObject | null;

  @Field(() => [Float], {
    nullable: 'items',
    complexity: entries(17),
    description: "Fitted volatility at each of the surface's deltas, a decimal per year; null without a fit.",
  })
  readonly byDelta!: readonly (number | null)[];

  @Field(() => [Float], {
    nullable: 'items',
    complexity: entries(21),
    description: "Fitted volatility at each of the surface's log-moneynesses, a decimal per year; null without a fit.",
  })
  readonly byLogMoneyness!: readonly (number | null)[];

  @Field(() => [Float], {
    nullable: 'items',
    complexity: entries(21),
    description: 'Strike at each of them, in the quotation, not rounded; null without a positive forward.',
  })
  readonly strikesByLogMoneyness!: readonly (number | null)[];
}

@ObjectType('ArbitrageFinding', {
  simpleResolvers: true,
  description: 'Where the quotes of a surface are at odds with a rule of no arbitrage.',
})
export class ArbitrageFindingObject implements ArbitrageFinding {
  @Field(() => ArbitrageKindEnum, { description: 'Which rule.' })
  readonly kind!: ArbitrageKind;

  @Field(() => FindingSeverityEnum, { description: 'How much it matters.' })
  readonly severity!: FindingSeverity;

  @Field(() => DateScalar, { description: 'Expiry concerned; the later of two.' })
  readonly expiry!: IsoDate;

  @Field(() => Float, { nullable: true, description: 'ln(strike/forward) where it is worst; null for a whole wing.' })
  readonly logMoneyness!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Strike where it is worst, in the quotation; null for a whole wing.',
  })
  readonly strike!: number | null;

  @Field(() => String, { description: 'The finding in words, with strikes and numbers.' })
  readonly message!: string;

  @Field(() => Boolean, { description: 'Whether the fit that is shown is without it.' })
  readonly isRepaired!: boolean;
}

@ObjectType('VolatilitySurface', {
  simpleResolvers: true,
  description: 'The fitted smiles of all expiries of one series on one trade date.',
})
export class VolatilitySurfaceObject implements VolatilitySurface {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying futures.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => PricingModelEnum, {
    description: 'What the volatilities of the first expiry are of; each slice says its own.',
  })
  readonly model!: PricingModel;

  @Field(() => [Float], {
    description: 'Columns of byDelta: forward deltas of a call, 0.90 (the 10-delta put) … 0.10 (the 10-delta call).',
  })
  readonly deltas!: readonly number[];

  @Field(() => [String], { description: 'The same in words, as in "10Δ put".' })
  readonly deltaLabels!: readonly string[];

  @Field(() => [Float], {
    description: 'Columns of byLogMoneyness: ln(strike/forward), as wide as the quotes but at most −0.5 … 0.5.',
  })
  readonly logMoneyness!: readonly number[];

  @Field(() => [SurfaceSliceObject], {
    description: 'One for each expiry that has time left, the nearest first.',
    complexity: expiryRows,
  })
  readonly slices!: readonly SurfaceSliceObject[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Root of the mean squared error over all quotes, those of an expiry weighted by vega, in vol points: 1 for 0.01. Null without a fit.',
  })
  readonly rmse!: number | null;

  @Field(() => Int, { description: 'How many quotes the smiles were fitted to.' })
  readonly quotes!: number;

  @Field(() => Boolean, {
    description:
      'Whether every smile shown is without butterfly arbitrage. Between expiries there is nothing to be free of: ' +
      'their options are on other futures.',
  })
  readonly isArbitrageFree!: boolean;

  @Field(() => [ArbitrageFindingObject], {
    description: 'What the quotes themselves are at odds with, by expiry: also where the smile shown was repaired.',
  })
  readonly findings!: readonly ArbitrageFindingObject[];
}

@ObjectType('TermStructurePoint', { simpleResolvers: true, description: 'Volatility at the money of one expiry.' })
export class TermStructurePointObject extends ShapedExpiryObject implements TermStructurePoint {
  @Field(() => Float, {
    nullable: true,
    description:
      'Volatility between the expiry before and this one, √((vol²·years − that before)/years between), a decimal; ' +
      'as of one underlying, although each expiry has its own future.',
  })
  readonly forwardVol!: number | null;

  @Field(() => ForwardVolStatusEnum, { description: 'Whether there is one, or why not.' })
  readonly forwardVolStatus!: ForwardVolStatus;
}

@ObjectType('VolatilityTermStructure', {
  simpleResolvers: true,
  description: 'Volatility at the money by expiry, of one series on one trade date.',
})
export class VolatilityTermStructureObject implements VolatilityTermStructure {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying futures.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => [TermStructurePointObject], {
    description: 'One for each expiry that has time left, the nearest first.',
    complexity: expiryRows,
  })
  readonly points!: readonly TermStructurePointObject[];
}
