/** Derivatives by central differences of sixth order. */

/** Values at −3, −2, −1, 0, 1, 2 and 3 steps. */
export type Around<Value> = readonly [Value, Value, Value, Value, Value, Value, Value];

/** How many steps away the outermost value is. */
export const OUTERMOST = 3;

/** @param at the value so many steps away */
export function around<Value>(at: (steps: number) => Value): Around<Value> {
  return [at(-3), at(-2), at(-1), at(0), at(1), at(2), at(3)];
}

export function aroundOf<Value, Result>(values: Around<Value>, read: (value: Value) => Result): Around<Result> {
  const [a, b, c, d, e, f, g] = values;
  return [read(a), read(b), read(c), read(d), read(e), read(f), read(g)];
}

/** First derivative; misses step⁶/140 of the seventh, and has 1.5 times the values' error over the step. */
export function slope([a, b, c, , e, f, g]: Around<number>, step: number): number {
  return (45 * (e - c) - 9 * (f - b) + (g - a)) / (60 * step);
}

/** Second derivative; misses step⁶/560 of the eighth, and has 6 times the values' error over the step's square. */
export function curvature([a, b, c, d, e, f, g]: Around<number>, step: number): number {
  return (270 * (c - 2 * d + e) - 27 * (b - 2 * d + f) + 2 * (a - 2 * d + g)) / (180 * step * step);
}
