import { Suspense, lazy } from 'react';

import type { HeatMapProps } from './heat-map.js';
import { ChartLoading } from './lazy-line-chart.js';

const LoadedHeatMap = lazy(async () => ({ default: (await import('./heat-map.js')).HeatMap }));

/** The heat map, loaded beside the page so that the numbers need not wait for it. */
export function HeatMap(props: HeatMapProps) {
  return (
    <Suspense fallback={<ChartLoading what="the heat map" height={props.height} />}>
      <LoadedHeatMap {...props} />
    </Suspense>
  );
}
