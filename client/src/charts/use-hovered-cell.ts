import { useEffect } from 'react';

import type { GridCell } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';

/** Tells of every move of a cursor that holds the place of a cell, counted row by row. */
export function useHoveredCell(
  cursor: CursorStore,
  columnCount: number,
  onHover: ((cell: GridCell | undefined) => void) | undefined,
): void {
  useEffect(
    () =>
      cursor.subscribe(() => {
        const place = cursor.read();
        onHover?.(place === undefined ? undefined : cellAt(place, columnCount));
      }),
    [cursor, onHover, columnCount],
  );
}

/** @returns the cell at a place, counted row by row */
export function cellAt(place: number, columnCount: number): GridCell {
  return { row: Math.floor(place / columnCount), column: place % columnCount };
}
