import { lastTradeDate, parseFuturesSymbol } from '@cushing/products';
import type { ContractMonth, FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

/** A contract that ticks name. */
export interface TickContract {
  readonly status: 'OK';
  readonly symbol: FuturesSymbol;
  readonly product: ProductCode;
  readonly month: ContractMonth;
  readonly lastTradeDate: IsoDate;
}

export type TickSymbol = TickContract | { readonly status: 'UNKNOWN'; readonly message: string };

/** Spellings kept; a feed names the same few hundred again and again. */
const KEPT_SPELLINGS = 10_000;
/** No symbol is longer; what is longer is not worth keeping. */
const LONGEST_SPELLING = 24;
const known = new Map<string, TickSymbol>();

/**
 * Reads the symbol that a tick names, each spelling once: only a one-digit year depends on the date.
 *
 * @param text as the feed writes it
 * @param date an exchange date near which the contract trades
 */
export function readTickSymbol(text: string, date: IsoDate): TickSymbol {
  const found = known.get(text);
  if (found !== undefined) return found;
  const read = parse(text, date);
  if (text.length <= LONGEST_SPELLING && /\d\d\s*$/.test(text)) {
    if (known.size >= KEPT_SPELLINGS) known.clear();
    known.set(text, read);
  }
  return read;
}

function parse(text: string, date: IsoDate): TickSymbol {
  const parsed = parseFuturesSymbol(text, date);
  if (parsed.status === 'error') return { status: 'UNKNOWN', message: parsed.message };
  const { product, month } = parsed.contract;
  return { status: 'OK', symbol: parsed.symbol, product, month, lastTradeDate: lastTradeDate(product, month) };
}
