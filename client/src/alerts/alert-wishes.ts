/** What an alert on something that a page shows would be about, where it can be watched at all. */
import { volKindOf } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { lastTradeDate, parseFuturesSymbol, tradeDateAt } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { AlertWish } from './alert-context.js';

/** A contract, or one less another, as a page shows it. */
export interface PriceSubject {
  readonly symbol: string;
  /** The contract that is taken off, where it is about a spread. */
  readonly secondSymbol?: string | undefined;
  /** What it trades at, as far as that is known. */
  readonly price: number | null;
}

/** @returns undefined for a contract that is traded no more: a page may show a day on which it was */
export function priceWish({ symbol, secondSymbol, price }: PriceSubject): AlertWish | undefined {
  if (hasEnded(symbol)) return undefined;
  const seen = price ?? undefined;
  return secondSymbol === undefined ? { kind: 'PRICE', symbol, seen } : { kind: 'SPREAD', symbol, secondSymbol, seen };
}

/** The volatility of an expiry as a page shows it. */
export interface VolSubject {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  /** Of the expiry: levels are percentages, which a normal vol is none of. */
  readonly model: PricingModel;
  /** At the money. */
  readonly vol: number | null;
}

/** @returns undefined once the expiry has passed, and for a normal vol */
export function volWish({ product, expiry, model, vol }: VolSubject): AlertWish | undefined {
  if (expiry < today() || volKindOf(model) === 'NORMAL') return undefined;
  return { kind: 'ATM_VOL', product, expiry, seen: vol ?? undefined };
}

function hasEnded(symbol: string): boolean {
  const parsed = parseFuturesSymbol(symbol);
  if (parsed.status !== 'ok') return true;
  const { product, month } = parsed.contract;
  return lastTradeDate(product, month) < today();
}

function today(): IsoDate {
  return tradeDateAt(Date.now());
}
