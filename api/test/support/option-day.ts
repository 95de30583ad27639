/** One product's options on one trade date, as a store answers them, from quotes that a test writes down. */
import {
  contractMonth,
  isoDate,
  OPTION_SERIES_CODES,
  parseContractMonth,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import type { OptionSettlementColumns } from '../../src/slices/market/index.js';
import type { DayInput } from '../../src/slices/options/index.js';

export interface OptionRow {
  readonly series: OptionSeries;
  /** `YYYY-MM` */
  readonly month: string;
  readonly type: OptionType;
  readonly strike: number;
  readonly settle?: number;
  readonly bid?: number;
  readonly ask?: number;
  readonly volume?: number;
  readonly openInterest?: number;
}

export interface OptionDayText {
  readonly product: ProductCode;
  /** `YYYY-MM-DD` */
  readonly tradeDate: string;
  readonly rows: readonly OptionRow[];
  /** Settles by `YYYY-MM`. */
  readonly futures?: Readonly<Record<string, number>>;
  /** Flat at 4 % where absent. */
  readonly rates?: DayInput['rates'];
}

export function optionDay({ product, tradeDate, rows, futures = {}, rates }: OptionDayText): DayInput {
  return {
    product,
    tradeDate: isoDate(tradeDate),
    settlements: optionColumns(isoDate(tradeDate), rows),
    futures: new Map(Object.entries(futures).map(([month, settle]) => [monthOf(month), settle])),
    rates: rates ?? [{ tenorDays: 30, rate: 0.04 }],
  };
}

/** The rows in the order in which they are given. */
export function optionColumns(tradeDate: IsoDate, rows: readonly OptionRow[]): OptionSettlementColumns {
  const numbers = (value: (row: OptionRow) => number | undefined): Float64Array =>
    Float64Array.from(rows, (row) => value(row) ?? NaN);
  return {
    length: rows.length,
    series: Uint8Array.from(rows, ({ series }) => OPTION_SERIES_CODES.indexOf(series)),
    month: Int32Array.from(rows, ({ month }) => toMonthIndex(monthOf(month))),
    isCall: Uint8Array.from(rows, ({ type }) => Number(type === 'CALL')),
    strike: numbers(({ strike }) => strike),
    tradeDate: new Int32Array(rows.length).fill(toDayNumber(tradeDate)),
    settle: numbers(({ settle }) => settle),
    bid: numbers(({ bid }) => bid),
    ask: numbers(({ ask }) => ask),
    volume: numbers(({ volume }) => volume),
    openInterest: numbers(({ openInterest }) => openInterest),
    line: new Int32Array(rows.length),
  };
}

/** A put and a call at each strike, settled at what the function says. */
export function settledChain(
  series: OptionSeries,
  month: string,
  strikes: readonly number[],
  settle: (type: OptionType, strike: number) => number,
): readonly OptionRow[] {
  return strikes.flatMap((strike) =>
    (['PUT', 'CALL'] as const).map((type) => ({ series, month, type, strike, settle: settle(type, strike) })),
  );
}

/** From the first to the last, both included. */
export function strikesBetween(first: number, last: number, step: number): readonly number[] {
  const count = Math.round((last - first) / step);
  return Array.from({ length: count + 1 }, (_, index) => first + ((last - first) * index) / count);
}

function monthOf(text: string): ContractMonth {
  return parseContractMonth(text) ?? contractMonth(NaN, NaN);
}
