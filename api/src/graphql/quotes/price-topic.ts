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

/** How long prices of a replay's last run stand once it began again, where the new run has none of them. */
export const FIRST_PRICES_WAIT_MS = 2_000;

/**
 * @returns the latest quotes of contracts: all of them, then those that changed. Where a replay began again, those of
 * before stand until each of its products has a price or the wait is over; what there is then is told in full
 */
export function priceTopic(
  { products, symbols }: WatchedContracts,
  { quotes, rounds }: PriceTopicParts,
): LiveTopic<readonly Quote[]> {
  const concerns = ({ symbol, product }: Pick<Quote, 'symbol' | 'product'>): boolean =>
    products.has(product) || symbols.has(symbol);
  const concerned = new Set([...products, ...[...symbols].flatMap(productsOf)]);
  /** Products that a replay tells anew, whose first prices are waited for. */
  const awaited = new Set<ProductCode>();
  const known = (): readonly Quote[] => quotes.all().filter(concerns);
  return {
    key: `prices ${[...products].sort().join()} ${[...symbols].sort().join()}`,
    snapshot: () => (awaited.size > 0 ? undefined : known()),
    listen: (onEvent) => {
      let waiting: Quote[] = [];
      let isEnded = false;
      let waitTimer: NodeJS.Timeout | undefined;
      const endWait = (): void => {
        clearTimeout(waitTimer);
        waitTimer = undefined;
        awaited.clear();
      };
      const tellAll = (): void => {
        endWait();
        onEvent(known(), true);
      };
      const tell = (): void => {
        if (isEnded) return;
        const changed = waiting;
        waiting = [];
        const isAwaiting = awaited.size > 0;
        for (const { product } of changed) awaited.delete(product);
        if (isAwaiting && awaited.size === 0) tellAll();
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
        if (why === 'GONE') {
          tellAll();
          return;
        }
        awaited.add(product);
        waitTimer ??= setTimeout(tellAll, FIRST_PRICES_WAIT_MS).unref();
      });
      return () => {
        isEnded = true;
        stopRounds();
        stopDrops();
        endWait();
      };
    },
  };
}

function productsOf(symbol: FuturesSymbol): readonly ProductCode[] {
  const parsed = parseFuturesSymbol(symbol);
  return parsed.status === 'error' ? [] : [parsed.contract.product];
}
