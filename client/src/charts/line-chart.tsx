import { Line } from '@nivo/line';
import type { LineSvgLayer } from '@nivo/line';
import { memo, useMemo } from 'react';
import type { RefObject } from 'react';

import { ChartLegend } from './chart-legend.js';
import { BandsLayer, CursorLayer, LinesLayer, ZeroLayer } from './chart-layers.js';
import type { NivoSeries } from './chart-layers.js';
import type { ChartBand, ChartSeries, ChartTick } from './chart-types.js';
import { chartTheme } from './chart-theme.js';
import { lineAxes } from './line-axes.js';
import { LineFrame } from './line-frame.js';
import type { LineBodyParts } from './line-frame.js';
import { paddedRange } from './padded-range.js';

export interface LineChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** The one that the chart is about first, then those laid over it. */
  readonly series: readonly ChartSeries[];
  /** Drawn under the lines, the outermost first: those inside lie on top of it and look darker. */
  readonly bands?: readonly ChartBand[];
  readonly height: number;
  /** Marks of the horizontal axis between two x, given its width in pixels. */
  readonly ticks: (from: number, to: number, width: number) => readonly ChartTick[];
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Which point of the first series the legend reads while nothing is pointed at, or the x that is marked. */
  readonly restsAt: 'FIRST' | 'LAST' | 'PINNED';
  readonly showsPoints?: boolean;
  /** An x that is marked. */
  readonly pinned?: number | undefined;
  /** Called with the x that was clicked, or chosen by Enter. */
  readonly onPick?: ((x: number) => void) | undefined;
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

const NO_BANDS: readonly ChartBand[] = [];
/** The least; room for long ticks is added at the right. */
const MARGIN = { top: 10, right: 58, bottom: 24, left: 10 } as const;
const HALF_CHARACTER = 3.1;
const TICK_CHARACTER = 6.8;
const TICK_ROOM = 10;

/**
 * Lines over time with a cursor that pointer and arrow keys move; the legend reads the values at the cursor, so that
 * no tooltip hides what is under it.
 */
export function LineChart(props: LineChartProps) {
  const { label, series, bands = NO_BANDS, height, describeX, formatY, restsAt, onPick, element } = props;
  const xs = useMemo(
    () => [...new Set([...series, ...bands].flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b),
    [series, bands],
  );
  const endX = (series[0]?.points ?? bands[0]?.points ?? []).at(restsAt === 'FIRST' ? 0 : -1)?.x;
  const restX = restsAt === 'PINNED' ? (props.pinned ?? endX) : endX;
  return (
    <LineFrame
      label={label}
      height={height}
      lines={series}
      xs={xs}
      restX={restX}
      onPick={onPick}
      element={element}
      legend={({ colours, styles, cursor }) => (
        <ChartLegend
          series={series}
          bands={bands}
          styles={styles}
          bandColour={colours.muted}
          cursor={cursor}
          restX={restX}
          describeX={describeX}
          formatY={formatY}
        />
      )}
    >
      {(parts) => <ChartBody {...props} {...parts} xs={xs} />}
    </LineFrame>
  );
}

interface ChartBodyProps extends LineChartProps, LineBodyParts {
  readonly xs: readonly number[];
}

const ChartBody = memo(function ChartBody(props: ChartBodyProps) {
  const {
    series,
    bands = NO_BANDS,
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
  const marked = useMemo(() => new Set(series.filter(({ isMarked }) => isMarked).map(({ id }) => id)), [series]);
  const layers = useMemo<LineSvgLayer<NivoSeries>[]>(
    () => [
      'grid',
      (layer) => <ZeroLayer {...layer} colour={colours.muted} />,
      'axes',
      (layer) => <BandsLayer {...layer} bands={bands} colour={colours.muted} />,
      (layer) => <LinesLayer {...layer} styles={styles} showsPoints={showsPoints} marked={marked} />,
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
    [bands, colours, styles, showsPoints, marked, xs, cursor, pinned, onPick],
  );
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  const [low, high] = paddedRange(valuesOf(series, bands));
  // No tick between the two has a longer text.
  const longest = Math.max(formatY(low).length, formatY(high).length);
  const margin = { ...MARGIN, right: Math.max(MARGIN.right, Math.ceil(longest * TICK_CHARACTER) + TICK_ROOM) };
  const innerWidth = width - margin.left - margin.right;
  const marks = ticks(from, to, innerWidth).filter(
    // One whose text would be cut off at the left edge is left out.
    ({ value, text }) => margin.left + ((value - from) / (to - from || 1)) * innerWidth >= text.length * HALF_CHARACTER,
  );
  const texts = new Map(marks.map(({ value, text }) => [value, text]));
  return (
    <Line<NivoSeries>
      data={data}
      width={width}
      height={height}
      margin={margin}
      xScale={{ type: 'linear', min: from, max: to === from ? from + 1 : to, nice: false }}
      yScale={{ type: 'linear', min: low, max: high }}
      layers={layers}
      {...lineAxes(height, formatY)}
      axisBottom={{
        tickSize: 4,
        tickPadding: 5,
        tickValues: marks.map(({ value }) => value),
        format: (value: number) => texts.get(value) ?? '',
      }}
      isInteractive={false}
      animate={false}
      theme={chartTheme(colours)}
    />
  );
});

function* valuesOf(series: readonly ChartSeries[], bands: readonly ChartBand[]): Generator<number> {
  for (const { points } of series) for (const { y } of points) yield y;
  for (const { points } of bands) for (const { low, high } of points) yield* [low, high];
}
