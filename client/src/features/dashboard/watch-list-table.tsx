import { useEffect, useRef, useState } from 'react';

import { useWatch } from '../../live/use-live.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { AlertCell, ChangeCell, LastCell, QuoteCell, TimeCell, describeProduct } from './watch-cells.js';
import type { WatchedRow } from './watch-cells.js';
import { movedSymbol, withoutSymbol } from './watch-list.js';

interface WatchListTableProps {
  readonly rows: readonly WatchedRow[];
  readonly symbols: readonly string[];
  readonly selected: string | undefined;
  readonly onPick: (symbol: string) => void;
  /** @param told what was done, for those who do not see it */
  readonly onChange: (symbols: readonly string[], told: string) => void;
}

type Action = 'up' | 'down' | 'remove';

const SIGNS: Readonly<Record<Action, string>> = { up: '↑', down: '↓', remove: '×' };

/** The list with its prices; each cell is drawn anew by itself, the table only when the list changes. */
export function WatchListTable({ rows, symbols, selected, onPick, onChange }: WatchListTableProps) {
  useWatch(symbols);
  const element = useRef<HTMLDivElement>(null);
  const [next, setNext] = useState<{ readonly selector: string }>();
  useEffect(() => {
    // A row that moves takes the focus from its button.
    if (next !== undefined) element.current?.querySelector<HTMLElement>(next.selector)?.focus();
  }, [next]);
  const act = (action: Action, symbol: string): void => {
    const at = symbols.indexOf(symbol);
    if (action === 'remove') {
      const rest = withoutSymbol(symbols, symbol);
      onChange(rest, `${symbol} is watched no more`);
      const neighbour = rest[Math.min(at, rest.length - 1)];
      if (neighbour !== undefined) setNext({ selector: `tr[data-row="${neighbour}"]` });
      return;
    }
    const moved = movedSymbol(symbols, symbol, action === 'up' ? -1 : 1);
    if (moved === symbols) return;
    onChange(moved, `${symbol} is number ${moved.indexOf(symbol) + 1} of ${moved.length}`);
    setNext({ selector: `tr[data-row="${symbol}"] button[data-action="${action}"]` });
  };
  return (
    <div ref={element} className="flex min-h-0 flex-col">
      <DataTable
        caption="Watch list"
        columns={[...COLUMNS, actionsColumn(symbols, act)]}
        rows={rows}
        rowKey={({ symbol }) => symbol}
        selected={selected}
        onSelect={({ symbol }) => {
          onPick(symbol);
        }}
      />
    </div>
  );
}

const COLUMNS: readonly DataColumn<WatchedRow>[] = [
  {
    id: 'symbol',
    header: 'Contract',
    isText: true,
    cell: ({ symbol, product }) => (
      <span className="font-medium" title={describeProduct(product)}>
        {symbol}
      </span>
    ),
  },
  { id: 'last', header: 'Last', cell: (row) => <LastCell row={row} /> },
  { id: 'change', header: 'Change', cell: (row) => <ChangeCell row={row} isPercent={false} /> },
  { id: 'percent', header: '%', cell: (row) => <ChangeCell row={row} isPercent /> },
  { id: 'bid', header: 'Bid', cell: (row) => <QuoteCell row={row} field="bid" /> },
  { id: 'ask', header: 'Ask', cell: (row) => <QuoteCell row={row} field="ask" /> },
  {
    id: 'size',
    header: 'Size',
    title: 'Contracts of the last trade',
    cell: (row) => <QuoteCell row={row} field="size" />,
  },
  {
    id: 'volume',
    header: 'Volume',
    title: 'Contracts of the trade date',
    cell: (row) => <QuoteCell row={row} field="volume" />,
  },
  { id: 'time', header: 'Time', title: 'When the price was made', cell: (row) => <TimeCell row={row} /> },
];

function actionsColumn(
  symbols: readonly string[],
  act: (action: Action, symbol: string) => void,
): DataColumn<WatchedRow> {
  const button = (action: Action, symbol: string, label: string, isDisabled: boolean) => (
    <button
      type="button"
      data-action={action}
      aria-label={`${label} ${symbol}`}
      title={label}
      // Stays in the order of the keys, so that the focus is not lost at an end.
      aria-disabled={isDisabled}
      onClick={(event) => {
        event.stopPropagation();
        act(action, symbol);
      }}
      className="size-6 rounded text-muted hover:bg-selected hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-30"
    >
      {SIGNS[action]}
    </button>
  );
  return {
    id: 'actions',
    header: '',
    cell: (row) => (
      <span className="inline-flex items-center gap-0.5">
        <AlertCell row={row} />
        {button('up', row.symbol, 'Move up', symbols[0] === row.symbol)}
        {button('down', row.symbol, 'Move down', symbols.at(-1) === row.symbol)}
        {button('remove', row.symbol, 'Remove', false)}
      </span>
    ),
  };
}
