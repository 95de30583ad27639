import type { Around } from './central-difference.js';
import type { OptionInputs } from './option-measures.js';

/** Steps as shares of each variable. */
export interface Steps {
  readonly forward: number;
  readonly vol: number;
  readonly years: number;
  readonly rate: number;
}

/** Noise of quant's values and what the sixth order misses are both near 1e-9 here. */
const STEP = 0.015;
/** How much shorter steps are tried to stay on one side of an exercise boundary. */
const SHARES = [1, 1 / 4, 1 / 16] as const;

/**
 * Values change over a deviation of the future, and over a share of vol and life that shrinks with the square of the
 * distance from the strike in deviations.
 *
 * @param inputs a forward, strike, life and volatility > 0
 */
export function stepsFor({ forward, strike, years, vol }: OptionInputs): Steps {
  const deviation = vol * Math.sqrt(years);
  const distance = Math.min(Math.abs(Math.log(forward / strike)) / deviation, 6);
  const share = STEP / (1 + 0.25 * distance * distance);
  return { forward: STEP * Math.min(deviation, 1), vol: share, years: share, rate: STEP };
}

/**
 * @param values the values around, a step apart; undefined where they are not of one side
 * @returns those of the longest step that has any, with it
 */
export function shrinkUntil<Value>(
  longest: number,
  values: (step: number) => Around<Value> | undefined,
): { readonly values: Around<Value>; readonly step: number } | undefined {
  for (const share of SHARES) {
    const found = values(longest * share);
    if (found !== undefined) return { values: found, step: longest * share };
  }
  return undefined;
}
