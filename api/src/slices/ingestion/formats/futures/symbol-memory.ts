import { parseFuturesSymbol } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { Fault } from '../../judgement/numbers.js';

/** A symbol that was understood, or what is wrong with it. */
export type NamedContract =
  { readonly status: 'ok'; readonly product: ProductCode; readonly month: ContractMonth } | Fault;

/** Symbols kept; a file names the same few hundred again and again. */
const KEPT_SYMBOLS = 10_000;

/** Parses symbols, each spelling once: only a one-digit year depends on the date beside it. */
export class SymbolMemory {
  readonly #contracts = new Map<string, NamedContract>();

  /**
   * @param text as the file writes it
   * @param date the settlement's, near which the contract trades
   */
  parse(text: string, date: IsoDate): NamedContract {
    const known = this.#contracts.get(text);
    if (known !== undefined) return known;
    const contract = parse(text, date);
    if (/\d\d\s*$/.test(text)) {
      if (this.#contracts.size >= KEPT_SYMBOLS) this.#contracts.clear();
      this.#contracts.set(text, contract);
    }
    return contract;
  }
}

function parse(text: string, date: IsoDate): NamedContract {
  const parsed = parseFuturesSymbol(text, date);
  if (parsed.status === 'ok') return { status: 'ok', ...parsed.contract };
  // Its message is a sentence; a rejection's continues one.
  return { status: 'fault', reason: 'SYMBOL_UNKNOWN', message: parsed.message.replace(/\.$/, '') };
}
