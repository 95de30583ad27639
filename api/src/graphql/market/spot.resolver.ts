import type { IsoDate } from '@cushing/products';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';

import type { SpotPrice, SpotSeries } from '../../slices/market/index.js';
import { datesAsked } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { FROM, TO, rangeOf } from './arguments.js';
import { SpotPriceObject, SpotSeriesObject } from './spot.object-types.js';

@Resolver()
export class SpotResolver {
  @SharedAnswer()
  @Query(() => [SpotSeriesObject], { description: 'The spot series in the store, by name.' })
  async spotSeries(@Ctx() { market }: Context): Promise<readonly SpotSeries[]> {
    return market.spotSeries();
  }

  @SharedAnswer()
  @Query(() => [SpotPriceObject], {
    description:
      'Prices of one spot series, ascending by date; none for a series that the store does not have. ' +
      'At most 10,000, the latest: extensions.notices says when earlier ones were left out.',
    complexity: datesAsked,
  })
  async spotHistory(
    @Arg('series', () => String, { description: 'Name that it was imported under, as in "RWTC".' }) series: string,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly SpotPrice[]> {
    return boundedPoints(await context.market.spotHistory(series, rangeOf(from, to)), context, info);
  }
}
