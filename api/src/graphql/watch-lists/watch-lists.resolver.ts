import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { userOf } from '../accounts/user-of.js';
import type { Context } from '../context.js';

@Resolver()
export class WatchListsResolver {
  @Query(() => [String], {
    description:
      "The symbols that one watches, in one's own order; before one was made, the front contract of each product.",
  })
  async watchList(@Ctx() context: Context): Promise<readonly string[]> {
    return context.watchLists.read(userOf(context));
  }

  @Mutation(() => [String], { description: 'Replaces the list of what one watches; answers it as it is kept.' })
  async setWatchList(
    @Arg('symbols', () => [String], { description: 'Contracts, as in "CLZ26": at most 50, none of them twice.' })
    symbols: string[],
    @Ctx() context: Context,
  ): Promise<readonly string[]> {
    return context.watchLists.write(userOf(context), symbols);
  }
}
