import { roundToTick } from '@cushing/products';

import type { AlertFieldsFragment } from '../gql/graphql.js';
import { useWatchedQuote } from '../live/use-live.js';
import { productOf } from './alert-texts.js';
import type { AlertSubject } from './alert-texts.js';

/** @returns the contracts whose prices make the value */
export function symbolsOf({ symbol, secondSymbol }: Pick<AlertSubject, 'secondSymbol' | 'symbol'>): readonly string[] {
  return [symbol, secondSymbol].filter((name) => name !== null);
}

/**
 * What an alert watches, by prices that somebody watches.
 *
 * @returns what the server said last where no price is known, and for volatilities
 */
export function useAlertValue(alert: AlertSubject & Pick<AlertFieldsFragment, 'value'>): number | null {
  const first = useWatchedQuote(alert.symbol ?? undefined);
  const second = useWatchedQuote(alert.secondSymbol ?? undefined);
  const price = first?.last ?? null;
  if (price === null || alert.kind === 'ATM_VOL') return alert.value;
  if (alert.kind === 'PRICE') return price;
  if (alert.kind === 'CHANGE_PERCENT') return first?.changePct ?? alert.value;
  const other = second?.last ?? null;
  const product = productOf(alert);
  return other === null || product === undefined ? alert.value : roundToTick(product, price - other);
}
