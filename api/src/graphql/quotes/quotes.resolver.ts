import type { FuturesSymbol } from '@cushing/products';
import { isSessionOpen, nextSessionChange } from '@cushing/products';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { BarInterval } from '../../slices/quotes/index.js';
import { barsAsked, symbolsAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { DateTimeScalar } from '../scalars.js';
import { BarIntervalEnum } from './enums.js';
import { BarObject, QuoteObject, SessionHoursObject } from './quote.object-types.js';
import { toBar, toQuote } from './quotes.map.js';
import { symbolsOf } from './symbols.js';

@Resolver()
export class QuotesResolver {
  @Query(() => [QuoteObject], {
    description: 'The present prices of contracts, in the order asked; those that have none yet are left out.',
    complexity: symbolsAsked,
  })
  quotes(
    @Arg('symbols', () => [String], { description: 'As in "CLZ26"; at most 500.' }) symbols: string[],
    @Ctx() { quotes, clock }: Context,
  ): QuoteObject[] {
    const now = clock();
    return symbolsOf(symbols).flatMap((symbol) => {
      const quote = quotes.quote(symbol);
      return quote === undefined ? [] : [toQuote(quote, quotes.statusOf(quote), now)];
    });
  }

  @Query(() => [BarObject], {
    description:
      'Trades of one contract by intervals, ascending, the one under way last; intervals without a trade have none. ' +
      'At most 5,000, the latest. Pushed prices where there are any, else simulated ones.',
    complexity: barsAsked,
  })
  async bars(
    @Arg('symbol', () => String, { description: 'As in "CLZ26".' }) symbol: string,
    @Arg('interval', () => BarIntervalEnum, { description: 'How long each bar is.' }) interval: BarInterval,
    @Arg('from', () => DateTimeScalar, { nullable: true, description: 'Bars that begin from here.' })
    from: string | null | undefined,
    @Arg('to', () => DateTimeScalar, { nullable: true, description: 'Bars that begin until here.' })
    to: string | null | undefined,
    @Ctx() { bars }: Context,
  ): Promise<BarObject[]> {
    const [contract] = symbolsOf([symbol]) as [FuturesSymbol]; // of one comes one
    return (await bars.range(contract, interval, instantOf(from), instantOf(to))).map(toBar);
  }

  @Query(() => SessionHoursObject, { description: 'Whether the exchange trades now, and until when.' })
  sessionHours(@Ctx() { clock }: Context): SessionHoursObject {
    const now = clock();
    return { isOpen: isSessionOpen(now), nextChange: new Date(nextSessionChange(now)).toISOString() };
  }
}

function instantOf(text: string | null | undefined): number | undefined {
  return text === null || text === undefined ? undefined : Date.parse(text);
}
