/** Where the cells of the chain stand: calls, the strike, puts mirrored. */
import type { OptionType } from '@cushing/products';

import { CHAIN_COLUMNS } from './chain-columns.js';
import type { ChainColumn } from './chain-columns.js';
import type { Chain } from './chain-market.js';
import type { ColumnId } from './column-sets.js';
import type { ShownSides } from './options-view.js';

/** One column of the table: of a side, or the strikes. */
export type PlacedColumn =
  { readonly kind: 'QUOTE'; readonly type: OptionType; readonly column: ChainColumn } | { readonly kind: 'STRIKE' };

export interface ChainLayout {
  readonly columns: readonly PlacedColumn[];
  /** As CSS's `grid-template-columns`. */
  readonly template: string;
  /** The least at which no number is cut. */
  readonly minWidth: number;
}

const CHARACTER_WIDTH = 7;
const CELL_PADDING = 10;
/** A strike with a mark on either side. */
export const STRIKE_WIDTH = 88;

/** @param ids from the outer edge towards the strike */
export function layChain(ids: readonly ColumnId[], sides: ShownSides): ChainLayout {
  const known = ids.map((id) => CHAIN_COLUMNS.get(id)).filter((column) => column !== undefined);
  const calls = sides === 'PUTS' ? [] : known.map((column) => placed('CALL', column));
  const puts = sides === 'CALLS' ? [] : mirrored(known).map((column) => placed('PUT', column));
  const strike: PlacedColumn = { kind: 'STRIKE' };
  // One side alone begins with the strike, as a table does, and what stands beside it in both.
  const columns =
    sides === 'CALLS'
      ? [strike, ...mirrored(known).map((column) => placed('CALL', column))]
      : [...calls, strike, ...puts];
  const widths = columns.map(widthOf);
  return {
    columns,
    template: columns
      .map((column, index) => (column.kind === 'STRIKE' ? `${STRIKE_WIDTH}px` : `minmax(${widths[index] ?? 0}px, 1fr)`))
      .join(' '),
    minWidth: widths.reduce((sum, width) => sum + width, 0),
  };
}

export function strikeColumn({ columns }: ChainLayout): number {
  return columns.findIndex(({ kind }) => kind === 'STRIKE');
}

/** @returns the column of a side that stands beside the strikes; that of the strikes where no side is said or shown */
export function columnBeside(layout: ChainLayout, type: OptionType | undefined): number {
  const strike = strikeColumn(layout);
  const beside = [strike - 1, strike + 1].find((index) => {
    const placed = layout.columns[index];
    return placed?.kind === 'QUOTE' && placed.type === type;
  });
  return beside ?? strike;
}

/** @returns whether a column moves with every move of the future */
export function followsForward({ columns }: ChainLayout): boolean {
  return columns.some((placed) => placed.kind === 'QUOTE' && placed.column.isOfForward === true);
}

/** @returns the largest of the columns that are drawn as bars, over both sides; 0 where there is none */
export function largestCounts({ rows }: Chain): Readonly<Record<'openInterest' | 'volume', number>> {
  const largest = { openInterest: 0, volume: 0 };
  for (const { call, put } of rows) {
    for (const quote of [call, put]) {
      largest.openInterest = Math.max(largest.openInterest, quote?.openInterest ?? 0);
      largest.volume = Math.max(largest.volume, quote?.volume ?? 0);
    }
  }
  return largest;
}

/** Outwards from the strike, but for bid and ask: the bid stands left on both sides. */
function mirrored(columns: readonly ChainColumn[]): readonly ChainColumn[] {
  const isQuote = ({ id }: ChainColumn): boolean => id === 'bid' || id === 'ask';
  return [...columns.filter(isQuote), ...columns.filter((column) => !isQuote(column)).toReversed()];
}

function placed(type: OptionType, column: ChainColumn): PlacedColumn {
  return { kind: 'QUOTE', type, column };
}

function widthOf(column: PlacedColumn): number {
  return column.kind === 'STRIKE' ? STRIKE_WIDTH : column.column.characters * CHARACTER_WIDTH + CELL_PADDING;
}
