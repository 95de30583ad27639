import { dateText } from '../lib/format.js';
import { useAlertDesk } from './alert-context.js';
import type { AlertWish } from './alert-context.js';
import { priceWish, volWish } from './alert-wishes.js';
import type { PriceSubject, VolSubject } from './alert-wishes.js';
import { Bell } from './bell.js';

interface PlaceProps {
  /**
   * Stands in a row of a table: seen while the row is pointed at or chosen, and out of the order of the keys, as the page
   * has a key for the row that is chosen.
   */
  readonly isInRow?: boolean;
  /** In the order of the keys even in a row: for an alert that the page's key does not make. */
  readonly isTabStop?: boolean;
}

/** A bell beside a price: opens the form for an alert on it. Nothing for whoever may have no alerts, and for what is traded no more. */
export function AlertButton({ symbol, secondSymbol, price, ...place }: PriceSubject & PlaceProps) {
  return (
    <WishButton
      label={`Alert me when ${secondSymbol === undefined ? symbol : `${symbol} − ${secondSymbol}`} trades at a level`}
      wish={priceWish({ symbol, secondSymbol, price })}
      {...place}
    />
  );
}

/** As `AlertButton`, beside the volatility of an expiry; nothing once that has passed, and beside a normal vol. */
export function VolAlertButton({ product, expiry, model, vol, ...place }: VolSubject & PlaceProps) {
  return (
    <WishButton
      label={`Alert me when the ATM vol of ${product} ${dateText(expiry)} comes to a level`}
      wish={volWish({ product, expiry, model, vol })}
      {...place}
    />
  );
}

interface WishButtonProps extends PlaceProps {
  readonly label: string;
  /** Undefined for what cannot be watched. */
  readonly wish: AlertWish | undefined;
}

function WishButton({ label, wish, isInRow = false, isTabStop = !isInRow }: WishButtonProps) {
  const desk = useAlertDesk();
  if (desk === undefined || wish === undefined) return null;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      tabIndex={isTabStop ? undefined : -1}
      onClick={(event) => {
        // A click on the row chooses it.
        event.stopPropagation();
        desk.make(wish);
      }}
      className={`inline-flex size-5 items-center justify-center rounded align-middle text-muted hover:bg-raised hover:text-ink ${isInRow ? 'opacity-0 focus-visible:opacity-100 pointer-coarse:opacity-100 [tr:focus_&]:opacity-100 [tr:hover_&]:opacity-100 [tr[aria-selected=true]_&]:opacity-100' : ''}`}
    >
      <Bell />
    </button>
  );
}
