import { PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { Arg, Resolver, Root, Subscription } from 'type-graphql';

import { boundedStream } from '../../shared/bounded-stream.js';
import { AppError } from '../../shared/errors.js';
import type { MarketChange } from '../../slices/market/index.js';
import type { Context } from '../context.js';
import { ProductCodeEnum } from './enums.js';
import { MarketChangeObject } from './market-change.object-type.js';

/** Commits that may wait for a slow reader; imports take seconds, a page reads in milliseconds. */
const WAITING_CHANGES = 64;

interface MarketChangedArguments {
  readonly products?: readonly ProductCode[] | null;
}

@Resolver()
export class MarketChangedResolver {
  @Subscription(() => MarketChangeObject, {
    description: 'Told after every import that changed something, so that what is shown can be asked for again.',
    subscribe: ({ args, context }: { args: MarketChangedArguments; context: Context }) => {
      const products = args.products ?? undefined;
      if (products !== undefined && products.length > PRODUCT_CODES.length) {
        throw new AppError('BAD_USER_INPUT', `Name at most ${PRODUCT_CODES.length} products.`, {
          reason: 'OUT_OF_RANGE',
        });
      }
      return boundedStream<MarketChange>(WAITING_CHANGES, (push) =>
        context.changes.listen((change) => {
          if (concerns(change, products)) push(change);
        }),
      );
    },
  })
  marketChanged(
    @Root() change: MarketChange,
    @Arg('products', () => [ProductCodeEnum], {
      nullable: true,
      description: 'Only changes that touch one of these, at most 5; all where absent.',
    })
    _products: ProductCode[] | undefined,
  ): MarketChange {
    return change;
  }
}

function concerns(change: MarketChange, products: readonly ProductCode[] | undefined): boolean {
  return products === undefined || change.products.some((product) => products.includes(product));
}
