import type { ProductCode } from '@cushing/products';
import { Arg, Resolver, Root, Subscription } from 'type-graphql';

import type { LiveCurve } from '../../slices/quotes/index.js';
import { contractRows } from '../answer-size.js';
import type { Context } from '../context.js';
import { liveStream } from '../live/live-topic.js';
import type { LiveMessage } from '../live/live-topic.js';
import { PRODUCT } from '../market/arguments.js';
import { ProductCodeEnum } from '../market/enums.js';
import { ForwardCurveObject } from '../market/futures.object-types.js';
import { toLiveCurve } from '../market/market.map.js';
import { curveTopic } from './curve-topic.js';

@Resolver()
export class ForwardCurveUpdatesResolver {
  @Subscription(() => ForwardCurveObject, {
    description:
      'The forward curve as it is now, and again whenever one of its prices changed, about once in CONFLATION_MS ' +
      'of the configuration at most, over time.',
    complexity: contractRows,
    subscribe: async ({ args, context }: { args: { readonly product: ProductCode }; context: Context }) => {
      // Who asks for a product that there is nothing of is told so here.
      await context.curves.liveCurve(args.product);
      return liveStream(context, curveTopic(args.product, context));
    },
  })
  forwardCurveUpdates(
    @Root() { event, sequence, isSnapshot }: LiveMessage<LiveCurve>,
    @Arg('product', () => ProductCodeEnum, PRODUCT) _product: ProductCode,
  ): ForwardCurveObject {
    return { ...toLiveCurve(event), sequence, isSnapshot };
  }
}
