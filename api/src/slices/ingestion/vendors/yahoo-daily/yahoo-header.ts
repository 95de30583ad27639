import { parseYahooTicker } from './ticker.js';
import type { YahooTicker } from './ticker.js';

/** Where a line has the prices of one ticker, from 0. */
export interface YahooColumns {
  /** Undefined where the header names none: then the file's name does. */
  readonly ticker: YahooTicker | undefined;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** What the header says of the lines beneath it. */
export interface YahooLayout {
  /** How many cells a line has. */
  readonly width: number;
  /** One for each ticker, in the file's order. */
  readonly columns: readonly YahooColumns[];
  /** Whether the lines are bars within a day, which the name of their first column tells. */
  readonly isIntraday: boolean;
}

const DAY = 'date';
const INSTANT = 'datetime';
const PRICE = 'price';
const TICKER = 'ticker';
/** One of them makes a header Yahoo's: without, any vendor might have written it. */
const OWN_NAMES = ['adj close', 'dividends', 'stock splits'];

/** Reads headers of one line and of three, wherever in the file they stand. */
export class YahooHeader {
  #fields: readonly string[] | undefined;
  #tickers: readonly string[] | undefined;
  #layout: YahooLayout | undefined;

  /** What the last header says; undefined where it lacks a column. */
  get layout(): YahooLayout | undefined {
    return this.#layout;
  }

  /** @returns false for a line that is of no header */
  take(cells: readonly string[]): boolean {
    switch (nameOf(cells[0])) {
      case PRICE:
        this.#fields = cells.map(nameOf);
        this.#layout = undefined;
        return true;
      case TICKER:
        this.#tickers = cells.map((cell) => cell.trim());
        this.#layout = undefined;
        return true;
      case DAY:
      case INSTANT:
        this.#layout = cells.slice(1).every((cell) => cell.trim() === '') ? this.#ofThree(cells) : ofOne(cells);
        this.#fields = undefined;
        this.#tickers = undefined;
        return true;
      default:
        return false;
    }
  }

  #ofThree(cells: readonly string[]): YahooLayout | undefined {
    const [fields, tickers] = [this.#fields, this.#tickers];
    if (fields === undefined || tickers === undefined) return undefined;
    const ofTickers = new Map<string, Map<string, number>>();
    for (const [index, ticker] of tickers.entries()) {
      if (index === 0) continue;
      const places = ofTickers.get(ticker) ?? new Map<string, number>();
      ofTickers.set(ticker, places.set(fields[index] ?? '', index));
    }
    const columns: YahooColumns[] = [];
    for (const [ticker, places] of ofTickers) {
      const found = columnsOf((name) => places.get(name) ?? -1, parseYahooTicker(ticker));
      if (found === undefined) return undefined;
      columns.push(found);
    }
    return columns.length === 0 ? undefined : { width: fields.length, columns, isIntraday: isInstant(cells) };
  }
}

/** @param head the first lines of a file, split */
export function isYahooHeader(head: readonly (readonly string[])[]): boolean {
  const [first = []] = head;
  const name = nameOf(first[0]);
  if (name === DAY || name === INSTANT) {
    const names = first.map(nameOf);
    return OWN_NAMES.some((own) => names.includes(own)) && ofOne(first) !== undefined;
  }
  if (name !== PRICE && name !== TICKER) return false;
  const header = new YahooHeader();
  return head.slice(0, 3).every((cells) => header.take(cells)) && header.layout !== undefined;
}

function ofOne(cells: readonly string[]): YahooLayout | undefined {
  const names = cells.map(nameOf);
  const columns = columnsOf((name) => names.indexOf(name), undefined);
  return columns === undefined ? undefined : { width: cells.length, columns: [columns], isIntraday: isInstant(cells) };
}

function columnsOf(indexOf: (name: string) => number, ticker: YahooTicker | undefined): YahooColumns | undefined {
  const [open, high, low] = [indexOf('open'), indexOf('high'), indexOf('low')];
  const [close, volume] = [indexOf('close'), indexOf('volume')];
  return Math.min(open, high, low, close, volume) < 0 ? undefined : { ticker, open, high, low, close, volume };
}

function isInstant(cells: readonly string[]): boolean {
  return nameOf(cells[0]) === INSTANT;
}

function nameOf(cell: string | undefined): string {
  return (cell ?? '').trim().toLowerCase();
}
