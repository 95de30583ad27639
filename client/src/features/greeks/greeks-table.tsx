import { PRODUCTS } from '@cushing/products';
import { Link } from 'react-router';

import type { GreeksMatrixQuery } from '../../gql/graphql.js';
import { MISSING, dateText, priceText } from '../../lib/format.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { cellReason } from './cell-reason.js';

type Matrix = GreeksMatrixQuery['greeksMatrix'];
type Row = Matrix['rows'][number];

interface GreeksTableProps {
  readonly matrix: Matrix;
  readonly format: (value: number) => string;
  /** The calculator with the option of a cell. */
  readonly addressOf: (row: Row, strike: number) => string;
}

/** The map's numbers as a table: a row for each expiry, a link for each cell. */
export function GreeksTable({ matrix, format, addressOf }: GreeksTableProps) {
  const { product, greek, columns, rows } = matrix;
  const { quotation } = PRODUCTS[product];
  const cellOf = (row: Row, index: number) => {
    const { strike = null, value = null } = row.cells[index] ?? {};
    if (strike === null) return MISSING;
    return (
      <Link
        to={addressOf(row, strike)}
        title={`Strike ${priceText(product, strike)} ${quotation}: open the calculator`}
        className="hover:underline"
      >
        {value === null ? MISSING : format(value)}
      </Link>
    );
  };
  return (
    <DataTable<Row>
      caption={`${greek} by expiry, ${matrix.unit}`}
      rows={rows}
      rowKey={({ expiry }) => expiry}
      columns={[
        {
          id: 'expiry',
          header: 'Expiry',
          isText: true,
          cell: ({ underlying, expiry }) => (
            <>
              <span className="font-medium">{underlying}</span>{' '}
              <span className="text-muted max-sm:hidden">{dateText(expiry)}</span>
            </>
          ),
        },
        { id: 'days', header: 'Days', cell: ({ daysToExpiry }) => daysToExpiry },
        { id: 'forward', header: 'Future', cell: ({ forward }) => priceText(product, forward) },
        ...columns.map(({ label }, index): DataColumn<Row> => ({
          id: `place${index}`,
          header: label,
          cell: (row) => {
            const cell = row.cells[index];
            const reason = cell?.value === null ? cellReason(cell) : undefined;
            return <span title={reason}>{cellOf(row, index)}</span>;
          },
        })),
      ]}
    />
  );
}
