import type { ProductCode } from '@cushing/products';

import type { CalendarSpreadsQuery } from '../../gql/graphql.js';
import { changeText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Empty } from '../../ui/states.js';

type Spread = CalendarSpreadsQuery['calendarSpreads'][number];

interface SpreadsTableProps {
  readonly product: ProductCode;
  readonly months: number;
  readonly spreads: readonly Spread[];
  /** A contract; the spread is marked whose near one it is. */
  readonly selected: string | undefined;
  readonly onSelect: (symbol: string) => void;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

/** Each contract against the one so many months later; a row chooses its near contract. */
export function SpreadsTable({ product, months, spreads, selected, onSelect, sort, onSort }: SpreadsTableProps) {
  const apart = months === 1 ? 'one month apart' : `${months} months apart`;
  if (spreads.length === 0) return <Empty title={`No two contracts lie ${apart} on this date.`} />;
  return (
    <DataTable
      caption={`Calendar spreads of ${product}, ${apart}`}
      columns={columnsOf(product)}
      rows={spreads}
      rowKey={({ symbol }) => symbol}
      sort={sort}
      onSort={onSort}
      selected={spreads.find(({ near }) => near.symbol === selected)?.symbol}
      onSelect={({ near }) => {
        onSelect(near.symbol);
      }}
    />
  );
}

function columnsOf(product: ProductCode): readonly DataColumn<Spread>[] {
  return [
    {
      id: 'spread',
      header: 'Spread',
      isText: true,
      sortBy: ({ near }) => near.deliveryMonth,
      cell: ({ symbol }) => <span className="font-medium">{symbol}</span>,
    },
    {
      id: 'value',
      header: 'Value',
      title: 'Near less far settle: positive in backwardation',
      sortBy: ({ value }) => value,
      cell: ({ value }) => <span className="font-medium">{changeText(product, value)}</span>,
    },
    {
      id: 'change',
      header: 'Change',
      sortBy: ({ change }) => change,
      cell: ({ change }) => <Change value={change} text={changeText(product, change)} />,
    },
    {
      id: 'structure',
      header: 'Structure',
      isText: true,
      sortBy: ({ value }) => Math.sign(value),
      cell: ({ value }) => (value === 0 ? 'flat' : value > 0 ? 'backwardation' : 'contango'),
    },
  ];
}
