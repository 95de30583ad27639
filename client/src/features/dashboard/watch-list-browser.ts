/** The list of those who look around without an account: the browser keeps it, as far as it keeps anything. */
import { parseFuturesSymbol } from '@cushing/products';
import { z } from 'zod';

import { keepStored, readStored } from '../../lib/storage.js';
import { MOST_WATCHED } from './watch-list.js';

const KEY = 'cushing.watch-list';
const LIST = z
  .array(z.string().refine((symbol) => parseFuturesSymbol(symbol).status === 'ok'))
  .max(MOST_WATCHED)
  .refine((symbols) => new Set(symbols).size === symbols.length);

/** @returns what was kept; undefined where nothing was, or what is there is no list */
export function readBrowserList(): readonly string[] | undefined {
  try {
    const read = LIST.safeParse(JSON.parse(readStored(KEY) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a list until it is taken out of the browser. */
export function keepBrowserList(symbols: readonly string[]): void {
  keepStored(KEY, JSON.stringify(symbols));
}
