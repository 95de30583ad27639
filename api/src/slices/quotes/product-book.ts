import type { ContractMonth, FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { Quote, TickOrigin } from './quotes.types.js';
import type { TickContract } from './tick-symbols.js';

interface Entry {
  readonly month: ContractMonth;
  readonly lastTradeDate: IsoDate;
  quote: Quote;
}

/** The quotes of one product, all of one origin. */
export class ProductBook {
  readonly product: ProductCode;
  readonly #entries = new Map<FuturesSymbol, Entry>();
  #inOrder: readonly Entry[] | undefined;
  #origin: TickOrigin | undefined;
  #sweptOn: IsoDate | undefined;
  /** Whose tick came last. */
  source: string | undefined;

  constructor(product: ProductCode) {
    this.product = product;
  }

  get origin(): TickOrigin | undefined {
    return this.#origin;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  get(symbol: FuturesSymbol): Quote | undefined {
    return this.#entries.get(symbol)?.quote;
  }

  /** @returns all quotes, by contract month */
  quotes(): readonly Quote[] {
    this.#inOrder ??= [...this.#entries.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
    return this.#inOrder.map(({ quote }) => quote);
  }

  set({ symbol, month, lastTradeDate }: TickContract, quote: Quote): void {
    const entry = this.#entries.get(symbol);
    if (entry === undefined) {
      this.#entries.set(symbol, { month, lastTradeDate, quote });
      this.#inOrder = undefined;
    } else entry.quote = quote;
  }

  /** Puts another quote in the place of each. @returns the symbols of those that are others now */
  replace(change: (quote: Quote) => Quote): readonly FuturesSymbol[] {
    const changed: FuturesSymbol[] = [];
    for (const [symbol, entry] of this.#entries) {
      const quote = change(entry.quote);
      if (quote !== entry.quote) changed.push(symbol);
      entry.quote = quote;
    }
    return changed;
  }

  /** Begins anew with another origin. @returns whether anything was dropped */
  begin(origin: TickOrigin | undefined): boolean {
    const hadQuotes = !this.isEmpty;
    this.#entries.clear();
    this.#inOrder = undefined;
    this.#origin = origin;
    this.#sweptOn = undefined;
    this.source = undefined;
    return hadQuotes;
  }

  /** Drops what had traded for the last time before a trade date. @returns whether that was anything */
  dropExpired(tradeDate: IsoDate): boolean {
    if (this.#sweptOn === tradeDate) return false;
    this.#sweptOn = tradeDate;
    const sizeBefore = this.#entries.size;
    for (const [symbol, { lastTradeDate }] of this.#entries) {
      if (lastTradeDate < tradeDate) this.#entries.delete(symbol);
    }
    if (this.#entries.size === sizeBefore) return false;
    this.#inOrder = undefined;
    return true;
  }
}
