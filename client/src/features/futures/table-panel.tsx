import { useMemo } from 'react';

import { CalendarSpreadsDocument, FuturesBoardDocument } from '../../gql/graphql.js';
import type { CalendarSpreadsQuery, FuturesBoardQuery } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { LiveQuotes } from '../../live/live-quotes.js';
import { useLive, useWatch } from '../../live/use-live.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Failure, Loading } from '../../ui/states.js';
import { ContractsTable } from './contracts-table.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { SPREAD_MONTHS } from './futures-view.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import type { PanelContent } from '../../desk/panel-exports.js';
import { isAny, useQuotesFact } from '../../desk/use-quotes-fact.js';
import { LIVE_HEADER, LIVE_SPREAD_HEADER, liveFields, liveSpreadFields } from './live-records.js';
import { SpreadsTable } from './spreads-table.js';
import type { ChangeView } from './use-futures-view.js';

type Records = Pick<PanelContent, 'header' | 'readRows' | 'rows'>;

interface TablePanelProps {
  readonly board: FuturesBoardQuery['futuresBoard'];
  /** Whether it is of the latest trade date, whose prices go on moving. */
  readonly isLatest: boolean;
  readonly view: FuturesView;
  readonly change: ChangeView;
  readonly selected: string | undefined;
  readonly onSelect: (symbol: string) => void;
  readonly isStale: boolean;
}

/** The numbers of the trade date: by contract, or by calendar spread. */
export function TablePanel({ board, isLatest, view, change, selected, onSelect, isStale }: TablePanelProps) {
  const { product, tradeDate } = board;
  const isSpreads = view.table === 'SPREADS';
  const asOf = view.asOf ?? null;
  const ofSpreads = { product, asOf, months: view.spreadMonths };
  const shown = useShown(CalendarSpreadsDocument, isSpreads ? ofSpreads : undefined);
  const spreads = shown.status === 'SHOWN' ? shown.data.calendarSpreads : [];
  // Earlier dates stand still.
  const symbols = useMemo(() => (isLatest ? board.rows.map(({ symbol }) => symbol) : []), [isLatest, board]);
  useWatch(symbols);
  const isLive = useQuotesFact(symbols, isAny);
  const { quotes } = useLive();
  const isDimmed = isSpreads ? shown.status === 'SHOWN' && shown.isStale : isStale;
  const items = usePanelExports(
    isSpreads
      ? {
          name: `${product}-calendar-spreads-${tradeDate}`,
          title: `${product} calendar spreads`,
          ...spreadRecords(spreads, isLive ? quotes : undefined),
          query: CalendarSpreadsDocument,
          variables: ofSpreads,
        }
      : {
          name: `${product}-contracts-${tradeDate}`,
          title: `${product} contracts`,
          ...contractRecords(board, isLive ? quotes : undefined),
          query: FuturesBoardDocument,
          variables: { product, asOf },
        },
  );
  const table = {
    isLive,
    selected,
    onSelect,
    sort: view.sort,
    onSort: (sort: string | undefined): void => {
      change({ sort }, { replaces: true });
    },
  };
  return (
    <Panel
      className="max-h-[75vh] xl:absolute xl:inset-0 xl:max-h-none"
      title={isSpreads ? 'Calendar spreads' : 'Contracts'}
      controls={
        <>
          <TableControls view={view} change={change} />
          <ExportMenu what={isSpreads ? 'the calendar spreads' : 'the contracts'} items={items} />
        </>
      }
    >
      <div className={`-m-3 flex min-h-0 flex-col ${isDimmed ? 'opacity-60' : ''}`} aria-busy={isDimmed}>
        {!isSpreads ? <ContractsTable board={board} {...table} /> : null}
        {isSpreads && shown.status === 'LOADING' ? <Loading what="calendar spreads" height={360} /> : null}
        {isSpreads && shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
        {isSpreads && shown.status === 'SHOWN' ? (
          <SpreadsTable product={product} months={view.spreadMonths} spreads={spreads} {...table} />
        ) : null}
      </div>
    </Panel>
  );
}

function TableControls({ view, change }: Pick<TablePanelProps, 'view' | 'change'>) {
  return (
    <>
      {view.table === 'SPREADS' ? (
        <Choice
          label="Months between the contracts"
          options={SPREAD_MONTHS.map((value) => ({ value, text: `${value}M` }))}
          value={view.spreadMonths}
          onChange={(spreadMonths) => {
            change({ spreadMonths });
          }}
        />
      ) : null}
      <Choice
        label="Table"
        options={[
          { value: 'CONTRACTS', text: 'Contracts' },
          { value: 'SPREADS', text: 'Spreads' },
        ]}
        value={view.table}
        onChange={(table) => {
          change({ table, sort: undefined });
        }}
      />
    </>
  );
}

function contractRecords(board: TablePanelProps['board'], live: LiveQuotes | undefined): Records {
  const { tradeDate, source, rows } = board;
  const records = (): Records['rows'] =>
    rows.map((row) => [
      ...[tradeDate, row.symbol, row.deliveryMonth, row.expiry, row.settle, row.change, row.open],
      ...[row.high, row.low, row.volume, row.openInterest, source],
      ...(live === undefined ? [] : liveFields(live.read(row.symbol), row.settle)),
    ]);
  return {
    header: [
      ...['tradeDate', 'symbol', 'deliveryMonth', 'expiry', 'settle', 'change', 'open', 'high', 'low', 'volume'],
      ...['openInterest', 'source', ...(live === undefined ? [] : LIVE_HEADER)],
    ],
    rows: records(),
    readRows: records,
  };
}

function spreadRecords(spreads: CalendarSpreadsQuery['calendarSpreads'], live: LiveQuotes | undefined): Records {
  const records = (): Records['rows'] =>
    spreads.map(({ tradeDate, symbol, value, change, source, near, far }) => [
      ...[tradeDate, symbol, value, change, source],
      ...(live === undefined ? [] : liveSpreadFields(live.read(near.symbol), live.read(far.symbol))),
    ]);
  return {
    header: ['tradeDate', 'symbol', 'value', 'change', 'source', ...(live === undefined ? [] : LIVE_SPREAD_HEADER)],
    rows: records(),
    readRows: records,
  };
}
