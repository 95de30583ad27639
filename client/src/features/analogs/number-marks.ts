import type { ChartTick } from '../../charts/chart-types.js';

/** Between two marks, the least first. */
const STEPS = [1, 2, 5, 10] as const;
/** Pixels that a mark takes with its room. */
const MARK_WIDTH = 26;

/** @returns marks of whole numbers, the first of the axis among them, never closer than a label is wide */
export function numberMarks(from: number, to: number, width: number): readonly ChartTick[] {
  const span = Math.max(1, to - from);
  const step = STEPS.find((candidate) => (width / span) * candidate >= MARK_WIDTH) ?? span;
  const marks: ChartTick[] = [];
  for (let value = from; value <= to; value += 1) {
    if (value === from || value % step === 0) marks.push({ value, text: String(value) });
  }
  // The first has its room as well.
  return marks.filter(({ value }) => value === from || (value - from) * (width / span) >= MARK_WIDTH);
}
