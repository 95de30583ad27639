import type { Page } from '../../slices/accounts/index.js';
import { encodeCursor } from './cursor.js';

/**
 * @param rows those asked for and one more where there are more
 * @param position the sorted columns of a row
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  first: number,
  total: number,
  toItem: (row: Row) => Item,
  position: (item: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, first).map(toItem);
  return {
    entries: items.map((item) => ({ cursor: encodeCursor(position(item)), item })),
    hasMore: rows.length > first,
    total,
  };
}
