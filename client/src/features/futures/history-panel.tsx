import { fromDayNumber, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { ContinuousHistoryDocument, ContractHistoryDocument } from '../../gql/graphql.js';
import type { ContractHistoryQuery } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { RANGES, rangeStart } from '../../desk/history-range.js';
import { ADJUSTMENTS, NEARBIES } from './futures-view.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import type { PanelContent } from '../../desk/panel-exports.js';
import { SeriesChart } from '../../desk/series-chart.js';
import type { ChangeView } from './use-futures-view.js';

type Bars = ContractHistoryQuery['futuresHistory'];

const NONE: Bars = [];
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
export function HistoryPanel({ product, quotation, tradeDate, symbol, view, change }: HistoryPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const isContinuous = view.history === 'CONTINUOUS';
  const { shown, name, query, variables } = useHistory({ product, tradeDate, symbol, view });
  const bars = shown.status === 'SHOWN' ? shown.data : NONE;
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
          <ExportMenu what="the history" items={items} />
        </>
      }
    >
      <SeriesChart
        what="the history"
        shown={shown}
        empty={
          <Empty title={`${name} has no settlements in this range.`}>Take a longer range or another contract.</Empty>
        }
        element={element}
        label={`Settlements of ${name}`}
        series={series}
        describeX={(x) => {
          const date = dateText(fromDayNumber(x));
          return isContinuous ? `${date} ${symbols.get(x) ?? ''}`.trimEnd() : date;
        }}
        formatY={(y) => priceText(product, y)}
      />
    </Panel>
  );
}

interface History extends Pick<PanelContent, 'query' | 'variables'> {
  readonly shown: Shown<Bars>;
  readonly name: string;
}

/** Asks for the one history that is chosen; both in one place, so that choosing the other keeps the focus. */
function useHistory({
  product,
  tradeDate,
  symbol,
  view,
}: Pick<HistoryPanelProps, 'product' | 'tradeDate' | 'symbol' | 'view'>): History {
  const { nth, adjustment } = view;
  const isContinuous = view.history === 'CONTINUOUS';
  const span = { from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate };
  const ofContract = { symbol, ...span };
  const ofNth = { product, nth, adjustment, ...span };
  const contract = useShown(ContractHistoryDocument, isContinuous ? undefined : ofContract);
  const continuous = useShown(ContinuousHistoryDocument, isContinuous ? ofNth : undefined);
  const settled = withBars(contract, ({ futuresHistory }) => futuresHistory);
  return isContinuous
    ? {
        shown: withBars(continuous, ({ continuousHistory }) => continuousHistory),
        name: `${product} nearby ${nth}`,
        query: ContinuousHistoryDocument,
        variables: ofNth,
      }
    : {
        shown: settled,
        // The contract before, while its settlements still stand for those that are awaited.
        name: (settled.status === 'SHOWN' ? settled.data[0]?.symbol : undefined) ?? symbol,
        query: ContractHistoryDocument,
        variables: ofContract,
      };
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

function withBars<Data>(shown: Shown<Data>, bars: (data: Data) => Bars): Shown<Bars> {
  return shown.status === 'SHOWN' ? { ...shown, data: bars(shown.data) } : shown;
}
