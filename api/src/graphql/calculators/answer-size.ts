/**
 * How large the answer of a calculator is: see `../answer-size.js`. What it computes counts as well, so that a document
 * full of aliases does not hold up everybody else's calculations.
 */
import { MAX_GRID_POINTS } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import type { SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

type Estimate = Pick<ComplexityEstimatorArgs, 'args' | 'childComplexity'>;
type SelectionEstimate = Estimate & {
  readonly node: Pick<ComplexityEstimatorArgs['node'], 'selectionSet'>;
};

/** A calculation that takes milliseconds, counted as values: some twenty fit in a request. */
const SLOW_CALCULATION = 5_000;
const CLOSED_FORM = 500;
/** A point of a grid, asked for or not: it is computed. */
const GRID_POINT = 0.25;

/** Values of a point of the payoff. */
const PAYOFF_VALUES = 3;
/** Prices where the caller says nothing of them. */
const USUAL_PRICES = 101;

const CLOSED_FORMS: ReadonlySet<unknown> = new Set<PricingModel | null | undefined>([
  ...['BLACK76' as const, 'BACHELIER' as const],
  // BLACK76 where absent.
  ...[null, undefined],
]);

/** Values of one option. */
export function optionAsked({ args, childComplexity }: Estimate): number {
  return childComplexity + (CLOSED_FORMS.has(inputOf(args)['model']) ? CLOSED_FORM : SLOW_CALCULATION);
}

/** Values of a spread or average price option. */
export function calculationAsked({ childComplexity }: Estimate): number {
  return childComplexity + SLOW_CALCULATION;
}

/**
 * Values of a strategy, with its payoff and grid as often as they are asked for; their sizes its input says. A grid of
 * too many points counts nothing: the calculator says so better.
 */
export function strategyAsked({ args, childComplexity, node }: SelectionEstimate): number {
  const { prices, priceSteps, volShifts, days } = inputOf(args);
  const steps = typeof priceSteps === 'number' ? Math.max(0, priceSteps) : USUAL_PRICES;
  const along = Array.isArray(prices) ? prices.length : steps;
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 1);
  const points = along * lengthOf(volShifts) * lengthOf(days);
  const calculation = childComplexity + SLOW_CALCULATION;
  if (points > MAX_GRID_POINTS) return calculation;
  const payoffs = timesSelected(node.selectionSet, 'payoff') * PAYOFF_VALUES * along;
  return calculation + Math.ceil(GRID_POINT * points) + payoffs + timesSelected(node.selectionSet, 'grid') * points;
}

function inputOf({ input }: Estimate['args']): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
}

/** A named fragment lies elsewhere: it is taken to hold the field. */
function timesSelected(selections: SelectionSetNode | undefined, field: string): number {
  let times = 0;
  for (const selection of selections?.selections ?? []) {
    if (selection.kind === Kind.FIELD) times += selection.name.value === field ? 1 : 0;
    else if (selection.kind === Kind.INLINE_FRAGMENT) times += timesSelected(selection.selectionSet, field);
    else times += 1;
  }
  return times;
}
