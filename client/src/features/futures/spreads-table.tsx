import type { IsoDate, ProductCode } from '@cushing/products';

import { CalendarSpreadsDocument } from '../../gql/graphql.js';
import type { CalendarSpreadsQuery } from '../../gql/graphql.js';
import { changeText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Change } from '../../ui/change.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Empty, Failure, Loading } from '../../ui/states.js';

type Spread = CalendarSpreadsQuery['calendarSpreads'][number];

interface SpreadsTableProps {
  readonly product: ProductCode;
  readonly asOf: IsoDate | null;
  readonly months: number;
  readonly selected: string | undefined;
  readonly onSelect: (symbol: string) => void;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

/** Each contract against the one so many months later; a row chooses its near contract. */
export function SpreadsTable({ product, asOf, months, selected, onSelect, sort, onSort }: SpreadsTableProps) {
  const shown = useShown(CalendarSpreadsDocument, { product, asOf, months });
  if (shown.status === 'LOADING') return <Loading what="calendar spreads" height={360} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const spreads = shown.data.calendarSpreads;
  if (spreads.length === 0) return <Empty title={`No two contracts lie ${months} months apart on this date.`} />;
  return (
    <DataTable
      caption={`Calendar spreads of ${product}, ${months} months apart`}
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
