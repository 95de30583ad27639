import type { ProductCode } from '@cushing/products';

import { LiveForwardCurveDocument } from '../gql/graphql.js';
import type { LiveForwardCurveSubscription } from '../gql/graphql.js';
import { LiveTopic } from './live-topic.js';
import type { LiveTransport } from './live-transport.js';

type Message = LiveForwardCurveSubscription['forwardCurveUpdates'];

/** The forward curve of a product as it stands now. */
export type CurveNow = Omit<Message, 'sequence' | 'isSnapshot'>;

export type CurveTopic = LiveTopic<Message, Message, CurveNow>;

/** @returns the moving forward curve of a product; every message is a whole curve */
export function createCurveTopic(transport: LiveTransport, product: ProductCode): CurveTopic {
  return new LiveTopic({
    begin: (onMessage, onRefused) =>
      transport.subscribe(
        LiveForwardCurveDocument,
        { product },
        {
          next: ({ forwardCurveUpdates }) => {
            onMessage(forwardCurveUpdates);
          },
          error: onRefused,
        },
      ),
    fold: (_state, curve) => curve,
    view: ({ product, source, structure, tradeDate, time, mode, points }) => ({
      product,
      source,
      structure,
      tradeDate,
      time,
      mode,
      points,
    }),
  });
}
