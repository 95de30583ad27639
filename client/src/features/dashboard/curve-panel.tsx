import { PRODUCTS, fromMonthIndex, toMonthIndex } from '@cushing/products';
import type { ContractMonth, ProductCode } from '@cushing/products';
import { useCallback, useMemo, useRef } from 'react';

import { ChartLoading, LineChart } from '../../charts/lazy-line-chart.js';
import { monthTicks } from '../../charts/time-ticks.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { useCurveNow } from '../../desk/use-curve-now.js';
import { ForwardCurvesDocument } from '../../gql/graphql.js';
import { dateText, monthText, priceText } from '../../lib/format.js';
import type { Shown } from '../../lib/use-shown.js';
import { Panel } from '../../ui/panel.js';
import { Failure } from '../../ui/states.js';
import type { FrontMarket } from './use-front-market.js';

const HEIGHT = 280;

interface CurvePoint {
  readonly symbol: string;
  readonly deliveryMonth: ContractMonth;
  readonly settle: number;
}

interface CurvePanelProps {
  readonly product: ProductCode;
  /** Its latest settlements. */
  readonly shown: Shown<FrontMarket>;
  /** The contract that the chart is of. */
  readonly symbol: string | undefined;
  readonly onPick: (symbol: string) => void;
}

/** The forward curve as it moves, over the latest settlement. To be given a key of its product. */
export function CurvePanel({ product, shown, symbol, onPick }: CurvePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const settled = shown.status === 'SHOWN' ? shown.data : undefined;
  const live = useCurveNow(product);
  const settledName = settled === undefined ? '' : `Settle ${dateText(settled.tradeDate)}`;
  const points = live?.points ?? settled?.rows;
  const series = useMemo(
    () => [
      ...(live === undefined ? [] : [toSeries('now', live.name, live.points)]),
      ...(settled === undefined ? [] : [toSeries('settle', settledName, settled.rows)]),
    ],
    [live, settled, settledName],
  );
  const bySymbol = useMemo(
    () => new Map((points ?? []).map((point) => [Number(toMonthIndex(point.deliveryMonth)), point.symbol])),
    [points],
  );
  const pinned = [...bySymbol].find(([, at]) => at === symbol)?.[0];
  // The chart is drawn anew where any of what it is given is another.
  const formatPrice = useCallback((price: number) => priceText(product, price), [product]);
  const pickMonth = useCallback(
    (month: number) => {
      const picked = bySymbol.get(month);
      if (picked !== undefined) onPick(picked);
    },
    [bySymbol, onPick],
  );
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
      ...(settled?.rows ?? []).map((point) => [
        `settle ${settled?.tradeDate ?? ''}`,
        point.symbol,
        point.deliveryMonth,
        point.settle,
      ]),
    ],
    query: ForwardCurvesDocument,
    variables: { product, asOf: null },
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
            describeX={describeMonth}
            formatY={formatPrice}
            restsAt="FIRST"
            showsPoints
            pinned={pinned}
            onPick={pickMonth}
          />
        </div>
      ) : null}
    </Panel>
  );
}

function describeMonth(month: number): string {
  return monthText(fromMonthIndex(month));
}

function toSeries(id: string, name: string, points: readonly CurvePoint[]) {
  return {
    id,
    name,
    points: points.map(({ deliveryMonth, settle }) => ({ x: Number(toMonthIndex(deliveryMonth)), y: settle })),
  };
}
