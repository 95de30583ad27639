import { isoDate, lastTradeDate, parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { changeFrom } from '../market/index.js';
import { changeOf } from '../quotes/index.js';
import type { Quote } from '../quotes/index.js';
import type { AlertSubject } from './alerts.types.js';

/** A watched value and its time. */
export interface PresentValue {
  readonly value: number;
  readonly at: number;
  /** Of the prices that it is of; undefined where alerts are not judged by them. */
  readonly origin: string | undefined;
}

/** What is known of contracts now. */
export interface KnownQuotes {
  quote(symbol: FuturesSymbol): Quote | undefined;
  quotesOf(product: ProductCode): readonly Quote[];
}

/** What alerts of one subject share: they watch the same value. */
export function subjectKey(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'PRICE':
    case 'CHANGE_PERCENT':
      return `${subject.kind} ${subject.symbol}`;
    case 'SPREAD':
      return `${subject.kind} ${subject.symbol} ${subject.secondSymbol}`;
    case 'ATM_VOL':
      return `${subject.kind} ${subject.product} ${subject.expiry}`;
  }
}

/** The contracts whose ticks change the value. */
export function symbolsOf(subject: AlertSubject): readonly FuturesSymbol[] {
  switch (subject.kind) {
    case 'PRICE':
    case 'CHANGE_PERCENT':
      return [subject.symbol];
    case 'SPREAD':
      return [subject.symbol, subject.secondSymbol];
    case 'ATM_VOL':
      return [];
  }
}

/**
 * @param priceOf the last price of a contract; undefined where it is not known
 * @returns the value at these prices, without the noise of a subtraction; undefined where it is not known, or of a
 * volatility, which is no price
 */
export function valueAt(
  subject: AlertSubject,
  priceOf: (symbol: FuturesSymbol) => number | undefined,
  quotes: KnownQuotes,
): number | undefined {
  if (subject.kind === 'ATM_VOL') return undefined;
  const price = priceOf(subject.symbol);
  if (price === undefined || subject.kind === 'PRICE') return price;
  if (subject.kind === 'SPREAD') {
    const second = priceOf(subject.secondSymbol);
    return second === undefined ? undefined : (changeFrom(price, second).change ?? undefined);
  }
  const previousSettle = quotes.quote(subject.symbol)?.previousSettle ?? null;
  return changeOf({ last: price, bid: null, ask: null, previousSettle }).changePct ?? undefined;
}

/** @returns the value as it is known from quotes; undefined as of `valueAt` */
export function presentValue(subject: AlertSubject, quotes: KnownQuotes): PresentValue | undefined {
  const value = valueAt(subject, (symbol) => quotes.quote(symbol)?.last ?? undefined, quotes);
  if (value === undefined) return undefined;
  return {
    value,
    at: Math.max(...symbolsOf(subject).map((symbol) => quotes.quote(symbol)?.time ?? 0)),
    origin: originOf(subject, quotes),
  };
}

/**
 * @returns the origin of the prices that the value is of now, one for each of its contracts; undefined where they are not
 * known, or are replayed: those are of dates that are over. A volatility without prices is of settlements
 */
export function originOf(subject: AlertSubject, quotes: KnownQuotes): string | undefined {
  const origins =
    subject.kind === 'ATM_VOL'
      ? [quotes.quotesOf(subject.product)[0]?.origin ?? 'SETTLEMENT']
      : symbolsOf(subject).map((symbol) => quotes.quote(symbol)?.origin);
  return origins.every((origin) => origin !== undefined && origin !== 'REPLAY') ? origins.join(' ') : undefined;
}

/** Whether one of its contracts, or its options, trade no more on a trade date. */
export function isExpired(subject: AlertSubject, tradeDate: IsoDate): boolean {
  if (subject.kind === 'ATM_VOL') return subject.expiry < tradeDate;
  return symbolsOf(subject).some((symbol) => lastTradeDateOf(symbol) < tradeDate);
}

/** A symbol that was stored parsed once; one that does no more has ended. */
function lastTradeDateOf(symbol: FuturesSymbol): IsoDate {
  const parsed = parseFuturesSymbol(symbol);
  return parsed.status === 'ok' ? lastTradeDate(parsed.contract.product, parsed.contract.month) : isoDate('1900-01-01');
}

/** Volatilities of chains that move with their futures. */
export interface AtmVols {
  /** Calls the listener at every valuation of the expiry from now on; the returned function ends that. */
  onAtmVol(
    product: ProductCode,
    expiry: IsoDate,
    listener: (atmVol: number | undefined, at: number) => void,
  ): () => void;
}
