import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { VolatilitySmile, VolatilitySurface, VolatilityTermStructure } from '../../slices/volatility/index.js';
import { curvesAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { AS_OF, PRODUCT } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { OptionSeriesEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { VolatilitySmileObject } from './smile.object-types.js';
import { VolatilitySurfaceObject, VolatilityTermStructureObject } from './surface.object-types.js';

const SERIES = {
  nullable: true,
  description: "Which options; the product's first series that has settlements where absent.",
};
const DATES = {
  nullable: true,
  description:
    'Dates, at most 20; one that is no trade date is answered by the latest before it. The latest of all where absent.',
};

/** What options say of volatility on single trade dates. */
@Resolver()
export class VolatilityResolver {
  @SharedAnswer()
  @Query(() => [VolatilitySmileObject], {
    description:
      'The smile of one expiry on each date asked for, in that order; dates without options of that expiry are left ' +
      'out. An expiry that none of them has is refused with the nearest ones that there are.',
    complexity: curvesAsked,
  })
  async volatilitySmile(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('expiry', () => DateScalar, { description: 'Last date on which the options trade.' }) expiry: IsoDate,
    @Arg('asOf', () => [DateScalar], DATES) asOf: IsoDate[] | null | undefined,
    @Arg('series', () => OptionSeriesEnum, {
      nullable: true,
      description: "Which options; the product's first series that has this expiry where absent.",
    })
    series: OptionSeries | null | undefined,
    @Ctx() { volatility }: Context,
  ): Promise<readonly VolatilitySmile[]> {
    return volatility.smiles({ product, expiry, asOf: asOf ?? [], series: series ?? undefined });
  }

  @SharedAnswer()
  @Query(() => VolatilitySurfaceObject, {
    description:
      'All smiles of one series on one trade date: parameters by expiry, volatilities by delta and by log-moneyness, ' +
      'how well they fit, and what arbitrage the quotes hold.',
  })
  async volatilitySurface(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Arg('series', () => OptionSeriesEnum, SERIES) series: OptionSeries | null | undefined,
    @Ctx() { volatility }: Context,
  ): Promise<VolatilitySurface> {
    return volatility.surface(product, asOf ?? undefined, series ?? undefined);
  }

  @SharedAnswer()
  @Query(() => [VolatilityTermStructureObject], {
    description: 'Volatility at the money by expiry on each date asked for, in that order.',
    complexity: curvesAsked,
  })
  async volatilityTermStructure(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => [DateScalar], DATES) asOf: IsoDate[] | null | undefined,
    @Arg('series', () => OptionSeriesEnum, SERIES) series: OptionSeries | null | undefined,
    @Ctx() { volatility }: Context,
  ): Promise<readonly VolatilityTermStructure[]> {
    return volatility.termStructures(product, asOf ?? [], series ?? undefined);
  }
}
