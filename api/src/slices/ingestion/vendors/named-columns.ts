/** Where the columns of a header stand, found by their names. */

/** Names of a column, in capitals: more than one where a vendor has changed it. */
export type ColumnNames = readonly [string, ...string[]];

/**
 * @param cells of a header, in any case, with or without spaces around
 * @param names by the key under which each place is wanted
 * @returns the places, from 0; undefined where one of them is missing
 */
export function namedColumns<Key extends string>(
  cells: readonly string[],
  names: Readonly<Record<Key, ColumnNames>>,
): Readonly<Record<Key, number>> | undefined {
  const places = new Map<string, number>();
  cells.forEach((cell, place) => {
    const name = cell.trim().toUpperCase();
    if (!places.has(name)) places.set(name, place);
  });
  const found = Object.entries<ColumnNames>(names).map(
    ([key, spellings]) =>
      [key, spellings.map((name) => places.get(name)).find((place) => place !== undefined)] as const,
  );
  if (found.some(([, place]) => place === undefined)) return undefined;
  return Object.fromEntries(found) as Record<Key, number>; // a place for each key: just checked
}
