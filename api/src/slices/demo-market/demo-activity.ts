import { roundToTick } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import type { NormalGenerator } from '@cushing/quant';

import { ACTIVITY } from './demo-parameters.js';

/** A session around a settle: prices on the tick grid, whole numbers of contracts. */
export interface DemoSession {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly openInterest: number;
}

/** Days before its last trade date from which a contract's traders roll into the next. */
const ROLL_VOLUME_DAYS = 9;
const ROLL_OPEN_INTEREST_DAYS = 26;
/** Nearbys over which activity falls to a third. */
const VOLUME_DECAY = 2.1;
const OPEN_INTEREST_DECAY = 5.5;
/** Decembers, in which producers hedge the year. */
const DECEMBER_VOLUME = 2.4;
const DECEMBER_OPEN_INTEREST = 3;
const OTHER_LONG_DATED = 0.35;
/** A session's range as a share of the price, at the front. */
const RANGE = 0.011;

/**
 * @param nearby 1 for the front contract
 * @param daysLeft calendar days to the last trade date, ≥ 0
 * @param settle on the tick grid
 * @param before settle of the trade date before, on the tick grid
 */
export function demoSession(
  product: ProductCode,
  contract: { readonly nearby: number; readonly daysLeft: number; readonly isDecember: boolean },
  settle: number,
  before: number,
  generator: NormalGenerator,
): DemoSession {
  const { nearby, daysLeft, isDecember } = contract;
  const range = settle * RANGE * (0.55 + 0.45 * Math.exp(-(nearby - 1) / 12));
  const open = roundToTick(product, before + 0.25 * range * generator.normal());
  const high = roundToTick(product, Math.max(open, settle) + range * Math.abs(generator.normal()) * 0.5);
  const low = roundToTick(product, Math.min(open, settle) - range * Math.abs(generator.normal()) * 0.5);
  const noise = Math.exp(0.28 * generator.normal());

  const { volume, openInterest } = ACTIVITY[product];
  const december = nearby > 3 && isDecember;
  const longDated = nearby > 12 && !isDecember ? OTHER_LONG_DATED : 1;
  const rollsOut = Math.min(1, daysLeft / ROLL_VOLUME_DAYS);
  const closesOut = Math.min(1, (daysLeft + 1) / ROLL_OPEN_INTEREST_DAYS);
  return {
    open,
    high,
    low,
    volume: Math.round(
      volume *
        Math.exp(-(nearby - 1) / VOLUME_DECAY) *
        (0.04 + 0.96 * rollsOut) *
        (december ? DECEMBER_VOLUME * Math.exp((nearby - 1) / (2 * VOLUME_DECAY + nearby)) : longDated) *
        noise,
    ),
    openInterest: Math.round(
      openInterest *
        Math.exp(-(nearby - 1) / OPEN_INTEREST_DECAY) *
        closesOut *
        (december ? DECEMBER_OPEN_INTEREST : longDated),
    ),
  };
}
