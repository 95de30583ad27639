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
/** A dip of g above this cannot reach zero between two nodes of the grid. */
const CLOSE_G = 0.05;
/** The same for the distance of two slices, as a share of total variance. */
const CLOSE_GAP = 0.02;
/** sinh of an even grid: dense where a slice turns, and far out in its wings. */
const REACH_OF_SINES = 10;
const SINES = Float64Array.from({ length: 401 }, (_, index) => Math.sinh((index / 400 - 0.5) * 2 * REACH_OF_SINES));
/** Beyond them, where g goes to its limit like a power of 1/k: from there to ten million million widths. */
const FAR = Float64Array.from({ length: 82 }, (_, index) => Math.sinh(REACH_OF_SINES - 0.25 + index * 0.25));
const FAR_LEFT = FAR.map((node) => -node);
/** Slopes that were set equal, and what they make of far wings, must not count as a crossing. */
const ROUNDING = 4e-15;
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
  searchEven(probe, low, high, Math.ceil((high - low) / STEP - 1e-9), CLOSE_G);
  searchFrom(probe, m, sigma, SINES, CLOSE_G);
  searchFrom(probe, m, sigma, FAR, CLOSE_G);
  searchFrom(probe, m, sigma, FAR_LEFT, CLOSE_G);
  const flat = Math.sqrt((1 - rho) * (1 + rho));
  const turn = m - (sigma * rho) / Math.max(flat, 1e-8);
  const width = Math.min(STEP, Math.sqrt(((a + b * sigma * flat) * sigma) / b) / 4);
  if (width > 0) searchEven(probe, turn - NEIGHBOURS * width, turn + NEIGHBOURS * width, 2 * NEIGHBOURS, CLOSE_G);
}

/** Whether total variance falls from the earlier slice to the later one, anywhere. */
export function scanCalendar(
  earlier: SviParameters,
  later: SviParameters,
  low: number,
  high: number,
  out: CalendarScan,
): void {
  out.gap = Infinity;
  out.argGap = NaN;
  const probe = (k: number): number => {
    const x = k - earlier.m;
    const y = k - later.m;
    const far = later.b * (later.rho * y + Math.sqrt(y * y + later.sigma * later.sigma));
    const near = earlier.b * (earlier.rho * x + Math.sqrt(x * x + earlier.sigma * earlier.sigma));
    const gap = later.a - earlier.a + (far - near) + ROUNDING * (far + near);
    if (gap < out.gap) {
      out.gap = gap;
      out.argGap = k;
    }
    return gap;
  };
  const close = CLOSE_GAP * sviTotalVariance(earlier, earlier.m);
  searchEven(probe, low, high, Math.ceil((high - low) / CALENDAR_STEP), close);
  for (const { m, sigma } of [earlier, later]) {
    searchFrom(probe, m, sigma, SINES, close);
    searchFrom(probe, m, sigma, FAR, close);
    searchFrom(probe, m, sigma, FAR_LEFT, close);
  }
  if (later.b * (1 + later.rho) < earlier.b * (1 + earlier.rho) - ROUNDING) {
    out.gap = -Infinity;
    out.argGap = Infinity;
  } else if (later.b * (1 - later.rho) < earlier.b * (1 - earlier.rho) - ROUNDING) {
    out.gap = -Infinity;
    out.argGap = -Infinity;
  }
}

/** Probes an even grid, and every dip on it that lies below `close`. */
function searchEven(probe: (k: number) => number, low: number, high: number, count: number, close: number): void {
  let before = Infinity;
  let middle = Infinity;
  const step = (high - low) / count;
  for (let index = 0; index <= count; index += 1) {
    const k = low + index * step;
    const value = probe(k);
    if (middle < close && middle <= before && middle <= value) descend(probe, k - 2 * step, k);
    before = middle;
    middle = value;
  }
}

/** Probes centre + width·node, and every dip on it that lies below `close`. */
function searchFrom(
  probe: (k: number) => number,
  centre: number,
  width: number,
  nodes: Float64Array,
  close: number,
): void {
  let before = Infinity;
  let middle = Infinity;
  for (let index = 0; index < nodes.length; index += 1) {
    const value = probe(centre + width * (nodes[index] ?? NaN));
    if (index > 1 && middle < close && middle <= before && middle <= value) {
      descend(probe, centre + width * (nodes[index - 2] ?? NaN), centre + width * (nodes[index] ?? NaN));
    }
    before = middle;
    middle = value;
  }
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
