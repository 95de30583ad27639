/** What a smile chart draws besides its lines. */
import type { ChartPoint, ChartSeries } from './chart-types.js';
import { nearestIndex } from './nearest.js';
import { paddedRange } from './padded-range.js';

/** One option of the market, by its volatility. */
export interface SmileQuote {
  /** In the unit of the chart's axis. */
  readonly x: number;
  readonly side: 'CALL' | 'PUT';
  /** Of the settle, or of the middle of bid and ask. */
  readonly vol: number;
  readonly bidVol: number | null;
  readonly askVol: number | null;
  /** Market less curve; null without a curve. */
  readonly residual: number | null;
  /** Shown, but the curve was not fitted to it. */
  readonly isLeftOut?: boolean;
}

/** How far bids and asks may stretch the axis beyond volatilities and curves, as a share of their range. */
const QUOTE_STRETCH = 0.5;

/** @returns the y of a line at x, linear between its points; undefined beyond its ends */
export function valueAt(points: readonly ChartPoint[], x: number): number | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || x < first.x || x > last.x) return undefined;
  const nearest = nearestIndex(
    points.map((point) => point.x),
    x,
  );
  const at = points[nearest] ?? first;
  if (at.x === x) return at.y;
  const [before, after] = at.x < x ? [at, points[nearest + 1] ?? at] : [points[nearest - 1] ?? at, at];
  return before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y);
}

/** @returns where the cursor may stand: at the quotes, or at the points of the first curve where there are none */
export function cursorStops(quotes: readonly SmileQuote[], curves: readonly ChartSeries[]): readonly number[] {
  const xs = quotes.length > 0 ? quotes.map(({ x }) => x) : (curves[0]?.points ?? []).map(({ x }) => x);
  return [...new Set(xs)].sort((a, b) => a - b);
}

/** @returns ends of the horizontal axis, which holds quotes and curves */
export function smileExtent(quotes: readonly SmileQuote[], curves: readonly ChartSeries[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { x } of [...quotes, ...curves.flatMap(({ points }) => points)]) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  if (low > high) return [0, 1];
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/** @returns ends of the volatility axis; an ask far out does not flatten the smile, its bar runs out of the picture */
export function smileRange(quotes: readonly SmileQuote[], curves: readonly ChartSeries[]): readonly [number, number] {
  const inner = paddedRange([
    ...quotes.map(({ vol }) => vol),
    ...curves.flatMap(({ points }) => points.map(({ y }) => y)),
  ]);
  const room = QUOTE_STRETCH * (inner[1] - inner[0]);
  const bounds = quotes.flatMap(({ bidVol, askVol }) => [bidVol, askVol]).filter((bound) => bound !== null);
  return [
    Math.min(inner[0], Math.max(inner[0] - room, ...(bounds.length > 0 ? [Math.min(...bounds)] : [inner[0]]))),
    Math.max(inner[1], Math.min(inner[1] + room, ...(bounds.length > 0 ? [Math.max(...bounds)] : [inner[1]]))),
  ];
}

/**
 * @returns the greatest residual by amount, rounded up to 1, 2 or 5 times a power of ten; 0 where there is none. What the
 *   curve was not fitted to counts where there is nothing else: it would hide how well the rest fits
 */
export function residualReach(quotes: readonly SmileQuote[]): number {
  const fitted = quotes.filter(({ isLeftOut }) => isLeftOut !== true);
  const greatest = Math.max(0, ...(fitted.length > 0 ? fitted : quotes).map(({ residual }) => Math.abs(residual ?? 0)));
  if (greatest === 0) return 0;
  const magnitude = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= greatest * (1 - 1e-9)) ?? 10;
  return step * magnitude;
}
