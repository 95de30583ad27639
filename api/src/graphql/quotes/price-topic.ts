import type { FuturesSymbol, ProductCode } from '@cushing/products';

import type { Quote, QuoteRounds, Quotes } from '../../slices/quotes/index.js';
import type { LiveTopic } from '../live/live-topic.js';

export interface PriceTopicParts {
  readonly quotes: Pick<Quotes, 'all' | 'onDropped'>;
  readonly rounds: Pick<QuoteRounds, 'onRound'>;
}

/** Contracts that a topic is about: all of some products, and some by name. */
export interface WatchedContracts {
  readonly products: ReadonlySet<ProductCode>;
  readonly symbols: ReadonlySet<FuturesSymbol>;
}

/** @returns the latest quotes of contracts: all of them, then those that changed */
export function priceTopic(
  { products, symbols }: WatchedContracts,
  { quotes, rounds }: PriceTopicParts,
): LiveTopic<readonly Quote[]> {
  const concerns = ({ symbol, product }: Pick<Quote, 'symbol' | 'product'>): boolean =>
    products.has(product) || symbols.has(symbol);
  const snapshot = (): readonly Quote[] => quotes.all().filter(concerns);
  return {
    key: `prices ${[...products].sort().join()} ${[...symbols].sort().join()}`,
    snapshot,
    listen: (onEvent) => {
      let waiting: Quote[] = [];
      let isEnded = false;
      const tell = (): void => {
        if (isEnded) return;
        const changed = waiting;
        waiting = [];
        onEvent(changed, false);
      };
      const stopRounds = rounds.onRound((round) => {
        const changed = round.quotes.filter(concerns);
        if (changed.length === 0) return;
        // Rounds of several products that come together make one message.
        if (waiting.length === 0) queueMicrotask(tell);
        waiting.push(...changed);
      });
      const stopDrops = quotes.onDropped(() => {
        onEvent(snapshot(), true);
      });
      return () => {
        isEnded = true;
        stopRounds();
        stopDrops();
      };
    },
  };
}
