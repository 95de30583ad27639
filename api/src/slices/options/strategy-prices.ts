import { MAX_GRID_POINTS, volKindOf } from '@cushing/pricing';
import type { StrategyLeg } from '@cushing/pricing';

import { ANY_PRICE, badInput, requireWithin } from './calculator-input.js';
import type { StrategyQuestion } from './calculator.types.js';

/** Prices where the question says nothing of them. */
export const DEFAULT_STEPS = 101;
/** How far they reach: deviations of the future until the last expiry, and beyond every strike. */
const DEVIATIONS = 3;
const BEYOND = 0.1;
/** Share of the future, or amount, that they reach at least; that of a strategy of futures. */
const LEAST_REACH = 0.1;

/**
 * @returns the prices of the first leg's future that a payoff is drawn over
 * @throws {AppError} BAD_USER_INPUT with the field, for a range that is none or has too many steps
 */
export function strategyPrices(question: StrategyQuestion, legs: readonly StrategyLeg[]): readonly number[] {
  const { prices, priceFrom, priceTo, priceSteps } = question;
  const isRange = priceFrom !== undefined || priceTo !== undefined;
  if (prices !== undefined) {
    if (isRange || priceSteps !== undefined)
      throw badInput('prices', 'ONE_OF', 'Give either prices or a range of them.');
    for (const [index, price] of prices.entries()) requireWithin(`prices[${index}]`, price, ANY_PRICE);
    return prices;
  }
  const steps = priceSteps ?? DEFAULT_STEPS;
  requireWithin('priceSteps', steps, { from: 2, to: MAX_GRID_POINTS });
  if (!isRange) return evenly(...usualRange(legs), steps);
  if (priceFrom === undefined) throw badInput('priceFrom', 'MISSING', 'Give priceFrom beside priceTo.');
  if (priceTo === undefined) throw badInput('priceTo', 'MISSING', 'Give priceTo beside priceFrom.');
  requireWithin('priceFrom', priceFrom, ANY_PRICE);
  requireWithin('priceTo', priceTo, { from: priceFrom, to: ANY_PRICE.to, isAbove: true });
  return evenly(priceFrom, priceTo, steps);
}

function usualRange(legs: readonly StrategyLeg[]): readonly [low: number, high: number] {
  const now = legs[0]?.forward ?? NaN;
  const least = LEAST_REACH * Math.max(Math.abs(now), 1);
  let [low, high] = [now - least, now + least];
  for (const leg of legs) {
    if (leg.kind === 'FUTURE') continue;
    const basis = leg.forward - now;
    const reach = DEVIATIONS * leg.vol * Math.sqrt(leg.years);
    const isNormal = volKindOf(leg.model) === 'NORMAL';
    const beyond = BEYOND * Math.abs(leg.strike);
    low = Math.min(
      low,
      (isNormal ? leg.forward - reach : leg.forward * Math.exp(-reach)) - basis,
      leg.strike - beyond - basis,
    );
    high = Math.max(
      high,
      (isNormal ? leg.forward + reach : leg.forward * Math.exp(reach)) - basis,
      leg.strike + beyond - basis,
    );
  }
  return [low, high];
}

function evenly(from: number, to: number, steps: number): readonly number[] {
  // Both ends as they are.
  return Array.from({ length: steps }, (_, index) => from + ((to - from) * index) / (steps - 1));
}
