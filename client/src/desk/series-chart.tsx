import type { ReactNode } from 'react';

import { ChartLoading, LineChart } from '../charts/lazy-line-chart.js';
import type { LineChartProps } from '../charts/line-chart.js';
import { dayTicks } from '../charts/time-ticks.js';
import type { Shown } from '../lib/use-shown.js';
import { Failure } from '../ui/states.js';

const HEIGHT = 240;

interface SeriesChartProps extends Pick<LineChartProps, 'element' | 'label' | 'series' | 'describeX' | 'formatY'> {
  /** What is asked for, as in `the history`. */
  readonly what: string;
  /** How the asking goes; its answer is drawn as `series`. */
  readonly shown: Shown<unknown>;
  /** Shown where the answer holds no point. */
  readonly empty: ReactNode;
}

/** A line by trade date, or what there is to say while there is none. */
export function SeriesChart({ what, shown, empty, series, ...chart }: SeriesChartProps) {
  if (shown.status === 'LOADING') return <ChartLoading what={what} height={HEIGHT} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  if (series.every(({ points }) => points.length === 0)) return empty;
  return (
    <div className={shown.isStale ? 'opacity-60' : ''} aria-busy={shown.isStale}>
      <LineChart {...chart} series={series} height={HEIGHT} ticks={dayTicks} restsAt="LAST" />
    </div>
  );
}
