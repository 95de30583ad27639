import { Suspense, lazy } from 'react';

import { Loading } from '../ui/states.js';
import type { CrowdChartProps } from './crowd-chart.js';

/** The legend's two lines above the chart. */
const LEGEND_HEIGHT = 48;

const LoadedCrowdChart = lazy(async () => ({ default: (await import('./crowd-chart.js')).CrowdChart }));

/** The chart of a crowd, loaded beside the page so that the numbers need not wait for it. */
export function CrowdChart(props: CrowdChartProps) {
  return (
    <Suspense fallback={<CrowdChartLoading what="the chart" height={props.height} />}>
      <LoadedCrowdChart {...props} />
    </Suspense>
  );
}

/** Holds the place of a chart and its legend; `height` is that of the chart alone. */
export function CrowdChartLoading({ what, height }: { readonly what: string; readonly height: number }) {
  return <Loading what={what} height={height + LEGEND_HEIGHT} />;
}
