import { useMemo, useRef } from 'react';

import { SurfaceChart } from '../../charts/lazy-surface-chart.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { VolatilitySurfaceDocument } from '../../gql/graphql.js';
import { dateText, numberText, priceText, shareText } from '../../lib/format.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { deltaText, moneynessText, strikeOf, surfaceColumns, surfaceGrid, volsOf, whyNoVol } from './surface-grid.js';
import type { Slice, Surface } from './surface-grid.js';
import { SurfaceTable } from './surface-table.js';
import type { ChangeView } from './use-volatility-view.js';
import { inPoints } from './vol-texts.js';
import type { SurfaceAxis, VolatilityView } from './volatility-view.js';

const CHART_HEIGHT = 330;
const NO_SERIES: readonly never[] = [];
const GRID_TITLES: Readonly<Record<SurfaceAxis, string>> = { DELTA: 'Delta', MONEYNESS: 'ln(K/F)' };

interface SurfacePanelProps {
  readonly id: string;
  readonly surface: Surface;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isStale: boolean;
  readonly selected: Slice;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** All fitted smiles of the date as one surface, with the same numbers as a table. */
export function SurfacePanel({ id, surface, variables, isStale, selected, view, change }: SurfacePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const axis = view.grid;
  const { product, series, tradeDate, slices } = surface;
  const grid = useMemo(() => surfaceGrid(surface, axis), [surface, axis]);
  const columns = useMemo(() => surfaceColumns(surface, axis), [surface, axis]);
  const row = slices.findIndex(({ expiry }) => expiry === selected.expiry);
  const items = usePanelExports({
    name: `${series}-surface-${tradeDate}`,
    title: `${series} volatility surface on ${dateText(tradeDate)}, % per year`,
    ...surfaceRecords(surface, axis),
    query: VolatilitySurfaceDocument,
    variables,
    chart: { element, series: NO_SERIES },
  });
  const choose = (place: number): void => {
    const slice = slices[place];
    if (slice !== undefined) change({ expiry: slice.expiry, strike: undefined });
  };
  const formatX = axis === 'DELTA' ? deltaText : moneynessText;
  return (
    <Panel
      id={id}
      title="Surface"
      note={`${series} on ${dateText(tradeDate)}, % per year`}
      controls={
        <>
          <Choice
            label="Surface by"
            options={[
              { value: 'DELTA', text: 'Delta', title: 'By delta' },
              { value: 'MONEYNESS', text: 'ln(K/F)', title: 'By log-moneyness' },
            ]}
            value={axis}
            onChange={(value) => {
              change({ grid: value });
            }}
          />
          <ExportMenu what="the surface" items={items} />
        </>
      }
    >
      <div className={`flex min-h-0 flex-col gap-2 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {grid.vols.every((vols) => vols.every((vol) => vol === null)) ? (
          <div style={{ minHeight: CHART_HEIGHT }} className="flex">
            <Empty title="No expiry has a fitted smile on this date.">
              A fit needs five usable quotes of an expiry, and prices that are positive.
            </Empty>
          </div>
        ) : (
          <SurfaceChart
            element={element}
            label={`Volatility surface of ${series} on ${dateText(tradeDate)}`}
            height={CHART_HEIGHT}
            grid={grid}
            xTitle={GRID_TITLES[axis]}
            volTitle="Vol, %"
            formatX={formatX}
            describeX={(x) => columns.find((column) => column.x === x)?.description ?? formatX(x)}
            formatVol={(vol) => shareText(vol, 1)}
            formatCell={(vol) => numberText(inPoints(vol), 1)}
            detail={(at, column) => {
              const strike = strikeOf(surface, axis, at, column);
              return strike === null ? '' : `strike ${priceText(product, strike)}`;
            }}
            reason={(at) => {
              const slice = slices[at];
              return slice === undefined ? 'no expiry' : whyNoVol(slice);
            }}
            selected={row === -1 ? undefined : { row, column: Math.floor(grid.xs.length / 2) }}
            onPick={(cell) => {
              choose(cell.row);
            }}
          />
        )}
        <SurfaceTable surface={surface} axis={axis} selected={selected.expiry} change={change} />
      </div>
    </Panel>
  );
}

function surfaceRecords(surface: Surface, axis: SurfaceAxis) {
  const { tradeDate, series, source, slices } = surface;
  const columns = surfaceColumns(surface, axis);
  return {
    header: [
      ...['tradeDate', 'series', 'expiry', 'underlying', 'daysToExpiry', 'forward', 'model'],
      ...[axis === 'DELTA' ? 'callDelta' : 'logMoneyness', 'strike', 'vol', 'source'],
    ],
    rows: slices.flatMap((slice, row) =>
      volsOf(surface, slice, axis).map((vol, column) => [
        ...[tradeDate, series, slice.expiry, slice.underlying, slice.daysToExpiry, slice.forward, slice.model],
        ...[axis === 'DELTA' ? (surface.deltas[column] ?? null) : (columns[column]?.x ?? null)],
        ...[strikeOf(surface, axis, row, column), vol, source],
      ]),
    ),
  };
}
