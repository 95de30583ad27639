import { Line } from '@nivo/line';
import type { LineSvgLayer } from '@nivo/line';
import { memo, useMemo } from 'react';
import type { RefObject } from 'react';

import { CursorLayer, LinesLayer } from './chart-layers.js';
import type { NivoSeries } from './chart-layers.js';
import { chartTheme } from './chart-theme.js';
import type { ChartSeries, ChartTick } from './chart-types.js';
import { lineAxes } from './line-axes.js';
import { LineFrame } from './line-frame.js';
import type { LineBodyParts } from './line-frame.js';
import { nearestIndex } from './nearest.js';
import { QuotesLayer, ResidualsLayer, STRIP_GAP, STRIP_HEIGHT, SmileCursorLayer } from './smile-layers.js';
import { SmileLegend } from './smile-legend.js';
import { cursorStops, smileExtent, smileRange } from './smile-parts.js';
import type { SmileQuote } from './smile-parts.js';

export interface SmileChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** Of the smile and its residuals together. */
  readonly height: number;
  /** The fitted curve first, then those of earlier dates; densely sampled, y in the unit of `vol`. */
  readonly curves: readonly ChartSeries[];
  /** Out-of-the-money options of the market. */
  readonly quotes: readonly SmileQuote[];
  /** Marks of the horizontal axis between two x, given its width in pixels. */
  readonly ticks: (from: number, to: number, width: number) => readonly ChartTick[];
  readonly describeX: (x: number) => string;
  readonly formatVol: (vol: number) => string;
  /** With its sign, in vol points. */
  readonly formatResidual: (residual: number) => string;
  /** Where the legend reads while nothing is pointed at, such as at the money; the nearest quote is taken. */
  readonly restX?: number | undefined;
  /** An x that is marked. */
  readonly pinned?: number | undefined;
  /** Called with the x of the quotes that were clicked, or chosen by Enter. */
  readonly onPick?: ((x: number) => void) | undefined;
  /** Receives the chart's element, for a picture of it; `curves` are the lines of its legend. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

const MARGIN = { top: 10, right: 58, bottom: STRIP_GAP + STRIP_HEIGHT + 24, left: 10 } as const;
/** Room between the outermost options and the edges, as a share of their distance. */
const SIDE_ROOM = 0.02;

/** One expiry's market volatilities with their fitted curve, curves of earlier dates, and what the fit leaves over. */
export function SmileChart(props: SmileChartProps) {
  const { label, height, curves, quotes, describeX, formatVol, formatResidual, onPick, element } = props;
  const xs = useMemo(() => cursorStops(quotes, curves), [quotes, curves]);
  const restX = props.restX === undefined ? xs[0] : xs[nearestIndex(xs, props.restX)];
  return (
    <LineFrame
      label={label}
      height={height}
      lines={curves}
      xs={xs}
      restX={restX}
      onPick={onPick}
      element={element}
      legend={({ colours, styles, cursor }) => (
        <SmileLegend
          curves={curves}
          quotes={quotes}
          styles={styles}
          cursor={cursor}
          restX={restX}
          describeX={describeX}
          formatVol={formatVol}
          formatResidual={formatResidual}
          ink={colours.ink}
        />
      )}
    >
      {(parts) => <SmileBody {...props} {...parts} xs={xs} />}
    </LineFrame>
  );
}

interface SmileBodyProps extends SmileChartProps, LineBodyParts {
  readonly xs: readonly number[];
}

const SmileBody = memo(function SmileBody(props: SmileBodyProps) {
  const { curves, quotes, height, ticks, formatVol, formatResidual, pinned, onPick } = props;
  const { width, colours, styles, xs, cursor } = props;
  const data = useMemo<NivoSeries[]>(() => curves.map(({ id, points }) => ({ id, data: points })), [curves]);
  const [first, last] = useMemo(() => smileExtent(quotes, curves), [quotes, curves]);
  const room = SIDE_ROOM * (last - first);
  const [from, to] = [first - room, last + room];
  const [low, high] = useMemo(() => smileRange(quotes, curves), [quotes, curves]);
  const marks = ticks(from, to, width - MARGIN.left - MARGIN.right);
  const layers: LineSvgLayer<NivoSeries>[] = [
    'grid',
    'axes',
    (layer) => <LinesLayer {...layer} styles={styles} showsPoints={false} />,
    (layer) => <QuotesLayer {...layer} quotes={quotes} colours={colours} />,
    (layer) => (
      <ResidualsLayer {...layer} quotes={quotes} colours={colours} formatResidual={formatResidual} ticks={marks} />
    ),
    (layer) => (
      <SmileCursorLayer {...layer} curves={curves} quotes={quotes} styles={styles} cursor={cursor} colours={colours} />
    ),
    (layer) => (
      <CursorLayer
        {...layer}
        series={[]}
        innerHeight={layer.innerHeight + STRIP_GAP + STRIP_HEIGHT}
        styles={styles}
        xs={xs}
        cursor={cursor}
        pinned={pinned}
        colour={colours.muted}
        onPick={onPick}
      />
    ),
  ];
  return (
    <Line<NivoSeries>
      data={data}
      width={width}
      height={height}
      margin={MARGIN}
      xScale={{ type: 'linear', min: from, max: to, nice: false }}
      yScale={{ type: 'linear', min: low, max: high, nice: false }}
      layers={layers}
      {...lineAxes(height - MARGIN.bottom, formatVol)}
      axisBottom={null}
      isInteractive={false}
      animate={false}
      theme={chartTheme(colours)}
    />
  );
});
