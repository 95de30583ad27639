import { useSyncExternalStore } from 'react';

import { MISSING } from '../lib/format.js';
import type { ChartSeries } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';

interface ChartLegendProps {
  readonly series: readonly ChartSeries[];
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly cursor: CursorStore;
  /** Read while nothing is pointed at. */
  readonly restX: number | undefined;
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
}

/** Names the lines and reads their values at the cursor. */
export function ChartLegend({ series, styles, cursor, restX, describeX, formatY }: ChartLegendProps) {
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
          <span key={id} className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
            <svg width="18" height="8" aria-hidden="true" className="self-center">
              <line
                x1="0"
                x2="18"
                y1="4"
                y2="4"
                stroke={style?.colour}
                strokeWidth={style?.width}
                strokeDasharray={style?.dashes}
              />
            </svg>
            <span className="text-muted">{name}</span>
            <span className="font-medium">{point === undefined ? MISSING : formatY(point.y)}</span>
          </span>
        );
      })}
    </div>
  );
}
