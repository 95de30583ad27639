import { PRODUCTS } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ReactNode, RefObject } from 'react';

import { AlertButton } from '../../alerts/alert-button.js';
import { CandleStore } from '../../charts/candle-store.js';
import type { Candle } from '../../charts/candle-store.js';
import { CandleChart } from '../../charts/lazy-candle-chart.js';
import { ChartLoading } from '../../charts/lazy-line-chart.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { BarsDocument } from '../../gql/graphql.js';
import { changeText, dateText, instantText, priceText } from '../../lib/format.js';
import { useMedia } from '../../lib/use-media.js';
import { useQuote } from '../../live/use-live.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure } from '../../ui/states.js';
import { dateOfCandle } from './bars.js';
import { CandleTable } from './candle-table.js';
import { INTERVALS, INTERVAL_TEXTS } from './dashboard-view.js';
import { LiveCandles } from './live-candles.js';
import { barVariables, useAskBars, useBars } from './use-bars.js';
import type { Bars, ChartSubject } from './use-bars.js';
import type { ChangeView } from './use-dashboard-view.js';

/** As the breakpoint of the page's third column: there the chart is as high as two panels. */
const WALL = '(min-width: 137.5rem)';
const HEIGHTS = { desk: 380, wall: 620 } as const;

interface ChartPanelProps extends ChartSubject {
  readonly today: IsoDate;
  /** Chooses the contract. */
  readonly picker: ReactNode;
  readonly change: ChangeView;
}

/** A contract's bars as candles; the last one grows with every trade. */
export function ChartPanel({ today, picker, change, ...subject }: ChartPanelProps) {
  const { product, symbol, interval } = subject;
  const element = useRef<HTMLDivElement>(null);
  // What is drawn is of one contract and interval; the controls stay, and with them the focus.
  const key = `${symbol} ${interval}`;
  const { store } = useMemo(() => ({ key, store: new CandleStore() }), [key]);
  return (
    <Panel
      title={symbol}
      note={
        <>
          {PRODUCTS[product].quotation} <ChartAlert key={key} symbol={symbol} store={store} />
        </>
      }
      controls={
        <>
          {picker}
          <Choice
            label="Length of a bar"
            options={INTERVALS.map((value) => ({ value, text: INTERVAL_TEXTS[value] }))}
            value={interval}
            onChange={(chosen) => {
              change({ interval: chosen });
            }}
          />
          <ChartExports key={key} {...subject} today={today} store={store} element={element} />
        </>
      }
    >
      <Chart
        key={key}
        {...subject}
        today={today}
        store={store}
        element={element}
        onDaily={() => {
          change({ interval: 'DAY' });
        }}
      />
    </Panel>
  );
}

interface ChartProps extends ChartSubject {
  readonly today: IsoDate;
  readonly store: CandleStore;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly onDaily: () => void;
}

/** Takes out what is drawn: the server's answer, and what was traded since. */
function ChartExports({ today, store, element, ...subject }: Omit<ChartProps, 'onDaily'>) {
  const { product, symbol, interval } = subject;
  const isEmpty = useIsEmpty(store);
  const readRows = () =>
    store.candles.map((candle) => [
      ...[symbol, interval === 'DAY' ? dateOfCandle(candle) : new Date(candle.time).toISOString()],
      ...[candle.open, candle.high, candle.low, candle.close, candle.volume],
    ]);
  const text = INTERVAL_TEXTS[interval];
  const items = usePanelExports({
    name: `${symbol}-bars-${text}`,
    title: `${symbol}, bars of ${text} in ${PRODUCTS[product].quotation}`,
    header: ['symbol', 'start', 'open', 'high', 'low', 'close', 'volume'],
    rows: isEmpty ? [] : readRows(),
    readRows,
    query: BarsDocument,
    variables: barVariables(subject, today),
    chart: { element, series: [] },
  });
  return <ExportMenu what="the bars" items={items} />;
}

/** By the last price, or the settle in its place: whichever the bars end with. */
function ChartAlert({ symbol, store }: Pick<ChartProps, 'store'> & { readonly symbol: string }) {
  const price = useSyncExternalStore(store.subscribe, () => store.last()?.close ?? null);
  return <AlertButton symbol={symbol} price={price} />;
}

function useIsEmpty(store: CandleStore): boolean {
  return useSyncExternalStore(store.subscribe, () => store.last() === undefined);
}

function Chart({ today, store, element, onDaily, ...subject }: ChartProps) {
  const { product, symbol, interval } = subject;
  const height = useMedia(WALL) ? HEIGHTS.wall : HEIGHTS.desk;
  const shown = useBars(subject, today);
  const isStoreEmpty = useIsEmpty(store);
  const isDaily = interval === 'DAY';
  const describeTime = useCallback(
    (time: number) => (isDaily ? dateText(dateOfCandle({ time })) : instantText(new Date(time).toISOString())),
    [isDaily],
  );
  const formatPrice = useCallback((price: number) => priceText(product, price), [product]);
  if (shown.status === 'LOADING') return <ChartLoading what="the bars" height={height} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  return (
    <div className={`flex flex-col gap-1 ${shown.isStale ? 'opacity-60' : ''}`} aria-busy={shown.isStale}>
      <LiveCandle {...subject} today={today} store={store} answered={shown.data.candles} />
      {isStoreEmpty && shown.data.candles.length === 0 ? (
        <Empty title={`${symbol} has no bars yet.`}>
          <p className="mb-2">Its first trade begins one, and is shown here at once.</p>
          {isDaily ? null : <Button onClick={onDaily}>Show its settlements by day</Button>}
        </Empty>
      ) : (
        <>
          <CandleChart
            label={`Bars of ${symbol}, ${INTERVAL_TEXTS[interval]}`}
            store={store}
            isDaily={isDaily}
            height={height}
            tickSize={PRODUCTS[product].tickSize}
            describeTime={describeTime}
            formatPrice={formatPrice}
            formatChange={(change) => changeText(product, change)}
            element={element}
          />
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-[11px] text-muted">
            <CandleTable
              caption={`Bars of ${symbol}`}
              store={store}
              describeTime={describeTime}
              formatPrice={formatPrice}
            />
            <SettledNote bars={shown.data} />
            <Attribution />
          </div>
        </>
      )}
    </div>
  );
}

function SettledNote({ bars: { candles, settledDays } }: { readonly bars: Bars }) {
  if (settledDays === 0) return null;
  const first = candles[settledDays];
  return (
    <span>
      {first === undefined
        ? 'No bars yet: these are settlements.'
        : `Before ${dateText(dateOfCandle(first))} these are settlements.`}
    </span>
  );
}

/** The notice with a link that the licence of the chart's library asks for. */
function Attribution() {
  return (
    <span className="ml-auto">
      Chart by{' '}
      <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer" className="underline">
        TradingView Lightweight Charts™
      </a>
    </span>
  );
}

interface LiveCandleProps extends Pick<ChartProps, 'today' | 'store' | keyof ChartSubject> {
  readonly answered: readonly Candle[];
}

/** Lets the last candle grow; draws nothing itself, and nothing else is rendered for it. */
function LiveCandle({ today, store, answered, ...subject }: LiveCandleProps) {
  const { symbol, interval } = subject;
  const quote = useQuote(symbol);
  const askAnew = useAskBars(subject, today);
  const live = useMemo(() => new LiveCandles({ interval, store, askAnew }), [interval, store, askAnew]);
  useEffect(() => {
    live.load(answered);
  }, [live, answered]);
  useEffect(() => {
    // The server makes no bars of what is played again.
    if (quote === undefined || quote.last === null || quote.origin === 'REPLAY') return;
    live.take({ last: quote.last, time: Date.parse(quote.time), volume: quote.volume });
  }, [live, quote]);
  useEffect(() => {
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') live.hide(Date.now());
      else live.show(Date.now());
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [live]);
  return null;
}
