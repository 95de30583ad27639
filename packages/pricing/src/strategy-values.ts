/** What a strategy is worth at other prices of its futures, at another vol, and later. */
import type { AmericanAccuracy } from '@cushing/quant';

import { isKnownTo, optionBounds } from './option-bounds.js';
import { optionValues } from './option-values.js';
import type { OptionLeg, StrategyLeg } from './strategy.types.js';

/** Lives that differ by less, a thirtieth of a second, end together. */
const SAME_INSTANT_YEARS = 1e-9;
/** A shift takes no vol below this. */
const LEAST_VOL = 1e-6;

/** What differs from now. */
export interface Moment {
  /** Years from now, ≥ 0. */
  readonly elapsed: number;
  /** Added to every vol, in its own unit. */
  readonly volShift: number;
}

export const NOW: Moment = { elapsed: 0, volShift: 0 };

/** @returns what is left of the option's life then; 0 once it has expired */
export function yearsLeft({ years }: OptionLeg, elapsed: number): number {
  const left = years - elapsed;
  return left > SAME_INSTANT_YEARS ? left : 0;
}

/** @returns the least life among the options, undefined without any */
export function firstExpiryOf(legs: readonly StrategyLeg[]): number | undefined {
  const lives = legs.flatMap((leg) => (leg.kind === 'OPTION' ? [leg.years] : []));
  return lives.length === 0 ? undefined : Math.min(...lives);
}

/** @returns how much dearer the leg's future is than the first leg's */
export function basisOf(leg: StrategyLeg, legs: readonly StrategyLeg[]): number {
  return leg.forward - (legs[0]?.forward ?? NaN);
}

/**
 * Profit or loss since entry at each price of the first leg's future, the other futures having moved by as much; no
 * interest on premiums.
 *
 * @returns in the quotation, the sum over all contracts
 */
export function profitsAt(
  legs: readonly StrategyLeg[],
  prices: Float64Array,
  moment: Moment,
  accuracy: AmericanAccuracy,
): Float64Array {
  const profits = new Float64Array(prices.length);
  for (const leg of legs) {
    const basis = basisOf(leg, legs);
    const forwards = basis === 0 ? prices : prices.map((price) => price + basis);
    const values = leg.kind === 'FUTURE' ? forwards : valuesOf(leg, forwards, moment, accuracy);
    for (const [row, value] of values.entries()) {
      profits[row] = (profits[row] ?? NaN) + leg.quantity * (value - leg.entryPrice);
    }
  }
  return profits;
}

/** A lognormal model knows no future at 0 or below: there its options are worth what exercising them is. */
function valuesOf(
  leg: OptionLeg,
  forwards: Float64Array,
  { elapsed, volShift }: Moment,
  accuracy: AmericanAccuracy,
): Float64Array {
  const { model, type, strike, rate } = leg;
  const years = yearsLeft(leg, elapsed);
  const intrinsicAt = (forward: number): number => optionBounds(model, type, forward, strike, years, rate).intrinsic;
  if (years === 0) return forwards.map(intrinsicAt);
  const all = (value: number): Float64Array => new Float64Array(forwards.length).fill(value);
  const values = optionValues(
    model,
    {
      isCall: new Uint8Array(forwards.length).fill(type === 'CALL' ? 1 : 0),
      forwards,
      strikes: all(strike),
      years: all(years),
      vols: all(Math.max(leg.vol + volShift, LEAST_VOL)),
    },
    rate,
    accuracy,
  );
  for (const [row, forward] of forwards.entries()) {
    if (!isKnownTo(model, forward, strike)) values[row] = intrinsicAt(forward);
  }
  return values;
}
