import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

import { MISSING } from '../lib/format.js';
import { BAND_OPACITY } from './chart-layers.js';
import type { ChartBand, ChartSeries } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';

interface ChartLegendProps {
  readonly series: readonly ChartSeries[];
  /** As drawn, the outermost first. */
  readonly bands?: readonly ChartBand[];
  readonly bandColour?: string;
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly cursor: CursorStore;
  /** Read while nothing is pointed at. */
  readonly restX: number | undefined;
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
}

/** Names the lines and reads their values at the cursor. */
export function ChartLegend(props: ChartLegendProps) {
  const { series, bands = [], bandColour, styles, cursor, restX, describeX, formatY } = props;
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const x = pointed ?? restX;
  return (
    <div
      className="flex min-h-5 flex-wrap items-baseline gap-x-4 gap-y-0.5"
      aria-live={pointed === undefined ? 'off' : 'polite'}
    >
      <span className="min-w-28 font-medium">{x === undefined ? '' : describeX(x)}</span>
      {series.map(({ id, name, points }) => {
        const style = styles.get(id);
        const point = points.find((candidate) => candidate.x === x);
        return (
          <LegendEntry key={id} name={name} value={point === undefined ? MISSING : formatY(point.y)}>
            <line
              x1="0"
              x2="18"
              y1="4"
              y2="4"
              stroke={style?.colour}
              strokeWidth={style?.width}
              strokeDasharray={style?.dashes}
            />
          </LegendEntry>
        );
      })}
      {bands.map(({ id, name, points }, index) => {
        const point = points.find((candidate) => candidate.x === x);
        const value = point === undefined ? MISSING : `${formatY(point.low)} to ${formatY(point.high)}`;
        return (
          <LegendEntry key={id} name={name} value={value}>
            <rect width="18" height="8" fill={bandColour} fillOpacity={1 - (1 - BAND_OPACITY) ** (index + 1)} />
          </LegendEntry>
        );
      })}
    </div>
  );
}

interface LegendEntryProps {
  readonly name: string;
  readonly value: string;
  /** The mark as drawn, in a box of 18 by 8 pixels. */
  readonly children: ReactNode;
}

/** One mark of a chart with its name and its value at the cursor. */
export function LegendEntry({ name, value, children }: LegendEntryProps) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <svg width="18" height="8" aria-hidden="true" className="shrink-0 self-center">
        {children}
      </svg>
      <span className="whitespace-nowrap text-muted">{name}</span>
      <span className="font-medium">{value}</span>
    </span>
  );
}
