import { nextTradeDate, parseFuturesSymbol } from '@cushing/products';
import { useCallback } from 'react';

import { PriceAlertKey } from '../../alerts/price-alert-key.js';
import { ForwardCurvesDocument, FuturesBoardDocument } from '../../gql/graphql.js';
import type { ProductsQuery } from '../../gql/graphql.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { Failure, Loading } from '../../ui/states.js';
import { CrackPanel } from './crack-panel.js';
import { CurvePanel } from './curve-panel.js';
import { DateBar } from '../../desk/date-bar.js';
import { frontRows, referenceDate } from '../../desk/front-contract.js';
import { overlayDate } from '../../desk/overlays.js';
import { useSessionClock } from '../../desk/use-session-clock.js';
import type { FuturesView } from './futures-view.js';
import { Headline } from './headline.js';
import { HistoryPanel } from './history-panel.js';
import { TablePanel } from './table-panel.js';
import type { ChangeView } from './use-futures-view.js';

type Product = ProductsQuery['products'][number];

interface ProductDayProps {
  readonly product: Product;
  readonly view: FuturesView;
  readonly change: ChangeView;
}

/** The panels of one product on one trade date. */
export function ProductDay({ product, view, change }: ProductDayProps) {
  const { code, quotation, firstTradeDate, lastTradeDate } = product;
  const { today } = useSessionClock();
  const boardShown = useShown(FuturesBoardDocument, { product: code, asOf: view.asOf ?? null });
  const board = boardShown.status === 'SHOWN' ? boardShown.data.futuresBoard : undefined;
  const isOfProduct = board?.product === code;
  const tradeDate = isOfProduct ? board.tradeDate : undefined;
  // The answer before, which is shown until the next one has come, says nothing of the date that is asked for.
  const isAnswered = boardShown.status === 'SHOWN' && !boardShown.isStale;
  const reference = tradeDate ?? view.asOf ?? lastTradeDate;
  const overlays = view.overlays
    .map((overlay) => (reference === null ? undefined : overlayDate(overlay, reference)))
    .filter((date) => date !== undefined)
    .filter((date) => firstTradeDate !== null && date >= firstTradeDate);
  const asOf = reference === null ? [] : [reference, ...overlays];
  const curvesShown = useShown(ForwardCurvesDocument, { product: code, asOf });
  const curves = curvesShown.status === 'SHOWN' ? curvesShown.data.forwardCurve : undefined;

  const before = board?.previousTradeDate ?? undefined;
  const after =
    tradeDate !== undefined && lastTradeDate !== null && tradeDate < lastTradeDate
      ? nextTradeDate(code, tradeDate)
      : undefined;
  const goBefore =
    before === undefined
      ? undefined
      : () => {
          change({ asOf: before }, { replaces: true });
        };
  const goAfter =
    after === undefined
      ? undefined
      : () => {
          change({ asOf: after }, { replaces: true });
        };
  const isLatest = view.asOf === undefined && isOfProduct && (isAnswered || tradeDate === lastTradeDate);
  const rows = board?.rows ?? [];
  const isListed = rows.some(({ symbol }) => symbol === view.contract);
  // What has expired since is the front of its day, not of now.
  const [front] = isLatest && tradeDate !== undefined ? frontRows(rows, referenceDate(tradeDate, today)) : rows;
  const symbol = isListed ? view.contract : front?.symbol;
  useShortcuts({
    '[': () => goBefore?.(),
    ']': () => goAfter?.(),
    l: () => {
      change({ asOf: undefined });
    },
    c: () => {
      change({ table: 'CONTRACTS', sort: undefined });
    },
    s: () => {
      change({ table: 'SPREADS', sort: undefined });
    },
  });
  const settle = rows.find((row) => row.symbol === symbol)?.settle ?? null;
  const pick = useCallback(
    (symbol: string) => {
      const parsed = parseFuturesSymbol(symbol);
      if (parsed.status === 'ok') change({ contract: parsed.symbol, history: 'CONTRACT' });
    },
    [change],
  );
  if (boardShown.status === 'FAILED') return <Failure message={boardShown.message} onRetry={boardShown.retry} />;
  return (
    <>
      {symbol === undefined ? null : <PriceAlertKey symbol={symbol} settle={settle} isNow={isLatest} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {boardShown.status === 'LOADING' ? <Loading what="the front contract" height={52} /> : null}
        {board === undefined ? null : <Headline board={board} isLatest={isLatest} structure={curves?.[0]?.structure} />}
        <DateBar
          asOf={view.asOf}
          tradeDate={isAnswered ? tradeDate : undefined}
          first={firstTradeDate}
          last={lastTradeDate}
          onBefore={goBefore}
          onAfter={goAfter}
          onPick={(date) => {
            change({ asOf: date });
          }}
        />
      </div>
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,760px)]">
        <div className="flex min-w-0 flex-col gap-3">
          {curvesShown.status === 'LOADING' ? <Loading what="the forward curve" height={380} /> : null}
          {curvesShown.status === 'FAILED' ? (
            <Failure message={curvesShown.message} onRetry={curvesShown.retry} />
          ) : null}
          {curves === undefined ? null : (
            <CurvePanel
              product={code}
              quotation={quotation}
              curves={curves}
              asOf={asOf}
              isLatest={isLatest}
              view={view}
              change={change}
              isStale={curvesShown.status === 'SHOWN' && curvesShown.isStale}
              onPick={pick}
              selected={symbol}
            />
          )}
          {tradeDate === undefined || symbol === undefined ? null : (
            <HistoryPanel
              product={code}
              quotation={quotation}
              tradeDate={tradeDate}
              symbol={symbol}
              view={view}
              change={change}
            />
          )}
          {tradeDate === undefined ? null : <CrackPanel tradeDate={tradeDate} view={view} change={change} />}
        </div>
        <div className="min-w-0 xl:relative">
          {board === undefined ? (
            <Loading what="the contracts" height={640} />
          ) : (
            <TablePanel
              board={board}
              isLatest={isLatest}
              view={view}
              change={change}
              selected={symbol}
              onSelect={pick}
              isStale={boardShown.status === 'SHOWN' && boardShown.isStale}
            />
          )}
        </div>
      </div>
    </>
  );
}
