import type { ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import type { CurveNow } from './live-curve.js';
import { useLive } from './use-live.js';
import { useLiveTopic } from './use-live-topic.js';

export interface LiveCurve extends CurveNow {
  /** Nothing has been heard of the server for a while. */
  readonly isStale: boolean;
}

/**
 * Follows the forward curve of a product, at most one render a frame.
 *
 * @param product undefined follows none
 * @returns undefined before it is known
 */
export function useLiveCurve(product: ProductCode | undefined): LiveCurve | undefined {
  const live = useLive();
  const { view, isStale } = useLiveTopic(product === undefined ? undefined : live.curve(product));
  return useMemo(() => (view === undefined ? undefined : { ...view, isStale }), [view, isStale]);
}
