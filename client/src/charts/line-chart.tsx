import { Line } from '@nivo/line';
import type { LineSvgLayer } from '@nivo/line';
import { memo, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

import { ChartLegend } from './chart-legend.js';
import { CursorLayer, LinesLayer, ZeroLayer } from './chart-layers.js';
import type { NivoSeries } from './chart-layers.js';
import type { ChartSeries, ChartTick } from './chart-types.js';
import { CursorStore } from './cursor-store.js';
import { lineStyle } from './line-style.js';
import type { LineStyle } from './line-style.js';
import { nearestIndex } from './nearest.js';
import { useChartColours } from './use-chart-colours.js';
import type { ChartColours } from './use-chart-colours.js';
import { useWidth } from './use-width.js';

export interface LineChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** The one that the chart is about first, then those laid over it. */
  readonly series: readonly ChartSeries[];
  readonly height: number;
  /** Marks of the horizontal axis between two x, given its width in pixels. */
  readonly ticks: (from: number, to: number, width: number) => readonly ChartTick[];
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Which point of the first series the legend reads while nothing is pointed at. */
  readonly restsAt: 'FIRST' | 'LAST';
  readonly showsPoints?: boolean;
  /** An x that is marked. */
  readonly pinned?: number | undefined;
  /** Called with the x that was clicked, or chosen by Enter. */
  readonly onPick?: ((x: number) => void) | undefined;
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

const MARGIN = { top: 10, right: 58, bottom: 24, left: 10 } as const;

/**
 * Lines over time with a cursor that pointer and arrow keys move; the legend reads the values at the cursor, so that
 * no tooltip hides what is under it.
 */
export function LineChart(props: LineChartProps) {
  const { label, series, height, describeX, formatY, restsAt, onPick, element } = props;
  const own = useRef<HTMLDivElement>(null);
  const container = element ?? own;
  const width = useWidth(container);
  const colours = useChartColours();
  const [cursor] = useState(() => new CursorStore());
  const hint = useId();
  const xs = useMemo(
    () => [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b),
    [series],
  );
  const styles = useMemo(
    () => new Map(series.map(({ id }, index) => [id, lineStyle(colours, index)] as const)),
    [series, colours],
  );
  const restX = series[0]?.points.at(restsAt === 'FIRST' ? 0 : -1)?.x;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor.read() ?? restX ?? 0;
    const index = nearestIndex(xs, at);
    const target = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: xs.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      cursor.move(xs[Math.min(xs.length - 1, Math.max(0, target))]);
    } else if (event.key === 'Enter') {
      onPick?.(at);
    } else if (event.key === 'Escape') {
      cursor.move(undefined);
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <ChartLegend
        series={series}
        styles={styles}
        cursor={cursor}
        restX={restX}
        describeX={describeX}
        formatY={formatY}
      />
      <div
        ref={container}
        role="group"
        aria-roledescription="chart"
        aria-label={label}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => {
          cursor.move(undefined);
        }}
        className="min-w-0"
        style={{ height }}
      >
        <span id={hint} className="sr-only">
          Arrow keys read the values one by one.
        </span>
        {width > 0 ? (
          <ChartBody {...props} width={width} colours={colours} styles={styles} xs={xs} cursor={cursor} />
        ) : null}
      </div>
    </div>
  );
}

interface ChartBodyProps extends LineChartProps {
  readonly width: number;
  readonly colours: ChartColours;
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly xs: readonly number[];
  readonly cursor: CursorStore;
}

const ChartBody = memo(function ChartBody(props: ChartBodyProps) {
  const {
    series,
    height,
    ticks,
    formatY,
    showsPoints = false,
    pinned,
    onPick,
    width,
    colours,
    styles,
    xs,
    cursor,
  } = props;
  const data = useMemo<NivoSeries[]>(() => series.map(({ id, points }) => ({ id, data: points })), [series]);
  const layers = useMemo<LineSvgLayer<NivoSeries>[]>(
    () => [
      'grid',
      (layer) => <ZeroLayer {...layer} colour={colours.muted} />,
      'axes',
      (layer) => <LinesLayer {...layer} styles={styles} showsPoints={showsPoints} />,
      (layer) => (
        <CursorLayer
          {...layer}
          styles={styles}
          xs={xs}
          cursor={cursor}
          pinned={pinned}
          colour={colours.muted}
          onPick={onPick}
        />
      ),
    ],
    [colours, styles, showsPoints, xs, cursor, pinned, onPick],
  );
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  const marks = ticks(from, to, width - MARGIN.left - MARGIN.right);
  const texts = new Map(marks.map(({ value, text }) => [value, text]));
  const [low, high] = paddedRange(series);
  return (
    <Line<NivoSeries>
      data={data}
      width={width}
      height={height}
      margin={MARGIN}
      xScale={{ type: 'linear', min: from, max: to === from ? from + 1 : to }}
      yScale={{ type: 'linear', min: low, max: high }}
      layers={layers}
      axisLeft={null}
      axisRight={{ tickSize: 0, tickPadding: 6, tickValues: Math.max(3, Math.floor(height / 50)), format: formatY }}
      axisBottom={{
        tickSize: 4,
        tickPadding: 5,
        tickValues: marks.map(({ value }) => value),
        format: (value: number) => texts.get(value) ?? '',
      }}
      enableGridX={false}
      gridYValues={Math.max(3, Math.floor(height / 50))}
      isInteractive={false}
      animate={false}
      theme={{
        text: { fill: colours.muted, fontSize: 11, fontFamily: 'inherit' },
        axis: { ticks: { line: { stroke: colours.line }, text: { fill: colours.muted } } },
        grid: { line: { stroke: colours.line, strokeWidth: 1 } },
      }}
    />
  );
});

/** @returns the least and the greatest y with some room around them */
function paddedRange(series: readonly ChartSeries[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of series) {
    for (const { y } of points) {
      if (y < low) low = y;
      if (y > high) high = y;
    }
  }
  if (low > high) return [0, 1];
  const room = high > low ? 0.06 * (high - low) : Math.max(Math.abs(high) * 0.05, 0.5);
  return [low - room, high + room];
}
