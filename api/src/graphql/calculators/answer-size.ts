/** How large the answer about a strategy is: see `../answer-size.js`. */
import type { curvesAsked } from '../answer-size.js';

type Estimate = Parameters<typeof curvesAsked>[0];

/** Values of a point of the payoff. */
const PAYOFF_VALUES = 3;
/** Prices where the caller says nothing of them. */
const USUAL_PRICES = 101;

/** Values of a strategy with its payoff and grid, whose sizes its input says; both count, asked for or not. */
export function strategyAsked({ args, childComplexity }: Estimate): number {
  const input: unknown = args['input'];
  if (typeof input !== 'object' || input === null) return childComplexity;
  const { prices, priceSteps, volShifts, days } = input as Readonly<Record<string, unknown>>;
  const steps = typeof priceSteps === 'number' ? Math.max(0, priceSteps) : USUAL_PRICES;
  const along = Array.isArray(prices) ? prices.length : steps;
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 1);
  return childComplexity + along * (PAYOFF_VALUES + lengthOf(volShifts) * lengthOf(days));
}
