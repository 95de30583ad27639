/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
/** The stages of the Greeks that make probabilities: the table of ratios is looked up once, for them and the price. */
import { MILLS_TABLE, millsRatio, restOfRow } from '../math/mills-ratio.js';
import { CENTRE_ENDS, CENTRE_ROWS, RATIO_ROW, RATIO_STEPS_PER_UNIT } from '../math/ratio-table.js';
import { blockColumn, stages } from './batch-stages.js';
import { isTableCase, otherTimeValue } from './time-value.js';

/** As constants of this file, for a look-up in another costs more than what is done with the number. */
const { pairs, deviations, distances, densities, timeValues } = stages;
const TABLE = MILLS_TABLE;
const STEPS = RATIO_STEPS_PER_UNIT;
const ROW = RATIO_ROW;
const CENTRE = CENTRE_ENDS;
const CENTRE_FIRST = CENTRE_ROWS * RATIO_ROW;
/** Probability = base ± density·ratio, by the case: up from 0, down from 1, and in the centre down or up from ½. */
const BASES = /* @__PURE__ */ Float64Array.of(0, 1, 0.5, 0.5);
const SIGNS = /* @__PURE__ */ Float64Array.of(1, -1, -1, 1);
/** The kind of a row that the table does not serve, until its own loop has found it. */
const OTHER = 4;

/** N/n at −|h + t| and at h − t; in the centre (N − ½)/n at |h + t| and t − h. */
const nearRatios = /* @__PURE__ */ blockColumn();
const farRatios = /* @__PURE__ */ blockColumn();
/** 1 where h + t ≥ 0; 2 more in the centre; or `OTHER`. */
const kinds = /* @__PURE__ */ new Uint8Array(blockColumn().length);
const undiscounted = /* @__PURE__ */ blockColumn();
const inverses = /* @__PURE__ */ new Float64Array(2 * blockColumn().length);
const probabilities = /* @__PURE__ */ new Float64Array(2 * blockColumn().length);

/** What the stages of this file write for those of the Greeks. */
export const probabilityStages = {
  /** Prices without discount. */
  undiscounted,
  /** 1/F and 1/K, by turns. */
  inverses,
  /** ±N(±d1) and ∓N(±d2), by turns: the slopes of the undiscounted price. */
  probabilities,
};

/**
 * Writes the time values, to the bit as `fillTimeValues` does, and the two ratios that each is made of. What the table
 * does not serve is left to a loop of its own, so that this one stays short.
 *
 * @returns whether any row was left to it
 */
export function fillRatios(count: number): boolean {
  let others = 0;
  for (let at = 0; at < count; at += 1) {
    const h = distances[at] as number;
    const t = 0.5 * (deviations[at] as number);
    if (!isTableCase(h, t)) {
      kinds[at] = OTHER;
      others += 1;
      continue;
    }
    const low = pairs[2 * at] as number;
    const high = pairs[2 * at + 1] as number;
    // As in `ratioPair` and `timeValueOfDensity`, by arithmetic instead of branches.
    const isIn = Number(h + t >= 0);
    const isCentre = isIn & Number(t - h < CENTRE);
    const isMissing = isIn ^ isCentre;
    const zScaled = -h * STEPS;
    const tScaled = t * STEPS;
    const nearStep = (Math.abs(h + t) * STEPS) | 0;
    const farStep = ((t - h) * STEPS) | 0;
    const first = isCentre * CENTRE_FIRST;
    const a = first + nearStep * ROW;
    const b = first + farStep * ROW;
    const near = TABLE[a] as number;
    const far = TABLE[b] as number;
    const nearRest = restOfRow(a, Math.max(zScaled, tScaled) - nearStep - Math.min(zScaled, tScaled) - 0.5);
    const farRest = restOfRow(b, zScaled - farStep + tScaled - 0.5);
    const sign = 2 * isIn - 1;
    const pair = (densities[at] as number) * (near + sign * far + (nearRest + sign * farRest));
    timeValues[at] = isMissing * low - 0.5 * isCentre * (high - low) + (1 - 2 * isMissing) * pair;
    kinds[at] = isIn + 2 * isCentre;
    nearRatios[at] = near + nearRest;
    farRatios[at] = far + farRest;
  }
  if (others > 0) fillOtherRatios(count);
  return others > 0;
}

/** Of the rows without density, of those whose time value is a series, and of those beyond the table. */
function fillOtherRatios(count: number): void {
  for (let at = 0; at < count; at += 1) {
    if (kinds[at] !== OTHER) continue;
    const h = distances[at] as number;
    const t = 0.5 * (deviations[at] as number);
    const low = pairs[2 * at] as number;
    timeValues[at] = otherTimeValue(low, pairs[2 * at + 1] as number, h, t, densities[at] as number);
    kinds[at] = Number(h + t >= 0);
    nearRatios[at] = millsRatio(Math.abs(h + t));
    farRatios[at] = millsRatio(t - h);
  }
}

/** Writes the undiscounted prices and their slopes in F and K. */
export function fillProbabilities(
  isCall: Uint8Array,
  forwards: Float64Array,
  strikes: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const F = forwards[row] as number;
    const K = strikes[row] as number;
    const call = isCall[row] as number;
    const sign = 2 * call - 1;
    const density = densities[at] as number;
    const kind = kinds[at] as number;
    const isAbove = Number(F > K);
    const inverseF = 1 / F;
    const inverseK = 1 / K;
    // The lesser of F and K has the nearer one.
    probabilities[2 * at + isAbove] = nearRatios[at] as number;
    probabilities[2 * at + 1 - isAbove] = farRatios[at] as number;
    const tailF = density * (probabilities[2 * at] as number) * inverseF;
    const tailK = density * (probabilities[2 * at + 1] as number) * inverseK;
    // In the money both are what is missing to 1.
    const isOther = isAbove ^ call ^ 1;
    const caseF = (kind & 2) + (isOther ^ (kind & (isAbove ^ 1)));
    const caseK = (kind & 2) + (isOther ^ (kind & isAbove));
    undiscounted[at] = isOther * sign * (F - K) + (timeValues[at] as number);
    inverses[2 * at] = inverseF;
    inverses[2 * at + 1] = inverseK;
    probabilities[2 * at] = sign * ((BASES[caseF] as number) + (SIGNS[caseF] as number) * tailF);
    probabilities[2 * at + 1] = -sign * ((BASES[caseK] as number) + (SIGNS[caseK] as number) * tailK);
  }
}
