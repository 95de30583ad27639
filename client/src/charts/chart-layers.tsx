import type { LineCustomSvgLayerProps } from '@nivo/line';
import { useSyncExternalStore } from 'react';

import type { ChartBand } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';
import { nearestIndex } from './nearest.js';

/** A series as nivo takes it. */
export interface NivoSeries {
  readonly id: string;
  readonly data: readonly { readonly x: number; readonly y: number }[];
}

/** Of one band; as many as lie on one another add up. */
export const BAND_OPACITY = 0.16;

type LayerProps = LineCustomSvgLayerProps<NivoSeries>;

/** Lines with their own dashes; single points show where a line has too few to see. */
export function LinesLayer({
  series,
  lineGenerator,
  styles,
  showsPoints,
  marked,
}: Pick<LayerProps, 'series' | 'lineGenerator'> & {
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly showsPoints: boolean;
  /** Lines whose every point is marked. */
  readonly marked?: ReadonlySet<string>;
}) {
  return series.toReversed().map(({ id, data }) => {
    const style = styles.get(id);
    const positions = data.map(({ position }) => ({ x: position.x, y: position.y }));
    return (
      <g key={id} stroke={style?.colour} fill={style?.colour}>
        <path
          d={lineGenerator(positions) ?? ''}
          fill="none"
          strokeWidth={style?.width}
          strokeDasharray={style?.dashes}
          strokeLinejoin="round"
        />
        {marked?.has(id) === true || (showsPoints && style?.dashes === undefined) || positions.length === 1
          ? positions.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={marked?.has(id) === true ? 3 : 2.2} stroke="none" />
            ))
          : null}
      </g>
    );
  });
}

/** What lies between two lines each; one inside another is darker. */
export function BandsLayer({
  xScale,
  yScale,
  bands,
  colour,
}: Pick<LayerProps, 'xScale' | 'yScale'> & { readonly bands: readonly ChartBand[]; readonly colour: string }) {
  return bands.map(({ id, points }) => {
    const corners = [
      ...points.map(({ x, high }) => [xScale(x), yScale(high)] as const),
      ...points.toReversed().map(({ x, low }) => [xScale(x), yScale(low)] as const),
    ];
    const outline = corners.map((corner) => corner.join(' ')).join(' L ');
    return points.length === 0 ? null : (
      <path
        key={id}
        d={`M ${outline} Z`}
        fill={colour}
        fillOpacity={BAND_OPACITY}
        stroke={colour}
        strokeOpacity={0.3}
      />
    );
  });
}

/** The zero line, where prices run through it. */
export function ZeroLayer({
  yScale,
  innerWidth,
  innerHeight,
  colour,
}: Pick<LayerProps, 'yScale' | 'innerWidth' | 'innerHeight'> & { readonly colour: string }) {
  const y = yScale(0);
  if (!(y > 0 && y < innerHeight)) return null;
  return <line x1={0} x2={innerWidth} y1={y} y2={y} stroke={colour} strokeWidth={1} />;
}

/** A vertical line at what is pointed at, with a dot on every series there. */
export function CursorLayer({
  series,
  xScale,
  innerWidth,
  innerHeight,
  styles,
  xs,
  cursor,
  pinned,
  colour,
  onPick,
}: Pick<LayerProps, 'series' | 'xScale' | 'innerWidth' | 'innerHeight'> & {
  readonly styles: ReadonlyMap<string, LineStyle>;
  /** Every x that some series has, ascending. */
  readonly xs: readonly number[];
  readonly cursor: CursorStore;
  /** An x that is marked whatever is pointed at. */
  readonly pinned: number | undefined;
  readonly colour: string;
  readonly onPick: ((x: number) => void) | undefined;
}) {
  const x = useSyncExternalStore(cursor.subscribe, cursor.read);
  return (
    <g>
      {pinned === undefined ? null : (
        <line x1={xScale(pinned)} x2={xScale(pinned)} y1={0} y2={innerHeight} stroke={colour} strokeDasharray="2 3" />
      )}
      {x === undefined ? null : (
        <g>
          <line x1={xScale(x)} x2={xScale(x)} y1={0} y2={innerHeight} stroke={colour} />
          {series.map(({ id, data }) => {
            const point = data.find((candidate) => candidate.data.x === x);
            if (point === undefined) return null;
            const { position } = point;
            return <circle key={id} cx={position.x} cy={position.y} r={3.5} fill={styles.get(id)?.colour} />;
          })}
        </g>
      )}
      <rect
        width={innerWidth}
        height={innerHeight}
        fill="transparent"
        style={{ cursor: onPick === undefined ? 'crosshair' : 'pointer', touchAction: 'pan-y' }}
        onPointerMove={(event) => {
          cursor.move(pointedAt(event.clientX - event.currentTarget.getBoundingClientRect().left, xs, xScale));
        }}
        onPointerLeave={() => {
          cursor.move(undefined);
        }}
        onClick={(event) => {
          const at = pointedAt(event.clientX - event.currentTarget.getBoundingClientRect().left, xs, xScale);
          if (at !== undefined) onPick?.(at);
        }}
      />
    </g>
  );
}

function pointedAt(pixel: number, xs: readonly number[], xScale: (x: number) => number): number | undefined {
  const first = xs[0];
  const last = xs.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [xScale(first), xScale(last)];
  const x = to === from ? first : first + ((pixel - from) / (to - from)) * (last - first);
  return xs[nearestIndex(xs, x)];
}
