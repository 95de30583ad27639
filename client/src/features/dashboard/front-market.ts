/** What a product's card says of its front contract. */
import { toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { livePrice } from '../../desk/front-contract.js';

/** Trade dates in a card's line. */
const LINE_DATES = 60;

/** The parts of a board's row that a card is made from. */
export interface FrontRow {
  readonly symbol: string;
  readonly expiry: IsoDate;
  readonly settle: number;
  readonly change: number | null;
  readonly changePercent: number | null;
}

/** The parts of a live quote that a card is made from. */
export interface FrontQuote {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  readonly change: number | null;
  readonly changePct: number | null;
}

/** Price and change that a card leads with. */
export interface FrontPrice {
  readonly price: number;
  readonly change: number | null;
  readonly changePercent: number | null;
  /** Whether it is of now; else the settle. */
  readonly isLive: boolean;
}

/** @returns the price of now where there is one, else the settle, each with its own change */
export function frontPrice(row: FrontRow, quote: FrontQuote | undefined): FrontPrice {
  const live = livePrice(quote);
  if (quote === undefined || live === null) {
    const { settle, change, changePercent } = row;
    return { price: settle, change, changePercent, isLive: false };
  }
  return { price: live, change: quote.change, changePercent: quote.changePct, isLive: true };
}

/** What the front of a curve says in the trade's words. */
export interface FrontSpread {
  /** The front price less that of the contract after it. */
  readonly value: number;
  readonly word: 'backwardation' | 'contango' | 'flat';
}

/**
 * @param front of which the spread is made live only where both have a price of now
 * @returns null where there is no second contract
 */
export function frontSpread(
  front: { readonly row: FrontRow; readonly quote: FrontQuote | undefined } | undefined,
  second: { readonly row: FrontRow; readonly quote: FrontQuote | undefined } | undefined,
): FrontSpread | null {
  if (front === undefined || second === undefined) return null;
  const [near, far] = [livePrice(front.quote), livePrice(second.quote)];
  const value = near === null || far === null ? front.row.settle - second.row.settle : near - far;
  return { value, word: value === 0 ? 'flat' : value > 0 ? 'backwardation' : 'contango' };
}

/**
 * @param history settlements of the nth contract, ascending, the gaps at the rolls closed
 * @param settle the front contract's latest: the history is moved to end there, should it be of the contract before
 * @param now the price of now
 * @returns the last 60 trade dates, then now
 */
export function lineOf(
  history: readonly { readonly settle: number }[],
  settle: number,
  now: number | null,
): readonly number[] {
  const dates = history.slice(-LINE_DATES);
  const shift = settle - (dates.at(-1)?.settle ?? settle);
  const line = dates.map((point) => point.settle + shift);
  return now === null ? line : [...line, now];
}

/** The parts of an expiry that a card is made from. */
interface ListedOptions {
  readonly expiry: IsoDate;
  readonly atmVol: number | null;
}

/** @returns the nearest expiry after a date with a volatility at the money; undefined where none has */
export function nearestVol<Listed extends ListedOptions>(
  expiries: readonly Listed[],
  reference: IsoDate,
): Listed | undefined {
  return expiries
    .filter(({ expiry, atmVol }) => expiry > reference && atmVol !== null)
    .toSorted((a, b) => (a.expiry < b.expiry ? -1 : Number(a.expiry > b.expiry)))[0];
}

/** @returns as in `12 days`, in calendar days */
export function daysText(from: IsoDate, to: IsoDate): string {
  const days = toDayNumber(to) - toDayNumber(from);
  if (days < 0) return 'expired';
  if (days === 0) return 'last day';
  return days === 1 ? '1 day' : `${days} days`;
}
