/**
 * From a deviation s that is nearly right to the right one, in one step of fourth order.
 *
 * Both formulas have ∂(value)/∂(ln s) = s·v with ln(s·v) = const + ln s − h²/2 − t²/2, where h falls as 1/s and t rises
 * as s. So the logarithmic slope w = s·v/value obeys w′ = w·(1 + h² − t² − w): the derivatives of ln(value) in ln s
 * need no more transcendental function, and its inverse series gives the step. It is also the one of what is missing
 * to the largest value, whose slope is negative.
 *
 * @param y Newton's step: (ln(wanted value) − ln(value at s))/w, small
 * @param w slope of ln(value) in ln s
 * @param hh h²
 * @param tt t²; 0 for Bachelier
 * @returns right s over s, less one; within 5·y⁵
 */
export function deviationStep(y: number, w: number, hh: number, tt: number): number {
  const sum = -2 * (hh + tt);
  // Of the slope's Taylor series, over w.
  const r1 = 1 + hh - tt - w;
  const m1 = sum - w * r1;
  const r2 = 0.5 * (r1 * r1 + m1);
  const r3 = (1 / 3) * (r2 * r1 + r1 * m1 + 2 * (hh - tt) - w * r2);
  const c2 = 0.5 * r1;
  const c3 = (1 / 3) * r2;
  const square = c2 * c2;
  const change = y * (1 + y * (y * (2 * square - c3 + y * (5 * c2 * (c3 - square) - 0.25 * r3)) - c2));
  return change * (1 + change * (0.5 + change * (1 / 6 + change * (1 / 24))));
}
