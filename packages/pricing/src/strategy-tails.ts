import { optionBounds } from './option-bounds.js';
import { basisOf, yearsLeft } from './strategy-values.js';
import type { StrategyLeg } from './strategy.types.js';

/** Slopes that cancel leave the rounding of their discount factors. */
const ROUNDING = 1e-12;

/** The straight line that a profit approaches where the price of the future goes to one of its ends. */
export interface Tail {
  /** Change of the profit per 1.00 of the price; exactly 0 where the legs' slopes cancel. */
  readonly slope: number;
  /** Of the line, at a price of 0. */
  readonly intercept: number;
}

/**
 * @param elapsed years from now
 * @returns the line at the high or the low end: there every option is worth its intrinsic
 */
export function tailOf(legs: readonly StrategyLeg[], elapsed: number, end: 'HIGH' | 'LOW'): Tail {
  let slope = 0;
  let intercept = 0;
  let size = 0;
  for (const leg of legs) {
    const each = slopeOf(leg, elapsed, end);
    const strike = leg.kind === 'OPTION' ? leg.strike : 0;
    slope += leg.quantity * each;
    intercept += leg.quantity * (each * (basisOf(leg, legs) - strike) - leg.entryPrice);
    size += Math.abs(leg.quantity);
  }
  return { slope: Math.abs(slope) <= ROUNDING * size ? 0 : slope, intercept };
}

function slopeOf(leg: StrategyLeg, elapsed: number, end: 'HIGH' | 'LOW'): number {
  if (leg.kind === 'FUTURE') return 1;
  const { model, type, rate } = leg;
  if ((type === 'CALL') !== (end === 'HIGH')) return 0;
  const inTheMoney = type === 'CALL' ? 1 : -1;
  // What 1.00 in the money is worth: 1, or its discount factor where it is paid at expiry only.
  return inTheMoney * optionBounds(model, type, inTheMoney, 0, yearsLeft(leg, elapsed), rate).intrinsic;
}
