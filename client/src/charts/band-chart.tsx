import { useMemo } from 'react';
import type { RefObject } from 'react';

import type { ChartTick } from './chart-types.js';
import { coneParts } from './cone-parts.js';
import type { ConeLine } from './cone-parts.js';
import { LineChart } from './lazy-line-chart.js';

export interface BandChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly height: number;
  /** The windows in their order, evenly spaced: `text` under the axis, `description` in the legend. */
  readonly windows: readonly { readonly text: string; readonly description: string }[];
  /** Percentiles from the lowest to the highest: outer pairs become bands, one in the middle a line. */
  readonly levels: readonly ConeLine[];
  /** Marked lines, the one that the chart is about first. */
  readonly lines: readonly ConeLine[];
  readonly format: (value: number) => string;
  /** Called with the place of the window that was clicked, or chosen by Enter. */
  readonly onPick?: ((window: number) => void) | undefined;
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

/** Pixels that the text of a window needs. */
const TEXT_WIDTH = 40;

/** A volatility cone: percentile bands by window with the latest and the implied volatility drawn over them. */
export function BandChart({ label, height, windows, levels, lines, format, onPick, element }: BandChartProps) {
  const { series, bands } = useMemo(() => coneParts(levels, lines), [levels, lines]);
  return (
    <LineChart
      label={label}
      height={height}
      series={series}
      bands={bands}
      ticks={(_from, _to, width) => windowTicks(windows, width)}
      describeX={(x) => windows[x]?.description ?? ''}
      formatY={format}
      restsAt="FIRST"
      onPick={onPick}
      {...(element === undefined ? {} : { element })}
    />
  );
}

function windowTicks(windows: BandChartProps['windows'], width: number): readonly ChartTick[] {
  const every = Math.max(1, Math.ceil((windows.length * TEXT_WIDTH) / Math.max(1, width)));
  return windows.flatMap(({ text }, value) => (value % every === 0 ? [{ value, text }] : []));
}
