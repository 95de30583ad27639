import type { IsoDate } from '@cushing/products';

import type { TextRecord } from '../../ingestion.ports.js';
import { textOf } from './columns.js';
import type { ColumnIndexes } from './columns.js';
import { optionOfSymbol, optionOfTerms } from './named-option.js';
import type { NamedOption } from './named-option.js';

/** Options kept; a day of all products has some 30,000, and the next day names them again. */
const KEPT_OPTIONS = 50_000;
/** Longer names are not kept, so that a file cannot fill the memory with them. */
const LONGEST_KEPT = 64;

/** Tells which option a record is of, each spelling once: only a one-digit year depends on the date beside it. */
export class OptionMemory {
  readonly #options = new Map<string, NamedOption>();

  /** @param date the settlement's */
  find(record: TextRecord, indexes: ColumnIndexes, date: IsoDate): NamedOption {
    const text = (column: 'symbol' | 'product' | 'series' | 'expiry' | 'type' | 'strike'): string =>
      textOf(record, indexes, column);
    if (indexes.symbol >= 0) {
      const symbol = text('symbol');
      const isDateless = /^\s*[a-z]+\d\d/i.test(symbol);
      return isDateless ? this.#known(symbol, () => optionOfSymbol(symbol, date)) : optionOfSymbol(symbol, date);
    }
    const [product, series, expiry] = [text('product'), text('series'), text('expiry')];
    const [type, strike] = [text('type'), text('strike')];
    const key = [product, series, expiry, type, strike].join('\n');
    return this.#known(key, () => optionOfTerms({ product, series, expiry, type, strike }));
  }

  #known(key: string, parse: () => NamedOption): NamedOption {
    const known = this.#options.get(key);
    if (known !== undefined) return known;
    const option = parse();
    if (key.length <= LONGEST_KEPT) {
      if (this.#options.size >= KEPT_OPTIONS) this.#options.clear();
      this.#options.set(key, option);
    }
    return option;
  }
}
