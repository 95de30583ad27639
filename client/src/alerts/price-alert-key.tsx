import { livePrice } from '../desk/front-contract.js';
import { useQuote } from '../live/use-live.js';
import { priceWish } from './alert-wishes.js';
import { useAlertKey } from './use-alert-key.js';

interface PriceAlertKeyProps {
  readonly symbol: string;
  /** Offered where nothing is known of now. */
  readonly settle: number | null;
  /** Whether the page shows now, and not a day of the past. */
  readonly isNow?: boolean;
}

/**
 * Lets the key `a` open the form for an alert on the contract that a page is about, at the price that its bells offer.
 * Draws nothing, so that a price renders this alone and not the page.
 */
export function PriceAlertKey({ symbol, settle, isNow = true }: PriceAlertKeyProps) {
  const price = livePrice(useQuote(isNow ? symbol : undefined)) ?? settle;
  useAlertKey(priceWish({ symbol, price }));
  return null;
}
