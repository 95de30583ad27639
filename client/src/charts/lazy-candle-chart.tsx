import { Suspense, lazy } from 'react';

import type { CandleChartProps } from './candle-chart.js';
import { ChartLoading } from './lazy-line-chart.js';

const LoadedCandleChart = lazy(async () => ({ default: (await import('./candle-chart.js')).CandleChart }));

/** The chart of candles, loaded beside the page so that the numbers need not wait for it. */
export function CandleChart(props: CandleChartProps) {
  return (
    <Suspense fallback={<ChartLoading what="the chart" height={props.height} />}>
      <LoadedCandleChart {...props} />
    </Suspense>
  );
}
