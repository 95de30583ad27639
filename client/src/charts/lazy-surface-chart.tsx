import { Suspense, lazy, useMemo, useState } from 'react';

import { Button } from '../ui/button.js';
import { HeatMap } from './lazy-heat-map.js';
import { ChartLoading } from './lazy-line-chart.js';
import type { SurfaceChartProps } from './surface-chart.js';

const LoadedSurfaceChart = lazy(async () => ({ default: (await import('./surface-chart.js')).SurfaceChart }));

type Trouble = 'NO_GRAPHICS' | 'LOST';

const TROUBLES: Readonly<Record<Trouble, string>> = {
  NO_GRAPHICS: 'This browser draws no 3D graphics (WebGL); the same numbers as a heat map.',
  LOST: 'The browser took the 3D graphics away; the same numbers as a heat map.',
};

/**
 * The volatility surface, loaded beside the page with the renderer that only it needs. Where the browser draws no 3D
 * graphics, or takes them away, a heat map shows the same numbers and a line says so.
 */
export function SurfaceChart(props: SurfaceChartProps) {
  const [trouble, setTrouble] = useState<Trouble | undefined>(() => (canDraw() ? undefined : 'NO_GRAPHICS'));
  if (trouble !== undefined) {
    return (
      <div className="flex flex-col gap-1">
        <p role="status" className="flex flex-wrap items-center gap-2 text-muted">
          {TROUBLES[trouble]}
          {trouble === 'LOST' ? (
            <Button
              onClick={() => {
                setTrouble(canDraw() ? undefined : 'NO_GRAPHICS');
              }}
            >
              Try 3D again
            </Button>
          ) : null}
        </p>
        <FlatSurface {...props} />
      </div>
    );
  }
  return (
    <Suspense fallback={<ChartLoading what="the surface" height={props.height} />}>
      <LoadedSurfaceChart
        {...props}
        onLost={() => {
          setTrouble('LOST');
        }}
      />
    </Suspense>
  );
}

function FlatSurface(props: SurfaceChartProps) {
  const {
    label,
    height,
    grid,
    xTitle,
    volTitle,
    formatX,
    describeX,
    formatVol,
    formatCell,
    reason,
    selected,
    onPick,
    element,
  } = props;
  const rows = useMemo(
    () =>
      grid.expiries.map(({ text, description, days }) => ({
        text,
        description: description ?? `${text}, ${days} days`,
      })),
    [grid],
  );
  const columns = useMemo(
    () => grid.xs.map((x) => ({ text: formatX(x), description: (describeX ?? formatX)(x) })),
    [grid, formatX, describeX],
  );
  return (
    <HeatMap
      label={label}
      height={height}
      rows={rows}
      columns={columns}
      columnTitle={xTitle}
      values={grid.vols}
      valueTitle={volTitle}
      format={formatVol}
      scale="SEQUENTIAL"
      detail={props.detail}
      reason={reason}
      selected={selected}
      onHover={props.onHover}
      onPick={
        onPick === undefined
          ? undefined
          : (row, column) => {
              onPick({ row, column });
            }
      }
      {...(element === undefined ? {} : { element })}
      {...(formatCell === undefined ? {} : { formatCell })}
    />
  );
}

/** @returns whether the browser gives a canvas that draws in 3D */
function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return false;
  // Browsers allow only some at a time: this one is given back.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return true;
}
