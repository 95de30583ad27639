/** The American put on a future that never expires: what one is, to rounding, when its life is very long. */
import { perpetualRoot } from './boundary-solver.js';
import type { Sums } from './premium-sensitivities.js';

const LARGEST_SOLVED_A = 60;
const LARGEST_SOLVED_R = 40;

/** @returns whether the option is as good as one without expiry: e^−R, or the chance of no exercise, is nothing */
export function isBeyondSolver(A: number, R: number): boolean {
  return A > LARGEST_SOLVED_A || R > LARGEST_SOLVED_R;
}

/**
 * (1 − B)·(X/B)^−m for X = F/K above B = m/(1 + m), where m(m + 1) = 2R/A²; units: strike 1, life 1.
 *
 * @returns the value in strikes; Infinity below the boundary, for the caller to take intrinsic
 * @see Merton (1973), "Theory of rational option pricing", Bell Journal of Economics 4, 141-183
 */
export function perpetualGreeks(x0: number, A: number, R: number, out: Sums): void {
  const root = perpetualRoot(A, R);
  if ((8 * R) / (A * A) === Infinity) {
    // Without volatility to speak of the boundary is the strike, and there is nothing to wait for beyond it.
    out.exercise = x0 <= 0;
    out.price = 0;
    out.delta = 0;
    out.byR = 0;
    out.byA = 0;
    out.byTime = 0;
    return;
  }
  const m = 1 / root;
  const height = Math.log1p(root);
  const price = m === 0 ? 1 : Math.exp(-m * (x0 + height)) / (1 + m);
  out.exercise = x0 <= -height;
  out.price = price;
  out.delta = (-m * price) / Math.exp(x0);
  // ln V = −m·(x0 + ln(1 + 1/m)) − ln(1 + m), whose m-derivative is −(x0 + ln(1 + 1/m)).
  const byM = -price * (x0 + height);
  const byRatio = (byM * m * (m + 1)) / (2 * m + 1);
  out.byR = m === 0 ? 0 : byRatio / R;
  out.byA = m === 0 ? 0 : (-2 * byRatio) / A;
  out.byTime = 0;
}
