import { fromMonthIndex, parseIsoDate, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import type { ChartSeries } from '../../charts/chart-types.js';
import { LineChart } from '../../charts/lazy-line-chart.js';
import { monthTicks } from '../../charts/time-ticks.js';
import { ForwardCurvesDocument } from '../../gql/graphql.js';
import type { ForwardCurvesQuery } from '../../gql/graphql.js';
import { dateText, monthText, priceText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { DateInput } from '../../ui/date-input.js';
import { Panel } from '../../ui/panel.js';
import { ExportMenu } from './export-menu.js';
import { AGES, MAX_OVERLAYS } from './futures-view.js';
import type { Age, FuturesView } from './futures-view.js';
import { usePanelExports } from './panel-exports.js';
import type { ChangeView } from './use-futures-view.js';

type Curves = ForwardCurvesQuery['forwardCurve'];

const AGE_NAMES: Readonly<Record<Age, string>> = {
  '1D': 'the trade date before',
  '1W': 'one week before',
  '1M': 'one month before',
  '1Y': 'one year before',
};

interface CurvePanelProps {
  readonly product: ProductCode;
  readonly quotation: string;
  /** The curve of the date shown first, then those of the overlays, in their order. */
  readonly curves: Curves;
  readonly asOf: readonly IsoDate[];
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
  view,
  change,
  isStale,
  onPick,
  selected,
}: CurvePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const series = useMemo(() => curves.map(toSeries), [curves]);
  const [main] = curves;
  const tradeDate = main?.tradeDate;
  const bySymbol = useMemo(
    () =>
      new Map((main?.points ?? []).map(({ deliveryMonth, symbol }) => [Number(toMonthIndex(deliveryMonth)), symbol])),
    [main],
  );
  const pinned = [...bySymbol].find(([, symbol]) => symbol === selected)?.[0];
  const items = usePanelExports({
    name: `${product}-forward-curve-${tradeDate ?? ''}`,
    title: `${product} forward curve, ${quotation}`,
    header: ['tradeDate', 'symbol', 'deliveryMonth', 'expiry', 'settle', 'source'],
    rows: curves.flatMap((curve) =>
      curve.points.map((point) => [
        curve.tradeDate,
        point.symbol,
        point.deliveryMonth,
        point.expiry,
        point.settle,
        curve.source,
      ]),
    ),
    query: ForwardCurvesDocument,
    variables: { product, asOf: asOf.length === 0 ? null : asOf },
    chart: { element, series },
  });
  const toggle = (overlay: Age | IsoDate): void => {
    const rest = view.overlays.filter((shown) => shown !== overlay);
    change({ overlays: rest.length < view.overlays.length ? rest : [...rest, overlay].slice(-MAX_OVERLAYS) });
  };
  return (
    <Panel
      title="Forward curve"
      note={`${quotation}, by delivery month`}
      controls={
        <>
          <OverlayControls view={view} toggle={toggle} />
          <ExportMenu what="the forward curve" items={items} />
        </>
      }
    >
      <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
        <LineChart
          element={element}
          label={`Forward curve of ${product}${tradeDate === undefined ? '' : ` on ${dateText(tradeDate)}`}`}
          series={series}
          height={300}
          ticks={monthTicks}
          describeX={(x) => monthText(fromMonthIndex(x))}
          formatY={(y) => priceText(product, y)}
          restsAt="FIRST"
          showsPoints
          pinned={pinned}
          onPick={(x) => {
            const symbol = bySymbol.get(x);
            if (symbol !== undefined) onPick(symbol);
          }}
        />
      </div>
    </Panel>
  );
}

function OverlayControls({
  view,
  toggle,
}: {
  readonly view: FuturesView;
  readonly toggle: (overlay: Age | IsoDate) => void;
}) {
  const dates = view.overlays.filter((overlay) => !AGES.some((age) => age === overlay));
  return (
    <div role="group" aria-label="Curves of other dates" className="flex flex-wrap items-center gap-1">
      {AGES.map((age) => (
        <Button
          key={age}
          aria-pressed={view.overlays.includes(age)}
          title={`Curve of ${AGE_NAMES[age]}`}
          className="aria-pressed:bg-selected aria-pressed:font-medium"
          onClick={() => {
            toggle(age);
          }}
        >
          −{age}
        </Button>
      ))}
      {dates.map((date) => (
        <Button
          key={date}
          aria-label={`Take away the curve of ${date}`}
          className="bg-selected"
          onClick={() => {
            toggle(date);
          }}
        >
          {date} ×
        </Button>
      ))}
      <DateInput
        aria-label="Add the curve of a date"
        title="Add the curve of a date"
        disabled={view.overlays.length >= MAX_OVERLAYS}
        value=""
        onPick={(text) => {
          const date = parseIsoDate(text);
          if (date !== undefined && !view.overlays.includes(date)) toggle(date);
        }}
        className="w-32 text-muted"
      />
    </div>
  );
}

function toSeries({ tradeDate, points }: Curves[number], index: number): ChartSeries {
  return {
    id: `${index} ${tradeDate}`,
    name: dateText(tradeDate),
    points: points.map(({ deliveryMonth, settle }) => ({ x: toMonthIndex(deliveryMonth), y: settle })),
  };
}
