/** Where the keys of a chart move its cursor. */
import { nearestIndex } from './nearest.js';

/**
 * @param stops where the cursor may stand, ascending
 * @returns the stop that a key moves to; undefined for other keys and where there is no stop
 */
export function stopAfter(stops: readonly number[], key: string, at: number | undefined): number | undefined {
  const index = nearestIndex(stops, at ?? 0);
  const target = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: stops.length - 1 }[key];
  return target === undefined ? undefined : stops[inside(target, stops.length)];
}

/**
 * @param at place of a cell, counted row by row; undefined for none
 * @returns the place that a key moves to, the first one from none; undefined for other keys and where no cell is
 */
export function placeAfter(
  key: string,
  at: number | undefined,
  rowCount: number,
  columnCount: number,
): number | undefined {
  if (rowCount === 0 || columnCount === 0) return undefined;
  const [row, column] = at === undefined ? [0, 0] : [Math.floor(at / columnCount), at % columnCount];
  const target = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 0],
    End: [row, columnCount - 1],
    PageUp: [0, column],
    PageDown: [rowCount - 1, column],
  }[key];
  if (target === undefined) return undefined;
  if (at === undefined) return 0;
  const [toRow = 0, toColumn = 0] = target;
  return inside(toRow, rowCount) * columnCount + inside(toColumn, columnCount);
}

function inside(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
