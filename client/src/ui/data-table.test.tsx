import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';

import { DataTable } from './data-table.js';
import type { DataColumn } from './data-table.js';

interface Row {
  readonly symbol: string;
  readonly change: number | null;
}

const ROWS: readonly Row[] = [
  { symbol: 'CLK20', change: -55.9 },
  { symbol: 'CLM20', change: null },
  { symbol: 'CLN20', change: 0 },
  { symbol: 'CLQ20', change: 10 },
  { symbol: 'CLU20', change: 9 },
];
const COLUMNS: readonly DataColumn<Row>[] = [
  { id: 'symbol', header: 'Contract', isText: true, sortBy: ({ symbol }) => symbol, cell: ({ symbol }) => symbol },
  { id: 'change', header: 'Change', sortBy: ({ change }) => change, cell: ({ change }) => change ?? '–' },
];

afterEach(cleanup);

function Table({ onSelect }: { readonly onSelect?: (row: Row) => void }) {
  const [sort, setSort] = useState<string | undefined>();
  return (
    <DataTable
      caption="Contracts"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={({ symbol }) => symbol}
      sort={sort}
      onSort={setSort}
      selected="CLN20"
      {...(onSelect === undefined ? {} : { onSelect })}
    />
  );
}

function symbols(): readonly string[] {
  const [, ...rows] = screen.getAllByRole('row');
  return rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent ?? '');
}

test('a header sorts up, down and back to the order given; rows without a value come last either way', () => {
  render(<Table />);
  const header = screen.getByRole('columnheader', { name: /Change/u });
  const button = within(header).getByRole('button');
  fireEvent.click(button);
  expect(symbols()).toEqual(['CLK20', 'CLN20', 'CLU20', 'CLQ20', 'CLM20']);
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(button);
  expect(symbols()).toEqual(['CLQ20', 'CLU20', 'CLN20', 'CLK20', 'CLM20']);
  expect(header.getAttribute('aria-sort')).toBe('descending');
  fireEvent.click(button);
  expect(symbols()).toEqual(['CLK20', 'CLM20', 'CLN20', 'CLQ20', 'CLU20']);
  expect(header.getAttribute('aria-sort')).toBe('none');
});

test('arrow keys walk the rows from the chosen one, and Enter chooses', () => {
  const onSelect = jest.fn<(row: Row) => void>();
  render(<Table onSelect={onSelect} />);
  const chosen = screen.getByRole('row', { selected: true });
  expect(chosen.tabIndex).toBe(0);
  chosen.focus();
  fireEvent.keyDown(chosen, { key: 'ArrowDown' });
  const next = document.activeElement;
  expect(next?.textContent).toBe('CLQ2010');
  fireEvent.keyDown(next!, { key: 'Enter' });
  fireEvent.keyDown(next!, { key: 'Home' });
  expect(document.activeElement?.textContent).toBe('CLK20-55.9');
  expect(onSelect.mock.calls.map(([row]) => row.symbol)).toEqual(['CLQ20']);
});

test('a sort by what is no column shows the order given', () => {
  render(
    <DataTable caption="Contracts" columns={COLUMNS} rows={ROWS} rowKey={({ symbol }) => symbol} sort="-settle" />,
  );
  expect(symbols()).toEqual(['CLK20', 'CLM20', 'CLN20', 'CLQ20', 'CLU20']);
});

test('a column that sorts by nothing has a plain header, and a key of what stands in a row is not the row’s', () => {
  const onSelect = jest.fn<(row: Row) => void>();
  const columns: readonly DataColumn<Row>[] = [
    ...COLUMNS,
    { id: 'actions', header: 'Actions', cell: ({ symbol }) => <button type="button">Drop {symbol}</button> },
  ];
  render(
    <DataTable
      caption="Contracts"
      columns={columns}
      rows={ROWS}
      rowKey={({ symbol }) => symbol}
      onSort={() => undefined}
      onSelect={onSelect}
    />,
  );
  const header = screen.getByRole('columnheader', { name: 'Actions' });
  expect(within(header).queryByRole('button')).toBeNull();
  expect(header.getAttribute('aria-sort')).toBeNull();
  fireEvent.keyDown(screen.getByRole('button', { name: 'Drop CLM20' }), { key: 'Enter' });
  expect(onSelect).not.toHaveBeenCalled();
});

test('rows that lead nowhere take no focus', () => {
  render(<DataTable caption="Contracts" columns={COLUMNS} rows={ROWS} rowKey={({ symbol }) => symbol} />);
  for (const row of screen.getAllByRole('row')) expect(row.hasAttribute('tabindex')).toBe(false);
});
