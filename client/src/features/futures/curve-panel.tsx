import { fromMonthIndex, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useCallback, useMemo, useRef } from 'react';

import type { ChartSeries } from '../../charts/chart-types.js';
import { LineChart } from '../../charts/lazy-line-chart.js';
import { monthTicks } from '../../charts/time-ticks.js';
import { ForwardCurvesDocument } from '../../gql/graphql.js';
import type { ForwardCurvesQuery } from '../../gql/graphql.js';
import { dateText, monthText, priceText } from '../../lib/format.js';
import { Panel } from '../../ui/panel.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { OverlayControls } from '../../desk/overlay-controls.js';
import { useCurveNow } from '../../desk/use-curve-now.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { curveRecords } from './curve-records.js';
import type { ChangeView } from './use-futures-view.js';

type Curves = ForwardCurvesQuery['forwardCurve'];

interface CurvePanelProps {
  readonly product: ProductCode;
  readonly quotation: string;
  /** The curve of the date shown first, then those of the overlays, in their order. */
  readonly curves: Curves;
  readonly asOf: readonly IsoDate[];
  /** Whether the first is of the latest trade date, whose prices go on moving. */
  readonly isLatest: boolean;
  readonly view: FuturesView;
  readonly change: ChangeView;
  readonly isStale: boolean;
  readonly onPick: (symbol: string) => void;
  readonly selected: string | undefined;
}

/** The forward curve of the date shown, with earlier ones laid over it. */
export function CurvePanel({
  product,
  quotation,
  curves,
  asOf,
  isLatest,
  view,
  change,
  isStale,
  onPick,
  selected,
}: CurvePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const live = useCurveNow(isLatest ? product : undefined);
  const series = useMemo(
    () => [
      ...(live === undefined ? [] : [toSeries(live, 'now', live.name)]),
      ...curves.map((curve, index) => toSeries(curve, `${index} ${curve.tradeDate}`, dateText(curve.tradeDate))),
    ],
    [curves, live],
  );
  const [main] = curves;
  const tradeDate = main?.tradeDate;
  const bySymbol = useMemo(
    () =>
      new Map(
        [...(live?.points ?? []), ...(main?.points ?? [])].map(({ deliveryMonth, symbol }) => [
          Number(toMonthIndex(deliveryMonth)),
          symbol,
        ]),
      ),
    [live, main],
  );
  const pinned = [...bySymbol].find(([, symbol]) => symbol === selected)?.[0];
  // The chart is drawn anew where any of what it is given is another.
  const formatPrice = useCallback((price: number) => priceText(product, price), [product]);
  const pickMonth = useCallback(
    (month: number) => {
      const symbol = bySymbol.get(month);
      if (symbol !== undefined) onPick(symbol);
    },
    [bySymbol, onPick],
  );
  const items = usePanelExports({
    name: `${product}-forward-curve-${tradeDate ?? ''}`,
    title: `${product} forward curve, ${quotation}`,
    ...curveRecords(curves, live),
    query: ForwardCurvesDocument,
    variables: { product, asOf: asOf.length === 0 ? null : asOf },
    chart: { element, series },
  });
  return (
    <Panel
      title="Forward curve"
      note={`${quotation}, by delivery month`}
      controls={
        <>
          <OverlayControls
            noun="curve"
            overlays={view.overlays}
            onChange={(overlays) => {
              change({ overlays });
            }}
          />
          <ExportMenu what="the forward curve" items={items} />
        </>
      }
    >
      <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
        <LineChart
          element={element}
          label={`Forward curve of ${product}${live === undefined ? '' : ' now and'}${tradeDate === undefined ? '' : ` on ${dateText(tradeDate)}`}`}
          series={series}
          height={300}
          ticks={monthTicks}
          describeX={describeMonth}
          formatY={formatPrice}
          restsAt="FIRST"
          showsPoints
          pinned={pinned}
          onPick={pickMonth}
        />
      </div>
    </Panel>
  );
}

function describeMonth(month: number): string {
  return monthText(fromMonthIndex(month));
}

function toSeries({ points }: Pick<Curves[number], 'points'>, id: string, name: string): ChartSeries {
  return {
    id,
    name,
    points: points.map(({ deliveryMonth, settle }) => ({ x: toMonthIndex(deliveryMonth), y: settle })),
  };
}
