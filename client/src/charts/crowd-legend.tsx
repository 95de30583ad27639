import { useSyncExternalStore } from 'react';

import { MISSING } from '../lib/format.js';
import { LegendEntry } from './chart-legend.js';
import type { ChartSeries } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';

interface CrowdLegendProps {
  readonly lines: readonly ChartSeries[];
  readonly crowd: readonly ChartSeries[];
  /** What the crowd is, as in `days alike`. */
  readonly noun: string;
  /** The one of the crowd that stands out. */
  readonly highlighted: ChartSeries | undefined;
  /** Of the lines, and of the one that stands out. */
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly crowdColour: string;
  readonly crowdOpacity: number;
  readonly cursor: CursorStore;
  /** Read while nothing is pointed at. */
  readonly restX: number | undefined;
  readonly describeX: (x: number) => string;
  readonly formatY: (y: number) => string;
}

/** Names the heavy lines, the crowd by its range, and the one that stands out, with their values at the cursor. */
export function CrowdLegend(props: CrowdLegendProps) {
  const { lines, crowd, noun, highlighted, styles, crowdColour, crowdOpacity, cursor, describeX, formatY } = props;
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const x = pointed ?? props.restX;
  const valueOf = ({ points }: ChartSeries): number | undefined => points.find((point) => point.x === x)?.y;
  const textOf = (series: ChartSeries): string => {
    const value = valueOf(series);
    return value === undefined ? MISSING : formatY(value);
  };
  const values = crowd.map(valueOf).filter((value) => value !== undefined);
  const entry = (series: ChartSeries) => {
    const style = styles.get(series.id);
    return (
      <LegendEntry key={series.id} name={series.name} value={textOf(series)}>
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
  };
  return (
    // Room for the one that stands out is kept, so that the chart does not move when it comes.
    <div
      className="flex min-h-11 flex-wrap content-start items-baseline gap-x-4 gap-y-0.5"
      aria-live={pointed === undefined ? 'off' : 'polite'}
    >
      <span className="min-w-20 font-medium">{x === undefined ? '' : describeX(x)}</span>
      {lines.map(entry)}
      <LegendEntry
        name={`${crowd.length} ${noun}`}
        value={values.length === 0 ? MISSING : `${formatY(Math.min(...values))} to ${formatY(Math.max(...values))}`}
      >
        {[1, 4, 7].map((y) => (
          <line key={y} x1="0" x2="18" y1={y} y2={y} stroke={crowdColour} strokeOpacity={crowdOpacity} />
        ))}
      </LegendEntry>
      {highlighted === undefined ? null : entry(highlighted)}
    </div>
  );
}
