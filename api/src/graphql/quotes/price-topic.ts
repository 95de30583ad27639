import { parseFuturesSymbol } from '@cushing/products';
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

/**
 * @returns the latest quotes of contracts: all of them, then those that changed. Where a replay began again and none of
 * them has a price yet, nothing is told until one has: those of before stand
 */
export function priceTopic(
  { products, symbols }: WatchedContracts,
  { quotes, rounds }: PriceTopicParts,
): LiveTopic<readonly Quote[]> {
  const concerns = ({ symbol, product }: Pick<Quote, 'symbol' | 'product'>): boolean =>
    products.has(product) || symbols.has(symbol);
  const concerned = new Set([...products, ...[...symbols].flatMap(productsOf)]);
  /** Products that a replay tells anew, of which nothing was told since. */
  const begunAgain = new Set<ProductCode>();
  const snapshot = (): readonly Quote[] | undefined => {
    const known = quotes.all().filter(concerns);
    return known.length === 0 && begunAgain.size > 0 ? undefined : known;
  };
  return {
    key: `prices ${[...products].sort().join()} ${[...symbols].sort().join()}`,
    snapshot,
    listen: (onEvent) => {
      let waiting: Quote[] = [];
      let isEnded = false;
      const tellAll = (): void => {
        const known = snapshot();
        if (known === undefined) return;
        begunAgain.clear();
        onEvent(known, true);
      };
      const tell = (): void => {
        if (isEnded) return;
        const changed = waiting;
        waiting = [];
        if (begunAgain.size > 0) tellAll();
        else onEvent(changed, false);
      };
      const stopRounds = rounds.onRound((round) => {
        const changed = round.quotes.filter(concerns);
        if (changed.length === 0) return;
        // Rounds of several products that come together make one message.
        if (waiting.length === 0) queueMicrotask(tell);
        waiting.push(...changed);
      });
      const stopDrops = quotes.onDropped((product, why) => {
        if (!concerned.has(product)) return;
        if (why === 'BEGAN_AGAIN') {
          begunAgain.add(product);
          return;
        }
        begunAgain.delete(product);
        tellAll();
      });
      return () => {
        isEnded = true;
        stopRounds();
        stopDrops();
        begunAgain.clear();
      };
    },
  };
}

function productsOf(symbol: FuturesSymbol): readonly ProductCode[] {
  const parsed = parseFuturesSymbol(symbol);
  return parsed.status === 'error' ? [] : [parsed.contract.product];
}
