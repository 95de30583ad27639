/** Levels that users want to be told of. Prices in the product's quotation, instants in milliseconds since 1970. */
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { UserId } from '../accounts/index.js';

declare const brand: unique symbol;
export type AlertId = string & { readonly [brand]: 'AlertId' };
export type AlertEventId = string & { readonly [brand]: 'AlertEventId' };

export const ALERT_DIRECTIONS = ['UP', 'DOWN', 'EITHER'] as const;
/** Which crossing of the level is told. */
export type AlertDirection = (typeof ALERT_DIRECTIONS)[number];

/** What is watched. */
export type AlertSubject =
  /** The last price of a contract. */
  | { readonly kind: 'PRICE'; readonly symbol: FuturesSymbol }
  /** Its change against the previous settle, in percent. */
  | { readonly kind: 'CHANGE_PERCENT'; readonly symbol: FuturesSymbol }
  /** The first contract's price less the second's, both of one quotation. */
  | { readonly kind: 'SPREAD'; readonly symbol: FuturesSymbol; readonly secondSymbol: FuturesSymbol }
  /** The at-the-money volatility of an expiry, as a decimal. */
  | { readonly kind: 'ATM_VOL'; readonly product: ProductCode; readonly expiry: IsoDate };

/** Where the watched value was last seen: below the level, or at or above it. */
export type AlertSide = 'BELOW' | 'ABOVE';

export interface Alert {
  readonly id: AlertId;
  readonly userId: UserId;
  readonly subject: AlertSubject;
  readonly level: number;
  readonly direction: AlertDirection;
  /** Goes on after a crossing; else it is told of one and then rests. */
  readonly isRepeating: boolean;
  readonly isActive: boolean;
  /** Of the user, at most 200 characters; empty where there is none. */
  readonly note: string;
  /** Undefined until the value was seen for the first time. */
  readonly side: AlertSide | undefined;
  /** Of the value that was seen there: another process that comes to an older one has nothing to tell. */
  readonly sideAt: number | undefined;
  /** Of the prices that it was seen by: a value of another origin is no crossing. Known where the side is. */
  readonly sideOrigin: string | undefined;
  /** Grows with every change of the row; what was judged by an older one counts for nothing. */
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One crossing that was told. */
export interface AlertEvent {
  readonly id: AlertEventId;
  readonly alertId: AlertId;
  readonly userId: UserId;
  /** As the alert was at the crossing. */
  readonly subject: AlertSubject;
  readonly level: number;
  readonly note: string;
  /** Which way it was crossed. */
  readonly crossed: 'UP' | 'DOWN';
  /** The value that crossed it. */
  readonly value: number;
  /** Of the tick. */
  readonly at: number;
  readonly readAt: number | undefined;
}
