import type { IsoDate, ProductCode } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';

import type {
  ImpliedVsRealizedPoint,
  IndexPoint,
  VolatilityCone,
  VolatilityPoint,
} from '../../slices/volatility/index.js';
import { datesAsked } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { FROM, PRODUCT, TO, rangeOf } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { contractOf } from '../market/products.resolver.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { windowsAsked } from './answer-size.js';
import { RealizedVolatilityEstimatorEnum } from './enums.js';
import {
  ImpliedVsRealizedPointObject,
  IndexPointObject,
  VolatilityConeObject,
  VolatilityPointObject,
} from './history.object-types.js';

const BOUNDED = 'At most 10,000, the latest: extensions.notices says when earlier ones were left out.';
const ESTIMATOR = {
  defaultValue: RealizedVolatilityEstimatorEnum.CLOSE_TO_CLOSE,
  description: 'How it is estimated.',
};

/** Volatility over time. */
@Resolver()
export class VolatilityHistoryResolver {
  @SharedAnswer()
  @Query(() => [VolatilityPointObject], {
    description:
      'Realised volatility over a window that rolls, ascending by trade date: of one contract (symbol), or of ' +
      "whichever contract was a product's nth, returns over a roll being those of the contract held. " +
      BOUNDED,
    complexity: datesAsked,
  })
  async realizedVolatility(
    @Arg('symbol', () => String, { nullable: true, description: 'A contract, as in "CLZ26"; or give product.' })
    symbol: string | null | undefined,
    @Arg('product', () => ProductCodeEnum, { nullable: true, description: 'A product; or give symbol.' })
    product: ProductCode | null | undefined,
    @Arg('nth', () => Int, {
      nullable: true,
      description: 'Which contract of the product, 1 … 119; 1 for the front, which it is where absent.',
    })
    nth: number | null | undefined,
    @Arg('window', () => Int, { defaultValue: 20, description: 'Returns in each estimate, 2 … 1,000.' })
    window: number,
    @Arg('estimator', () => RealizedVolatilityEstimatorEnum, ESTIMATOR) estimator: RealizedVolEstimator,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly VolatilityPoint[]> {
    const series = await context.volatility.realized({
      contract: typeof symbol === 'string' ? contractOf(symbol) : undefined,
      product: product ?? undefined,
      nth: nth ?? undefined,
      window,
      estimator,
      range: rangeOf(from, to),
    });
    return boundedPoints(series, context, info);
  }

  @SharedAnswer()
  @Query(() => VolatilityConeObject, {
    description:
      "The range of a product's realised volatility by length of window, beside its latest and beside what options " +
      'imply for as long a time to come.',
    complexity: windowsAsked,
  })
  async volatilityCone(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('windows', () => [Int], {
      defaultValue: [10, 20, 30, 60, 90, 120],
      description: 'Lengths in trade dates, 2 … 1,000 each, at most 20 of them.',
    })
    windows: number[],
    @Arg('nth', () => Int, { defaultValue: 1, description: 'Which contract, 1 … 119; 1 for the front.' }) nth: number,
    @Arg('estimator', () => RealizedVolatilityEstimatorEnum, ESTIMATOR) estimator: RealizedVolEstimator,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() { volatility }: Context,
  ): Promise<VolatilityCone> {
    return volatility.cone({ product, windows, nth, estimator, range: rangeOf(from, to) });
  }

  @SharedAnswer()
  @Query(() => [ImpliedVsRealizedPointObject], {
    description:
      'Volatility at the money for 30 calendar days as options implied it on each of their trade dates, beside that ' +
      `realised by the front contract before and after; ascending. ${BOUNDED}`,
    complexity: datesAsked,
  })
  async impliedVsRealized(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('window', () => Int, {
      defaultValue: 21,
      description: 'Returns in each realised volatility, 2 … 1,000; 21 trade dates are about 30 days.',
    })
    window: number,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ImpliedVsRealizedPoint[]> {
    const series = await context.volatility.impliedVsRealized(product, window, rangeOf(from, to));
    return boundedPoints(series, context, info);
  }

  @SharedAnswer()
  @Query(() => [IndexPointObject], {
    description:
      'A volatility index: what options expect of the next 30 calendar days, over all strikes, ascending by trade ' +
      'date. For each of the two expiries about 30 days the fair variance is that of a strip of European options of ' +
      "all strikes, undiscounted, weighted by 1/strike² (Demeterfi et al. 1999; the VIX's sum as an integral), then " +
      'linear in total variance to 30 days. The options are valued on the fitted smile, not taken as they settled: ' +
      'so neither the early-exercise premium of American prices, nor the strikes that happen to be listed, nor ' +
      `prices that are rounded to the tick move the index. ${BOUNDED}`,
    complexity: datesAsked,
  })
  async volatilityIndex(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly IndexPoint[]> {
    return boundedPoints(await context.volatility.index(product, rangeOf(from, to)), context, info);
  }
}
