import { Line } from '@nivo/line';
import type { LineCustomSvgLayerProps, LineSvgLayer } from '@nivo/line';
import { memo, useMemo } from 'react';
import type { RefObject } from 'react';

import { CursorLayer, LinesLayer, ZeroLayer } from './chart-layers.js';
import type { NivoSeries } from './chart-layers.js';
import { chartTheme } from './chart-theme.js';
import type { ChartSeries, ChartTick } from './chart-types.js';
import { CrowdLegend } from './crowd-legend.js';
import { lineAxes } from './line-axes.js';
import { LineFrame } from './line-frame.js';
import type { LineBodyParts } from './line-frame.js';
import type { LineStyle } from './line-style.js';
import { paddedRange } from './padded-range.js';
import type { ChartColours } from './use-chart-colours.js';

/** A line that the chart is about. */
export interface LeadingLine extends ChartSeries {
  readonly isDashed?: boolean;
}

export interface CrowdChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** Drawn heavy, over the crowd. */
  readonly lines: readonly LeadingLine[];
  /** Drawn lightly, all alike: what they say, they say together. */
  readonly crowd: readonly ChartSeries[];
  /** What one of the crowd is, as in `day alike`. */
  readonly noun: string;
  /** More than one of them. */
  readonly nouns: string;
  /** The id of the one of the crowd that stands out. */
  readonly highlighted: string | undefined;
  readonly height: number;
  /** Marks of the horizontal axis between two x, given its width in pixels. */
  readonly ticks: (from: number, to: number, width: number) => readonly ChartTick[];
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Which x the legend reads while nothing is pointed at. */
  readonly restsAt: 'FIRST' | 'LAST';
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

const MARGIN = { top: 10, right: 58, bottom: 24, left: 10 } as const;
const TICK_CHARACTER = 6.8;
const TICK_ROOM = 10;
const HEAVY = 2.6;
const STANDING_OUT = 2;
/** Place of its colour, which no leading line of a chart of two has. */
const STANDING_OUT_COLOUR = 2;
const CROWD_OPACITY = 0.5;

/** A few heavy lines over a crowd of light ones, one of which can be made to stand out; the legend reads them at the cursor. */
export function CrowdChart(props: CrowdChartProps) {
  const { label, lines, crowd, noun, nouns, highlighted, height, describeX, formatY, restsAt, element } = props;
  const xs = useMemo(
    () => [...new Set([...lines, ...crowd].flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b),
    [lines, crowd],
  );
  const restX = xs.at(restsAt === 'FIRST' ? 0 : -1);
  return (
    <LineFrame
      label={label}
      height={height}
      lines={lines}
      xs={xs}
      restX={restX}
      onPick={undefined}
      element={element}
      legend={({ colours, cursor }) => (
        <CrowdLegend
          lines={lines}
          crowd={crowd}
          noun={crowd.length === 1 ? noun : nouns}
          highlighted={crowd.find(({ id }) => id === highlighted)}
          styles={leadingStyles(colours, lines, highlighted)}
          crowdColour={colours.muted}
          crowdOpacity={CROWD_OPACITY}
          cursor={cursor}
          restX={restX}
          describeX={describeX}
          formatY={formatY}
        />
      )}
    >
      {(parts) => <CrowdBody {...props} {...parts} xs={xs} />}
    </LineFrame>
  );
}

interface CrowdBodyProps extends CrowdChartProps, LineBodyParts {
  readonly xs: readonly number[];
}

const CrowdBody = memo(function CrowdBody(props: CrowdBodyProps) {
  const { lines, crowd, highlighted, height, ticks, formatY, width, colours, xs, cursor } = props;
  const all = useMemo(() => [...lines, ...crowd].filter(({ points }) => points.length > 0), [lines, crowd]);
  const data = useMemo<NivoSeries[]>(() => all.map(({ id, points }) => ({ id, data: points })), [all]);
  const layers = useMemo<LineSvgLayer<NivoSeries>[]>(() => {
    const styles = leadingStyles(colours, lines, highlighted);
    // The one that stands out lies under the heavy lines.
    const leading = ({ series }: Pick<LineCustomSvgLayerProps<NivoSeries>, 'series'>) =>
      series.filter(({ id }) => styles.has(id));
    return [
      'grid',
      (layer) => <ZeroLayer {...layer} colour={colours.muted} />,
      'axes',
      (layer) => <CrowdLayer {...layer} leading={styles} colour={colours.muted} />,
      (layer) => <LinesLayer {...layer} series={leading(layer)} styles={styles} showsPoints={false} />,
      (layer) => (
        <CursorLayer
          {...layer}
          series={leading(layer)}
          styles={styles}
          xs={xs}
          cursor={cursor}
          pinned={undefined}
          colour={colours.muted}
          onPick={undefined}
        />
      ),
    ];
  }, [colours, lines, highlighted, xs, cursor]);
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 1];
  const [low, high] = paddedRange(all.flatMap(({ points }) => points.map(({ y }) => y)));
  // No tick between the two has a longer text.
  const longest = Math.max(formatY(low).length, formatY(high).length);
  const margin = { ...MARGIN, right: Math.max(MARGIN.right, Math.ceil(longest * TICK_CHARACTER) + TICK_ROOM) };
  const marks = ticks(from, to, width - margin.left - margin.right);
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

/** The lines that lead are drawn by others. */
function CrowdLayer({
  series,
  lineGenerator,
  leading,
  colour,
}: Pick<LineCustomSvgLayerProps<NivoSeries>, 'series' | 'lineGenerator'> & {
  readonly leading: ReadonlyMap<string, LineStyle>;
  readonly colour: string;
}) {
  return (
    <g stroke={colour} strokeOpacity={CROWD_OPACITY} fill="none" strokeWidth={1} strokeLinejoin="round">
      {series.map(({ id, data }) =>
        leading.has(id) ? null : (
          <path key={id} d={lineGenerator(data.map(({ position }) => ({ x: position.x, y: position.y }))) ?? ''} />
        ),
      )}
    </g>
  );
}

/** The colours of the lines by their order; the one that stands out has the same in every chart. */
function leadingStyles(
  colours: ChartColours,
  lines: readonly LeadingLine[],
  highlighted: string | undefined,
): ReadonlyMap<string, LineStyle> {
  const colourOf = (index: number): string => colours.series[index % colours.series.length] ?? colours.ink;
  const styles = new Map<string, LineStyle>(
    lines.map(({ id, isDashed = false }, index) => [
      id,
      { colour: colourOf(index), dashes: isDashed ? '6 3' : undefined, width: HEAVY },
    ]),
  );
  if (highlighted !== undefined) {
    styles.set(highlighted, { colour: colourOf(STANDING_OUT_COLOUR), dashes: undefined, width: STANDING_OUT });
  }
  return styles;
}
