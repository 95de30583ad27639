import type { FuturesBoardQuery } from '../../gql/graphql.js';
import { CalendarSpreadsDocument, FuturesBoardDocument } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { PanelMenu } from '../../ui/panel-menu.js';
import { Panel } from '../../ui/panel.js';
import { ContractsTable } from './contracts-table.js';
import { SPREAD_MONTHS } from './futures-view.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from './panel-exports.js';
import type { PanelContent } from './panel-exports.js';
import { SpreadsTable } from './spreads-table.js';
import type { ChangeView } from './use-futures-view.js';

interface TablePanelProps {
  readonly board: FuturesBoardQuery['futuresBoard'];
  readonly view: FuturesView;
  readonly change: ChangeView;
  readonly selected: string | undefined;
  readonly onSelect: (symbol: string) => void;
  readonly isStale: boolean;
}

/** The numbers of the trade date: by contract, or by calendar spread. */
export function TablePanel({ board, view, change, selected, onSelect, isStale }: TablePanelProps) {
  const isSpreads = view.table === 'SPREADS';
  const onSort = (sort: string | undefined): void => {
    change({ sort }, { replaces: true });
  };
  return (
    <Panel
      className="max-h-[75vh] xl:absolute xl:inset-0 xl:max-h-none"
      title={isSpreads ? 'Calendar spreads' : 'Contracts'}
      controls={
        <>
          {isSpreads ? (
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
          {isSpreads ? <SpreadsMenu board={board} view={view} /> : <ContractsMenu board={board} view={view} />}
        </>
      }
    >
      <div className={`-m-3 flex min-h-0 flex-col ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {isSpreads ? (
          <SpreadsTable
            product={board.product}
            asOf={view.asOf ?? null}
            months={view.spreadMonths}
            selected={selected}
            onSelect={onSelect}
            sort={view.sort}
            onSort={onSort}
          />
        ) : (
          <ContractsTable board={board} selected={selected} onSelect={onSelect} sort={view.sort} onSort={onSort} />
        )}
      </div>
    </Panel>
  );
}

function ContractsMenu({ board, view }: Pick<TablePanelProps, 'board' | 'view'>) {
  const header = [
    ...['tradeDate', 'symbol', 'deliveryMonth', 'expiry', 'settle', 'change', 'open', 'high', 'low', 'volume'],
    ...['openInterest', 'source'],
  ];
  return (
    <ExportMenu
      label="Export the contracts"
      content={{
        name: `${board.product}-contracts-${board.tradeDate}`,
        title: `${board.product} contracts`,
        header,
        rows: board.rows.map((row) => [
          ...[board.tradeDate, row.symbol, row.deliveryMonth, row.expiry, row.settle, row.change, row.open],
          ...[row.high, row.low, row.volume, row.openInterest, board.source],
        ]),
        query: FuturesBoardDocument,
        variables: { product: board.product, asOf: view.asOf ?? null },
      }}
    />
  );
}

function SpreadsMenu({ board, view }: Pick<TablePanelProps, 'board' | 'view'>) {
  const variables = { product: board.product, asOf: view.asOf ?? null, months: view.spreadMonths };
  const shown = useShown(CalendarSpreadsDocument, variables);
  const spreads = shown.status === 'SHOWN' ? shown.data.calendarSpreads : [];
  return (
    <ExportMenu
      label="Export the calendar spreads"
      content={{
        name: `${board.product}-calendar-spreads-${board.tradeDate}`,
        title: `${board.product} calendar spreads`,
        header: ['tradeDate', 'symbol', 'value', 'change', 'source'],
        rows: spreads.map(({ tradeDate, symbol, value, change, source }) => [tradeDate, symbol, value, change, source]),
        query: CalendarSpreadsDocument,
        variables,
      }}
    />
  );
}

function ExportMenu({ label, content }: { readonly label: string; readonly content: PanelContent }) {
  return <PanelMenu label={label} items={usePanelExports(content)} />;
}
