const MOST_DOUBLINGS = 60;
const MOST_STEPS = 100;

/** Where a function is below 0, and where it is not. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

/**
 * Doubles a guess until the function is not below 0.
 *
 * @param value below 0 at 0
 * @param guess > 0
 * @param largest where to give up
 * @returns undefined where it is below 0 all the way
 */
export function bracketFrom(value: (at: number) => number, guess: number, largest: number): Bracket | undefined {
  let low = 0;
  let high = guess;
  for (let step = 0; step < MOST_DOUBLINGS && high <= largest; step += 1) {
    if (value(high) >= 0) return { low, high };
    low = high;
    high *= 2;
  }
  return undefined;
}

/**
 * Root by inverse quadratic interpolation where that is safe, and by halves elsewhere: never outside of the bracket, and
 * never much slower than halves alone.
 *
 * @param value of one sign at the bracket's low end, of the other at its high end
 * @param precision share of the root at which to stop
 * @see Chandrupatla (1997), "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives", Advances in Engineering Software 28, 145-149
 */
export function rootWithin(value: (at: number) => number, bracket: Bracket, precision: number): number {
  // The latest point, the other end of the bracket, and the point before.
  let [a, b] = [bracket.high, bracket.low];
  let [atA, atB] = [value(a), value(b)];
  let [c, atC] = [b, atB];
  let share = 0.5;
  for (let step = 0; step < MOST_STEPS && atA !== 0; step += 1) {
    const next = a + share * (b - a);
    const atNext = value(next);
    if (Math.sign(atNext) === Math.sign(atA)) [c, atC] = [a, atA];
    else [c, atC, b, atB] = [b, atB, a, atA];
    [a, atA] = [next, atNext];
    const least = (precision * Math.abs(a)) / Math.abs(b - a);
    if (!(least < 0.5)) break;
    const xi = (a - b) / (c - b);
    const phi = (atA - atB) / (atC - atB);
    const isSafe = phi * phi < xi && (1 - phi) ** 2 < 1 - xi;
    const interpolated =
      (atA / (atB - atA)) * (atC / (atB - atC)) + ((c - a) / (b - a)) * (atA / (atC - atA)) * (atB / (atC - atB));
    share = isSafe ? Math.min(Math.max(interpolated, least), 1 - least) : 0.5;
  }
  return Math.abs(atA) <= Math.abs(atB) ? a : b;
}
