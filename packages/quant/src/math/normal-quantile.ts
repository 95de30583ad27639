import { QuantError } from '../errors.js';
import { centreRatio, millsRatio } from './mills-ratio.js';

const SQRT_TWO_PI = 2.5066282746310007;
const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** |p − ½| up to here is solved for by itself, beyond by the logarithm of the lesser of p and 1 − p. */
const CENTRE = 0.3;
/** Newton's steps that leave nothing but rounding: the error is squared by each. */
const CENTRE_STEPS = 5;
const TAIL_STEPS = 6;

/**
 * Quantile of the standard normal distribution. Turns a uniform variate into one normal variate, keeping its order,
 * so that a stream of draws can be counted and entered anywhere.
 *
 * @param p probability, (0, 1)
 * @returns x with Φ(x) = p, dimensionless
 * @throws {QuantError} ERR_QUANT_DOMAIN when p is outside its range
 * Error bound: relative error < 1e-15 on [1e-300, 1 − 2⁻⁵³].
 * Deterministic across machines that run one `Math.log`; V8 carries its own, a port of fdlibm's, on every platform.
 * @see Newton's method on Mills' ratio, whose tables are made in `ratio-table.ts`
 * @example
 * normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new QuantError('ERR_QUANT_DOMAIN', `p must lie in (0, 1), got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= CENTRE) return centreQuantile(q);
  const magnitude = tailQuantile(Math.log(q < 0 ? p : 1 - p));
  return q < 0 ? -magnitude : magnitude;
}

/** x with Φ(x) − ½ = q. */
function centreQuantile(q: number): number {
  let x = SQRT_TWO_PI * q;
  for (let step = 0; step < CENTRE_STEPS; step += 1) {
    x += SQRT_TWO_PI * q * Math.exp(0.5 * x * x) - centreRatio(x);
  }
  return x;
}

/** x with ln Φ(−x) = logTail, which is concave in x: Newton's steps end on one side and stay there. */
function tailQuantile(logTail: number): number {
  let x = Math.sqrt(-2 * logTail);
  for (let step = 0; step < TAIL_STEPS; step += 1) {
    const ratio = millsRatio(x);
    x += ratio * (Math.log(ratio) - 0.5 * x * x - LOG_SQRT_TWO_PI - logTail);
  }
  return x;
}
