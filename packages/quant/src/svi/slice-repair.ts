/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { calendarCeiling } from './calendar-ceiling.js';
import type { CalendarOrder } from './calendar-ceiling.js';
import { durrlemanG, sviLeastVariance, sviTotalVariance } from './raw-svi.js';
import type { SviParameters } from './raw-svi.js';
import type { SliceData } from './slice-data.js';
import { reweigh } from './slice-fit.js';
import { scanCalendar, scanSlice } from './slice-scan.js';
import type { CalendarScan, SliceScan } from './slice-scan.js';
import { LEFT, LEVEL, RIGHT, SIZE, fromWings, toWings } from './wing-coordinates.js';
import { ceilings, conditionK, conditions, floors, improveWings, leastG, MOST_CONDITIONS, wing } from './wing-fit.js';

const ROUNDS = 20;
const STEPS = 25;
const NODES = 49;
/** Asked for beyond what is needed, so that the last digits of the search do not matter. */
const MARGIN_G = 1e-5;
const MARGIN_W = 1e-9;
/** The steepest wing without arbitrage (Lee 2004). */
const STEEPEST = 2;
const ROUNDING = 1e-15;
const BLENDS = 24;
/** Where less than 1 − this of a missed g was made up for in a round, the next one weighs it more. */
const PROGRESS = 0.3;
const STIFFER = 3;
/** A round that gains less than this share of the squared error is the last. */
const WORTH_A_ROUND = 1e-3;
/** A g of −1 weighs like an error of 20 vol points in all quotes, a missed volatility three times its error. */
const WEIGHT_G = 0.2;
const WEIGHT_W = 3;

/** What a slice has to fit in with. */
interface Surroundings {
  /** The expiry before, free of arbitrage itself: the last resort is to follow it. */
  readonly earlier: SviParameters | undefined;
  /** All slices as fitted one by one, and which of them this is. */
  readonly order: CalendarOrder;
  readonly position: number;
  /** Between the quotes the slice should not lie above its ceiling; beyond them the others can give way at no cost. */
  readonly lowQuote: number;
  readonly highQuote: number;
  /** The dense grid's ends. */
  readonly low: number;
  readonly high: number;
}

/**
 * The best slice without butterfly arbitrage, nowhere below the earlier one and, as far as it can, not above what the
 * later ones leave room for.
 */
export function repairSlice(data: SliceData, fitted: SviParameters, surroundings: Surroundings): SviParameters {
  const { earlier, low, high } = surroundings;
  const scan: SliceScan = { minG: NaN, argMinG: NaN, minGWings: NaN, argMinGWings: NaN };
  const calendar: CalendarScan = { gap: Infinity, argGap: NaN };
  toWings(fitted, wing.at);
  const atTheMoney = data.w[data.count >> 1] as number;
  conditions.weightG = WEIGHT_G;
  conditions.weightW = WEIGHT_W / (2 * Math.sqrt(atTheMoney * data.T));
  setNodes(fitted, surroundings);
  const isInPlace = ceilingPenalty(fitted) === 0;
  if (isInPlace && isFree(fitted, earlier, low, high, scan, calendar)) return fitted;
  if (earlier !== undefined) {
    // A wing as steep stays so when rounded to raw parameters.
    wing.low[LEFT] = Math.min(earlier.b * (1 - earlier.rho) + ROUNDING, STEEPEST);
    wing.low[RIGHT] = Math.min(earlier.b * (1 + earlier.rho) + ROUNDING, STEEPEST);
  }
  let best: SviParameters | undefined;
  let least = Infinity;
  let lastMissed = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    reweigh(data, wing.at);
    improveWings(data, STEPS);
    const held = wing.at[LEVEL] as number;
    lift(wing.at, earlier, low, high, calendar);
    const slice = fromWings(wing.at);
    if (isFree(slice, earlier, low, high, scan, calendar)) {
      const error = squaredError(data, slice) + ceilingPenalty(slice);
      const isSettled = error > least * (1 - WORTH_A_ROUND);
      if (error < least) {
        least = error;
        best = slice;
      }
      if (isSettled) break;
    }
    wing.at[LEVEL] = held;
    shiftTargets(slice, earlier);
    const missed = -Math.min(scan.minG, scan.minGWings);
    if (missed > PROGRESS * lastMissed) stiffen();
    lastMissed = missed;
    addNode(scan.argMinG, surroundings);
    addNode(scan.argMinGWings, surroundings);
    addNode(calendar.argGap, surroundings);
    addNode(turningPoint(slice), surroundings);
  }
  return best ?? blend(data, earlier, low, high, scan, calendar);
}

/** Weighted mean of the squared errors of volatility. */
export function squaredError(data: SliceData, slice: SviParameters): number {
  let squares = 0;
  for (let index = 0; index < data.count; index += 1) {
    const vol = Math.sqrt(sviTotalVariance(slice, data.k[index] as number) / data.T);
    squares += (data.weight[index] as number) * (vol - (data.iv[index] as number)) ** 2;
  }
  return squares;
}

/** Whether a slice has a positive variance and density everywhere and lies nowhere below the earlier one. */
function isFree(
  slice: SviParameters,
  earlier: SviParameters | undefined,
  low: number,
  high: number,
  scan: SliceScan,
  calendar: CalendarScan,
): boolean {
  scanSlice(slice, low, high, scan);
  calendar.gap = Infinity;
  calendar.argGap = NaN;
  if (earlier !== undefined) scanCalendar(earlier, slice, low, high, calendar);
  return (
    scan.minG >= 0 &&
    scan.minGWings >= 0 &&
    calendar.gap >= 0 &&
    sviLeastVariance(slice) > 0 &&
    slice.b * (1 + Math.abs(slice.rho)) <= STEEPEST
  );
}

/** Raises a slice that lies below the earlier one by no more than rounding and the search have left. */
function lift(
  wings: Float64Array,
  earlier: SviParameters | undefined,
  low: number,
  high: number,
  calendar: CalendarScan,
): void {
  if (earlier === undefined) return;
  scanCalendar(earlier, fromWings(wings), low, high, calendar);
  const level = wings[LEVEL] as number;
  if (calendar.gap < 0 && calendar.gap > -1e-3 * level) wings[LEVEL] = level - calendar.gap + 1e-15;
}

/** Conditions over the dense grid's range and, in widths of the slice, beyond it. */
function setNodes({ m, sigma }: SviParameters, surroundings: Surroundings): void {
  const { low, high } = surroundings;
  conditions.count = 0;
  for (let index = 0; index < NODES; index += 1) {
    const share = index / (NODES - 1);
    addNode(low + (high - low) * share, surroundings);
    addNode(m + sigma * Math.sinh((share - 0.5) * 10), surroundings);
  }
}

/** Weighted squares of what a slice lies above its ceiling. */
function ceilingPenalty(slice: SviParameters): number {
  let squares = 0;
  for (let index = 0; index < conditions.count; index += 1) {
    const above = sviTotalVariance(slice, conditionK[index] as number) - (ceilings[index] as number);
    if (above > 0) squares += above * above;
  }
  return conditions.weightW * conditions.weightW * squares;
}

/** Where total variance is least, as far as a wing that does not rise lets one say. */
function turningPoint({ m, sigma, rho }: SviParameters): number {
  return m - (sigma * rho) / Math.sqrt((1 - rho) * (1 + rho));
}

function addNode(k: number, surroundings: Surroundings): void {
  if (!Number.isFinite(k) || conditions.count >= MOST_CONDITIONS) return;
  const { count } = conditions;
  const { earlier, order, position, lowQuote, highQuote } = surroundings;
  const floor = floorAt(earlier, k);
  conditionK[count] = k;
  leastG[count] = MARGIN_G;
  floors[count] = floor;
  ceilings[count] = k >= lowQuote && k <= highQuote ? Math.max(calendarCeiling(order, position, k), floor) : Infinity;
  conditions.count += 1;
}

/** Moves the target of every condition by what the slice misses of it. */
function shiftTargets(slice: SviParameters, earlier: SviParameters | undefined): void {
  const { a, b, rho, m, sigma } = slice;
  for (let index = 0; index < conditions.count; index += 1) {
    const k = conditionK[index] as number;
    const g = durrlemanG(a, b, rho, m, sigma, k);
    if (g === g) {
      leastG[index] = Math.max(MARGIN_G, (leastG[index] as number) + MARGIN_G - g);
    }
    const floor = floorAt(earlier, k);
    const missed = floor - sviTotalVariance(slice, k);
    floors[index] = Math.max(floor, (floors[index] as number) + missed);
  }
}

/** Weighs a missed g more; the pull of the shift that it has earned so far stays what it is. */
function stiffen(): void {
  conditions.weightG *= STIFFER;
  for (let index = 0; index < conditions.count; index += 1) {
    const shift = (leastG[index] as number) - MARGIN_G;
    leastG[index] = MARGIN_G + shift / (STIFFER * STIFFER);
  }
}

function floorAt(earlier: SviParameters | undefined, k: number): number {
  return earlier === undefined ? 1e-6 : sviTotalVariance(earlier, k) + MARGIN_W;
}

/** The first slice without arbitrage on the way to one that has none: the earlier one, or a flat one. */
function blend(
  data: SliceData,
  earlier: SviParameters | undefined,
  low: number,
  high: number,
  scan: SliceScan,
  calendar: CalendarScan,
): SviParameters {
  const wings = wing.at;
  const mixed = new Float64Array(SIZE);
  const safe = new Float64Array(SIZE);
  safe.set(wings);
  safe[LEFT] = 0;
  safe[RIGHT] = 0;
  safe[LEVEL] = data.w[data.count >> 1] as number;
  if (earlier !== undefined) toWings(earlier, safe);
  for (let step = BLENDS; step >= 0; step -= 1) {
    const share = 2 ** -step;
    for (let index = 0; index < SIZE; index += 1) {
      mixed[index] = (1 - share) * (wings[index] as number) + share * (safe[index] as number);
    }
    const slice = step === 0 && earlier !== undefined ? earlier : fromWings(mixed);
    if (isFree(slice, earlier, low, high, scan, calendar)) return slice;
  }
  return earlier ?? fromWings(safe);
}
