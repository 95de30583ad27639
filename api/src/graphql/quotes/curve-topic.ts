import type { ProductCode } from '@cushing/products';

import type { LiveCurve, LiveCurves, QuoteRounds } from '../../slices/quotes/index.js';
import type { LiveTopic } from '../live/live-topic.js';

export interface CurveTopicParts {
  readonly curves: Pick<LiveCurves, 'liveCurve'>;
  readonly rounds: Pick<QuoteRounds, 'onRound'>;
}

/** @returns a product's curve, told in full after each round that changed it */
export function curveTopic(product: ProductCode, { curves, rounds }: CurveTopicParts): LiveTopic<LiveCurve> {
  let latest: LiveCurve | undefined;
  return {
    key: `curve ${product}`,
    snapshot: () => latest,
    listen: (onEvent) => {
      let isEnded = false;
      let isReading = false;
      let isDue = true;
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
      const read = (): void => {
        isDue = true;
        if (isReading) return;
        isReading = true;
        // What could not be read is read again at the next round.
        readWhileDue()
          .catch(() => undefined)
          .finally(() => {
            isReading = false;
          });
      };
      read();
      const stop = rounds.onRound((round) => {
        if (round.product === product) read();
      });
      return () => {
        isEnded = true;
        latest = undefined;
        stop();
      };
    },
  };
}
