import type { IsoDate, ProductCode } from '@cushing/products';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';

import type { RollAdjustment } from '../../slices/market/index.js';
import { contractRows, curvesAsked, datesAsked } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { AS_OF, FROM, PRODUCT, TO, rangeOf } from './arguments.js';
import { ProductCodeEnum, RollAdjustmentEnum } from './enums.js';
import { ForwardCurveObject, FuturesBoardObject, SettlementBarObject } from './futures.object-types.js';
import { toBar, toBoard, toCurve } from './market.map.js';
import { contractOf } from './products.resolver.js';

const BOUNDED = 'At most 10,000, the latest: extensions.notices says when earlier ones were left out.';

@Resolver()
export class FuturesResolver {
  @SharedAnswer()
  @Query(() => FuturesBoardObject, {
    description: 'All contracts of a product on one trade date.',
    complexity: contractRows,
  })
  async futuresBoard(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Ctx() { market }: Context,
  ): Promise<FuturesBoardObject> {
    return toBoard(await market.futuresBoard(product, asOf ?? undefined));
  }

  @SharedAnswer()
  @Query(() => [SettlementBarObject], {
    description: `Settlements of one contract, ascending by trade date. ${BOUNDED}`,
    complexity: datesAsked,
  })
  async futuresHistory(
    @Arg('symbol', () => String, { description: 'As in "CLZ26".' }) symbol: string,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SettlementBarObject[]> {
    const history = await context.market.futuresHistory(contractOf(symbol), rangeOf(from, to));
    return boundedPoints(history, context, info).map((settlement) => toBar(settlement, history.source));
  }

  @SharedAnswer()
  @Query(() => [SettlementBarObject], {
    description:
      'The settlements of whichever contract was the nth to trade on each date, ascending by trade date. ' +
      `Each bar names its contract. An adjustment leaves the last contract of the range as it settled. ${BOUNDED}`,
    complexity: datesAsked,
  })
  async continuousHistory(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('nth', () => Int, { defaultValue: 1, description: '1 for the front contract; at most 120.' }) nth: number,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Arg('adjustment', () => RollAdjustmentEnum, {
      defaultValue: RollAdjustmentEnum.NONE,
      description: 'How the gaps at the rolls are closed.',
    })
    adjustment: RollAdjustment,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SettlementBarObject[]> {
    const history = await context.market.continuousHistory(product, nth, rangeOf(from, to), adjustment);
    return boundedPoints(history, context, info).map((settlement) => toBar(settlement, history.source));
  }

  @SharedAnswer()
  @Query(() => [ForwardCurveObject], {
    description: 'The forward curve of each date asked for, in that order; of the latest trade date where none is.',
    complexity: curvesAsked,
  })
  async forwardCurve(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => [DateScalar], {
      nullable: true,
      description: 'Dates, at most 20; one that is no trade date is answered by the latest before it.',
    })
    asOf: IsoDate[] | null | undefined,
    @Ctx() { market }: Context,
  ): Promise<ForwardCurveObject[]> {
    return (await market.forwardCurves(product, asOf ?? undefined)).map(toCurve);
  }

  @SharedAnswer()
  @Query(() => [DateScalar], {
    description: `The trade dates on which a product has settlements, ascending. ${BOUNDED}`,
    complexity: datesAsked,
  })
  async tradeDates(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly IsoDate[]> {
    return boundedPoints(await context.market.tradeDates(product, rangeOf(from, to)), context, info);
  }
}
