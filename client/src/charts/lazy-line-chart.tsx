import { Suspense, lazy } from 'react';

import { Loading } from '../ui/states.js';
import type { LineChartProps } from './line-chart.js';

/** The legend's line above the chart. */
const LEGEND_HEIGHT = 24;

const LoadedLineChart = lazy(async () => ({ default: (await import('./line-chart.js')).LineChart }));

/** The line chart, loaded beside the page so that the numbers need not wait for it. */
export function LineChart(props: LineChartProps) {
  return (
    <Suspense fallback={<ChartLoading what="the chart" height={props.height} />}>
      <LoadedLineChart {...props} />
    </Suspense>
  );
}

/** Holds the place of a chart and its legend; `height` is that of the chart alone. */
export function ChartLoading({ what, height }: { readonly what: string; readonly height: number }) {
  return <Loading what={what} height={height + LEGEND_HEIGHT} />;
}
