import type { ProductCode } from '@cushing/products';

import { Freshness } from './freshness.js';
import { createChainTopic } from './live-chain.js';
import type { ChainChoice, ChainTopic } from './live-chain.js';
import type { LiveLine } from './live-connection.js';
import { createCurveTopic } from './live-curve.js';
import type { CurveTopic } from './live-curve.js';
import { LiveQuotes } from './live-quotes.js';
import { LiveStatusStore, isConnected } from './live-status.js';
import type { LiveTransport } from './live-transport.js';

/** All that moves on a page. */
export interface Live {
  readonly status: LiveStatusStore;
  readonly transport: LiveTransport;
  readonly quotes: LiveQuotes;
  /** Whether what is subscribed to has not been heard for a while. */
  readonly freshness: Freshness;
  readonly curve: (product: ProductCode) => CurveTopic;
  readonly chain: (choice: ChainChoice) => ChainTopic;
}

/** Topics are small while nobody listens; as many as anyone looks at in a day. */
const MOST_TOPICS = 200;

/**
 * @param line over which the transport's subscriptions come
 */
export function createLive(line: LiveLine, transport: LiveTransport): Live {
  const curves = new Map<string, CurveTopic>();
  const chains = new Map<string, ChainTopic>();
  return {
    status: line.status,
    transport,
    quotes: new LiveQuotes({ line, transport }),
    freshness: new Freshness(line.status, isConnected),
    curve: (product) => remembered(curves, product, () => createCurveTopic(transport, product)),
    chain: ({ product, expiry, series }) =>
      remembered(chains, `${product} ${expiry} ${series}`, () =>
        createChainTopic(transport, { product, expiry, series }),
      ),
  };
}

/** @returns what stands where no prices move, as in a test of a page */
export function createStillLive(): Live {
  const ignore = (): void => undefined;
  return createLive(
    { status: new LiveStatusStore(), tellDelay: ignore, tellPolled: ignore },
    { subscribe: () => ignore, ask: () => Promise.reject(new Error('nobody is asked')) },
  );
}

/** One that was forgotten goes on for those who hold it. */
function remembered<Topic>(topics: Map<string, Topic>, key: string, create: () => Topic): Topic {
  const known = topics.get(key);
  if (known !== undefined) return known;
  const [oldest] = topics.keys();
  if (topics.size >= MOST_TOPICS && oldest !== undefined) topics.delete(oldest);
  const topic = create();
  topics.set(key, topic);
  return topic;
}
