import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { Arg, Ctx, Int, Query, Resolver, Root, Subscription } from 'type-graphql';

import type { LiveChain } from '../../slices/live-options/index.js';
import { chainRows, pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { chainTopic } from './chain-topic.js';
import { liveStream } from '../live/live-topic.js';
import type { LiveMessage } from '../live/live-topic.js';
import { PRODUCT } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { OptionSeriesEnum } from '../options/enums.js';
import { DateScalar } from '../scalars.js';
import { ActiveOptionObject, OptionChainDeltaObject } from './live-chain.object-types.js';

const MOST_ACTIVE_AT_FIRST = 10;

interface ChainArguments {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  readonly series?: OptionSeries | null;
}

@Resolver()
export class LiveOptionsResolver {
  @Subscription(() => OptionChainDeltaObject, {
    description:
      'The options of one expiry at the present price of their future: the whole chain at first, then the rows that ' +
      'changed, at most four times a second.',
    complexity: chainRows,
    subscribe: async ({ args, context }: { args: ChainArguments; context: Context }) => {
      const { liveChains } = context;
      const { product, expiry, series } = args;
      // Who asks for an expiry that there is not is told so here.
      const chain = await liveChains.snapshot(product, expiry, series ?? undefined);
      return liveStream(context, chainTopic(context, chain));
    },
  })
  optionChainUpdates(
    @Root() { event, sequence, isSnapshot }: LiveMessage<LiveChain>,
    @Arg('product', () => ProductCodeEnum, PRODUCT) _product: ProductCode,
    @Arg('expiry', () => DateScalar, { description: 'Expiry of the options.' }) _expiry: IsoDate,
    @Arg('series', () => OptionSeriesEnum, {
      nullable: true,
      description: 'Where several series expire on that date; the first of them where absent.',
    })
    _series: OptionSeries | undefined,
  ): OptionChainDeltaObject {
    return { ...event, time: new Date(event.time).toISOString(), sequence, isSnapshot };
  }

  @Query(() => [ActiveOptionObject], {
    description: 'The options that were traded most on the latest trade date of each product, the most traded first.',
    complexity: pageAsked(MOST_ACTIVE_AT_FIRST),
  })
  async mostActiveOptions(
    @Arg('product', () => ProductCodeEnum, { nullable: true, description: 'One product; all where absent.' })
    product: ProductCode | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'How many, at most 50; 10 where absent.' })
    first: number | null | undefined,
    @Ctx() { options }: Context,
  ): Promise<ActiveOptionObject[]> {
    return [...(await options.mostActive(product ?? undefined, first ?? MOST_ACTIVE_AT_FIRST))];
  }
}
