import { useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';

import { MISSING } from '../lib/format.js';
import type { GridCell } from './chart-types.js';
import { COLOUR_BAR_HEIGHT, ColourBar } from './colour-bar.js';
import { colourDomain } from './colour-scale.js';
import { placeAfter } from './cursor-moves.js';
import { CursorStore } from './cursor-store.js';
import { projector } from './orbit.js';
import { axisTexts, boxLines, nearSides } from './surface-axes.js';
import { SurfaceCanvas } from './surface-canvas.js';
import { surfaceFrame, surfaceMesh, vertexAt } from './surface-geometry.js';
import type { SurfaceGrid } from './surface-geometry.js';
import { SurfaceOverlay } from './surface-overlay.js';
import { useChartColours } from './use-chart-colours.js';
import { cellAt, useHoveredCell } from './use-hovered-cell.js';
import { useOrbit } from './use-orbit.js';
import { useWidth } from './use-width.js';

export interface SurfaceChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** Of the surface with its legend. */
  readonly height: number;
  readonly grid: SurfaceGrid;
  /** What x is, such as `Log-moneyness ln(K/F)`. */
  readonly xTitle: string;
  /** What the numbers are, with their unit. */
  readonly volTitle: string;
  readonly formatX: (x: number) => string;
  /** As in the readout; `formatX` where absent. */
  readonly describeX?: (x: number) => string;
  readonly formatVol: (vol: number) => string;
  /** Shorter, for the cells of the heat map that stands in for the surface; `formatVol` where absent. */
  readonly formatCell?: (vol: number) => string;
  /** Read beside a volatility, such as its strike, by expiry and x. */
  readonly detail?: ((row: number, column: number) => string) | undefined;
  /** Why there is no volatility, by expiry and x. */
  readonly reason?: ((row: number, column: number) => string) | undefined;
  /** The expiry (row) and x (column) that is marked, and read while nothing is pointed at. */
  readonly selected?: GridCell | undefined;
  /** Called with what is pointed at, and undefined when the pointer has left. */
  readonly onHover?: ((cell: GridCell | undefined) => void) | undefined;
  /** Called with what was clicked, or chosen by Enter. */
  readonly onPick?: ((cell: GridCell) => void) | undefined;
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

/** Up leads to later expiries, which lie farther back. */
const SWAPPED: Readonly<Record<string, string>> = {
  ArrowUp: 'ArrowDown',
  ArrowDown: 'ArrowUp',
  PageUp: 'PageDown',
  PageDown: 'PageUp',
};

/**
 * A volatility surface that is turned by dragging and arrow keys; a line above reads what is pointed at, so that nothing
 * covers the surface.
 */
export function SurfaceChart(props: SurfaceChartProps & { readonly onLost: () => void }) {
  const { label, height, grid, xTitle, volTitle, formatX, formatVol, selected, onHover, onPick, onLost } = props;
  const own = useRef<HTMLDivElement>(null);
  const container = props.element ?? own;
  const width = useWidth(container);
  const colours = useChartColours();
  const hint = useId();
  const [cursor] = useState(() => new CursorStore());
  const control = useOrbit(container);
  const pictureHeight = height - COLOUR_BAR_HEIGHT;
  const columnCount = grid.xs.length;
  const selectedPlace = selected === undefined ? undefined : selected.row * columnCount + selected.column;

  const domain = useMemo(() => colourDomain(grid.vols.flat(), 'SEQUENTIAL'), [grid]);
  const frame = useMemo(() => surfaceFrame(grid), [grid]);
  const mesh = useMemo(() => surfaceMesh(grid, frame, domain), [grid, frame, domain]);
  const near = nearSides(control.orbit);
  const box = useMemo(() => boxLines(grid, frame, { x: near.x, z: near.z }), [grid, frame, near.x, near.z]);
  const project = projector(control.orbit, Math.max(1, width), pictureHeight);
  const texts = axisTexts(
    grid,
    frame,
    near,
    { project, width },
    { x: formatX, vol: formatVol },
    {
      x: xTitle,
      expiry: 'Expiry',
      vol: volTitle,
    },
  );

  useHoveredCell(cursor, columnCount, onHover);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor.read() ?? selectedPlace;
    if (control.onKey(event)) {
      event.preventDefault();
    } else if (event.key === 'Enter') {
      if (at !== undefined) onPick?.(cellAt(at, columnCount));
    } else if (event.key === 'Escape') {
      cursor.move(undefined);
    } else if (event.shiftKey) {
      const next = placeAfter(SWAPPED[event.key] ?? event.key, at, grid.expiries.length, columnCount);
      if (next === undefined) return;
      event.preventDefault();
      cursor.move(next);
    }
  };
  const pointedAt = (event: PointerEvent): number | undefined => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return vertexAt(mesh, project, [event.clientX - left, event.clientY - top]);
  };
  return (
    <div className="flex flex-col gap-1">
      <VertexReadout {...props} cursor={cursor} restPlace={selectedPlace} />
      <div
        ref={container}
        role="group"
        aria-roledescription="3D chart"
        aria-label={label}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => {
          cursor.move(undefined);
        }}
        className="min-w-0"
        style={{ height }}
      >
        <span id={hint} className="sr-only">
          Arrow keys turn the surface, plus and minus zoom, 0 resets. Shift with arrow keys reads the values one by one.
        </span>
        <div
          className="relative cursor-grab overflow-hidden active:cursor-grabbing"
          style={{ height: pictureHeight, touchAction: 'pan-y' }}
          onPointerDown={control.onPointerDown}
          onPointerMove={(event) => {
            cursor.move(control.onPointerMove(event) ? undefined : pointedAt(event));
          }}
          onPointerUp={(event) => {
            const at = control.onPointerUp(event) ? pointedAt(event) : undefined;
            if (at !== undefined) onPick?.(cellAt(at, columnCount));
          }}
          onPointerCancel={control.onPointerUp}
          onPointerLeave={(event) => {
            control.onPointerUp(event);
            cursor.move(undefined);
          }}
        >
          {width > 0 ? (
            <>
              <SurfaceCanvas
                mesh={mesh}
                box={box}
                orbit={control.orbit}
                width={width}
                height={pictureHeight}
                colours={colours}
                onLost={onLost}
              />
              <SurfaceOverlay
                width={width}
                height={pictureHeight}
                texts={texts}
                mesh={mesh}
                project={project}
                cursor={cursor}
                selected={selectedPlace}
                colours={colours}
              />
            </>
          ) : null}
        </div>
        {width > 0 ? (
          <ColourBar domain={domain} title={volTitle} format={formatVol} width={width} colours={colours} />
        ) : null}
      </div>
    </div>
  );
}

const NOWHERE: GridCell = { row: -1, column: -1 };

interface VertexReadoutProps extends SurfaceChartProps {
  readonly cursor: CursorStore;
  readonly restPlace: number | undefined;
}

function VertexReadout(props: VertexReadoutProps) {
  const { grid, formatX, describeX, formatVol, detail, reason, cursor, restPlace } = props;
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const place = pointed ?? restPlace;
  const columnCount = grid.xs.length;
  const { row, column } = place === undefined ? NOWHERE : cellAt(place, columnCount);
  const [expiry, x] = [grid.expiries[row], grid.xs[column]];
  const vol = grid.vols[row]?.[column] ?? null;
  return (
    <div
      className="flex min-h-5 flex-wrap items-baseline gap-x-4 gap-y-0.5"
      aria-live={pointed === undefined ? 'off' : 'polite'}
    >
      {expiry === undefined || x === undefined ? (
        <span className="text-muted">Drag to turn, Ctrl and wheel to zoom, 0 to reset</span>
      ) : (
        <>
          <span className="font-medium">{expiry.description ?? `${expiry.text}, ${expiry.days} days`}</span>
          <span>{(describeX ?? formatX)(x)}</span>
          {vol === null || detail === undefined ? null : <span>{detail(row, column)}</span>}
          <span className="font-medium">{vol === null ? MISSING : formatVol(vol)}</span>
          {vol === null ? <span className="text-muted">{reason?.(row, column) ?? 'no volatility'}</span> : null}
        </>
      )}
    </div>
  );
}
