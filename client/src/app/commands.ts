/** What a person may type into the command bar, in the words of the trade: `CLF27`, `NG`, `CRACK 321`, `2020-04-20`. */
import { PRODUCTS, PRODUCT_CODES, isProductCode, parseFuturesSymbol, parseIsoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { FuturesView } from '../features/futures/futures-view.js';

/** Something to go to or to do. */
export type Command =
  | { readonly kind: 'VIEW'; readonly text: string; readonly hint: string; readonly view: Partial<FuturesView> }
  | {
      readonly kind: 'THEME';
      readonly text: string;
      readonly hint: string;
      readonly theme: 'light' | 'dark' | 'system';
    }
  | { readonly kind: 'PLACE'; readonly text: string; readonly hint: string; readonly place: 'EXPLORER' | 'KEYS' };

/** Offered before anything is typed, and found by their words after. */
export const COMMANDS: readonly Command[] = [
  ...PRODUCT_CODES.map((code): Command => ({
    kind: 'VIEW',
    text: code,
    hint: `${PRODUCTS[code].name}, ${PRODUCTS[code].quotation}`,
    view: { product: code, contract: undefined },
  })),
  { kind: 'VIEW', text: 'LATEST', hint: 'The latest trade date', view: { asOf: undefined } },
  { kind: 'VIEW', text: 'CONTRACTS', hint: 'Table of the contracts', view: { table: 'CONTRACTS', sort: undefined } },
  { kind: 'VIEW', text: 'SPREADS', hint: 'Table of calendar spreads', view: { table: 'SPREADS', sort: undefined } },
  { kind: 'VIEW', text: 'CRACK 321', hint: '3-2-1 crack spread', view: { crack: 'CRACK_321' } },
  { kind: 'VIEW', text: 'CRACK GASOLINE', hint: 'Gasoline crack spread', view: { crack: 'GASOLINE' } },
  { kind: 'VIEW', text: 'CRACK HEATING OIL', hint: 'Heating oil crack spread', view: { crack: 'HEATING_OIL' } },
  { kind: 'VIEW', text: 'CONTINUOUS', hint: 'Continuous history', view: { history: 'CONTINUOUS' } },
  { kind: 'PLACE', text: 'EXPLORER', hint: 'Query the API', place: 'EXPLORER' },
  { kind: 'PLACE', text: 'KEYS', hint: 'Keyboard shortcuts', place: 'KEYS' },
  { kind: 'THEME', text: 'THEME LIGHT', hint: 'Light colours', theme: 'light' },
  { kind: 'THEME', text: 'THEME DARK', hint: 'Dark colours', theme: 'dark' },
  { kind: 'THEME', text: 'THEME SYSTEM', hint: 'Colours of the system', theme: 'system' },
];

/**
 * @param typed what a person typed
 * @returns the command that it spells out: symbols, dates and products in any order; undefined where a word is none
 */
export function readCommand(typed: string): Command | undefined {
  const words = typed
    .trim()
    .toUpperCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  let view: Partial<FuturesView> = {};
  const hints: string[] = [];
  for (const word of words) {
    const part = readWord(word);
    if (part === undefined) return undefined;
    view = { ...view, ...part.view };
    hints.push(part.hint);
  }
  return { kind: 'VIEW', text: words.join(' '), hint: hints.join(', '), view };
}

function readWord(word: string): { readonly view: Partial<FuturesView>; readonly hint: string } | undefined {
  if (isProductCode(word)) return { view: ofProduct(word), hint: PRODUCTS[word].name };
  const date = parseIsoDate(word);
  if (date !== undefined) return { view: { asOf: date }, hint: `as of ${word}` };
  const symbol = parseFuturesSymbol(word);
  if (symbol.status !== 'ok') return undefined;
  return {
    view: { ...ofProduct(symbol.contract.product), contract: symbol.symbol, history: 'CONTRACT' },
    hint: `${PRODUCTS[symbol.contract.product].name} ${symbol.contract.month}`,
  };
}

function ofProduct(product: ProductCode): Partial<FuturesView> {
  return { product, contract: undefined };
}
