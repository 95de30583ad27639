/** How large an answer about similar days is: see `../answer-size.js`. */
import type { curvesAsked } from '../answer-size.js';

/** Days where the caller says nothing of how many. */
const SIMILAR_DAYS = 10;

/** Values of a field that answers so many similar days. */
export function similarDaysAsked({ args, childComplexity }: Parameters<typeof curvesAsked>[0]): number {
  const limit: unknown = args['limit'];
  return (typeof limit === 'number' ? Math.max(1, limit) : SIMILAR_DAYS) * childComplexity;
}
