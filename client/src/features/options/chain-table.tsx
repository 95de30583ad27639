import type { OptionType } from '@cushing/products';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent as ReactPointerEvent } from 'react';
import { flushSync } from 'react-dom';

import { dateText } from '../../lib/format.js';
import { cellAfter } from './chain-keys.js';
import type { CellPlace } from './chain-keys.js';
import { ChainHeader, HEADER_HEIGHT } from './chain-header.js';
import { columnBeside, followsForward, largestCounts } from './chain-layout.js';
import type { ChainLayout } from './chain-layout.js';
import { sideInTheMoney } from './chain-market.js';
import type { Chain } from './chain-market.js';
import { ChainRow, ROW_HEIGHT } from './chain-row.js';
import type { ColumnId } from './column-sets.js';
import { chainNow, volKindNow } from './live-values.js';
import { useChainNow } from './use-chain-now.js';
import { useRoomBelow } from './use-room-below.js';

const OVERSCAN = 12;

/** A cell that a person did something with. */
export interface ChainCell {
  readonly strike: number;
  /** Undefined on the strike itself. */
  readonly type: OptionType | undefined;
  /** Likewise. */
  readonly column: ColumnId | undefined;
}

interface FocusState {
  readonly focused: CellPlace | undefined;
  /** A place in the rows of another expiry means nothing. */
  readonly expiry: string;
}

interface ChainTableProps {
  readonly chain: Chain;
  readonly layout: ChainLayout;
  /** The strike that the address points out. */
  readonly strike: number | undefined;
  /** Its side: that cell takes the focus when the chain opens, if nothing else has it. */
  readonly type: OptionType | undefined;
  /** The pointer or the focus came to a cell. */
  readonly onPoint: (cell: ChainCell) => void;
  /** A click; `isTouch` where nothing could be pointed at before. */
  readonly onPress: (cell: ChainCell, isTouch: boolean) => void;
  /** Any other key than those that move the focus; whether it did something. */
  readonly onKey: (cell: ChainCell, key: string) => boolean;
  /** Counts up where the strike at the money is to come back into view. */
  readonly centred: number;
  /** Whether the chain moves with its future. */
  readonly isFollowed: boolean;
}

/** The options of one expiry by strike; only rows in view are drawn, arrow keys walk the cells. */
export function ChainTable(props: ChainTableProps) {
  const { chain, layout, strike, type, onPoint, onPress, onKey, centred, isFollowed } = props;
  const grid = useRef<HTMLDivElement>(null);
  const hint = useId();
  const largest = useMemo(() => largestCounts(chain), [chain]);
  const live = useChainNow(chain, isFollowed);
  const isLive = live !== undefined;
  const now = useMemo(() => (live === undefined ? chain : chainNow(chain, live)), [chain, live]);
  const isOfForward = followsForward(layout);
  // Rows move all at once only where a column follows from the price of the future; settled volatilities stay theirs.
  const drawn = useMemo(() => (isOfForward ? { ...now, model: chain.model } : chain), [isOfForward, now, chain]);
  const middle = middleRow(now, strike);
  const [{ focused, expiry }, setState] = useState<FocusState>({ focused: undefined, expiry: chain.expiry });
  const setFocused = (to: CellPlace): void => {
    setState({ focused: to, expiry: chain.expiry });
  };
  if (expiry !== chain.expiry) setState({ focused: undefined, expiry: chain.expiry });
  const isFocusInside = useRef(false);
  // Where the tab key comes to: where the focus was, else the middle of what opens in view.
  const place = inside(focused ?? { row: middle, column: columnBeside(layout, type) }, chain, layout);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes it
  const virtualizer = useVirtualizer({
    count: chain.rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    // A row with the focus is never taken away under it.
    rangeExtractor: useCallback((range: Range) => withRow(range, place.row), [place.row]),
  });
  useRoomBelow(grid);
  const scrollToMiddle = useEffectEvent((isMeant: boolean) => {
    // Who walks the cells is not led away by a price.
    if (isMeant || !isFocusInside.current) virtualizer.scrollToIndex(middle, { align: 'center' });
  });
  const settledMiddle = middleRow(chain, strike);
  useEffect(() => {
    scrollToMiddle(true);
  }, [virtualizer, settledMiddle, chain.series, chain.expiry, centred]);
  useEffect(() => {
    if (isLive) scrollToMiddle(false);
  }, [isLive]);
  const returnsTo = useRef(type === undefined ? undefined : place);
  useEffect(() => {
    // Rows are drawn once the height is known: until then there is none to take the focus.
    const back = returnsTo.current;
    if (back === undefined) return;
    if (!isFree(document.activeElement) || focusCell(grid.current, back)) returnsTo.current = undefined;
  });
  useEffect(() => {
    // A cell that went with its chain took the focus along.
    if (!isFocusInside.current || document.activeElement !== document.body) return;
    grid.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]')?.focus({ preventScroll: true });
  }, [chain]);

  const cellAt = ({ row, column }: CellPlace): ChainCell | undefined => {
    const placed = layout.columns[column];
    const at = chain.rows[row];
    if (placed === undefined || at === undefined) return undefined;
    return placed.kind === 'STRIKE'
      ? { strike: at.strike, type: undefined, column: undefined }
      : { strike: at.strike, type: placed.type, column: placed.column.id };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = placeOf(event.target);
    if (from === undefined || event.altKey || event.metaKey) return;
    const to = cellAfter(event.key, from, sizeOf(chain, layout), event.ctrlKey);
    const cell = cellAt(from);
    if (to !== undefined) {
      flushSync(() => {
        setFocused(to);
      });
      focusCell(grid.current, to);
    } else if (event.ctrlKey || cell === undefined || !onKey(cell, event.key)) {
      return;
    }
    event.preventDefault();
  };
  const pointAt = (target: EventTarget): void => {
    const at = placeOf(target);
    const cell = at === undefined ? undefined : cellAt(at);
    if (cell !== undefined) onPoint(cell);
  };
  return (
    <>
      <p id={hint} className="sr-only">
        Arrow keys walk the cells. Enter opens the calculator with the option, a buys it for the strategy, or sells it
        on a bid, Shift A sells it.
      </p>
      <div
        ref={grid}
        role="grid"
        aria-label={`Options of ${chain.underlying} that expire on ${dateText(chain.expiry)}, on ${dateText(chain.tradeDate)}`}
        aria-describedby={hint}
        aria-rowcount={chain.rows.length + 2}
        aria-colcount={layout.columns.length}
        className="relative @container max-h-[max(15rem,calc(100dvh-var(--top,40dvh)-3.25rem))] overflow-auto overscroll-x-contain text-[12px] xl:max-h-[max(648px,calc(100dvh-276px))]"
        style={{ scrollPaddingBlockStart: HEADER_HEIGHT }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          isFocusInside.current = false;
        }}
        onFocus={(event) => {
          isFocusInside.current = true;
          const at = placeOf(event.target);
          if (at !== undefined) setFocused(at);
          pointAt(event.target);
        }}
        onPointerOver={(event: ReactPointerEvent) => {
          pointAt(event.target);
        }}
        onClick={(event) => {
          const at = placeOf(event.target);
          const cell = at === undefined ? undefined : cellAt(at);
          if (cell !== undefined) onPress(cell, isTouch(event.nativeEvent));
        }}
      >
        <div style={{ minWidth: layout.minWidth }}>
          <ChainHeader
            chain={chain}
            layout={layout}
            kindNow={live === undefined ? undefined : volKindNow(chain, live)}
          />
          <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = chain.rows[index];
              return row === undefined ? null : (
                <ChainRow
                  key={row.strike}
                  chain={drawn}
                  row={row}
                  live={live?.byStrike.get(row.strike)}
                  isOld={live?.isStale === true}
                  isAtTheMoney={row.strike === now.atmStrike}
                  inTheMoney={sideInTheMoney(now, row.strike)}
                  index={index}
                  top={start - HEADER_HEIGHT}
                  layout={layout}
                  largest={largest}
                  tabColumn={index === place.row ? place.column : undefined}
                  isPointedOut={row.strike === strike}
                />
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

/** The strike that the address points out, else that at the money, else the middle one. */
function middleRow({ rows, atmStrike }: Chain, strike: number | undefined): number {
  for (const wanted of [strike, atmStrike]) {
    const index = rows.findIndex((row) => row.strike === wanted);
    if (index !== -1) return index;
  }
  return Math.floor(rows.length / 2);
}

function sizeOf({ rows }: Chain, { columns }: ChainLayout): { readonly rows: number; readonly columns: number } {
  return { rows: rows.length, columns: columns.length };
}

function inside({ row, column }: CellPlace, { rows }: Chain, { columns }: ChainLayout): CellPlace {
  return { row: Math.min(row, rows.length - 1), column: Math.min(column, columns.length - 1) };
}

function withRow(range: Range, row: number): number[] {
  const rows = defaultRangeExtractor(range);
  return row < 0 || row >= range.count || rows.includes(row) ? rows : [...rows, row].sort((a, b) => a - b);
}

function placeOf(target: EventTarget): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell === null ? undefined : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

/** @returns whether there is such a cell */
function focusCell(grid: HTMLElement | null, { row, column }: CellPlace): boolean {
  const cell = grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return cell instanceof HTMLElement;
}

/** Whether nobody would miss the focus where it is: a page that was gone to has it on its content. */
function isFree(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.id === 'content';
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}
