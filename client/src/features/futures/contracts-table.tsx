import type { ProductCode } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import type { FuturesBoardQuery } from '../../gql/graphql.js';
import {
  changeText,
  countChangeText,
  countText,
  dateText,
  monthText,
  percentText,
  priceText,
} from '../../lib/format.js';
import { useMedia } from '../../lib/use-media.js';
import { Change } from '../../ui/change.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { LastCell, NetChangeCell, SideCell } from './live-cells.js';

const ROOM_FOR_SIDES = '(min-width: 90rem)';

type BoardRow = FuturesBoardQuery['futuresBoard']['rows'][number];

interface ContractsTableProps {
  readonly board: FuturesBoardQuery['futuresBoard'];
  readonly selected: string | undefined;
  readonly onSelect: (symbol: string) => void;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  /** Whether prices of now stand beside the settlements; somebody else watches them. */
  readonly isLive: boolean;
}

/** Every contract of the trade date. */
export function ContractsTable({ board, selected, onSelect, sort, onSort, isLive }: ContractsTableProps) {
  const hasRoom = useMedia(ROOM_FOR_SIDES);
  const [contract, ...settled] = columnsOf(board.product);
  const live = isLive ? liveColumnsOf(board, hasRoom) : [];
  return (
    <DataTable
      caption={`Contracts of ${board.product} on ${dateText(board.tradeDate)}`}
      columns={contract === undefined ? settled : [contract, ...live, ...settled]}
      rows={board.rows}
      rowKey={({ symbol }) => symbol}
      sort={sort}
      onSort={onSort}
      selected={selected}
      onSelect={({ symbol }) => {
        onSelect(symbol);
      }}
    />
  );
}

function liveColumnsOf(
  { product, tradeDate }: ContractsTableProps['board'],
  hasRoom: boolean,
): readonly DataColumn<BoardRow>[] {
  const side = (id: 'bid' | 'ask', header: string): DataColumn<BoardRow> => ({
    id,
    header,
    cell: ({ symbol }) => <SideCell product={product} symbol={symbol} side={id} />,
  });
  return [
    {
      id: 'last',
      header: 'Last',
      title: 'Price of now: the last trade, else the middle of bid and ask',
      cell: ({ symbol }) => <LastCell product={product} symbol={symbol} />,
    },
    {
      id: 'netChange',
      header: 'Net chg',
      title: `Last less the settle of ${dateText(tradeDate)}`,
      cell: ({ symbol, settle }) => <NetChangeCell product={product} symbol={symbol} settle={settle} />,
    },
    ...(hasRoom ? [side('bid', 'Bid'), side('ask', 'Ask')] : []),
  ];
}

function columnsOf(product: ProductCode): readonly DataColumn<BoardRow>[] {
  const price = (id: 'open' | 'high' | 'low', header: string): DataColumn<BoardRow> => ({
    id,
    header,
    sortBy: (row) => row[id],
    cell: (row) => priceText(product, row[id]),
  });
  return [
    {
      id: 'contract',
      header: 'Contract',
      isText: true,
      sortBy: ({ deliveryMonth }) => deliveryMonth,
      cell: ({ symbol, deliveryMonth, settle }) => (
        <>
          <span className="font-medium">{symbol}</span>{' '}
          <span className="text-muted max-sm:hidden">{monthText(deliveryMonth)}</span>
          <AlertButton symbol={symbol} price={settle} isInRow />
        </>
      ),
    },
    {
      id: 'settle',
      header: 'Settle',
      sortBy: ({ settle }) => settle,
      cell: ({ settle }) => <span className="font-medium">{priceText(product, settle)}</span>,
    },
    {
      id: 'change',
      header: 'Change',
      sortBy: ({ change }) => change,
      cell: ({ change }) => <Change value={change} text={changeText(product, change)} />,
    },
    {
      id: 'percent',
      header: '%',
      title: 'Change in percent of the settle before',
      sortBy: ({ changePercent }) => changePercent,
      cell: ({ changePercent }) => <Change value={changePercent} text={percentText(changePercent)} />,
    },
    price('open', 'Open'),
    price('high', 'High'),
    price('low', 'Low'),
    { id: 'volume', header: 'Volume', sortBy: ({ volume }) => volume, cell: ({ volume }) => countText(volume) },
    {
      id: 'interest',
      header: 'OI',
      title: 'Open interest, contracts; it lags one session',
      sortBy: ({ openInterest }) => openInterest,
      cell: ({ openInterest }) => countText(openInterest),
    },
    {
      id: 'interestChange',
      header: 'OI chg',
      title: 'Change in open interest',
      sortBy: ({ openInterestChange }) => openInterestChange,
      cell: ({ openInterestChange }) => (
        <Change value={openInterestChange} text={countChangeText(openInterestChange)} />
      ),
    },
    {
      id: 'expiry',
      header: 'Last trade',
      sortBy: ({ expiry }) => expiry,
      cell: ({ expiry }) => expiry,
    },
  ];
}
