import { PRODUCTS, lastTradeDate, listedMonths, parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { AlertDirection, AlertSubject } from './alerts.types.js';

const MOST_LEVEL = 1e6;
/** As a decimal: a thousand percent. */
const MOST_VOL = 10;
const LONGEST_NOTE = 200;

/** What somebody wants to be told of, as they wrote it. */
export interface AlertWish {
  readonly kind: AlertSubject['kind'];
  readonly symbol?: string | null | undefined;
  readonly secondSymbol?: string | null | undefined;
  readonly product?: ProductCode | null | undefined;
  readonly expiry?: IsoDate | null | undefined;
  readonly level: number;
  readonly direction: AlertDirection;
  readonly isRepeating?: boolean | null | undefined;
  readonly note?: string | null | undefined;
}

/** What becomes of an alert; what is absent or null stays. */
export interface AlertEdit {
  readonly level?: number | null | undefined;
  readonly direction?: AlertDirection | null | undefined;
  readonly isRepeating?: boolean | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly note?: string | null | undefined;
}

/** The parts of a wish that say what is watched, and the kinds that have them. */
const PARTS = {
  symbol: ['PRICE', 'CHANGE_PERCENT', 'SPREAD'],
  secondSymbol: ['SPREAD'],
  product: ['ATM_VOL'],
  expiry: ['ATM_VOL'],
} as const satisfies Readonly<Record<string, readonly AlertSubject['kind'][]>>;

/** @throws {AppError} BAD_USER_INPUT: `field` says which */
export function refuse(field: string, message: string, reason = 'INPUT'): never {
  throw new AppError('BAD_USER_INPUT', message, { reason, details: { field, problems: ['INVALID'] } });
}

/**
 * @param today the present trade date: contracts have to be listed on it
 * @returns what is to be watched; whether an expiry has options is not looked at
 */
export function readSubject(wish: AlertWish, today: IsoDate): AlertSubject {
  const { kind } = wish;
  for (const [part, kinds] of Object.entries(PARTS)) {
    const isGiven = (wish[part as keyof typeof PARTS] ?? undefined) !== undefined;
    const isWanted = (kinds as readonly string[]).includes(kind);
    if (isWanted !== isGiven) refuse(part, `An alert of kind ${kind} ${isWanted ? 'needs' : 'has no'} ${part}.`);
  }
  switch (kind) {
    case 'PRICE':
    case 'CHANGE_PERCENT':
      return { kind, symbol: readContract('symbol', wish.symbol, today).symbol };
    case 'SPREAD':
      return readSpread(wish, today);
    case 'ATM_VOL': {
      const { product, expiry } = wish;
      if (product === null || product === undefined) return refuse('product', 'Name the product.');
      if (expiry === null || expiry === undefined) return refuse('expiry', 'Name the expiry.');
      if (expiry < today) refuse('expiry', `The options of ${expiry} have expired.`, 'EXPIRED');
      return { kind, product, expiry };
    }
  }
}

export function readLevel(level: number, kind: AlertSubject['kind']): number {
  if (kind === 'ATM_VOL') {
    if (level > 0 && level <= MOST_VOL) return level;
    return refuse('level', `A volatility lies above 0 and up to ${MOST_VOL}: 0.35 is 35 %.`);
  }
  // A negative zero would come back from the database as another number.
  if (Number.isFinite(level) && Math.abs(level) <= MOST_LEVEL) return level + 0;
  return refuse('level', `A level lies in -${MOST_LEVEL} … ${MOST_LEVEL}.`);
}

export function readNote(text: string | null | undefined): string {
  const note = (text ?? '').normalize('NFC').trim();
  // Signs that turn a line around could make a toast say something else; lone surrogates are no text.
  if (note.length <= LONGEST_NOTE && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(note)) {
    return note;
  }
  return refuse('note', `A note is one line of at most ${LONGEST_NOTE} characters, all of which can be seen.`);
}

function readSpread(wish: AlertWish, today: IsoDate): AlertSubject {
  const first = readContract('symbol', wish.symbol, today);
  const second = readContract('secondSymbol', wish.secondSymbol, today);
  if (first.symbol === second.symbol) refuse('secondSymbol', 'A spread has two contracts.');
  const quotations = [PRODUCTS[first.product].quotation, PRODUCTS[second.product].quotation] as const;
  if (quotations[0] !== quotations[1]) {
    refuse('secondSymbol', `${first.symbol} is quoted in ${quotations[0]}, ${second.symbol} in ${quotations[1]}.`);
  }
  return { kind: 'SPREAD', symbol: first.symbol, secondSymbol: second.symbol };
}

function readContract(
  field: 'symbol' | 'secondSymbol',
  text: string | null | undefined,
  today: IsoDate,
): { readonly product: ProductCode; readonly symbol: FuturesSymbol } {
  const parsed = parseFuturesSymbol(text ?? '');
  if (parsed.status === 'error') return refuse(field, parsed.message, parsed.reason);
  const { contract, symbol } = parsed;
  const { product, month } = contract;
  const lastDate = lastTradeDate(product, month);
  if (lastDate < today) refuse(field, `${symbol} traded for the last time on ${lastDate}.`, 'EXPIRED');
  if (!listedMonths(product, today).includes(month)) refuse(field, `${symbol} is not listed yet.`, 'NOT_LISTED');
  return { product, symbol };
}
