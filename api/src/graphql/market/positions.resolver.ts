import type { IsoDate, ProductCode } from '@cushing/products';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';

import type { PositionReport, TraderPositions } from '../../slices/market/index.js';
import { datesAsked } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { FROM, PRODUCT, TO, rangeOf } from './arguments.js';
import { ProductCodeEnum } from './enums.js';
import { PositionReportEnum, TraderPositionsObject } from './positions.object-types.js';

@Resolver()
export class PositionsResolver {
  @SharedAnswer()
  @Query(() => [TraderPositionsObject], {
    description:
      'Positions of the classes of traders in a product, ascending by report date; none where none were imported. ' +
      'At most 10,000, the latest: extensions.notices says when earlier ones were left out.',
    complexity: datesAsked,
  })
  async traderPositions(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('report', () => PositionReportEnum, {
      defaultValue: 'FUTURES_ONLY',
      description: 'Which positions are counted.',
    })
    report: PositionReport,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly TraderPositions[]> {
    return boundedPoints(await context.market.positions(product, report, rangeOf(from, to)), context, info);
  }
}
