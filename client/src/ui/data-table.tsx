import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef, SortingState } from '@tanstack/react-table';
import type { KeyboardEvent, ReactNode } from 'react';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** One column: what it sorts by and what it shows. */
export interface DataColumn<Row> {
  /** Letters alone, as an address names it. */
  readonly id: string;
  readonly header: string;
  /** The header in full, where it is short for something. */
  readonly title?: string;
  readonly isText?: boolean;
  /** Rows without a value come last either way. The header of a column without this does not sort. */
  readonly sortBy?: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A column's id, `-` before it for descending; the given order where absent. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string | undefined) => void;
  readonly selected?: string | undefined;
  readonly onSelect?: (row: Row) => void;
}

/** A dense table that sorts by its headers; arrow keys walk its rows, Enter chooses one. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, selected, onSelect } = props;
  const sorting = readSort(columns, sort);
  const table = useTable<typeof features, Row>({
    features,
    columns: columns.map((column): ColumnDef<typeof features, Row> => ({
      id: column.id,
      header: column.header,
      accessorFn: (row) => column.sortBy?.(row) ?? undefined,
      sortUndefined: 'last',
      sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
    })),
    data: rows,
    getRowId: rowKey,
    state: { sorting },
    enableSortingRemoval: true,
  });
  const sorted = table.getRowModel().rows;
  const focusable = sorted.some((row) => row.id === selected) ? selected : sorted[0]?.id;
  return (
    <div className="min-h-0 overflow-auto text-[12px]">
      <table className="w-full border-separate border-spacing-0 text-right">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={column.sortBy === undefined ? undefined : ariaSort(column.id, sorting)}
                className={`border-b border-line bg-panel p-0 font-medium text-muted first:sticky first:left-0 first:z-10 ${alignment(column)}`}
              >
                {column.sortBy === undefined || onSort === undefined ? (
                  <span title={column.title} className="px-1.5 whitespace-nowrap">
                    {column.header}
                  </span>
                ) : (
                  <button
                    type="button"
                    title={column.title}
                    onClick={() => {
                      onSort(nextSort(column.id, sort));
                    }}
                    className="h-6 w-full px-1.5 whitespace-nowrap text-inherit hover:text-ink [text-align:inherit]"
                  >
                    {column.header}
                    <span aria-hidden="true">{sortSign(column.id, sorting)}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={row.id}
              data-row={row.id}
              aria-selected={onSelect === undefined ? undefined : row.id === selected}
              {...(onSelect === undefined
                ? {}
                : {
                    tabIndex: row.id === focusable ? 0 : -1,
                    onClick: () => {
                      onSelect(row.original);
                    },
                    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
                      onRowKey(event, () => {
                        onSelect(row.original);
                      });
                    },
                  })}
              className={`h-6 ${onSelect === undefined ? '' : 'cursor-pointer'} bg-panel hover:bg-raised aria-selected:bg-selected`}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={`border-b border-line/50 px-1.5 whitespace-nowrap first:sticky first:left-0 first:bg-inherit ${alignment(column)}`}
                >
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, select: () => void): void {
  const row = event.currentTarget;
  if (event.target !== row) return; // a key of something that stands in the row
  const target = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[event.key];
  if (target instanceof HTMLElement) target.focus();
  else if (event.key === 'Enter' || event.key === ' ') select();
  else return;
  event.preventDefault();
}

/** A sort by what is no column, as an address may ask for, is none. */
function readSort(
  columns: readonly Pick<DataColumn<never>, 'id' | 'sortBy'>[],
  sort: string | undefined,
): SortingState {
  const id = sort?.replace(/^-/u, '');
  const column = columns.find((candidate) => candidate.id === id && candidate.sortBy !== undefined);
  return column === undefined ? [] : [{ id: column.id, desc: sort?.startsWith('-') ?? false }];
}

/** Ascending, descending, as given. */
function nextSort(id: string, sort: string | undefined): string | undefined {
  if (sort === id) return `-${id}`;
  return sort === `-${id}` ? undefined : id;
}

function ariaSort(id: string, [sorting]: SortingState): 'ascending' | 'descending' | 'none' {
  if (sorting?.id !== id) return 'none';
  return sorting.desc ? 'descending' : 'ascending';
}

function sortSign(id: string, [sorting]: SortingState): string {
  if (sorting?.id !== id) return '';
  return sorting.desc ? ' ▼' : ' ▲';
}

function alignment({ isText = false }: { readonly isText?: boolean }): string {
  return isText ? 'text-left' : 'text-right';
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
