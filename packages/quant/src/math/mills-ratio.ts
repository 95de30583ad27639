/** Mills' ratio N(−z)/n(z), fast: one row of a table, and as precise in differences as in itself. */
/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { CENTRE_ROWS, MILLS_ENDS, RATIO_ROW, RATIO_STEPS_PER_UNIT, ratioTable } from './ratio-table.js';

/** For loops that need more of a row than one number; laid out as `ratioTable` says. */
export const MILLS_TABLE = /* @__PURE__ */ ratioTable();
const TABLE = MILLS_TABLE;
// What a file exports is looked up where another one uses it; constants of this one are part of the code.
const STEPS = RATIO_STEPS_PER_UNIT;
const ROW = RATIO_ROW;
const CENTRE_FIRST = CENTRE_ROWS * RATIO_ROW;
const ENDS = MILLS_ENDS;
const ENDS_SCALED = MILLS_ENDS * RATIO_STEPS_PER_UNIT;

/**
 * @param z ≥ 0
 * @returns N(−z)/n(z), within 1 unit in the last place up to 8 and 2 beyond; NaN for NaN
 */
export function millsRatio(z: number): number {
  if (!(z < ENDS)) return millsRatioFar(z);
  const scaled = z * STEPS;
  const step = scaled | 0;
  const at = step * ROW;
  return (TABLE[at] as number) + restOfRow(at, scaled - step - 0.5);
}

/**
 * @param z any double up to 1 either side of 0
 * @returns Q(z) = (N(z) − ½)/n(z), within 2 units in the last place, however near to 0; NaN for NaN
 */
export function centreRatio(z: number): number {
  const distance = Math.abs(z);
  if (!(distance >= 1 / STEPS)) {
    const w = z * z;
    return z * (1 + w * (1 / 3 + w * (1 / 15 + w * (1 / 105 + w * (1 / 945)))));
  }
  const scaled = distance * STEPS;
  const step = scaled | 0;
  const at = CENTRE_FIRST + step * ROW;
  // The index is below the table's length, for the distance is up to 1.
  const ratio = (TABLE[at] as number) + restOfRow(at, scaled - step - 0.5);
  return z < 0 ? -ratio : ratio;
}

/**
 * @param z ≥ 0, with t
 * @param t ≥ 0
 * @param isCentre take Q(z) = (N(z) − ½)/n(z) instead of M; then z + t must be below 1
 * @param sign 1 or −1
 * @returns M(|z − t|) + sign·M(z + t), where what their rows have in common is subtracted before anything is rounded
 */
export function ratioPair(z: number, t: number, isCentre: boolean, sign: number): number {
  const nearScaled = Math.abs(z - t) * STEPS;
  const farScaled = (z + t) * STEPS;
  if (!(farScaled < ENDS_SCALED)) return millsRatio(Math.abs(z - t)) + sign * millsRatio(z + t);
  const nearStep = nearScaled | 0;
  const farStep = farScaled | 0;
  const first = isCentre ? CENTRE_FIRST : 0;
  const a = first + nearStep * ROW;
  const b = first + farStep * ROW;
  // What rounding takes from z − t and z + t would show in their difference.
  const zScaled = z * STEPS;
  const tScaled = t * STEPS;
  const u = (z < t ? tScaled - nearStep - zScaled : zScaled - nearStep - tScaled) - 0.5;
  const v = zScaled - farStep + tScaled - 0.5;
  // Every index is below the table's length, for z + t is below its end.
  return (TABLE[a] as number) + sign * (TABLE[b] as number) + (restOfRow(a, u) + sign * restOfRow(b, v));
}

/** All of the row's series but its first coefficient, and what that one lacks; u is the distance in steps. */
export function restOfRow(at: number, u: number): number {
  const w = u * u;
  // Every index is below the table's length, for z is below its end.
  return (
    (TABLE[at + 8] as number) +
    u *
      ((TABLE[at + 1] as number) +
        u * (TABLE[at + 2] as number) +
        w *
          ((TABLE[at + 3] as number) +
            u * (TABLE[at + 4] as number) +
            w * ((TABLE[at + 5] as number) + u * (TABLE[at + 6] as number) + w * (TABLE[at + 7] as number))))
  );
}

/** Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))), fifteen levels deep, as one quotient in 1/z². */
function millsRatioFar(z: number): number {
  const w = 1 / (z * z);
  const numerator =
    1 + w * (119 + w * (5343 + w * (115005 + w * (1245915 + w * (6506325 + w * (14073885 + w * 8294895))))));
  const denominator =
    1 +
    w *
      (120 + w * (5460 + w * (120120 + w * (1351350 + w * (7567560 + w * (18918900 + w * (16216200 + w * 2027025)))))));
  return numerator / (z * denominator);
}
