import { useSyncExternalStore } from 'react';

import { MISSING } from '../lib/format.js';
import { LegendEntry } from './chart-legend.js';
import type { ChartSeries } from './chart-types.js';
import type { CursorStore } from './cursor-store.js';
import type { LineStyle } from './line-style.js';
import { quoteMark } from './smile-layers.js';
import { valueAt } from './smile-parts.js';
import type { SmileQuote } from './smile-parts.js';

interface SmileLegendProps {
  readonly curves: readonly ChartSeries[];
  readonly quotes: readonly SmileQuote[];
  readonly styles: ReadonlyMap<string, LineStyle>;
  readonly cursor: CursorStore;
  readonly restX: number | undefined;
  readonly describeX: (x: number) => string;
  readonly formatVol: (vol: number) => string;
  readonly formatResidual: (residual: number) => string;
  readonly ink: string;
}

const SIDES = [
  ['PUT', 'Put'],
  ['CALL', 'Call'],
] as const;

/** Names the marks and the curves and reads them at the cursor: volatility, bid and ask, residual. */
export function SmileLegend(props: SmileLegendProps) {
  const { curves, quotes, styles, cursor, restX, describeX, formatVol, formatResidual, ink } = props;
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const x = pointed ?? restX;
  return (
    <div
      className="flex min-h-10 flex-wrap content-start items-baseline gap-x-4 gap-y-0.5"
      aria-live={pointed === undefined ? 'off' : 'polite'}
    >
      <span className="min-w-28 font-medium">{x === undefined ? '' : describeX(x)}</span>
      {SIDES.map(([side, name]) => {
        const quote = quotes.find((candidate) => candidate.x === x && candidate.side === side);
        return (
          <LegendEntry
            key={side}
            name={name}
            value={quote === undefined ? MISSING : quoteText(quote, formatVol, formatResidual)}
          >
            <path d={quoteMark(side, 9, 4)} fill={ink} />
          </LegendEntry>
        );
      })}
      {curves.map(({ id, name, points }) => {
        const style = styles.get(id);
        const y = x === undefined ? undefined : valueAt(points, x);
        return (
          <LegendEntry key={id} name={name} value={y === undefined ? MISSING : formatVol(y)}>
            <line
              x2="18"
              y1="4"
              y2="4"
              stroke={style?.colour}
              strokeWidth={style?.width}
              strokeDasharray={style?.dashes}
            />
          </LegendEntry>
        );
      })}
    </div>
  );
}

function quoteText(
  { vol, bidVol, askVol, residual, isLeftOut }: SmileQuote,
  formatVol: (vol: number) => string,
  formatResidual: (residual: number) => string,
): string {
  const parts = [formatVol(vol)];
  if (bidVol !== null || askVol !== null) {
    const [bid, ask] = [bidVol, askVol].map((bound) => (bound === null ? MISSING : formatVol(bound)));
    parts.push(`bid ${bid ?? ''}, ask ${ask ?? ''}`);
  }
  if (residual !== null) parts.push(`residual ${formatResidual(residual)}`);
  if (isLeftOut === true) parts.push('left out of the fit');
  return parts.join(', ');
}
