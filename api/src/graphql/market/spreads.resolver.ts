import type { IsoDate, ProductCode } from '@cushing/products';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';

import type { CrackSpreadKind, SpreadMatching } from '../../slices/market/index.js';
import { contractRows, datesAsked } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { AS_OF, FROM, PRODUCT, TO, rangeOf } from './arguments.js';
import { CrackSpreadKindEnum, ProductCodeEnum, SpreadMatchingEnum } from './enums.js';
import { toCalendarSpread, toSpreadPoint } from './market.map.js';
import { CalendarSpreadObject, SpreadPointObject } from './spread.object-types.js';

@Resolver()
export class SpreadsResolver {
  @SharedAnswer()
  @Query(() => [CalendarSpreadObject], {
    description: 'Each contract of a product against the one so many months later, by near delivery month.',
    complexity: contractRows,
  })
  async calendarSpreads(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Arg('months', () => Int, { defaultValue: 1, description: 'Months between the two contracts, 1 … 120.' })
    months: number,
    @Ctx() { market }: Context,
  ): Promise<CalendarSpreadObject[]> {
    return (await market.calendarSpreads(product, asOf ?? undefined, months)).map(toCalendarSpread);
  }

  @SharedAnswer()
  @Query(() => [SpreadPointObject], {
    description:
      'What refining a barrel of crude earns, in USD/bbl, ascending by trade date. ' +
      'At most 10,000 points, the latest: extensions.notices says when earlier ones were left out.',
    complexity: datesAsked,
  })
  async crackSpread(
    @Arg('kind', () => CrackSpreadKindEnum, { description: 'Which products against crude.' }) kind: CrackSpreadKind,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Arg('nth', () => Int, { defaultValue: 1, description: 'Which contract, 1 for the front; at most 120.' })
    nth: number,
    @Arg('matching', () => SpreadMatchingEnum, {
      defaultValue: SpreadMatchingEnum.NEARBY,
      description: 'Which contracts of the legs meet.',
    })
    matching: SpreadMatching,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SpreadPointObject[]> {
    const series = await context.market.crackSpread(kind, rangeOf(from, to), nth, matching);
    return boundedPoints(series, context, info).map(toSpreadPoint);
  }
}
