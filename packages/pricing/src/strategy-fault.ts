import { isKnownTo } from './option-bounds.js';
import {
  MAX_GRID_POINTS,
  MAX_STRATEGY_LEGS,
  type StrategyFault,
  type StrategyLeg,
  type StrategyRanges,
} from './strategy.types.js';

/** @returns why the strategy or the grid over the ranges is not computed; undefined where it is */
export function strategyFault(legs: readonly StrategyLeg[], ranges?: StrategyRanges): StrategyFault | undefined {
  return faultOfLegs(legs) ?? (ranges === undefined ? undefined : faultOfRanges(ranges));
}

/** @throws {RangeError} with the message of `strategyFault` */
export function requireStrategy(legs: readonly StrategyLeg[], ranges?: StrategyRanges): void {
  const fault = strategyFault(legs, ranges);
  if (fault !== undefined) throw new RangeError(fault.message);
}

function faultOfLegs(legs: readonly StrategyLeg[]): StrategyFault | undefined {
  if (legs.length === 0) return { reason: 'NO_LEGS', message: 'A strategy has at least one leg.' };
  if (legs.length > MAX_STRATEGY_LEGS) {
    const message = `A strategy has at most ${String(MAX_STRATEGY_LEGS)} legs, not ${String(legs.length)}.`;
    return { reason: 'TOO_MANY_LEGS', message };
  }
  for (const [index, leg] of legs.entries()) {
    const wrong = wrongNumber(leg);
    if (wrong === undefined) continue;
    const message = `Leg ${String(index + 1)} has no usable ${wrong}.`;
    return { reason: 'LEG_OUT_OF_RANGE', message, leg: index };
  }
  return undefined;
}

function wrongNumber(leg: StrategyLeg): string | undefined {
  if (!Number.isFinite(leg.quantity)) return 'quantity';
  if (!Number.isFinite(leg.entryPrice)) return 'entry price';
  if (!Number.isFinite(leg.forward)) return 'price of its future';
  if (leg.kind === 'FUTURE') return undefined;
  if (!Number.isFinite(leg.strike)) return 'strike';
  if (!isAmount(leg.years)) return 'time to expiry';
  if (!isAmount(leg.vol)) return 'volatility';
  if (!Number.isFinite(leg.rate)) return 'rate';
  return isKnownTo(leg.model, leg.forward, leg.strike)
    ? undefined
    : 'model: a lognormal one knows no price of 0 or below';
}

function faultOfRanges({ prices, volShifts, days }: StrategyRanges): StrategyFault | undefined {
  const points = prices.length * volShifts.length * days.length;
  if (points > MAX_GRID_POINTS) {
    const message = `A grid has at most ${String(MAX_GRID_POINTS)} points, not ${String(points)}.`;
    return { reason: 'TOO_MANY_POINTS', message };
  }
  if (![...prices, ...volShifts].every(Number.isFinite)) {
    return { reason: 'RANGE_OUT_OF_RANGE', message: 'Prices and vol shifts are finite numbers.' };
  }
  if (!days.every(isAmount))
    return { reason: 'RANGE_OUT_OF_RANGE', message: 'Days are counted from today: 0 or more.' };
  return undefined;
}

function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
