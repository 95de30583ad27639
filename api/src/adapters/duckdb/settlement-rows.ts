/** Between result chunks and the market's own types. */
import { DuckDBDateVector, DuckDBDoubleVector, DuckDBIntegerVector, DuckDBSmallIntVector } from '@duckdb/node-api';
import type { DuckDBDataChunk, DuckDBMaterializedResult, DuckDBVector } from '@duckdb/node-api';

import { fromDayNumber, fromMonthIndex, futuresSymbol } from '@cushing/products';
import type { ContractMonth, FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { FuturesSettlement, SpotPrice } from '../../slices/market/index.js';

/**
 * The columns that `settlementsOf` expects, in its order. NULL comes as NaN: to look up the driver's NULLs costs a
 * big integer each, which made up a third of the reading of 4,500 rows.
 */
export const SETTLEMENT_SELECTION = `month, trade_date, nearby, ${['open', 'high', 'low'].map(nanForNull).join(', ')},
  settle, ${['volume', 'open_interest'].map(nanForNull).join(', ')}, import_number`;

/** The columns that `spotPricesOf` expects, in its order. */
export const SPOT_SELECTION = 'date, price';

interface Contract {
  readonly month: ContractMonth;
  readonly symbol: FuturesSymbol;
}

/** Dates and contracts recur in every answer: each is made once. There are a few ten thousand of them at most. */
const datesByDay = new Map<number, IsoDate>();
const contractsByProduct = new Map<ProductCode, Map<number, Contract>>();

/** @returns the date of a day number, the same string each time */
export function dateOfDay(day: number): IsoDate {
  let date = datesByDay.get(day);
  if (date === undefined) {
    date = fromDayNumber(day);
    datesByDay.set(day, date);
  }
  return date;
}

/**
 * @param result of a selection of `SETTLEMENT_SELECTION`, all of one product
 * @param importIds the imports' ids by their numbers
 */
export function settlementsOf(
  product: ProductCode,
  result: DuckDBMaterializedResult,
  importIds: ReadonlyMap<number, string>,
): FuturesSettlement[] {
  const contracts = contractsOf(product);
  const settlements: FuturesSettlement[] = [];
  forEachChunk(result, (chunk) => {
    const months = vector(chunk, 0, DuckDBIntegerVector);
    const days = vector(chunk, 1, DuckDBDateVector);
    const nearbys = vector(chunk, 2, DuckDBSmallIntVector);
    const opens = vector(chunk, 3, DuckDBDoubleVector);
    const highs = vector(chunk, 4, DuckDBDoubleVector);
    const lows = vector(chunk, 5, DuckDBDoubleVector);
    const settles = vector(chunk, 6, DuckDBDoubleVector);
    const volumes = vector(chunk, 7, DuckDBDoubleVector);
    const openInterests = vector(chunk, 8, DuckDBDoubleVector);
    const imports = vector(chunk, 9, DuckDBIntegerVector);
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const { month, symbol } = contractOf(product, contracts, present(months.getItem(row)));
      const importNumber = present(imports.getItem(row));
      settlements.push({
        product,
        month,
        symbol,
        tradeDate: dateOfDay(present(days.getItem(row)).days),
        nearby: present(nearbys.getItem(row)),
        open: nullForNan(opens.getItem(row)),
        high: nullForNan(highs.getItem(row)),
        low: nullForNan(lows.getItem(row)),
        settle: present(settles.getItem(row)),
        volume: nullForNan(volumes.getItem(row)),
        openInterest: nullForNan(openInterests.getItem(row)),
        importId: present(importIds.get(importNumber) ?? null),
      });
    }
  });
  return settlements;
}

/** @param result of a selection of `SPOT_SELECTION` */
export function spotPricesOf(result: DuckDBMaterializedResult): SpotPrice[] {
  const prices: SpotPrice[] = [];
  forEachChunk(result, (chunk) => {
    const days = vector(chunk, 0, DuckDBDateVector);
    const values = vector(chunk, 1, DuckDBDoubleVector);
    for (let row = 0; row < chunk.rowCount; row += 1) {
      prices.push({ date: dateOfDay(present(days.getItem(row)).days), price: present(values.getItem(row)) });
    }
  });
  return prices;
}

/** Calls `visit` for every chunk of rows, in the result's order. */
export function forEachChunk(result: DuckDBMaterializedResult, visit: (chunk: DuckDBDataChunk) => void): void {
  for (let index = 0; index < result.chunkCount; index += 1) visit(result.getChunk(index));
}

function contractsOf(product: ProductCode): Map<number, Contract> {
  let contracts = contractsByProduct.get(product);
  if (contracts === undefined) {
    contracts = new Map();
    contractsByProduct.set(product, contracts);
  }
  return contracts;
}

function contractOf(product: ProductCode, contracts: Map<number, Contract>, monthIndex: number): Contract {
  let contract = contracts.get(monthIndex);
  if (contract === undefined) {
    const month = fromMonthIndex(monthIndex);
    contract = { month, symbol: futuresSymbol(product, month) };
    contracts.set(monthIndex, contract);
  }
  return contract;
}

export function vector<Vector extends DuckDBVector>(
  chunk: DuckDBDataChunk,
  column: number,
  type: abstract new (...parts: never) => Vector,
): Vector {
  const found = chunk.getColumnVector(column);
  if (!(found instanceof type)) throw new Error(`column ${column} of a result is no ${type.name}`);
  return found;
}

/** The schema says NOT NULL of the columns read through this. */
export function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('a value is missing in a column of the market store that has none missing');
  return value;
}

export function nanForNull(column: string): string {
  return `coalesce(${column}, 'NaN'::DOUBLE)`;
}

function nullForNan(value: number | null): number | null {
  return Number.isNaN(value) ? null : value;
}
