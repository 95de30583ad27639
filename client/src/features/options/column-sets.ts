/** Which columns of the chain are shown: a set that has a name, or one that was put together. */

/** From the outer edge towards the strike; bid and ask stand beside it. */
export const COLUMN_IDS = [
  ...(['moneyness', 'intrinsic', 'timeValue', 'difference', 'theoretical'] as const),
  ...(['rho', 'theta', 'vega', 'gamma', 'delta', 'iv'] as const),
  ...(['volume', 'openInterest', 'settle', 'bid', 'ask'] as const),
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** From the outer edge towards the strike, as above: at most 7, which two sides have room for. */
export const COLUMN_SETS = {
  MARKET: ['delta', 'iv', 'volume', 'openInterest', 'settle', 'bid', 'ask'],
  VOL: ['theoretical', 'vega', 'delta', 'iv', 'settle', 'bid', 'ask'],
  GREEKS: ['rho', 'theta', 'vega', 'gamma', 'delta', 'iv', 'settle'],
  VALUE: ['moneyness', 'intrinsic', 'timeValue', 'difference', 'theoretical', 'iv', 'settle'],
} as const satisfies Readonly<Record<string, readonly ColumnId[]>>;
export type ColumnSet = keyof typeof COLUMN_SETS;

export type ChosenColumns = ColumnSet | readonly ColumnId[];

/** @returns what is shown where nothing was chosen: what moves, where the chain is followed */
export function usualColumns(isLive: boolean): ColumnSet {
  return isLive ? 'VOL' : 'MARKET';
}

/** @returns the columns that an address asks for, the name of a set or columns separated by commas; undefined for none */
export function readColumns(text: string): ChosenColumns | undefined {
  const set = columnSetOf(text);
  if (set !== undefined) return set;
  const asked = new Set(text.split(','));
  const columns = COLUMN_IDS.filter((id) => asked.has(id));
  return columns.length === 0 ? undefined : named(columns);
}

/** @returns as the address writes them; '' where none were chosen */
export function writeColumns(columns: ChosenColumns | undefined): string {
  if (columns === undefined) return '';
  return typeof columns === 'string' ? columns.toLowerCase() : columns.join(',');
}

/** @returns the columns themselves, from the outer edge towards the strike */
export function columnsIn(columns: ChosenColumns): readonly ColumnId[] {
  return typeof columns === 'string' ? COLUMN_SETS[columns] : columns;
}

/** @returns the columns with one more or less; the last one stays */
export function toggleColumn(columns: ChosenColumns, id: ColumnId): ChosenColumns {
  const shown = new Set<ColumnId>(columnsIn(columns));
  if (!shown.delete(id)) shown.add(id);
  return shown.size === 0 ? columns : named(COLUMN_IDS.filter((candidate) => shown.has(candidate)));
}

function columnSetOf(text: string): ColumnSet | undefined {
  return Object.keys(COLUMN_SETS).find((name): name is ColumnSet => name === text.toUpperCase());
}

/** A set that has a name is called by it. */
function named(columns: readonly ColumnId[]): ChosenColumns {
  const text = columns.join();
  const found = Object.entries(COLUMN_SETS).find(([, ids]) => ids.join() === text)?.[0];
  return (found === undefined ? undefined : columnSetOf(found)) ?? columns;
}
