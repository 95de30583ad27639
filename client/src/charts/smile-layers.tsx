import type { LineCustomSvgLayerProps } from '@nivo/line';
import { useId, useSyncExternalStore } from 'react';

import type { NivoSeries } from './chart-layers.js';
import type { ChartSeries, ChartTick } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';
import { residualReach, valueAt } from './smile-parts.js';
import type { SmileQuote } from './smile-parts.js';
import type { ChartColours } from './use-chart-colours.js';

/** Height of the residuals under the smile. */
export const STRIP_HEIGHT = 52;
/** Between the smile and its residuals. */
export const STRIP_GAP = 18;

type LayerProps = LineCustomSvgLayerProps<NivoSeries>;
type Box = Pick<LayerProps, 'xScale' | 'yScale' | 'innerWidth' | 'innerHeight'>;

interface QuotesProps extends Box {
  readonly quotes: readonly SmileQuote[];
  readonly colours: ChartColours;
}

/** Market volatilities with bars from bid to ask: calls point up, puts point down, those left out are hollow. */
export function QuotesLayer({ xScale, yScale, innerWidth, innerHeight, quotes, colours }: QuotesProps) {
  const clip = useId();
  return (
    <g stroke={colours.ink}>
      <clipPath id={clip}>
        <rect x={-6} width={innerWidth + 12} height={innerHeight} />
      </clipPath>
      <g clipPath={`url(#${clip})`} strokeOpacity={0.5}>
        {quotes.map(({ x, side, bidVol, askVol }) =>
          bidVol === null || askVol === null ? null : (
            <path
              key={`${side} ${x}`}
              d={`M ${xScale(x) - 3} ${yScale(askVol)} h 6 m -3 0 V ${yScale(bidVol)} m -3 0 h 6`}
              fill="none"
            />
          ),
        )}
      </g>
      {quotes.map((quote) => (
        <path
          key={`${quote.side} ${quote.x}`}
          d={quoteMark(quote.side, xScale(quote.x), yScale(quote.vol))}
          fill={quote.isLeftOut === true ? colours.panel : colours.ink}
        />
      ))}
    </g>
  );
}

/** @returns a triangle around a place: up for a call, down for a put */
export function quoteMark(side: SmileQuote['side'], x: number, y: number): string {
  return side === 'CALL' ? `M ${x} ${y - 3.5} l 3.5 6 h -7 Z` : `M ${x} ${y + 3.5} l 3.5 -6 h -7 Z`;
}

interface ResidualsProps extends QuotesProps {
  readonly formatResidual: (residual: number) => string;
  readonly ticks: readonly ChartTick[];
}

/** Market less curve, as bars from a zero line under the smile, and the marks of the horizontal axis under them. */
export function ResidualsLayer(props: ResidualsProps) {
  const { xScale, innerWidth, innerHeight, quotes, colours, formatResidual, ticks } = props;
  const reach = residualReach(quotes);
  const top = innerHeight + STRIP_GAP;
  const middle = top + STRIP_HEIGHT / 2;
  // Those beyond the strip, of what was left out of the fit, end at its edge.
  const toShare = (residual: number): number => (reach === 0 ? 0 : Math.max(-1, Math.min(1, residual / reach)));
  const toY = (residual: number): number => middle - toShare(residual) * (STRIP_HEIGHT / 2);
  const text = { fill: colours.muted, fontSize: 11, dominantBaseline: 'central' } as const;
  return (
    <g>
      <line x2={innerWidth} y1={innerHeight} y2={innerHeight} stroke={colours.line} />
      <text {...text} x={0} y={top - 8}>
        Market less curve, vol points
      </text>
      {[top, top + STRIP_HEIGHT].map((y) => (
        <line key={y} x2={innerWidth} y1={y} y2={y} stroke={colours.line} />
      ))}
      <line x2={innerWidth} y1={middle} y2={middle} stroke={colours.muted} />
      {(reach === 0 ? [0] : [reach, 0, -reach]).map((bound) => (
        <text key={bound} {...text} x={innerWidth + 6} y={toY(bound)}>
          {formatResidual(bound)}
        </text>
      ))}
      {quotes.map(({ x, side, residual, isLeftOut }) =>
        residual === null ? null : (
          <rect
            key={`${side} ${x}`}
            x={xScale(x) - 1.5}
            width={3}
            y={Math.min(middle, toY(residual))}
            height={Math.max(0.5, Math.abs(toY(residual) - middle))}
            fill={colours.ink}
            fillOpacity={isLeftOut === true ? 0.3 : 0.85}
          />
        ),
      )}
      {ticks.map(({ value, text: words }) => (
        <text key={value} {...text} x={xScale(value)} y={top + STRIP_HEIGHT + 14} textAnchor="middle">
          {words}
        </text>
      ))}
    </g>
  );
}

interface SmileCursorProps extends Box {
  readonly curves: readonly ChartSeries[];
  readonly quotes: readonly SmileQuote[];
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly cursor: CursorStore;
  readonly colours: ChartColours;
}

/** Dots on the curves and rings around the quotes at the cursor. */
export function SmileCursorLayer({ xScale, yScale, curves, quotes, styles, cursor, colours }: SmileCursorProps) {
  const x = useSyncExternalStore(cursor.subscribe, cursor.read);
  if (x === undefined) return null;
  return (
    <g>
      {curves.map(({ id, points }) => {
        const y = valueAt(points, x);
        return y === undefined ? null : (
          <circle key={id} cx={xScale(x)} cy={yScale(y)} r={3} fill={styles.get(id)?.colour} />
        );
      })}
      {quotes
        .filter((quote) => quote.x === x)
        .map(({ side, vol }) => (
          <circle key={side} cx={xScale(x)} cy={yScale(vol)} r={7} fill="none" stroke={colours.ink} strokeWidth={1.5} />
        ))}
    </g>
  );
}
