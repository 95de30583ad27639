import { fromDayNumber, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { LineChart } from '../../charts/lazy-line-chart.js';
import { dayTicks } from '../../charts/time-ticks.js';
import { ContinuousHistoryDocument, ContractHistoryDocument } from '../../gql/graphql.js';
import type { ContractHistoryQuery } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { PanelMenu } from '../../ui/panel-menu.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { ADJUSTMENTS, NEARBIES, RANGES, rangeStart } from './futures-view.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from './panel-exports.js';
import type { PanelContent } from './panel-exports.js';
import type { ChangeView } from './use-futures-view.js';

type Bars = ContractHistoryQuery['futuresHistory'];

const CHART_HEIGHT = 240;
const ADJUSTMENT_TEXTS = { NONE: 'As settled', DIFFERENCE: 'Difference', RATIO: 'Ratio' } as const;

interface HistoryPanelProps {
  readonly product: ProductCode;
  readonly quotation: string;
  readonly tradeDate: IsoDate;
  readonly symbol: string;
  readonly view: FuturesView;
  readonly change: ChangeView;
}

/** How the chosen contract, or the nth one of every day, has settled up to the date shown. */
export function HistoryPanel(props: HistoryPanelProps) {
  return props.view.history === 'CONTRACT' ? <OfContract {...props} /> : <Continuous {...props} />;
}

function OfContract(props: HistoryPanelProps) {
  const { symbol, tradeDate, view } = props;
  const variables = { symbol, from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate };
  const shown = useShown(ContractHistoryDocument, variables);
  return (
    <History
      {...props}
      shown={withBars(shown, ({ futuresHistory }) => futuresHistory)}
      name={symbol}
      query={ContractHistoryDocument}
      variables={variables}
    />
  );
}

function Continuous(props: HistoryPanelProps) {
  const { product, tradeDate, view } = props;
  const { nth, adjustment } = view;
  const variables = { product, nth, adjustment, from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate };
  const shown = useShown(ContinuousHistoryDocument, variables);
  return (
    <History
      {...props}
      shown={withBars(shown, ({ continuousHistory }) => continuousHistory)}
      name={`${product} nearby ${nth}`}
      query={ContinuousHistoryDocument}
      variables={variables}
    />
  );
}

interface HistoryProps extends HistoryPanelProps, Pick<PanelContent, 'query' | 'variables'> {
  readonly shown: Shown<Bars>;
  readonly name: string;
}

function History({ product, quotation, tradeDate, view, change, shown, name, query, variables }: HistoryProps) {
  const element = useRef<HTMLDivElement>(null);
  const bars = shown.status === 'SHOWN' ? shown.data : EMPTY;
  const series = useMemo(
    () => [{ id: name, name, points: bars.map((bar) => ({ x: Number(toDayNumber(bar.tradeDate)), y: bar.settle })) }],
    [bars, name],
  );
  const symbols = useMemo(() => new Map(bars.map((bar) => [Number(toDayNumber(bar.tradeDate)), bar.symbol])), [bars]);
  const items = usePanelExports({
    name: `${name.replaceAll(' ', '-')}-history-${tradeDate}`,
    title: `${name}, settlements in ${quotation}`,
    header: ['tradeDate', 'symbol', 'open', 'high', 'low', 'settle', 'volume', 'openInterest', 'source'],
    rows: bars.map((bar) => [
      ...[bar.tradeDate, bar.symbol, bar.open, bar.high, bar.low, bar.settle],
      ...[bar.volume, bar.openInterest, bar.source],
    ]),
    query,
    variables,
    chart: { element, series },
  });
  return (
    <Panel
      title="History"
      note={name}
      controls={
        <>
          <HistoryControls view={view} change={change} />
          <PanelMenu label="Export the history" items={items} />
        </>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the history" height={CHART_HEIGHT + 24} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status === 'SHOWN' && bars.length === 0 ? (
        <Empty title={`${name} has no settlements in this range.`}>Take a longer range or another contract.</Empty>
      ) : null}
      {shown.status === 'SHOWN' && bars.length > 0 ? (
        <div className={shown.isStale ? 'opacity-60' : ''} aria-busy={shown.isStale}>
          <LineChart
            element={element}
            label={`Settlements of ${name}`}
            series={series}
            height={CHART_HEIGHT}
            ticks={dayTicks}
            describeX={(x) =>
              [dateText(fromDayNumber(x)), view.history === 'CONTINUOUS' ? symbols.get(x) : undefined]
                .filter((part) => part !== undefined)
                .join(' ')
            }
            formatY={(y) => priceText(product, y)}
            restsAt="LAST"
          />
        </div>
      ) : null}
    </Panel>
  );
}

function HistoryControls({ view, change }: Pick<HistoryPanelProps, 'view' | 'change'>) {
  return (
    <>
      {view.history === 'CONTINUOUS' ? (
        <>
          <Choice
            label="Nearby"
            options={NEARBIES.map((value) => ({ value, text: value, title: `Nearby ${value}` }))}
            value={view.nth}
            onChange={(nth) => {
              change({ nth });
            }}
          />
          <Choice
            label="Roll adjustment"
            options={ADJUSTMENTS.map((value) => ({ value, text: ADJUSTMENT_TEXTS[value] }))}
            value={view.adjustment}
            onChange={(adjustment) => {
              change({ adjustment });
            }}
          />
        </>
      ) : null}
      <Choice
        label="History of"
        options={[
          { value: 'CONTRACT', text: 'Contract' },
          { value: 'CONTINUOUS', text: 'Continuous' },
        ]}
        value={view.history}
        onChange={(history) => {
          change({ history });
        }}
      />
      <Choice
        label="Range"
        options={RANGES.map((value) => ({ value, text: value === 'ALL' ? 'All' : value }))}
        value={view.range}
        onChange={(range) => {
          change({ range });
        }}
      />
    </>
  );
}

const EMPTY: Bars = [];

function withBars<Data>(shown: Shown<Data>, bars: (data: Data) => Bars): Shown<Bars> {
  return shown.status === 'SHOWN' ? { ...shown, data: bars(shown.data) } : shown;
}
