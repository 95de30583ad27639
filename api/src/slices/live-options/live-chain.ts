import { PRODUCTS } from '@cushing/products';

import { numberOrNull } from '../options/index.js';
import type { LiveExpiryTerms, RepricedExpiry } from './live-expiry.js';
import type { LiveChain, LiveOption, LiveRow } from './live-options.types.js';

/** An expiry of the latest settlement, ready to be valued at any price of its future. */
export interface LiveExpiry extends Pick<LiveChain, 'product' | 'series' | 'expiry' | 'underlying' | 'volatilitiesOf'> {
  readonly terms: LiveExpiryTerms;
}

/** An expiry as it is shown: its numbers rounded, so that what differs is what somebody can see. */
export interface ShownExpiry {
  readonly live: LiveExpiry;
  readonly repriced: RepricedExpiry;
  readonly time: number;
}

/** The columns that are shown, each with its name in an option. */
const COLUMNS = [
  'value',
  'vol',
  'delta',
  'gamma',
  'vega',
  'theta',
] as const satisfies readonly (keyof RepricedExpiry)[];

/** Steps in 1.00 of a volatility or a delta. */
const RATIO_STEPS = 1e4;
/** Steps in a tick of whatever is a price: a tenth of it can be seen when many contracts are held. */
const STEPS_IN_TICK = 10;
/** Steps in 1.00 of a delta's change while the future moves by a hundred ticks. */
const STEPS_IN_HUNDRED_TICKS = 1e5;
const HUNDRED = 100;

/**
 * Rounds the columns in place, which nobody else may hold: values, vega and theta to a tenth of a tick, volatilities and
 * deltas to 0.0001, gammas to what changes a delta by a tenth of that over a hundred ticks.
 */
export function shownExpiry(live: LiveExpiry, repriced: RepricedExpiry, time: number): ShownExpiry {
  const { tickSize } = PRODUCTS[live.product];
  const inPrice = Math.round(STEPS_IN_TICK / tickSize);
  const inGamma = Math.round(STEPS_IN_HUNDRED_TICKS * HUNDRED * tickSize);
  const steps = { value: inPrice, vol: RATIO_STEPS, delta: RATIO_STEPS, gamma: inGamma, vega: inPrice, theta: inPrice };
  for (const name of COLUMNS) roundAll(repriced[name], steps[name]);
  return { live, repriced, time };
}

/** @returns all of the expiry */
export function wholeChain(shown: ShownExpiry): LiveChain {
  const { strikes } = shown.live.terms;
  return chainOf(
    shown,
    Array.from(strikes, (strike, index) => rowOf(shown.repriced, strike, index)),
  );
}

/**
 * @param before the same expiry, of the same settlement
 * @returns undefined where nothing that is shown has changed
 */
export function chainChange(before: ShownExpiry, after: ShownExpiry): LiveChain | undefined {
  const rows: LiveRow[] = [];
  after.live.terms.strikes.forEach((strike, index) => {
    if (hasChanged(before.repriced, after.repriced, index)) rows.push(rowOf(after.repriced, strike, index));
  });
  const isSame =
    rows.length === 0 &&
    before.repriced.forward === after.repriced.forward &&
    Object.is(rounded(before.repriced.atmVol, RATIO_STEPS), rounded(after.repriced.atmVol, RATIO_STEPS));
  return isSame ? undefined : chainOf(after, rows);
}

function chainOf({ live, repriced, time }: ShownExpiry, rows: readonly LiveRow[]): LiveChain {
  const { product, series, expiry, underlying, volatilitiesOf } = live;
  const { forward, years, atmVol } = repriced;
  const terms = { product, series, expiry, underlying, volatilitiesOf, forward, years };
  return { ...terms, atmVol: Number.isNaN(atmVol) ? null : atmVol, time, rows };
}

function rowOf(repriced: RepricedExpiry, strike: number, index: number): LiveRow {
  const count = repriced.value.length / 2;
  return { strike, call: optionOf(repriced, index), put: optionOf(repriced, count + index) };
}

function optionOf({ value, vol, delta, gamma, vega, theta }: RepricedExpiry, row: number): LiveOption {
  return {
    value: numberOrNull(value[row]),
    iv: numberOrNull(vol[row]),
    delta: numberOrNull(delta[row]),
    gamma: numberOrNull(gamma[row]),
    vega: numberOrNull(vega[row]),
    theta: numberOrNull(theta[row]),
  };
}

function hasChanged(before: RepricedExpiry, after: RepricedExpiry, index: number): boolean {
  const count = after.value.length / 2;
  return COLUMNS.some(
    (name) =>
      !Object.is(before[name][index], after[name][index]) ||
      !Object.is(before[name][count + index], after[name][count + index]),
  );
}

function roundAll(values: Float64Array, steps: number): void {
  for (let index = 0; index < values.length; index += 1) values[index] = rounded(values[index] ?? NaN, steps);
}

/** A quotient of whole numbers has no digits beyond the step; + 0 makes 0 of -0. */
function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps + 0;
}
