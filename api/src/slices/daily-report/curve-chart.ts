/** A chart of a product's curves as SVG: drawn by attributes and classes alone, for a page that permits nothing else. */
import { fromMonthIndex, toMonthIndex } from '@cushing/products';

import type { ProductReport, ReportCurve } from './daily-report.types.js';
import { markup } from './markup.js';
import type { Markup } from './markup.js';
import { dateText, dayAndMonth, monthText, priceText } from './report-texts.js';

const WIDTH = 480;
const HEIGHT = 250;
/** Room for prices at the left, dates at the right and months below. */
const PLOT = { left: 58, right: WIDTH - 62, top: 12, bottom: HEIGHT - 30 };
const LABEL_GAP = 16;
const PRICE_LINES = 4;
const STEPS: readonly number[] = [1, 2, 2.5, 5, 10];
const MONTH_STEPS: readonly number[] = [1, 2, 3, 6, 12];
const MOST_MONTH_LABELS = 5;

/** How each curve is drawn; the page's style sheet has these classes. */
const CLASSES: Readonly<Record<ReportCurve['label'], string>> = {
  NOW: 'now',
  PREVIOUS: 'previous',
  MONTH_BEFORE: 'month-before',
};

interface Scale {
  readonly x: (month: number) => number;
  readonly y: (price: number) => number;
}

/** @returns the curves of a product, each named by its date where it ends; nothing where there is no point */
export function curveChart({ product, curves }: Pick<ProductReport, 'product' | 'curves'>): Markup | undefined {
  const drawn = curves.filter(({ points }) => points.length > 0);
  const prices = drawn.flatMap(({ points }) => points.map(({ settle }) => settle));
  const months = drawn.flatMap(({ points }) => points.map(({ month }) => toMonthIndex(month)));
  if (prices.length === 0) return undefined;
  const [firstMonth, lastMonth] = [Math.min(...months), Math.max(...months)];
  const ticks = priceTicks(Math.min(...prices), Math.max(...prices));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const scale: Scale = {
    x: (month) => PLOT.left + ((month - firstMonth) / Math.max(1, lastMonth - firstMonth)) * (PLOT.right - PLOT.left),
    y: (price) => PLOT.bottom - ((price - low) / (high - low)) * (PLOT.bottom - PLOT.top),
  };
  const title = `Curves of ${product}: ${drawn.map(({ tradeDate }) => dateText(tradeDate)).join(', ')}`;
  // The last drawn lies on top.
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
    <g class="grid">${ticks.map((price) => priceLine(scale.y(price)))}</g>
    <g class="axis">
      ${ticks.map((price) => markup`<text x="${PLOT.left - 6}" y="${round(scale.y(price) + 4.5)}" text-anchor="end">${priceText(product, price)}</text>`)}${monthLabels(firstMonth, lastMonth, scale)}
    </g>
    ${drawn.toReversed().map((curve) => curveLine(curve, scale))} ${endLabels(drawn, scale)}
  </svg>`;
}

function priceLine(y: number): Markup {
  return markup`<path d="M${PLOT.left} ${round(y)}H${PLOT.right}" />`;
}

function monthLabels(first: number, last: number, { x }: Scale): readonly Markup[] {
  const step = MONTH_STEPS.find((each) => (last - first) / each < MOST_MONTH_LABELS) ?? 12;
  const labels: Markup[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const text = monthText(fromMonthIndex(month));
    labels.push(markup`<text x="${round(x(month))}" y="${HEIGHT - 8}" text-anchor="middle">${text}</text>`);
  }
  return labels;
}

function curveLine({ label, points }: ReportCurve, { x, y }: Scale): Markup {
  const places = points.map(({ month, settle }) => `${round(x(toMonthIndex(month)))} ${round(y(settle))}`);
  const [only] = places;
  if (places.length === 1 && only !== undefined) {
    const [cx = '', cy = ''] = only.split(' ');
    return markup`<circle class="curve ${CLASSES[label]}" cx="${cx}" cy="${cy}" r="3" />`;
  }
  return markup`<path class="curve ${CLASSES[label]}" d="M${places.join('L')}" />`;
}

/** At the right of the plot, at the height where each curve ends; pushed apart where those lie together, in their order. */
function endLabels(curves: readonly ReportCurve[], { y }: Scale): readonly Markup[] {
  const ends = curves.flatMap(({ label, tradeDate, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [{ label, text: dayAndMonth(tradeDate), y: y(last.settle) }];
  });
  ends.sort((one, other) => one.y - other.y);
  const heights = spreadOut(
    ends.map((end) => end.y),
    PLOT.top,
    PLOT.bottom,
  );
  return ends.map(
    ({ label, text }, index) =>
      markup`<text class="end ${CLASSES[label]}" x="${PLOT.right + 6}" y="${round((heights[index] ?? 0) + 4.5)}"
        >${text}</text
      >`,
  );
}

/**
 * @param places ascending
 * @returns the same, at least a line apart and within the bounds
 */
function spreadOut(places: readonly number[], from: number, to: number): readonly number[] {
  const room = to - (places.length - 1) * LABEL_GAP;
  const spread: number[] = [];
  for (const [index, place] of places.entries()) {
    const before = spread[index - 1];
    const least = before === undefined ? from : before + LABEL_GAP;
    spread.push(Math.min(Math.max(place, least), room + index * LABEL_GAP));
  }
  return spread;
}

/** Round prices that enclose the given ones, ascending; at least two. */
function priceTicks(low: number, high: number): readonly number[] {
  const range = high - low > 0 ? high - low : Math.max(Math.abs(high) * 0.02, 0.01);
  const rough = range / PRICE_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(10)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
