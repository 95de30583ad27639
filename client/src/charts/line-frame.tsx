import { useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';

import { ChartFrame } from './chart-frame.js';
import type { ChartSeries } from './chart-types.js';
import { stopAfter } from './cursor-moves.js';
import { CursorStore } from './cursor-store.js';
import { lineStyle } from './line-style.js';
import type { LineStyle } from './line-style.js';
import { useChartColours } from './use-chart-colours.js';
import type { ChartColours } from './use-chart-colours.js';
import { useWidth } from './use-width.js';

/** What the legend and the drawing of a chart of lines share. */
export interface LineParts {
  readonly colours: ChartColours;
  /** Of each line by its id. */
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly cursor: CursorStore;
}

export interface LineBodyParts extends LineParts {
  /** In pixels; more than 0. */
  readonly width: number;
}

interface LineFrameProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly height: number;
  /** The one that the chart is about first. */
  readonly lines: readonly ChartSeries[];
  /** Every x that the cursor stops at, ascending. */
  readonly xs: readonly number[];
  /** What the legend reads, and where arrow keys begin, while nothing is pointed at. */
  readonly restX: number | undefined;
  /** Called with the x that was clicked, or chosen by Enter. */
  readonly onPick: ((x: number) => void) | undefined;
  /** Receives the chart's element, for a picture of it. */
  readonly element: RefObject<HTMLDivElement | null> | undefined;
  readonly legend: (parts: LineParts) => ReactNode;
  /** Draws the chart, once its width is known. */
  readonly children: (parts: LineBodyParts) => ReactNode;
}

/** Lines under their legend, with a cursor that arrow keys move. */
export function LineFrame({ label, height, lines, xs, restX, onPick, element, legend, children }: LineFrameProps) {
  const own = useRef<HTMLDivElement>(null);
  const container = element ?? own;
  const width = useWidth(container);
  const colours = useChartColours();
  const [cursor] = useState(() => new CursorStore());
  const styles = useMemo(
    () => new Map(lines.map(({ id }, index) => [id, lineStyle(colours, index)] as const)),
    [lines, colours],
  );
  return (
    <div className="flex flex-col gap-1">
      {legend({ colours, styles, cursor })}
      <ChartFrame
        label={label}
        height={height}
        element={container}
        cursor={cursor}
        next={(key, at) => stopAfter(xs, key, at)}
        restsAt={restX}
        onPick={onPick}
      >
        {width > 0 ? children({ colours, styles, cursor, width }) : null}
      </ChartFrame>
    </div>
  );
}
