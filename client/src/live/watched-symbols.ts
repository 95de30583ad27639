import { parseFuturesSymbol } from '@cushing/products';

/** For how long changes are gathered, so that a page that comes or goes is one change. */
const GATHER_MS = 50;

/** Counts who watches which symbol, and tells the symbols that are watched by anyone once they have settled. */
export class WatchedSymbols {
  readonly #counts = new Map<string, number>();
  readonly #onSettled: (symbols: readonly string[]) => void;
  #told = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onSettled gets the symbols in alphabetical order, whenever they are others than before */
  constructor(onSettled: (symbols: readonly string[]) => void) {
    this.#onSettled = onSettled;
  }

  /**
   * @param symbols as the API writes them; others are left out, as the API would refuse all for one of them
   * @returns what ends the watching; may be called twice
   */
  watch(symbols: Iterable<string>): () => void {
    const known = [...new Set(symbols)].filter(isSymbol);
    for (const symbol of known) this.#counts.set(symbol, (this.#counts.get(symbol) ?? 0) + 1);
    this.#gather();
    let isEnded = false;
    return () => {
      if (isEnded) return;
      isEnded = true;
      for (const symbol of known) {
        const count = this.#counts.get(symbol) ?? 0;
        if (count > 1) this.#counts.set(symbol, count - 1);
        else this.#counts.delete(symbol);
      }
      this.#gather();
    };
  }

  has(symbol: string): boolean {
    return this.#counts.has(symbol);
  }

  #gather(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const symbols = [...this.#counts.keys()].sort();
      const told = symbols.join(' ');
      if (told === this.#told) return;
      this.#told = told;
      this.#onSettled(symbols);
    }, GATHER_MS);
  }
}

function isSymbol(text: string): boolean {
  const parsed = parseFuturesSymbol(text);
  return parsed.status === 'ok' && parsed.symbol === text;
}
