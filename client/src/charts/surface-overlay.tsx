import { useSyncExternalStore } from 'react';

import type { CursorStore } from './cursor-store.js';
import type { Projector } from './orbit.js';
import type { AxisText } from './surface-axes.js';
import { BOX } from './surface-geometry.js';
import type { SurfaceMesh } from './surface-geometry.js';
import type { ChartColours } from './use-chart-colours.js';

interface SurfaceOverlayProps {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly AxisText[];
  readonly mesh: SurfaceMesh;
  readonly project: Projector;
  readonly cursor: CursorStore;
  readonly selected: number | undefined;
  readonly colours: ChartColours;
}

/** Texts of the axes and the marks of what is pointed at and chosen: an SVG over the canvas, crisp at every size. */
export function SurfaceOverlay(props: SurfaceOverlayProps) {
  const { width, height, texts, mesh, project, cursor, selected, colours } = props;
  const place = useSyncExternalStore(cursor.subscribe, cursor.read);
  return (
    <svg width={width} height={height} aria-hidden="true" className="pointer-events-none absolute inset-0">
      {texts.map(({ text, isTitle, from, to, anchor }) => (
        <g key={`${isTitle ? 'title' : anchor} ${text}`}>
          {isTitle ? null : <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} stroke={colours.line} />}
          <text
            x={to[0] + { start: 2, middle: 0, end: -2 }[anchor]}
            y={to[1] + (anchor === 'middle' ? 6 : 0)}
            textAnchor={anchor}
            dominantBaseline="central"
            fontSize={11}
            fontWeight={isTitle ? 600 : 400}
            fill={isTitle ? colours.ink : colours.muted}
          >
            {text}
          </text>
        </g>
      ))}
      {selected === undefined ? null : (
        <VertexMark vertex={selected} mesh={mesh} project={project} colours={colours} isChosen />
      )}
      {place === undefined ? null : (
        <VertexMark vertex={place} mesh={mesh} project={project} colours={colours} isChosen={false} />
      )}
    </svg>
  );
}

interface VertexMarkProps extends Pick<SurfaceOverlayProps, 'mesh' | 'project' | 'colours'> {
  readonly vertex: number;
  readonly isChosen: boolean;
}

/** A dot on the surface, a ring for what is chosen, with a line down to the floor. */
function VertexMark({ vertex, mesh, project, colours, isChosen }: VertexMarkProps) {
  const [x, y, z] = mesh.positions.subarray(3 * vertex, 3 * vertex + 3);
  if (x === undefined || y === undefined || z === undefined) return null;
  const [left, top] = project([x, y, z]);
  const [footLeft, footTop] = project([x, -BOX[1], z]);
  return (
    <g>
      <line
        x1={left}
        y1={top}
        x2={footLeft}
        y2={footTop}
        stroke={colours.ink}
        strokeDasharray={isChosen ? '4 3' : '1 3'}
      />
      <circle cx={left} cy={top} r={5} fill="none" stroke={colours.panel} strokeWidth={4} />
      <circle cx={left} cy={top} r={5} fill={isChosen ? 'none' : colours.ink} stroke={colours.ink} strokeWidth={2} />
    </g>
  );
}
