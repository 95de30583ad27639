/** The columns of CME's settlement CSV, found by their names. */
import { splitDelimitedLine } from '../delimited-line.js';

/** Places of the columns in a record, from 0; −1 for one that may be missing and is. */
export interface CmeColumns {
  readonly count: number;
  readonly date: number;
  readonly symbol: number;
  readonly strike: number;
  readonly securityType: number;
  readonly month: number;
  readonly putCall: number;
  readonly settle: number;
  readonly exchange: number;
  readonly description: number;
  readonly bid: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly openInterest: number;
  readonly underlyingProduct: number;
  readonly underlyingMonth: number;
}

/**
 * @param line any line of the file
 * @returns undefined for what is no header that names all that a settlement needs
 */
export function cmeColumns(line: string): CmeColumns | undefined {
  const names = splitDelimitedLine(line, ',').map((name) => name.trim().toLowerCase());
  const columns: CmeColumns = {
    count: names.length,
    date: names.indexOf('bizdt'),
    symbol: names.indexOf('sym'),
    strike: names.indexOf('strkpx'),
    securityType: names.indexOf('sectyp'),
    month: names.indexOf('mmy'),
    putCall: names.indexOf('putcall'),
    settle: names.indexOf('settleprice'),
    exchange: names.indexOf('exch'),
    description: names.indexOf('desc'),
    bid: names.indexOf('bidprice'),
    open: names.indexOf('openingprice'),
    high: names.indexOf('dhighprice'),
    low: names.indexOf('dlowprice'),
    openInterest: names.indexOf('prevdayoi'),
    underlyingProduct: names.indexOf('undlyid'),
    underlyingMonth: names.indexOf('undlymmy'),
  };
  const { date, symbol, strike, securityType, month, putCall, settle } = columns;
  return Math.min(date, symbol, strike, securityType, month, putCall, settle) < 0 ? undefined : columns;
}
