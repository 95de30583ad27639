/** Where the keys of the chain move its focus. */

/** A cell by its places. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Rows that Page Up and Page Down go. */
const PAGE = 10;

/**
 * @param isFar whether Ctrl is held: Home and End then go to the first and last row
 * @returns the cell that a key moves to; undefined for other keys and where there is none
 */
export function cellAfter(
  key: string,
  { row, column }: CellPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  isFar: boolean,
): CellPlace | undefined {
  if (rows === 0 || columns === 0) return undefined;
  const target = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: isFar ? { row: 0, column } : { row, column: 0 },
    End: isFar ? { row: rows - 1, column } : { row, column: columns - 1 },
  }[key];
  if (target === undefined) return undefined;
  return { row: inside(target.row, rows), column: inside(target.column, columns) };
}

function inside(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
