import { PRODUCTS, fromMonthIndex, toMonthIndex } from '@cushing/products';
import type { ContractMonth, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { ChartLoading, LineChart } from '../../charts/lazy-line-chart.js';
import { monthTicks } from '../../charts/time-ticks.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { ForwardCurvesDocument } from '../../gql/graphql.js';
import { dateText, monthText, priceText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { useLiveCurve } from '../../live/use-live-curve.js';
import { Panel } from '../../ui/panel.js';
import { Failure } from '../../ui/states.js';
import { useThrottled } from '../../lib/use-throttled.js';

const HEIGHT = 280;
/** A curve moves by the eye, not by the tick: drawing it is dear. */
const DRAWN_EVERY_MS = 500;

interface CurvePoint {
  readonly symbol: string;
  readonly deliveryMonth: ContractMonth;
  readonly settle: number;
}

interface CurvePanelProps {
  readonly product: ProductCode;
  /** The contract that the chart is of. */
  readonly symbol: string | undefined;
  readonly onPick: (symbol: string) => void;
}

/** The forward curve as it moves, over the latest settlement. To be given a key of its product. */
export function CurvePanel({ product, symbol, onPick }: CurvePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const variables = { product, asOf: null };
  const shown = useShown(ForwardCurvesDocument, variables);
  const settled = shown.status === 'SHOWN' ? shown.data.forwardCurve[0] : undefined;
  const told = useThrottled(useLiveCurve(product), DRAWN_EVERY_MS);
  const live = told?.mode === 'LIVE' ? told : undefined;
  const settledName = settled === undefined ? '' : `Settle ${dateText(settled.tradeDate)}`;
  const points = live?.points ?? settled?.points;
  const series = useMemo(
    () => [
      ...(live === undefined ? [] : [toSeries(live.isStale ? 'Last (stale)' : 'Now', live.points)]),
      ...(settled === undefined ? [] : [toSeries(settledName, settled.points)]),
    ],
    [live, settled, settledName],
  );
  const bySymbol = useMemo(
    () => new Map((points ?? []).map((point) => [Number(toMonthIndex(point.deliveryMonth)), point.symbol])),
    [points],
  );
  const pinned = [...bySymbol].find(([, at]) => at === symbol)?.[0];
  const items = usePanelExports({
    name: `${product}-forward-curve-live`,
    title: `${product} forward curve, ${PRODUCTS[product].quotation}`,
    header: ['curve', 'symbol', 'deliveryMonth', 'price'],
    rows: [
      ...(live?.points ?? []).map((point) => [
        `live ${live?.time ?? ''}`,
        point.symbol,
        point.deliveryMonth,
        point.settle,
      ]),
      ...(settled?.points ?? []).map((point) => [
        `settle ${settled?.tradeDate ?? ''}`,
        point.symbol,
        point.deliveryMonth,
        point.settle,
      ]),
    ],
    query: ForwardCurvesDocument,
    variables,
    chart: { element, series },
  });
  return (
    <Panel
      title={`${product} forward curve`}
      note={PRODUCTS[product].quotation}
      controls={<ExportMenu what="the forward curve" items={items} />}
    >
      {shown.status === 'LOADING' ? <ChartLoading what="the forward curve" height={HEIGHT} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status === 'SHOWN' ? (
        <div className={shown.isStale ? 'opacity-60' : ''} aria-busy={shown.isStale}>
          <LineChart
            element={element}
            label={`Forward curve of ${product}${live === undefined ? '' : ' now'}`}
            series={series}
            height={HEIGHT}
            ticks={monthTicks}
            describeX={(x) => monthText(fromMonthIndex(x))}
            formatY={(y) => priceText(product, y)}
            restsAt="FIRST"
            showsPoints
            pinned={pinned}
            onPick={(x) => {
              const picked = bySymbol.get(x);
              if (picked !== undefined) onPick(picked);
            }}
          />
        </div>
      ) : null}
    </Panel>
  );
}

function toSeries(name: string, points: readonly CurvePoint[]) {
  return {
    id: name,
    name,
    points: points.map(({ deliveryMonth, settle }) => ({ x: Number(toMonthIndex(deliveryMonth)), y: settle })),
  };
}
