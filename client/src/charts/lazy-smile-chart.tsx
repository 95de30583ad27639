import { Suspense, lazy } from 'react';

import { ChartLoading } from './lazy-line-chart.js';
import type { SmileChartProps } from './smile-chart.js';

const LoadedSmileChart = lazy(async () => ({ default: (await import('./smile-chart.js')).SmileChart }));

/** The smile chart, loaded beside the page so that the numbers need not wait for it. */
export function SmileChart(props: SmileChartProps) {
  return (
    <Suspense fallback={<ChartLoading what="the smile" height={props.height} />}>
      <LoadedSmileChart {...props} />
    </Suspense>
  );
}
