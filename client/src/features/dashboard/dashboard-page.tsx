import { parseFuturesSymbol } from '@cushing/products';
import { useCallback } from 'react';

import { AlertsPanel } from '../../alerts/alerts-panel.js';
import { PriceAlertKey } from '../../alerts/price-alert-key.js';
import { useSessionClock } from '../../desk/use-session-clock.js';
import { ProductsDocument } from '../../gql/graphql.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { ActiveOptionsPanel } from './active-options-panel.js';
import { ChartPanel } from './chart-panel.js';
import { ContractPicker } from './contract-picker.js';
import { CurvePanel } from './curve-panel.js';
import { INTERVALS } from './dashboard-view.js';
import type { DashboardView } from './dashboard-view.js';
import { MetricsRow } from './metrics-row.js';
import { useDashboardView } from './use-dashboard-view.js';
import type { ChangeView } from './use-dashboard-view.js';
import { marketOf, useFrontMarkets } from './use-front-market.js';
import type { Product } from './use-front-market.js';
import { WatchListPanel } from './watch-list-panel.js';

/** One column on a telephone, two on a desk, three on a wall. */
const GRID =
  'grid grid-cols-1 gap-2 xl:grid-cols-[minmax(0,1fr)_minmax(0,600px)] min-[137.5rem]:grid-cols-[minmax(0,2fr)_minmax(0,1.2fr)_minmax(0,1.2fr)]';
const AREAS =
  "[grid-template-areas:'chart'_'watch'_'curve'_'active'_'alerts'] xl:[grid-template-areas:'chart_watch'_'curve_active'_'curve_alerts'] min-[137.5rem]:[grid-template-areas:'chart_watch_curve'_'chart_active_alerts']";

/** What a desk has open all day: every front contract, a live chart, the curve, the watch list, options, alerts. */
export function DashboardPage() {
  const [view, change] = useDashboardView();
  const shown = useShown(ProductsDocument, {});
  if (shown.status === 'LOADING') return <Loading what="the products" height={560} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const { products } = shown.data;
  return (
    <div className="flex flex-col gap-2" data-wide="">
      <title>Dashboard · Cushing</title>
      <h1 className="sr-only">Dashboard</h1>
      {products.every(({ lastTradeDate }) => lastTradeDate === null) ? (
        <Empty title="There is no market yet.">
          <p>
            Import settlements, <code>npm run import -- FILE</code>, or start the server with{' '}
            <code>DEMO_MARKET=true</code> for a simulated market.
          </p>
        </Empty>
      ) : (
        <Desk products={products} view={view} change={change} />
      )}
    </div>
  );
}

interface DeskProps {
  readonly products: readonly Product[];
  readonly view: DashboardView;
  readonly change: ChangeView;
}

function Desk({ products, view, change }: DeskProps) {
  const clock = useSessionClock();
  const markets = useFrontMarkets(products, clock);
  const { product, interval } = view;
  const market = marketOf(markets, product);
  const symbol = view.symbol ?? market?.front?.symbol;
  const pick = useCallback(
    (picked: string) => {
      const parsed = parseFuturesSymbol(picked);
      if (parsed.status === 'ok') change({ product: parsed.contract.product, symbol: parsed.symbol });
    },
    [change],
  );
  const settle = market?.rows.find((row) => row.symbol === symbol)?.settle ?? null;
  useShortcuts({
    i: () => {
      const next = INTERVALS[(INTERVALS.indexOf(interval) + 1) % INTERVALS.length];
      if (next !== undefined) change({ interval: next });
    },
    f: () => {
      change({ symbol: undefined });
    },
  });
  const isSettled = products.some(({ code, lastTradeDate }) => code === product && lastTradeDate !== null);
  return (
    <>
      {symbol === undefined ? null : <PriceAlertKey symbol={symbol} settle={settle} />}
      <MetricsRow products={products} markets={markets} view={view} change={change} />
      <div className={`${GRID} ${AREAS}`}>
        <div className="min-w-0 [grid-area:chart]">
          {symbol === undefined ? (
            isSettled ? (
              <Loading what="the chart" height={480} />
            ) : (
              <Panel title={product}>
                <Empty title={`There are no settlements of ${product} yet.`}>
                  Import a file that has some: <code>npm run import -- FILE</code>
                </Empty>
              </Panel>
            )
          ) : (
            <ChartPanel
              product={product}
              symbol={symbol}
              interval={interval}
              today={clock.today}
              change={change}
              picker={<ContractPicker rows={market?.rows ?? []} symbol={symbol} onPick={pick} />}
            />
          )}
        </div>
        <div className="min-w-0 [grid-area:watch] xl:relative">
          <WatchListPanel
            markets={markets}
            symbol={symbol}
            onPick={pick}
            className="max-h-[60vh] xl:absolute xl:inset-0 xl:max-h-none"
          />
        </div>
        <div className="min-w-0 [grid-area:curve]">
          {isSettled ? (
            <CurvePanel key={product} product={product} shown={markets[product]} symbol={symbol} onPick={pick} />
          ) : null}
        </div>
        <div className="min-w-0 [grid-area:active]">
          <ActiveOptionsPanel
            product={product}
            isOfProduct={view.isActiveOfProduct}
            onChoose={(isActiveOfProduct) => {
              change({ isActiveOfProduct });
            }}
          />
        </div>
        <div className="min-w-0 [grid-area:alerts]">
          <AlertsPanel />
        </div>
      </div>
    </>
  );
}
