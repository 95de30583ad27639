import type { IsoDate, ProductCode } from '@cushing/products';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';

import type { SimilarDay } from '../../slices/analogs/index.js';
import type { Context } from '../context.js';
import { PRODUCT } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import { similarDaysAsked } from './answer-size.js';
import { SimilarDayObject } from './similar-day.object-types.js';

/** Days whose curve looked alike. */
@Resolver()
export class AnalogsResolver {
  // Not shared: shapes follow settlements a moment later, and an answer of the moment between would be kept.
  @Query(() => [SimilarDayObject], {
    description:
      "The trade dates on which a product's forward curve looked most like it did on one date, the nearest first, with " +
      'what followed each. Curves are compared by the logarithms of their first 18 months without the level, as ' +
      'principal components (Litterman & Scheinkman 1991); trade dates just before and after the one asked about are ' +
      'not left out. A date without a curve of 18 months is refused.',
    complexity: similarDaysAsked,
  })
  async similarDays(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('date', () => DateScalar, {
      description: 'A date; one that is no trade date is answered by the latest before it.',
    })
    date: IsoDate,
    @Arg('limit', () => Int, { defaultValue: 10, description: 'How many days at most, 1 … 50.' }) limit: number,
    @Ctx() { analogs }: Context,
  ): Promise<readonly SimilarDay[]> {
    return analogs.similarDays(product, date, limit);
  }
}
