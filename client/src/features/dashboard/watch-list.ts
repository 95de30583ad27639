/** The contracts that a person watches, in their order. */
import { isProductCode, parseSymbol, futuresSymbol } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

/** As many as the server keeps. */
export const MOST_WATCHED = 50;

/** What was typed into the symbol box. */
export type TypedSymbols =
  | { readonly status: 'ok'; readonly symbols: readonly string[] }
  | { readonly status: 'error'; readonly message: string };

/**
 * @param typed contracts as in `CLF27 NGG27`, in any case, vendors' roots too; a product alone is its front contract
 * @param fronts symbols of the front contracts
 */
export function readTyped(typed: string, fronts: ReadonlyMap<ProductCode, string>): TypedSymbols {
  const words = typed
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return { status: 'error', message: 'Type a contract, as in CLF27, or a product, as in NG.' };
  const symbols: string[] = [];
  for (const word of words) {
    const read = readWord(word, fronts);
    if (read.status === 'error') return read;
    symbols.push(...read.symbols);
  }
  return { status: 'ok', symbols };
}

function readWord(word: string, fronts: ReadonlyMap<ProductCode, string>): TypedSymbols {
  if (isProductCode(word)) {
    const front = fronts.get(word);
    return front === undefined
      ? { status: 'error', message: `${word} has no front contract here yet.` }
      : { status: 'ok', symbols: [front] };
  }
  const parsed = parseSymbol(word);
  if (parsed.status === 'error') return { status: 'error', message: parsed.message };
  const { instrument } = parsed;
  if (instrument.kind === 'OPTION')
    return { status: 'error', message: `${word} is an option: futures are watched here.` };
  return { status: 'ok', symbols: [futuresSymbol(instrument.product, instrument.month)] };
}

/** What became of a list. */
export type ChangedList =
  | { readonly status: 'ok'; readonly symbols: readonly string[] }
  | { readonly status: 'error'; readonly message: string };

/** @returns the list with the symbols after all others, those that it has already left where they are */
export function withSymbols(list: readonly string[], symbols: readonly string[]): ChangedList {
  const longer = [...new Set([...list, ...symbols])];
  if (longer.length === list.length) {
    return {
      status: 'error',
      message: `${symbols.join(', ')} ${symbols.length === 1 ? 'is' : 'are'} watched already.`,
    };
  }
  return longer.length > MOST_WATCHED
    ? { status: 'error', message: `At most ${MOST_WATCHED} contracts are watched: take some off first.` }
    : { status: 'ok', symbols: longer };
}

/** @returns the list without a symbol */
export function withoutSymbol(list: readonly string[], symbol: string): readonly string[] {
  return list.filter((listed) => listed !== symbol);
}

/** @returns the list with a symbol so many places further down, or up; the same where it is at that end already */
export function movedSymbol(list: readonly string[], symbol: string, places: number): readonly string[] {
  const from = list.indexOf(symbol);
  const to = Math.min(list.length - 1, Math.max(0, from + places));
  if (from < 0 || from === to) return list;
  const others = withoutSymbol(list, symbol);
  return [...others.slice(0, to), symbol, ...others.slice(to)];
}
