import type { CustomLayerProps } from '@nivo/heatmap';
import { useId, useSyncExternalStore } from 'react';

import { colourOf, cssColour, textColourOn } from './colour-scale.js';
import type { ColourDomain } from './colour-scale.js';
import type { CursorStore } from './cursor-store.js';
import type { ChartColours } from './use-chart-colours.js';

/** A cell as nivo takes it; row and column are their places as text. */
export interface NivoCell {
  readonly x: string;
  readonly y: number | null;
}

type Cells = Pick<CustomLayerProps<NivoCell>, 'cells'>;

const CHARACTER_WIDTH = 6.2;
const FONT_SIZE = 11;

interface CellsLayerProps extends Cells {
  readonly domain: ColourDomain;
  readonly format: (value: number) => string;
  readonly colours: ChartColours;
}

/** Cells in their colours, with the number where it fits; those without a number are hatched. */
export function CellsLayer({ cells, domain, format, colours }: CellsLayerProps) {
  const hatch = useId();
  return (
    <g>
      <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill={colours.panel} />
        <line y2={6} stroke={colours.line} strokeWidth={3} />
      </pattern>
      {cells.map(({ id, value, x, y, width, height }) => {
        const ground = value === null ? undefined : colourOf(domain, value);
        const text = value === null ? '' : format(value);
        const fits = height >= FONT_SIZE + 3 && width >= text.length * CHARACTER_WIDTH + 3;
        return (
          <g key={id}>
            <rect
              x={x - width / 2}
              y={y - height / 2}
              width={width}
              height={height}
              fill={ground === undefined ? `url(#${hatch})` : cssColour(ground)}
              stroke={colours.panel}
              strokeWidth={Math.min(1, width / 8)}
            />
            {ground !== undefined && fits ? (
              <text
                x={x}
                y={y}
                textAnchor="middle"
                dominantBaseline="central"
                fontSize={FONT_SIZE}
                fill={cssColour(textColourOn(ground))}
              >
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

interface CellCursorLayerProps extends Cells {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Holds the place of the cell pointed at, counted row by row. */
  readonly cursor: CursorStore;
  readonly selected: number | undefined;
  readonly colours: ChartColours;
  readonly onPick: ((place: number) => void) | undefined;
}

/** Frames around the cell pointed at and the one chosen, seen on any colour, and the ground that the pointer moves on. */
export function CellCursorLayer(props: CellCursorLayerProps) {
  const { cells, columnCount, rowCount, cursor, selected, colours, onPick } = props;
  const place = useSyncExternalStore(cursor.subscribe, cursor.read);
  const [first] = cells;
  if (first === undefined) return null;
  const { width, height } = first;
  const pointedAt = (event: { clientX: number; clientY: number; currentTarget: Element }): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const along = (pixel: number, size: number, count: number): number =>
      Math.min(count - 1, Math.max(0, Math.floor(pixel / size)));
    return (
      along(event.clientY - box.top, height, rowCount) * columnCount +
      along(event.clientX - box.left, width, columnCount)
    );
  };
  return (
    <g>
      {selected === undefined ? null : <CellFrame cell={cells[selected]} colours={colours} dashes="4 3" />}
      {place === undefined ? null : <CellFrame cell={cells[place]} colours={colours} dashes={undefined} />}
      <rect
        width={width * columnCount}
        height={height * rowCount}
        fill="transparent"
        style={{ cursor: onPick === undefined ? 'crosshair' : 'pointer', touchAction: 'pan-y' }}
        onPointerMove={(event) => {
          cursor.move(pointedAt(event));
        }}
        onPointerLeave={() => {
          cursor.move(undefined);
        }}
        onClick={(event) => onPick?.(pointedAt(event))}
      />
    </g>
  );
}

interface CellFrameProps {
  readonly cell: Cells['cells'][number] | undefined;
  readonly colours: ChartColours;
  readonly dashes: string | undefined;
}

function CellFrame({ cell, colours, dashes }: CellFrameProps) {
  if (cell === undefined) return null;
  const { x, y, width, height } = cell;
  const frame = { x: x - width / 2, y: y - height / 2, width, height, fill: 'none' } as const;
  return (
    <g>
      <rect {...frame} stroke={colours.panel} strokeWidth={4} />
      <rect {...frame} stroke={colours.ink} strokeWidth={2} strokeDasharray={dashes} />
    </g>
  );
}
