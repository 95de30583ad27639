import type { IsoDate, ProductCode } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type {
  ImpliedVsRealizedPoint,
  IndexPoint,
  IndexStatus,
  RealizedStatus,
  VolatilityCone,
  VolatilityConeRow,
  VolatilityPoint,
} from '../../slices/volatility/index.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import { IndexStatusEnum, RealizedStatusEnum, RealizedVolatilityEstimatorEnum } from './enums.js';

const OF_WINDOWS = 'of the realised volatilities of all windows, a decimal per year; null without a window.';

@ObjectType('VolatilityPoint', {
  simpleResolvers: true,
  description: 'Realised volatility of the window that ends on a trade date.',
})
export class VolatilityPointObject implements VolatilityPoint {
  @Field(() => DateScalar, { description: 'Last trade date of the window.' })
  readonly tradeDate!: IsoDate;

  @Field(() => Float, {
    nullable: true,
    description: 'Realised volatility, a decimal per year of 252 trade dates: 0.35 for 35 %.',
  })
  readonly volatility!: number | null;

  @Field(() => RealizedStatusEnum, { description: 'Whether there is one, or why not.' })
  readonly status!: RealizedStatus;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;
}

@ObjectType('VolatilityConeRow', {
  simpleResolvers: true,
  description:
    'How realised volatility over windows of one length was distributed. The windows overlap; percentiles are ' +
    'interpolated linearly between the sorted values.',
})
export class VolatilityConeRowObject implements VolatilityConeRow {
  @Field(() => Int, { description: 'Returns in each window, one a trade date.' })
  readonly window!: number;

  @Field(() => Float, { nullable: true, description: `Least ${OF_WINDOWS}` })
  readonly minimum!: number | null;

  @Field(() => Float, { nullable: true, description: `10th percentile ${OF_WINDOWS}` })
  readonly p10!: number | null;

  @Field(() => Float, { nullable: true, description: `25th percentile ${OF_WINDOWS}` })
  readonly p25!: number | null;

  @Field(() => Float, { nullable: true, description: `Middle ${OF_WINDOWS}` })
  readonly median!: number | null;

  @Field(() => Float, { nullable: true, description: `75th percentile ${OF_WINDOWS}` })
  readonly p75!: number | null;

  @Field(() => Float, { nullable: true, description: `90th percentile ${OF_WINDOWS}` })
  readonly p90!: number | null;

  @Field(() => Float, { nullable: true, description: `Largest ${OF_WINDOWS}` })
  readonly maximum!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Realised volatility of the last window, a decimal per year; null where it has none.',
  })
  readonly latest!: number | null;

  @Field(() => RealizedStatusEnum, { description: 'Whether the last window has a volatility, or why not.' })
  readonly latestStatus!: RealizedStatus;

  @Field(() => Int, { description: 'How many windows have a volatility.' })
  readonly samples!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the latest lies among them, 0 (the least) … 100 (the largest); null for fewer than two.',
  })
  readonly latestPercentile!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Implied volatility at the forward for as long a time to come (window/252 years), between expiries linear in ' +
      'total variance, a decimal; null where options do not reach as far.',
  })
  readonly impliedVol!: number | null;

  @Field(() => IndexStatusEnum, { description: 'Whether there is an implied volatility, or why not.' })
  readonly impliedStatus!: IndexStatus;
}

@ObjectType('VolatilityCone', {
  simpleResolvers: true,
  description: 'The range of realised volatility by length of window, with where it is now.',
})
export class VolatilityConeObject implements VolatilityCone {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => Int, { description: 'Which contract was held, 1 for the front.' })
  readonly nth!: number;

  @Field(() => RealizedVolatilityEstimatorEnum, { description: 'How the volatilities were estimated.' })
  readonly estimator!: RealizedVolEstimator;

  @Field(() => DateScalar, { nullable: true, description: 'First trade date looked at; null where there is none.' })
  readonly from!: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last trade date looked at; null where there is none.' })
  readonly to!: IsoDate | null;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Trade date of the options that the implied volatilities are of; null where there are none of the same source ' +
      'in the ten days before the last trade date.',
  })
  readonly impliedDate!: IsoDate | null;

  @Field(() => [VolatilityConeRowObject], { description: 'One for each window asked for, in that order.' })
  readonly rows!: readonly VolatilityConeRowObject[];
}

@ObjectType('ImpliedVsRealizedPoint', {
  simpleResolvers: true,
  description: 'What options said volatility would be, beside what it was before and after.',
})
export class ImpliedVsRealizedPointObject implements ImpliedVsRealizedPoint {
  @Field(() => DateScalar, { description: 'Trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, {
    description: 'Where the prices come from, of the options as of the future.',
  })
  readonly source!: MarketSource;

  @Field(() => Float, {
    nullable: true,
    description:
      'Implied volatility at the forward for 30 calendar days, between expiries linear in total variance, a decimal.',
  })
  readonly implied!: number | null;

  @Field(() => IndexStatusEnum, { description: 'Whether there is an implied volatility, or why not.' })
  readonly impliedStatus!: IndexStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'Realised volatility of the window up to the date, settle to settle, a decimal.',
  })
  readonly realized!: number | null;

  @Field(() => RealizedStatusEnum, { description: 'Whether there is a realised volatility, or why not.' })
  readonly realizedStatus!: RealizedStatus;

  @Field(() => Float, { nullable: true, description: 'implied less realized, a decimal; null where either is.' })
  readonly premium!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Realised volatility of the window that begins on the date, a decimal.',
  })
  readonly subsequentRealized!: number | null;

  @Field(() => RealizedStatusEnum, {
    description: 'Whether there is one, or why not: NOT_ENOUGH_HISTORY until the window is over.',
  })
  readonly subsequentStatus!: RealizedStatus;
}

@ObjectType('IndexPoint', {
  simpleResolvers: true,
  description: 'A volatility index on one trade date.',
})
export class IndexPointObject implements IndexPoint {
  @Field(() => DateScalar, { description: 'Trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected volatility of the next 30 calendar days, in vol points per year: 35.2 for 35.2 %.',
  })
  readonly value!: number | null;

  @Field(() => IndexStatusEnum, { description: 'Whether there is one, or why not.' })
  readonly status!: IndexStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last expiry within 30 days that it was computed from; null where there is none.',
  })
  readonly nearExpiry!: IsoDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First expiry beyond them that it was computed from; null where there is none.',
  })
  readonly nextExpiry!: IsoDate | null;

  @Field(() => Boolean, {
    description: 'Whether no expiry lies within 30 days, and one at most a week beyond stands for them.',
  })
  readonly isExtrapolated!: boolean;
}
