/** Marks of number axes: 1, 2 or 5 times a power of ten, never closer than a label is wide. */
import type { ChartTick } from './chart-types.js';

const STEPS = [1, 2, 5, 10] as const;
/** Pixels that a label with its space around takes. */
const LABEL_WIDTH = 44;

/**
 * @param from least number of the axis
 * @param to greatest one, > from
 * @param count how many marks there may be at most, ≥ 2
 * @returns round numbers inside the axis, ascending
 */
export function roundNumbers(from: number, to: number, count: number): readonly number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const least = span / Math.max(1, count - 1);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = magnitude * (STEPS.find((candidate) => candidate * magnitude >= least * (1 - 1e-9)) ?? 10);
  const numbers: number[] = [];
  // Multiples of whole numbers, so that no mark reads 0.30000000000000004.
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + 1e-9 * step; index += 1) {
    numbers.push(Number((index * step).toPrecision(12)));
  }
  return numbers;
}

/** @returns marks for a line chart's `ticks`, with the text of each number */
export function numberTicks(format: (value: number) => string) {
  return (from: number, to: number, width: number): readonly ChartTick[] =>
    roundNumbers(from, to, Math.max(2, Math.floor(width / LABEL_WIDTH))).map((value) => ({
      value,
      text: format(value),
    }));
}
