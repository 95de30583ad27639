import type { ProductCode } from '@cushing/products';

import type { MarketChanges } from '../../slices/market/index.js';
import type { LiveCurve, LiveCurves, QuoteRounds, Quotes } from '../../slices/quotes/index.js';
import type { LiveTopic } from '../live/live-topic.js';

export interface CurveTopicParts {
  readonly curves: Pick<LiveCurves, 'liveCurve' | 'onSettled'>;
  readonly rounds: Pick<QuoteRounds, 'onRound'>;
  readonly quotes: Pick<Quotes, 'onDropped'>;
  readonly changes: Pick<MarketChanges, 'listen'>;
}

const RETRY_MS = 1_000;

/** @returns a product's curve, told in full after each round, settlement or end of prices that may have changed it */
export function curveTopic(
  product: ProductCode,
  { curves, rounds, quotes, changes }: CurveTopicParts,
): LiveTopic<LiveCurve> {
  let latest: LiveCurve | undefined;
  return {
    key: `curve ${product}`,
    snapshot: () => latest,
    listen: (onEvent) => {
      let isEnded = false;
      let isReading = false;
      let isDue = true;
      let retry: NodeJS.Timeout | undefined;
      const readWhileDue = async (): Promise<void> => {
        while (isDue && !isEnded) {
          isDue = false;
          const curve = await curves.liveCurve(product);
          // Ended meanwhile: the linter does not see that.
          if (isEnded as boolean) return;
          latest = curve;
          onEvent(curve, true);
        }
      };
      const read = (mayRetry: boolean): void => {
        isDue = true;
        if (isReading) return;
        isReading = true;
        clearTimeout(retry);
        readWhileDue()
          .catch(() => {
            if (isEnded || !(mayRetry || isDue)) return;
            // Once: after that it is read when something changes again.
            retry = setTimeout(read, RETRY_MS, false).unref();
          })
          .finally(() => {
            isReading = false;
          });
      };
      const readOwn = (changed: ProductCode): void => {
        if (changed === product) read(true);
      };
      read(true);
      const stops = [
        rounds.onRound((round) => {
          readOwn(round.product);
        }),
        quotes.onDropped(readOwn),
        changes.listen(({ products }) => {
          products.forEach(readOwn);
        }),
        // Settles are read after a change is told, and the old ones stand until then.
        curves.onSettled(readOwn),
      ];
      return () => {
        isEnded = true;
        latest = undefined;
        clearTimeout(retry);
        for (const stop of stops) stop();
      };
    },
  };
}
