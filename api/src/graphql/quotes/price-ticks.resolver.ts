import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql';

import { AppError } from '../../shared/errors.js';
import type { Quote } from '../../slices/quotes/index.js';
import { contractRows } from '../answer-size.js';
import type { Context } from '../context.js';
import { liveStream } from '../live/live-topic.js';
import type { LiveMessage } from '../live/live-topic.js';
import { ProductCodeEnum } from '../market/enums.js';
import { priceTopic } from './price-topic.js';
import type { WatchedContracts } from './price-topic.js';
import { PriceTickObject } from './quote.object-types.js';
import { toTick } from './quotes.map.js';
import { symbolsOf } from './symbols.js';

interface PriceTicksArguments {
  readonly symbols?: readonly string[] | null;
  readonly products?: readonly ProductCode[] | null;
}

@Resolver()
export class PriceTicksResolver {
  @Subscription(() => [PriceTickObject], {
    description:
      'The prices of contracts as they change: all of them at first, then the latest of each that changed, about ' +
      'once in CONFLATION_MS of the configuration at most, over time. All contracts where neither symbols nor products are named.',
    complexity: contractRows,
    subscribe: ({ args, context }: { args: PriceTicksArguments; context: Context }) =>
      liveStream(context, priceTopic(contractsAsked(args), context)),
  })
  priceTicks(
    @Root() { event, ...message }: LiveMessage<readonly Quote[]>,
    @Ctx() { quotes }: Context,
    @Arg('symbols', () => [String], { nullable: true, description: 'As in "CLZ26"; at most 500.' })
    _symbols: string[] | undefined,
    @Arg('products', () => [ProductCodeEnum], { nullable: true, description: 'All contracts of these.' })
    _products: ProductCode[] | undefined,
  ): PriceTickObject[] {
    return event.map((quote) => toTick(quote, quotes.statusOf(quote), message));
  }
}

function contractsAsked({ symbols, products }: PriceTicksArguments): WatchedContracts {
  if (products !== undefined && products !== null && products.length > PRODUCT_CODES.length) {
    throw new AppError('BAD_USER_INPUT', `Name at most ${PRODUCT_CODES.length} products.`, { reason: 'OUT_OF_RANGE' });
  }
  const named = symbols === undefined || symbols === null ? undefined : new Set(symbolsOf(symbols));
  return {
    products: new Set(products ?? (named === undefined ? PRODUCT_CODES : [])),
    symbols: named ?? new Set(),
  };
}
