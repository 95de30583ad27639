import { HeatMap as NivoHeatMap } from '@nivo/heatmap';
import type { CustomLayer, LayerId } from '@nivo/heatmap';
import { memo, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';

import { MISSING } from '../lib/format.js';
import { ChartFrame } from './chart-frame.js';
import { chartTheme } from './chart-theme.js';
import type { GridCell } from './chart-types.js';
import { COLOUR_BAR_HEIGHT, ColourBar } from './colour-bar.js';
import { colourDomain } from './colour-scale.js';
import type { ColourDomain, ColourScaleKind } from './colour-scale.js';
import { placeAfter } from './cursor-moves.js';
import { CursorStore } from './cursor-store.js';
import { CellCursorLayer, CellsLayer } from './heat-map-layers.js';
import type { NivoCell } from './heat-map-layers.js';
import { useChartColours } from './use-chart-colours.js';
import type { ChartColours } from './use-chart-colours.js';
import { cellAt, useHoveredCell } from './use-hovered-cell.js';
import { useWidth } from './use-width.js';

/** A row or a column: `text` stands at the axis, `description`, where there is one, in the readout. */
export interface GridLabel {
  readonly text: string;
  readonly description?: string;
}

export interface HeatMapProps {
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  /** Of the map with its axis and the legend. */
  readonly height: number;
  /** From the top. */
  readonly rows: readonly GridLabel[];
  /** From the left. */
  readonly columns: readonly GridLabel[];
  readonly columnTitle: string;
  /** Numbers by [row][column]; null cells are hatched. */
  readonly values: readonly (readonly (number | null)[])[];
  /** What the numbers are, with their unit. */
  readonly valueTitle: string;
  readonly format: (value: number) => string;
  /** Shorter, without its unit, for the cell itself; `format` where absent. */
  readonly formatCell?: (value: number) => string;
  readonly scale: ColourScaleKind;
  /** Of a diverging scale; 0 where absent. */
  readonly centre?: number;
  /** Read beside a number, such as what it belongs to. */
  readonly detail?: ((row: number, column: number) => string) | undefined;
  /** Why a cell has no number. */
  readonly reason?: ((row: number, column: number) => string) | undefined;
  /** A cell that is marked, and read while nothing is pointed at. */
  readonly selected?: GridCell | undefined;
  /** Called with what is pointed at, and undefined when the pointer has left. */
  readonly onHover?: ((cell: GridCell | undefined) => void) | undefined;
  /** Called with the cell that was clicked, or chosen by Enter. */
  readonly onPick?: ((row: number, column: number) => void) | undefined;
  /** Receives the map's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

const CHARACTER_WIDTH = 6.2;
const COLUMN_LABEL_GAP = 10;
/** Share of the width that names of rows may take. */
const GREATEST_LABEL_SHARE = 0.35;

/** Numbers by row and column as colours, with a cursor that pointer and arrow keys move and a line that reads it. */
export function HeatMap(props: HeatMapProps) {
  const { label, height, rows, columns, values, valueTitle, format, scale, centre = 0, selected, onPick } = props;
  const own = useRef<HTMLDivElement>(null);
  const container = props.element ?? own;
  const width = useWidth(container);
  const colours = useChartColours();
  const [cursor] = useState(() => new CursorStore());
  const domain = useMemo(() => colourDomain(values.flat(), scale, centre), [values, scale, centre]);
  const selectedPlace = selected === undefined ? undefined : selected.row * columns.length + selected.column;
  useHoveredCell(cursor, columns.length, props.onHover);
  const pick =
    onPick === undefined
      ? undefined
      : (place: number) => {
          const { row, column } = cellAt(place, columns.length);
          onPick(row, column);
        };
  return (
    <div className="flex flex-col gap-1">
      <CellReadout {...props} cursor={cursor} restPlace={selectedPlace} />
      <ChartFrame
        label={label}
        kind="heat map"
        height={height}
        element={container}
        cursor={cursor}
        next={(key, at) => placeAfter(key, at, rows.length, columns.length)}
        restsAt={selectedPlace}
        onPick={pick}
      >
        {width > 0 && rows.length > 0 && columns.length > 0 ? (
          <>
            <HeatMapBody
              {...props}
              width={width}
              colours={colours}
              domain={domain}
              cursor={cursor}
              selectedPlace={selectedPlace}
              pick={pick}
            />
            <ColourBar domain={domain} title={valueTitle} format={format} width={width} colours={colours} />
          </>
        ) : null}
      </ChartFrame>
    </div>
  );
}

const NOWHERE: GridCell = { row: -1, column: -1 };

interface CellReadoutProps extends HeatMapProps {
  readonly cursor: CursorStore;
  readonly restPlace: number | undefined;
}

function CellReadout(props: CellReadoutProps) {
  const { rows, columns, values, valueTitle, format, detail, reason, cursor, restPlace } = props;
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const place = pointed ?? restPlace;
  const { row, column } = place === undefined ? NOWHERE : cellAt(place, columns.length);
  const [rowLabel, columnLabel] = [rows[row], columns[column]];
  const value = values[row]?.[column] ?? null;
  return (
    <div
      className="flex min-h-5 flex-wrap items-baseline gap-x-4 gap-y-0.5"
      aria-live={pointed === undefined ? 'off' : 'polite'}
    >
      {rowLabel === undefined || columnLabel === undefined ? (
        <span className="text-muted">{valueTitle}</span>
      ) : (
        <>
          <span className="font-medium">{rowLabel.description ?? rowLabel.text}</span>
          <span>{columnLabel.description ?? columnLabel.text}</span>
          {value === null || detail === undefined ? null : <span>{detail(row, column)}</span>}
          <span className="font-medium">{value === null ? MISSING : format(value)}</span>
          {value === null ? <span className="text-muted">{reason?.(row, column) ?? 'no number'}</span> : null}
        </>
      )}
    </div>
  );
}

interface HeatMapBodyProps extends HeatMapProps {
  readonly width: number;
  readonly colours: ChartColours;
  readonly domain: ColourDomain;
  readonly cursor: CursorStore;
  readonly selectedPlace: number | undefined;
  readonly pick: ((place: number) => void) | undefined;
}

const HeatMapBody = memo(function HeatMapBody(props: HeatMapBodyProps) {
  const { height, rows, columns, columnTitle, values, format, formatCell = format } = props;
  const { width, colours, domain, cursor, selectedPlace, pick } = props;
  const data = useMemo(
    () =>
      rows.map((_, row) => ({
        id: String(row),
        data: columns.map((_column, column): NivoCell => ({ x: String(column), y: values[row]?.[column] ?? null })),
      })),
    [rows, columns, values],
  );
  const layers = useMemo<(LayerId | CustomLayer<NivoCell>)[]>(
    () => [
      'axes',
      ({ cells }) => <CellsLayer cells={cells} domain={domain} format={formatCell} colours={colours} />,
      ({ cells }) => (
        <CellCursorLayer
          cells={cells}
          rowCount={rows.length}
          columnCount={columns.length}
          cursor={cursor}
          selected={selectedPlace}
          colours={colours}
          onPick={pick}
        />
      ),
    ],
    [domain, formatCell, colours, rows, columns, cursor, selectedPlace, pick],
  );
  const longest = (labels: readonly GridLabel[]): number =>
    Math.max(0, ...labels.map(({ text }) => text.length * CHARACTER_WIDTH));
  const left = Math.min(Math.ceil(longest(rows)) + 12, Math.floor(width * GREATEST_LABEL_SHARE));
  const columnWidth = Math.max(1, (width - left) / columns.length);
  const right = Math.max(2, Math.ceil((longest(columns) - columnWidth) / 2));
  const mapHeight = height - COLOUR_BAR_HEIGHT;
  return (
    <NivoHeatMap<NivoCell, object>
      data={data}
      width={width}
      height={mapHeight}
      margin={{ top: 2, right, bottom: 40, left }}
      layers={layers}
      colors={() => 'transparent'}
      axisTop={null}
      axisLeft={{
        tickSize: 0,
        tickPadding: 6,
        tickValues: everyRoomy(rows.length, 14 / ((mapHeight - 42) / rows.length)),
        format: (row: string) => rows[Number(row)]?.text ?? '',
      }}
      axisBottom={{
        tickSize: 3,
        tickPadding: 3,
        tickValues: everyRoomy(columns.length, (longest(columns) + COLUMN_LABEL_GAP) / columnWidth),
        format: (column: string) => columns[Number(column)]?.text ?? '',
        legend: columnTitle,
        legendPosition: 'middle',
        legendOffset: 30,
      }}
      isInteractive={false}
      animate={false}
      theme={chartTheme(colours)}
    />
  );
});

/** @returns the places, as text, of which every so many has room for its label */
function everyRoomy(count: number, labelsWide: number): string[] {
  const every = Math.max(1, Math.ceil(labelsWide));
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => index % every === 0)
    .map(String);
}
