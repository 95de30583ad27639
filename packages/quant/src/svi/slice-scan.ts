/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { durrlemanG, sviTotalVariance } from './raw-svi.js';
import type { SviParameters } from './raw-svi.js';

/** What a slice does between its quotes and beyond them. */
export interface SliceScan {
  /** Least g on the dense grid, −Infinity where total variance is not positive. */
  minG: number;
  /** Where. */
  argMinG: number;
  /** Least g beyond the grid, out to both infinities. */
  minGWings: number;
  argMinGWings: number;
}

/** Where the later of two slices is lowest against the earlier one. */
export interface CalendarScan {
  /** Least w_later − w_earlier; −Infinity where a wing of the earlier one is the steeper. */
  gap: number;
  argGap: number;
}

const STEP = 0.01;
const CALENDAR_STEP = 0.02;
/** The even grid spans at least the first and at most the second log-moneyness to either side of the money. */
export const SCAN_REACH = 2;
export const SCAN_LIMIT = 8;
const REFINEMENTS = 24;
const GOLDEN = 0.6180339887498949;
/** A dip of g below this may reach zero between two nodes of the grid. */
const CLOSE_G = 0.05;
/** The same for the distance of two slices, as a share of total variance. */
const CLOSE_GAP = 0.02;
/** sinh of an even grid: dense where a slice turns, and far out in its wings. */
const REACH_OF_SINES = 10;
const SINES = Float64Array.from({ length: 401 }, (_, index) => Math.sinh((index / 400 - 0.5) * 2 * REACH_OF_SINES));
/** Beyond them, where g goes to its limit like a power of 1/k: from there to ten million million widths. */
const FAR = Float64Array.from({ length: 82 }, (_, index) => Math.sinh(REACH_OF_SINES - 0.25 + index * 0.25));
const FAR_LEFT = FAR.map((node) => -node);
/** Slices that were set equal must not count as a crossing: as a share of what they are sums of. */
const ROUNDING = 1e-15;
/** Slopes of wings, which are of the order of 1, that are equal but for their rounding, and what a repair adds to it. */
const EQUAL_SLOPES = 4e-15;
/** Neighbourhood of the least variance that is looked at closer, in nodes to either side. */
const NEIGHBOURS = 24;

/** g over the dense grid from `low` to `high`, and beyond it. */
export function scanSlice(slice: SviParameters, low: number, high: number, out: SliceScan): void {
  const { a, b, rho, m, sigma } = slice;
  out.minG = Infinity;
  out.argMinG = NaN;
  out.minGWings = (4 - (b * (1 + Math.abs(rho))) ** 2) / 16;
  out.argMinGWings = rho < 0 ? -Infinity : Infinity;
  const probe = (k: number): number => {
    const g = durrlemanG(a, b, rho, m, sigma, k);
    const value = g === g ? g : -Infinity;
    if (k >= low && k <= high) {
      if (value < out.minG) {
        out.minG = value;
        out.argMinG = k;
      }
    } else if (value < out.minGWings) {
      out.minGWings = value;
      out.argMinGWings = k;
    }
    return value;
  };
  // Any other dip is looked at if it can be the least one: here, or where it is compared with the wings.
  const close = (): number => Math.max(CLOSE_G, out.minG, out.minGWings);
  searchEven(probe, low, high, Math.ceil((high - low) / STEP - 1e-9), close);
  searchFrom(probe, m, sigma, SINES, close);
  searchFrom(probe, m, sigma, FAR, close);
  searchFrom(probe, m, sigma, FAR_LEFT, close);
  const flat = Math.sqrt((1 - rho) * (1 + rho));
  const turn = m - (sigma * rho) / Math.max(flat, 1e-8);
  const width = Math.min(STEP, Math.sqrt(((a + b * sigma * flat) * sigma) / b) / 4);
  if (width > 0) searchEven(probe, turn - NEIGHBOURS * width, turn + NEIGHBOURS * width, 2 * NEIGHBOURS, close);
}

/**
 * Whether total variance falls from the earlier slice to the later one, anywhere. Beyond both turns a slice is
 * intercept + slope·distance + what vanishes: no digits are lost there however far, and of equal slopes the intercepts
 * decide.
 */
export function scanCalendar(
  earlier: SviParameters,
  later: SviParameters,
  low: number,
  high: number,
  out: CalendarScan,
): void {
  out.gap = Infinity;
  out.argGap = NaN;
  const left = Math.min(earlier.m, later.m);
  const right = Math.max(earlier.m, later.m);
  const size = ROUNDING * (sizeOf(earlier) + sizeOf(later));
  const falling = slopeGap(earlier, later, -1);
  const rising = slopeGap(earlier, later, 1);
  const toLeft = interceptOf(later, -1) - interceptOf(earlier, -1);
  const toRight = interceptOf(later, 1) - interceptOf(earlier, 1);
  const keep = (gap: number, k: number): number => {
    if (gap < out.gap) {
      out.gap = gap;
      out.argGap = k;
    }
    return gap;
  };
  const probe = (k: number): number => {
    if (k >= right) return keep(toRight + rising * k + (bendOf(later, k) - bendOf(earlier, k)) + size, k);
    if (k <= left) return keep(toLeft - falling * k + (bendOf(later, k) - bendOf(earlier, k)) + size, k);
    return keep(sviTotalVariance(later, k) - sviTotalVariance(earlier, k) + size, k);
  };
  const close = CLOSE_GAP * sviTotalVariance(earlier, earlier.m);
  searchEven(probe, low, high, Math.ceil((high - low) / CALENDAR_STEP), () => close);
  for (const { m, sigma } of [earlier, later]) {
    for (const nodes of [SINES, FAR, FAR_LEFT]) searchFrom(probe, m, sigma, nodes, () => close);
  }
  keep(rising === 0 ? toRight + size : rising * Infinity, Infinity);
  keep(falling === 0 ? toLeft + size : falling * Infinity, -Infinity);
}

/** What a slice comes from its asymptote, at k on that side of its turn: nothing cancels. */
function bendOf({ b, m, sigma }: SviParameters, k: number): number {
  const x = Math.abs(k - m);
  return (b * sigma * sigma) / (x + Math.sqrt(x * x + sigma * sigma));
}

/** Where the asymptote on that side meets k = 0. */
function interceptOf({ a, b, rho, m }: SviParameters, side: number): number {
  return a - side * b * (1 + side * rho) * m;
}

/** How much steeper the later wing is; exactly 0 where rounding alone tells the two apart. */
function slopeGap(earlier: SviParameters, later: SviParameters, side: number): number {
  const gap = later.b * (1 + side * later.rho) - earlier.b * (1 + side * earlier.rho);
  return Math.abs(gap) <= EQUAL_SLOPES ? 0 : gap;
}

function sizeOf({ a, b, m, sigma }: SviParameters): number {
  return Math.abs(a) + b * (Math.abs(m) + sigma);
}

/** Probes an even grid, and every dip on it that may lie below `close`. */
function searchEven(probe: (k: number) => number, low: number, high: number, count: number, close: () => number): void {
  let before = Infinity;
  let middle = Infinity;
  const step = (high - low) / count;
  for (let index = 0; index <= count; index += 1) {
    const k = index === count ? high : low + index * step;
    const value = probe(k);
    if (middle <= before && middle < value && leastOf(before, middle, value) < close()) {
      descend(probe, k - 2 * step, k);
    }
    before = middle;
    middle = value;
  }
}

/** Probes centre + width·node, and every dip on it that may lie below `close`. */
function searchFrom(
  probe: (k: number) => number,
  centre: number,
  width: number,
  nodes: Float64Array,
  close: () => number,
): void {
  let before = Infinity;
  let middle = Infinity;
  for (let index = 0; index < nodes.length; index += 1) {
    const value = probe(centre + width * (nodes[index] as number));
    if (index > 1 && middle <= before && middle < value && leastOf(before, middle, value) < close()) {
      descend(probe, centre + width * (nodes[index - 2] as number), centre + width * (nodes[index] as number));
    }
    before = middle;
    middle = value;
  }
}

/** How deep a dip may go between its nodes: a parabola through them, by an eighth of this. */
function leastOf(before: number, middle: number, after: number): number {
  return middle - (before + after - 2 * middle);
}

/** Golden section; the probe remembers the least value. */
function descend(probe: (k: number) => number, low: number, high: number): void {
  let inner = high - GOLDEN * (high - low);
  let outer = low + GOLDEN * (high - low);
  let atInner = probe(inner);
  let atOuter = probe(outer);
  for (let step = 0; step < REFINEMENTS; step += 1) {
    if (atInner < atOuter) {
      high = outer;
      outer = inner;
      atOuter = atInner;
      inner = high - GOLDEN * (high - low);
      atInner = probe(inner);
    } else {
      low = inner;
      inner = outer;
      atInner = atOuter;
      outer = low + GOLDEN * (high - low);
      atOuter = probe(outer);
    }
  }
}
