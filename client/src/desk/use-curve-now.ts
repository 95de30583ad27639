import type { ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import { useQuotesFact } from './use-quotes-fact.js';
import { clockText } from '../lib/format.js';
import { useThrottled } from '../lib/use-throttled.js';
import type { LiveQuote } from '../live/live-quotes.js';
import type { LiveCurve } from '../live/use-live-curve.js';
import { useLiveCurve } from '../live/use-live-curve.js';

/** A curve moves by the eye, not by the tick: drawing it is dear. */
const DRAWN_EVERY_MS = 500;

/** The forward curve of now, with what the legend calls it. */
export interface CurveNow extends LiveCurve {
  readonly name: string;
}

/**
 * Follows the forward curve of a product. It is old where every price is that somebody watches of its contracts, as where
 * nothing is heard of the server.
 *
 * @param product undefined follows none
 * @returns undefined while no price of now is in it
 */
export function useCurveNow(product: ProductCode | undefined): CurveNow | undefined {
  const curve = useThrottled(useLiveCurve(product), DRAWN_EVERY_MS);
  const symbols = useMemo(() => (curve?.points ?? []).map(({ symbol }) => symbol), [curve]);
  const isSilent = useQuotesFact(symbols, areAllStale);
  return useMemo(() => {
    if (curve?.mode !== 'LIVE' || curve.product !== product) return undefined;
    const isStale = curve.isStale || isSilent;
    const name = !isStale ? 'Now' : curve.time === null ? 'Last' : `Last, ${clockText(curve.time)}`;
    return { ...curve, isStale, name };
  }, [curve, product, isSilent]);
}

function areAllStale(quotes: Iterable<LiveQuote>): boolean {
  let count = 0;
  for (const { isStale } of quotes) {
    if (!isStale) return false;
    count += 1;
  }
  return count > 0;
}
