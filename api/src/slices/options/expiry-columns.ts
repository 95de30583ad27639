import { fromMonthIndex, OPTION_SERIES_CODES } from '@cushing/products';
import type { ContractMonth, OptionSeries } from '@cushing/products';

import { judgedPrice } from '../market/index.js';
import type { OptionSettlementColumns } from '../market/index.js';
import type { OptionSide } from './options.types.js';

/** The options of one expiry, by strike: what the source says of them set, what is computed of them not yet. */
export interface ExpiryColumns {
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  /** Ascending. */
  readonly strikes: Float64Array;
  readonly calls: OptionSide;
  readonly puts: OptionSide;
}

/** Of one side: as many columns of numbers as of bytes are cut from one piece of memory. */
const NUMBER_COLUMNS = 12;
const BYTE_COLUMNS = 3;

/** Sorts the options of a trade date into expiries, by series and contract month; calls and puts are beside each other. */
export function expiryColumns(settlements: OptionSettlementColumns): readonly ExpiryColumns[] {
  const rows = orderedRows(settlements);
  const { series, month } = settlements;
  const expiries: ExpiryColumns[] = [];
  let start = 0;
  while (start < rows.length) {
    const first = rows[start] ?? 0;
    let end = start + 1;
    while (end < rows.length && series[rows[end] ?? 0] === series[first] && month[rows[end] ?? 0] === month[first]) {
      end += 1;
    }
    expiries.push(oneExpiry(settlements, rows.subarray(start, end)));
    start = end;
  }
  return expiries;
}

/** The price that a volatility is of: the settle, else the middle of a quote that is not crossed, else NaN. */
export function priceAt({ settle, bid, ask }: OptionSide, index: number): number {
  return judgedPrice({ settle: settle[index] ?? NaN, bid: bid[index] ?? NaN, ask: ask[index] ?? NaN });
}

function oneExpiry(settlements: OptionSettlementColumns, rows: Uint32Array): ExpiryColumns {
  const { series, month, strike, isCall } = settlements;
  let count = 0;
  let last = NaN;
  for (const row of rows) {
    if (strike[row] !== last) count += 1;
    last = strike[row] ?? NaN;
  }
  const memory = new ArrayBuffer(count * (8 + 2 * (8 * NUMBER_COLUMNS + BYTE_COLUMNS)));
  const strikes = new Float64Array(memory, 0, count);
  const calls = emptySide(memory, 1, count);
  const puts = emptySide(memory, 1 + NUMBER_COLUMNS, count);
  let index = -1;
  last = NaN;
  for (const row of rows) {
    const price = strike[row] ?? NaN;
    if (price !== last) {
      index += 1;
      strikes[index] = price;
      last = price;
    }
    fillQuote(isCall[row] === 1 ? calls : puts, index, settlements, row);
  }
  const first = rows[0] ?? 0;
  const code = OPTION_SERIES_CODES[series[first] ?? NaN];
  if (code === undefined) throw new RangeError(`there is no option series ${series[first] ?? NaN}`);
  return { series: code, month: fromMonthIndex(month[first] ?? NaN), strikes, calls, puts };
}

/**
 * One piece of memory for all columns of an expiry, so that a thread hands it over in one go.
 *
 * @param firstColumn how many columns of numbers lie before this side's
 */
function emptySide(memory: ArrayBuffer, firstColumn: number, count: number): OptionSide {
  let column = firstColumn;
  const numbers = (): Float64Array => {
    const values = new Float64Array(memory, 8 * count * column, count).fill(NaN);
    column += 1;
    return values;
  };
  // Behind all numbers, whose places are multiples of eight.
  let byteColumn = 8 * (1 + 2 * NUMBER_COLUMNS) + (firstColumn === 1 ? 0 : BYTE_COLUMNS);
  const bytes = (): Uint8Array => {
    const values = new Uint8Array(memory, count * byteColumn, count);
    byteColumn += 1;
    return values;
  };
  return {
    settle: numbers(),
    bid: numbers(),
    ask: numbers(),
    volume: numbers(),
    openInterest: numbers(),
    isListed: bytes(),
    vol: numbers(),
    volStatus: bytes(),
    delta: numbers(),
    gamma: numbers(),
    vega: numbers(),
    theta: numbers(),
    rho: numbers(),
    theoretical: numbers(),
    flags: bytes(),
  };
}

function fillQuote(side: OptionSide, index: number, settlements: OptionSettlementColumns, row: number): void {
  side.isListed[index] = 1;
  side.settle[index] = settlements.settle[row] ?? NaN;
  side.bid[index] = settlements.bid[row] ?? NaN;
  side.ask[index] = settlements.ask[row] ?? NaN;
  side.volume[index] = settlements.volume[row] ?? NaN;
  side.openInterest[index] = settlements.openInterest[row] ?? NaN;
}

/** The rows by series, month and strike: a store answers them in that order, so that there is nothing to sort. */
function orderedRows(settlements: OptionSettlementColumns): Uint32Array {
  const rows = Uint32Array.from({ length: settlements.length }, (_, row) => row);
  for (let row = 1; row < rows.length; row += 1) {
    if (compareRows(settlements, row - 1, row) > 0)
      return rows.sort((one, other) => compareRows(settlements, one, other));
  }
  return rows;
}

function compareRows({ series, month, strike }: OptionSettlementColumns, one: number, other: number): number {
  const bySeries = (series[one] ?? NaN) - (series[other] ?? NaN);
  if (bySeries !== 0) return bySeries;
  const byMonth = (month[one] ?? NaN) - (month[other] ?? NaN);
  return byMonth === 0 ? (strike[one] ?? NaN) - (strike[other] ?? NaN) : byMonth;
}
