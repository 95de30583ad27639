import type { ProductCode } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import type { CalendarSpreadsQuery } from '../../gql/graphql.js';
import { changeText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Empty } from '../../ui/states.js';
import { LiveSpreadCell } from './live-cells.js';

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
  /** Whether prices of now stand beside the settlements; somebody else watches them. */
  readonly isLive: boolean;
}

/** Each contract against the one so many months later; a row chooses its near contract. */
export function SpreadsTable(props: SpreadsTableProps) {
  const { product, months, spreads, selected, onSelect, sort, onSort, isLive } = props;
  const apart = months === 1 ? 'one month apart' : `${months} months apart`;
  if (spreads.length === 0) return <Empty title={`No two contracts lie ${apart} on this date.`} />;
  const [name, ...settled] = columnsOf(product);
  const live = isLive ? [nowColumn(product)] : [];
  return (
    <DataTable
      caption={`Calendar spreads of ${product}, ${apart}`}
      columns={name === undefined ? settled : [name, ...live, ...settled]}
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

function nowColumn(product: ProductCode): DataColumn<Spread> {
  return {
    id: 'now',
    header: 'Now',
    title: 'Near less far price of now',
    cell: ({ near, far }) => <LiveSpreadCell product={product} near={near.symbol} far={far.symbol} />,
  };
}

function columnsOf(product: ProductCode): readonly DataColumn<Spread>[] {
  return [
    {
      id: 'spread',
      header: 'Spread',
      isText: true,
      sortBy: ({ near }) => near.deliveryMonth,
      cell: ({ symbol, near, far, value }) => (
        <>
          <span className="font-medium">{symbol}</span>{' '}
          <AlertButton symbol={near.symbol} secondSymbol={far.symbol} price={value} isInRow isTabStop />
        </>
      ),
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
