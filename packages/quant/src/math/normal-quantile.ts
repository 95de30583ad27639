import { QuantError } from '../errors.js';

/**
 * Coefficients of three quotients of polynomials of degree 7, highest power first: the centre in 0.180625 − q², the
 * shoulders in r − 1.6 and the tails in r − 5, where q = p − ½ and r = √(−ln min(p, 1 − p)).
 */
const CENTRE = {
  numerator: [
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
  ],
  denominator: [
    5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.871870074920579083e2, 4.2313330701600911252e1, 1,
  ],
} as const;
const SHOULDER = {
  numerator: [
    7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  denominator: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
    6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
} as const;
const TAIL = {
  numerator: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
    2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  denominator: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    1.48753612908506148525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1,
  ],
} as const;

/**
 * Quantile of the standard normal distribution. Turns a uniform variate into one normal variate, keeping its order,
 * so that a stream of draws can be counted and entered anywhere.
 *
 * @param p probability, (0, 1)
 * @returns x with Φ(x) = p, dimensionless
 * @throws {QuantError} ERR_QUANT_DOMAIN when p is outside its range
 * Error bound: relative error < 1e-15 on [1e-300, 1 − 2⁻⁵³].
 * Deterministic across machines that run one `Math.log`; V8 carries its own, a port of fdlibm's, on every platform.
 * @see Wichura, M. J. (1988), "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37(3), 477-484, routine PPND16
 * @example
 * normalQuantile(0.975); // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new QuantError('ERR_QUANT_DOMAIN', `p must lie in (0, 1), got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * quotient(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const magnitude = r <= 5 ? quotient(SHOULDER, r - 1.6) : quotient(TAIL, r - 5);
  return q < 0 ? -magnitude : magnitude;
}

type Eight = readonly [number, number, number, number, number, number, number, number];

function quotient(of: { readonly numerator: Eight; readonly denominator: Eight }, x: number): number {
  return polynomial(of.numerator, x) / polynomial(of.denominator, x);
}

function polynomial([c7, c6, c5, c4, c3, c2, c1, c0]: Eight, x: number): number {
  return ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0;
}
