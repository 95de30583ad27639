/**
 * The inverse of `blackTimeValue`: s = sigma·√T from a time value. Bachelier's deviation, corrected for what Black's
 * model adds to it, is right to 2e-4 where markets are (s ≤ 1.5), and one step of fourth order does the rest.
 */
import { bachelierDeviation } from '../bachelier/deviation.js';
import { deviationStep } from '../math/deviation-step.js';
import { ratioPair } from '../math/mills-ratio.js';
import { normalQuantile } from '../math/normal-quantile.js';
import { forwardTimesDensity, ratioDifference, timeValueOfDensity } from './time-value.js';

const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** Never reached: the slowest of all doubles take about ten. */
const MAX_STEPS = 64;
/** Newton's step above which the series of the step is not summed; below `LAST_STEP` nothing remains after it. */
const SERIES_STEP = 0.1;
const LAST_STEP = 3e-4;
/** Values below this fraction of the forward are compared by their logarithms: their density would lose digits. */
const LEAST_VALUE = 1e-280;

/**
 * @param value time value, > 0
 * @param x |ln(F/K)|
 * @returns first guess of s, not above it but by what the correction misses
 */
export function firstDeviation(value: number, low: number, high: number, x: number): number {
  const s = bachelierDeviation(Math.max(value / (Math.sqrt(low) * Math.sqrt(high)), Number.MIN_VALUE), x, 0);
  const h = x / s;
  const tt = 0.25 * s * s;
  // Fitted to the exact solution for h ≤ 8 and t ≤ 3/4: u = ln(right s/s) by a quotient in t² and h.
  const first = (tt * (1 + 1.46948 * h)) / (6 * (1 + h * (1.54259 + h * (0.81468 + h * 0.41803))));
  const second = (tt * (0.28587 + h * 0.69257)) / (1 + h * (1.9826 + h * 1.33626));
  const u = second < 0.5 ? first / (1 - second) : first;
  return s * (1 + u * (1 + 0.5 * u * (1 + u * (1 / 3))));
}

/**
 * @param s guess of it
 * @param density F·n(d1) at s
 * @param reached time value at s
 * @returns s for which the time value is `value`; NaN if the guess was too far away
 */
export function lastDeviation(value: number, x: number, s: number, density: number, reached: number): number {
  const relative = (value - reached) / reached;
  const slope = (s * density) / reached;
  const newton = (relative * (1 - relative * (0.5 - relative * (1 / 3 - relative * (0.25 - 0.2 * relative))))) / slope;
  // The logarithm's series, to the fifth power, is exact to rounding for that little, too.
  if (!(newton < LAST_STEP && newton > -LAST_STEP && relative < LAST_STEP * 4 && relative > -LAST_STEP * 4)) return NaN;
  const h = x / s;
  return s + s * deviationStep(newton, slope, h * h, 0.25 * s * s);
}

/**
 * For what `lastDeviation` leaves.
 *
 * @param guess of s, as `firstDeviation` answers it
 */
export function iteratedDeviation(value: number, low: number, high: number, x: number, guess: number): number {
  const missing = low - value;
  if (missing < value) return deviationFromMissing(missing, low, x);
  return deviationFromValue(value, low, high, x, guess);
}

/**
 * From below: Bachelier's deviation is never larger than Black's, and the logarithm of the value is concave in ln s,
 * so that Newton's steps go up to the solution and not beyond.
 */
function deviationFromValue(value: number, low: number, high: number, x: number, guess: number): number {
  const scale = Math.sqrt(low) * Math.sqrt(high);
  const isTiny = value < LEAST_VALUE * scale || value < LEAST_VALUE;
  let s = guess;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const h = -x / s;
    const t = 0.5 * s;
    let logDifference: number;
    let slope: number;
    if (isTiny) {
      const ratio = ratioDifference(h, t);
      logDifference = Math.log(value) - Math.log(scale) + LOG_SQRT_TWO_PI + 0.5 * (h * h + t * t) - Math.log(ratio);
      slope = s / ratio;
    } else {
      const density = forwardTimesDensity(low, h, t);
      const reached = timeValueOfDensity(low, high, h, t, density);
      logDifference = logOfQuotient(value, reached);
      slope = (s * density) / reached;
    }
    const newton = logDifference / slope;
    s = stepped(s, newton, slope, h, t);
    if (!(newton > LAST_STEP || newton < -LAST_STEP)) return s;
  }
  return s;
}

/**
 * By what is missing to the lesser of F and K: low·N(−d1) and something that is smaller, but not below 0. Its logarithm
 * is concave too, and the guess is above the solution.
 */
function deviationFromMissing(missing: number, low: number, x: number): number {
  const d = -normalQuantile(0.5 * (missing / low));
  let s = d + Math.sqrt(d * d + 2 * x);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const h = -x / s;
    const t = 0.5 * s;
    const density = forwardTimesDensity(low, h, t);
    const reached = h + t < 0 ? low - density * ratioPair(-h, t, false, -1) : density * ratioPair(-h, t, false, 1);
    const slope = (-s * density) / reached;
    const newton = logOfQuotient(missing, reached) / slope;
    s = stepped(s, newton, slope, h, t);
    if (!(newton > LAST_STEP || newton < -LAST_STEP)) return s;
  }
  return s;
}

/** Newton's step in ln s, limited, while it is far; the one of fourth order then. */
function stepped(s: number, newton: number, slope: number, h: number, t: number): number {
  if (newton < SERIES_STEP && newton > -SERIES_STEP) return s + s * deviationStep(newton, slope, h * h, t * t);
  return s * Math.exp(Math.max(-1, Math.min(1, newton)));
}

/** ln(a/b) for what is nearly the same most of the time. */
function logOfQuotient(a: number, b: number): number {
  const relative = (a - b) / b;
  return relative < 0.5 && relative > -0.5 ? Math.log1p(relative) : Math.log(a / b);
}
