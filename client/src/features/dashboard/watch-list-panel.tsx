import { parseFuturesSymbol } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { useRef, useState } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import type { CsvValue } from '../../lib/csv.js';
import { useLive } from '../../live/use-live.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { WatchListDocument } from '../../gql/graphql.js';
import { SymbolBox } from './symbol-box.js';
import { marketOf } from './use-front-market.js';
import type { FrontMarkets } from './use-front-market.js';
import { useWatchList } from './use-watch-list.js';
import type { WatchedRow } from './watch-cells.js';
import { withSymbols } from './watch-list.js';
import { WatchListTable } from './watch-list-table.js';

const TABLE_HEIGHT = 24 * 7;
/** As many contracts of each product are offered while one types. */
const OFFERED = 12;

interface WatchListPanelProps {
  readonly markets: FrontMarkets;
  /** The contract that the chart is of. */
  readonly symbol: string | undefined;
  readonly onPick: (symbol: string) => void;
  readonly className?: string;
}

/** The contracts that a person watches; the server keeps them, the browser those of whoever has no account. */
export function WatchListPanel({ markets, symbol, onPick, className }: WatchListPanelProps) {
  const { shown, change, isOnlyHere } = useWatchList();
  const [told, setTold] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const symbols = shown.status === 'SHOWN' ? shown.data : [];
  const rows = symbols.map((listed) => toRow(listed, markets));
  const all = Object.values(markets).flatMap((market) => (market.status === 'SHOWN' ? [market.data] : []));
  const fronts = new Map(
    all.flatMap(({ product, front }): [ProductCode, string][] =>
      front === undefined ? [] : [[product, front.symbol]],
    ),
  );
  return (
    <Panel
      title="Watch list"
      note={shown.status === 'SHOWN' ? noteOf(symbols.length, isOnlyHere) : undefined}
      {...(className === undefined ? {} : { className })}
      controls={<WatchListExports rows={rows} />}
    >
      <div className="-m-3 flex min-h-0 grow flex-col">
        {shown.status === 'SHOWN' ? (
          <SymbolBox
            input={box}
            fronts={fronts}
            offered={all.flatMap(({ rows: listed }) => listed.slice(0, OFFERED).map((row) => row.symbol))}
            onAdd={(added) => {
              const changed = withSymbols(symbols, added);
              if (changed.status === 'ok') change(changed.symbols);
              return changed;
            }}
          />
        ) : null}
        {shown.status === 'LOADING' ? <Loading what="the watch list" height={TABLE_HEIGHT} /> : null}
        {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
        {shown.status === 'SHOWN' && symbols.length === 0 ? (
          <Empty title="Nothing is watched yet.">Type a contract above, as in CLF27, and press Enter.</Empty>
        ) : null}
        {shown.status === 'SHOWN' && symbols.length > 0 ? (
          <WatchListTable
            rows={rows}
            symbols={symbols}
            selected={symbol}
            onPick={onPick}
            onChange={(changed, done) => {
              change(changed);
              setTold(done);
              // The table goes, and the button that has the focus with it.
              if (changed.length === 0) box.current?.focus();
            }}
          />
        ) : null}
        <p role="status" className="sr-only">
          {told}
        </p>
      </div>
    </Panel>
  );
}

function noteOf(count: number, isOnlyHere: boolean): string | undefined {
  const parts = [...(count > 0 ? [String(count)] : []), ...(isOnlyHere ? ['kept in this browser only'] : [])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function toRow(symbol: string, markets: FrontMarkets): WatchedRow {
  const parsed = parseFuturesSymbol(symbol);
  // The server keeps none that is no contract.
  const product = parsed.status === 'ok' ? parsed.contract.product : 'CL';
  const market = marketOf(markets, product);
  const settled = market?.rows.find((row) => row.symbol === symbol);
  return {
    symbol,
    product,
    settled: settled === undefined || market === undefined ? undefined : { ...settled, tradeDate: market.tradeDate },
  };
}

/** Its prices are asked for when they are taken out: nothing is drawn for them before. */
function WatchListExports({ rows }: { readonly rows: readonly WatchedRow[] }) {
  const { quotes } = useLive();
  const records = (): (readonly CsvValue[])[] =>
    rows.map(({ symbol, settled }) => {
      const quote = quotes.read(symbol);
      return [
        ...[symbol, quote?.last ?? null, quote?.change ?? null, quote?.changePct ?? null],
        ...[quote?.bid ?? null, quote?.ask ?? null, quote?.size ?? null, quote?.volume ?? null],
        ...[quote?.time ?? null, quote?.origin ?? null, settled?.settle ?? null, settled?.tradeDate ?? null],
      ];
    });
  const items = usePanelExports({
    name: 'watch-list',
    title: 'Watch list',
    header: [
      ...['symbol', 'last', 'change', 'changePct', 'bid', 'ask', 'size', 'volume'],
      ...['time', 'origin', 'settle', 'settleDate'],
    ],
    rows: records(),
    readRows: records,
    query: WatchListDocument,
    variables: {},
  });
  return <ExportMenu what="the watch list" items={items} />;
}
