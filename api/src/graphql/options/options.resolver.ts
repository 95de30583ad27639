import type { Greek, PricingModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';

import type { GreeksAxis, GreeksMatrix, OptionChain, OptionExpirySummary } from '../../slices/options/index.js';
import { datesAsked, expiryRows } from '../answer-size.js';
import { boundedPoints } from '../bounded-points.js';
import type { Context } from '../context.js';
import { AS_OF, FROM, PRODUCT, TO, rangeOf } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import { SharedAnswer } from '../shared-answers.js';
import { OptionChainObject } from './chain.object-types.js';
import { GreekEnum, GreeksAxisEnum, OptionSeriesEnum, OptionTypeEnum, PricingModelEnum } from './enums.js';
import { OptionExpiryObject } from './expiry.object-types.js';
import { GreeksMatrixObject } from './greeks-matrix.object-types.js';

@Resolver()
export class OptionsResolver {
  @SharedAnswer()
  @Query(() => [OptionExpiryObject], {
    description: 'The expiries of all series of a product on one trade date, by series, then expiry.',
    complexity: expiryRows,
  })
  async optionExpiries(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Ctx() { options }: Context,
  ): Promise<readonly OptionExpirySummary[]> {
    return options.expiries(product, asOf ?? undefined);
  }

  @SharedAnswer()
  @Query(() => OptionChainObject, {
    description:
      'Calls and puts of one expiry by strike, with implied volatilities and Greeks. An expiry that is not listed is ' +
      'refused with the nearest ones that are.',
  })
  async optionChain(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('expiry', () => DateScalar, { description: 'Last date on which the options trade.' }) expiry: IsoDate,
    @Arg('series', () => OptionSeriesEnum, {
      nullable: true,
      description: "Which options; the product's first series that has this expiry where absent.",
    })
    series: OptionSeries | null | undefined,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Arg('model', () => PricingModelEnum, {
      nullable: true,
      description:
        'How to value the options; by their exercise style where absent. BACHELIER in any case where the forward or a strike is not positive.',
    })
    model: PricingModel | null | undefined,
    @Ctx() { options }: Context,
  ): Promise<OptionChain> {
    return options.chain({
      product,
      expiry,
      series: series ?? undefined,
      asOf: asOf ?? undefined,
      model: model ?? undefined,
    });
  }

  @SharedAnswer()
  @Query(() => GreeksMatrixObject, {
    description: "One Greek over all expiries of a series and along their smiles, at the smiles' volatilities.",
  })
  async greeksMatrix(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('greek', () => GreekEnum, { description: 'The Greek.' }) greek: Greek,
    @Arg('type', () => OptionTypeEnum, { description: 'Of a call or of a put at each strike.' }) type: OptionType,
    @Arg('asOf', () => DateScalar, AS_OF) asOf: IsoDate | null | undefined,
    @Arg('by', () => GreeksAxisEnum, { defaultValue: GreeksAxisEnum.DELTA, description: 'What the columns are.' })
    by: GreeksAxis,
    @Arg('series', () => OptionSeriesEnum, {
      nullable: true,
      description: "Which options; the product's first series that has settlements where absent.",
    })
    series: OptionSeries | null | undefined,
    @Ctx() { options }: Context,
  ): Promise<GreeksMatrix> {
    return options.greeksMatrix({ product, greek, type, by, series: series ?? undefined, asOf: asOf ?? undefined });
  }

  @SharedAnswer()
  @Query(() => [DateScalar], {
    description:
      'The trade dates on which options of a product have settlements, ascending. ' +
      'At most 10,000, the latest: extensions.notices says when earlier ones were left out.',
    complexity: datesAsked,
  })
  async optionTradeDates(
    @Arg('product', () => ProductCodeEnum, PRODUCT) product: ProductCode,
    @Arg('from', () => DateScalar, FROM) from: IsoDate | null | undefined,
    @Arg('to', () => DateScalar, TO) to: IsoDate | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly IsoDate[]> {
    return boundedPoints(await context.options.tradeDates(product, rangeOf(from, to)), context, info);
  }
}
