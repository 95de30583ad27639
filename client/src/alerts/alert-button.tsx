import { lastTradeDate, parseFuturesSymbol, tradeDateAt } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { dateText } from '../lib/format.js';
import { useAlertDesk } from './alert-context.js';
import type { AlertWish } from './alert-context.js';
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

interface AlertButtonProps extends PlaceProps {
  readonly symbol: string;
  /** The contract that is taken off, where it is about a spread. */
  readonly secondSymbol?: string;
  /** What it trades at, as far as that is known. */
  readonly price: number | null;
}

/** A bell beside a price: opens the form for an alert on it. Nothing for whoever may have no alerts, and for what is traded no more. */
export function AlertButton({ symbol, secondSymbol, price, isInRow, isTabStop }: AlertButtonProps) {
  if (hasEnded(symbol)) return null;
  const wish = { kind: secondSymbol === undefined ? 'PRICE' : 'SPREAD', symbol, secondSymbol } as const;
  return (
    <WishButton
      label={`Alert me when ${secondSymbol === undefined ? symbol : `${symbol} − ${secondSymbol}`} trades at a level`}
      wish={{ ...wish, seen: price ?? undefined }}
      isInRow={isInRow}
      isTabStop={isTabStop}
    />
  );
}

/** A page may show a day on which a contract was traded that is no more. */
function hasEnded(symbol: string): boolean {
  const parsed = parseFuturesSymbol(symbol);
  if (parsed.status !== 'ok') return true;
  const { product, month } = parsed.contract;
  return lastTradeDate(product, month) < today();
}

function today(): IsoDate {
  return tradeDateAt(Date.now());
}

interface VolAlertButtonProps extends PlaceProps {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  /** At the money, a decimal. */
  readonly vol: number | null;
}

/** As `AlertButton`, beside the volatility of an expiry; nothing once that has passed. */
export function VolAlertButton({ product, expiry, vol, isInRow }: VolAlertButtonProps) {
  if (expiry < today()) return null;
  return (
    <WishButton
      label={`Alert me when the ATM vol of ${product} ${dateText(expiry)} comes to a level`}
      wish={{ kind: 'ATM_VOL', product, expiry, seen: vol ?? undefined }}
      isInRow={isInRow}
    />
  );
}

interface WishButtonProps {
  readonly label: string;
  readonly wish: AlertWish;
  readonly isInRow: boolean | undefined;
  readonly isTabStop?: boolean | undefined;
}

function WishButton({ label, wish, isInRow = false, isTabStop = !isInRow }: WishButtonProps) {
  const desk = useAlertDesk();
  if (desk === undefined) return null;
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
