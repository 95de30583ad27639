import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import type { ChainNow } from './live-chain.js';
import type { OptionSeries } from '../gql/graphql.js';
import { useLive } from './use-live.js';
import { useLiveTopic } from './use-live-topic.js';

export interface LiveChain extends ChainNow {
  /** Nothing has been heard of the server for a while. */
  readonly isStale: boolean;
}

/**
 * Follows the option chain of one expiry and series, at most one render a frame; a row that did not change stays the
 * same object.
 *
 * @param product undefined, as any other, follows none
 * @returns undefined before it is known
 */
export function useLiveChain(
  product: ProductCode | undefined,
  expiry: IsoDate | undefined,
  series: OptionSeries | undefined,
): LiveChain | undefined {
  const live = useLive();
  const isChosen = product !== undefined && expiry !== undefined && series !== undefined;
  const { view, isStale } = useLiveTopic(isChosen ? live.chain({ product, expiry, series }) : undefined);
  return useMemo(() => (view === undefined ? undefined : { ...view, isStale }), [view, isStale]);
}
