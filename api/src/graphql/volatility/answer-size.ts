/** How large answers about volatility are: see `../answer-size.js`. */
import type { curvesAsked } from '../answer-size.js';

type Estimate = Parameters<typeof curvesAsked>[0];

/** Windows of a cone where the caller says nothing of them. */
const CONE_WINDOWS = 6;

/** Values of a field that answers so many entries. */
export function entries(count: number): (estimate: Estimate) => number {
  return ({ childComplexity }) => count * Math.max(1, childComplexity);
}

/** Values of a field that answers a row for each window asked for. */
export function windowsAsked({ args, childComplexity }: Estimate): number {
  const windows: unknown = args['windows'];
  return (Array.isArray(windows) ? Math.max(1, windows.length) : CONE_WINDOWS) * childComplexity;
}
