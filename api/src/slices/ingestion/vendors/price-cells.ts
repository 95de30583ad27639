/** Prices of a day of a future from the cells of a line, for forms whose header names the columns. */
import { plainNumber } from './plain-number.js';
import type { StatedPrices, UnreadableRow } from './stated-row.js';
import { unreadableRow } from './unreadable-row.js';

/** Where a line has each price, from 0; undefined for what the form does not have. */
export type PriceColumns = Readonly<Record<keyof StatedPrices, number | undefined>>;

/** @returns the prices as plain numbers, or the first cell that is none */
export function readPrices(
  line: number,
  cells: readonly string[],
  columns: PriceColumns,
): StatedPrices | UnreadableRow {
  const open = numberAt(cells, columns.open);
  const high = numberAt(cells, columns.high);
  const low = numberAt(cells, columns.low);
  const settle = numberAt(cells, columns.settle);
  const volume = numberAt(cells, columns.volume);
  const openInterest = numberAt(cells, columns.openInterest);
  if (open === undefined) return unreadableCell(line, cells, columns.open);
  if (high === undefined) return unreadableCell(line, cells, columns.high);
  if (low === undefined) return unreadableCell(line, cells, columns.low);
  if (settle === undefined) return unreadableCell(line, cells, columns.settle);
  if (volume === undefined) return unreadableCell(line, cells, columns.volume);
  if (openInterest === undefined) return unreadableCell(line, cells, columns.openInterest);
  return { open, high, low, settle, volume, openInterest };
}

function numberAt(cells: readonly string[], index: number | undefined): string | undefined {
  return index === undefined ? '' : plainNumber(cells[index] ?? '');
}

function unreadableCell(line: number, cells: readonly string[], index = -1): UnreadableRow {
  return unreadableRow(line, index + 1, cells[index] ?? '', 'a price or a count is a number, as 31.95');
}
