/** Reads the symbols of Databento's lines, each about once a year of dates: a file repeats them on all of its lines. */
import { PRODUCT_CODES, PRODUCTS, isoDate, parseSymbol } from '@cushing/products';
import type { Instrument, IsoDate, ProductCode } from '@cushing/products';

import type { UnknownRow, UnreadableRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';

/** Of all years together; a year of all options of all products has fewer. */
const KEPT_SYMBOLS = 200_000;
/** What is said of a symbol of an unknown product instead of what is wrong with it. */
const UNKNOWN = '';
/** Root of up to six characters, month and year, and of an option its right and strike. */
const OUTRIGHT = /^([A-Z0-9]{1,6})[FGHJKMNQUVXZ]\d{1,2}(?: [CP]-?\d{1,10})?$/;

/** An instrument, or what is wrong with a symbol, and the dates of one year for which that holds. */
interface ReadSymbol {
  readonly result: Instrument | string;
  readonly from: string;
  readonly to: string;
}

/** The symbols of one file. */
export class DatabentoSymbols {
  readonly #years = new Map<string, Map<string, ReadSymbol>>();
  #kept = 0;
  readonly #unknown = new UnknownSubjects();

  /**
   * @param text a raw symbol, as `CLZ6` or `LOZ6 C7500`
   * @param date near which it trades: it tells what a year of one digit means
   * @returns the instrument; a row that tells what is wrong; undefined where a line before has told
   */
  read(line: number, column: number, text: string, date: IsoDate): Instrument | UnknownRow | UnreadableRow | undefined {
    const result = this.#result(text, date);
    if (typeof result !== 'string') return result;
    if (result === UNKNOWN) return this.#unknown.tell(line, unknownSubject(text), proposal(text));
    return unreadableRow(line, column, text, result);
  }

  #result(text: string, date: IsoDate): Instrument | string {
    const year = date.slice(0, 4);
    let symbols = this.#years.get(year);
    const known = symbols?.get(text);
    if (known !== undefined && date >= known.from && date <= known.to) return known.result;
    if (symbols === undefined || this.#kept >= KEPT_SYMBOLS) {
      if (this.#kept >= KEPT_SYMBOLS) this.#forget();
      symbols = new Map();
      this.#years.set(year, symbols);
    }
    if (known === undefined) this.#kept++;
    const result = readSymbol(text, date);
    symbols.set(text, { result, ...datesOf(text, date, result) });
    return result;
  }

  #forget(): void {
    this.#years.clear();
    this.#kept = 0;
  }
}

/** What a one-digit year means changes once in ten years: where it is the same at both ends of a year, it is all through it. */
function datesOf(text: string, date: IsoDate, result: Instrument | string): { from: string; to: string } {
  const [first, last] = [isoDate(`${date.slice(0, 4)}-01-01`), isoDate(`${date.slice(0, 4)}-12-31`)];
  if (result === UNKNOWN) return { from: first, to: last };
  if (typeof result === 'string') return { from: date, to: date };
  const isSame = (other: Instrument | string): boolean => typeof other !== 'string' && other.month === result.month;
  return {
    from: isSame(readSymbol(text, first)) ? first : date,
    to: isSame(readSymbol(text, last)) ? last : date,
  };
}

function readSymbol(text: string, date: IsoDate): Instrument | string {
  if (text === '') return 'a line names its instrument: export with symbols mapped';
  const parsed = parseSymbol(text, date);
  if (parsed.status === 'ok') return parsed.instrument;
  switch (parsed.reason) {
    case 'SYMBOL_YEAR':
      return 'the year of a symbol is one or two digits, as in CLZ6 or CLZ26';
    case 'SYMBOL_STRIKE':
      return 'an option is written with C or P and its strike without a decimal point, as LOZ6 C7500';
    default:
      return UNKNOWN;
  }
}

/** @returns the root of an outright of an unknown product, so that it is told once for all of its months and strikes */
function unknownSubject(text: string): string {
  const symbol = text.trim();
  return OUTRIGHT.exec(symbol)?.[1] ?? symbol;
}

/** A whole product or a continuous series, as `CL.FUT` and `CL.n.0`, names its root; a spread is of no product. */
function proposal(text: string): ProductCode | undefined {
  const point = text.indexOf('.');
  if (point < 0) return undefined;
  const root = text.slice(0, point).trim().toUpperCase();
  return PRODUCT_CODES.find((code) => code === root || PRODUCTS[code].aliases.includes(root));
}
