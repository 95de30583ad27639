/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/** Kim's integral and its derivatives along a path that `fillPath` filled; units: strike 1, life 1, a put. */
import { normalCdf, normalPdf } from '../math/normal.js';
import { deviationSlope, distance, rootLeft, rootPast, timeSlope, TODAY, weight } from './exercise-path.js';
import { lookUpNormalCdf } from './normal-lookup.js';

/** Value and derivatives in strikes, as a put: written by `integrateSensitivities`, completed by who calls it. */
export interface Sums {
  /** Whether to exercise now, whatever else is written. */
  exercise: boolean;
  price: number;
  /** dV/d(F/K) */
  delta: number;
  /** dV/dA, dV/dR, and A/2·dV/dA + R·dV/dR, the derivative with respect to the logarithm of T */
  byA: number;
  byR: number;
  byTime: number;
}

export const sums: Sums = { exercise: false, price: NaN, delta: NaN, byA: NaN, byR: NaN, byTime: NaN };

/**
 * Writes into `sums`: of price, delta and byA the premium's part; of byTime all but A/2·dV/dA of the European option;
 * byR in full.
 *
 * Every derivative holds ∫ e^−Rs·n(d₂)·c(s)/√s ds, whose integrand peaks at s near 0 when the boundary is near. With a
 * boundary that goes on along today's tangent, and c(0) for c, the integral has a closed form; only the difference,
 * which vanishes as s³ᐟ², is summed.
 */
export function integrateSensitivities(count: number, x0: number, A: number, R: number): void {
  const forward = Math.exp(x0);
  const distanceToday = distance[TODAY] as number;
  const timeSlopeToday = timeSlope[TODAY] as number;
  const exercisedToday = -Math.expm1(-A * distanceToday);
  const delta = (x0 + A * distanceToday) / A;
  const tangent = timeSlopeToday + 0.5 * A;
  const deltaToday = -exercisedToday / (forward * A);
  const timeToday = exercisedToday * timeSlopeToday;
  const deviationToday = (exercisedToday * (x0 / A - (deviationSlope[TODAY] as number))) / A;
  let price = 0;
  let byForward = 0;
  let peakDelta = 0;
  let peakTime = 0;
  let peakDeviation = 0;
  for (let node = 0; node < count; node += 1) {
    // Nodes are below the length of each array.
    const past = rootPast[node] as number;
    const left = rootLeft[node] as number;
    const height = A * left * (distance[node] as number);
    const d2 = (x0 + height) / (A * past) - 0.5 * A * past;
    const straight = delta / past - tangent * past;
    const factor = 2 * (weight[node] as number) * Math.exp(-R * past * past);
    const peak = factor * normalPdf(d2);
    const straightPeak = factor * left * normalPdf(straight);
    const boundary = Math.exp(-height);
    const exercised = 1 - boundary;
    const cdf = factor * past * left * lookUpNormalCdf(-d2 - A * past);
    price += factor * past * left * lookUpNormalCdf(-d2) - forward * cdf;
    byForward -= cdf;
    peakDelta += (peak * left * exercised) / (-forward * A) - straightPeak * deltaToday;
    peakTime += peak * exercised * (timeSlope[node] as number) - straightPeak * timeToday;
    peakDeviation +=
      peak *
        left *
        ((exercised * (x0 / A - left * (deviationSlope[node] as number))) / A + 0.5 * (1 + boundary) * past * past) -
      straightPeak * deviationToday;
  }
  const closed = straightIntegral(delta, tangent, R);
  const time = peakTime + timeToday * closed;
  const deviation = peakDeviation + deviationToday * closed;
  sums.price = R * price;
  sums.delta = R * (byForward + peakDelta + deltaToday * closed);
  sums.byA = R * deviation;
  sums.byTime = -R * time;
  sums.byR = -time - 0.5 * A * deviation;
}

/** ∫₀¹ e^−Rs·n(delta/√s − tangent·√s)/√s ds, delta ≥ 0, tangent > 0. */
function straightIntegral(delta: number, tangent: number, R: number): number {
  const root = Math.sqrt(tangent * tangent + 2 * R);
  const near = Math.exp((tangent - root) * delta) * normalCdf(root - delta);
  const far = Math.exp((tangent + root) * delta) * normalCdf(-root - delta);
  return (near - (far > 0 ? far : 0)) / root;
}
