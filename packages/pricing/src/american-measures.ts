import { type AmericanGreeks, americanGreeks } from '@cushing/quant';

import { around, type Around, aroundOf, curvature, OUTERMOST, slope } from './central-difference.js';
import type { KernelGreeks } from './desk-units.js';
import type { Greek, OptionInputs } from './option-measures.js';
import { shrinkUntil, type Steps, stepsFor } from './difference-steps.js';

/** Where quant looks its exercise boundary up, sigma·√T and r·T: beyond, one solution takes milliseconds. */
const TABLE_DEVIATION = 4;
const TABLE_RATE = 1;

/**
 * Price and first five Greeks of the American pricer in closed form; dual delta and dual gamma follow from them, for the
 * value is homogeneous in forward and strike. The rest are differences of those.
 *
 * Those differences are within 1e-8 of their usual size (the European option's at the money), ultima within 1e-6. They
 * are missing where the option is exercised at some of the steps and lives at others, which is within some thousandths of
 * a deviation of the exercise boundary, and where sigma·√T is above 3.8 or r·T above 0.95, where boundaries are solved for.
 *
 * @param inputs a forward, strike, life, volatility and rate > 0
 * @param wanted differences are taken for these alone, each kind of them costing seven valuations and more
 * @returns in quant's units
 */
export function americanMeasures(inputs: OptionInputs, wanted: readonly Greek[]): KernelGreeks {
  const { type, forward, strike, years, vol, rate } = inputs;
  const greeks = americanGreeks(type, forward, strike, years, vol, rate, 'HIGH');
  const homogeneous = {
    ...greeks,
    dualDelta: (greeks.price - forward * greeks.delta) / strike,
    dualGamma: greeks.gamma * (forward / strike) ** 2,
  };
  return isTabled(inputs) ? { ...homogeneous, ...differences(inputs, stepsFor(inputs), wanted) } : homogeneous;
}

/** @returns whether quant looks the boundary up at all places of the differences, as far as vol and life go */
export function isTabled(inputs: OptionInputs): boolean {
  const { years, vol, rate } = inputs;
  const steps = stepsFor(inputs);
  return (
    isWithin(vol * (1 + OUTERMOST * steps.vol) * Math.sqrt(years), TABLE_DEVIATION) &&
    isWithin(vol * Math.sqrt(years * (1 + OUTERMOST * steps.years)), TABLE_DEVIATION) &&
    isWithin(rate * years * (1 + OUTERMOST * steps.years), TABLE_RATE)
  );
}

function differences(inputs: OptionInputs, steps: Steps, wanted: readonly Greek[]): Partial<KernelGreeks> {
  const { type, forward, strike, years, vol, rate } = inputs;
  const areWanted = (...greeks: readonly Greek[]): boolean => greeks.some((greek) => wanted.includes(greek));
  const byForward =
    areWanted('SPEED') &&
    shrinkUntil(steps.forward, (step) =>
      onOneSide(around((n) => americanGreeks(type, forward * (1 + n * step), strike, years, vol, rate, 'HIGH'))),
    );
  const byVol =
    areWanted('VANNA', 'VOLGA', 'ZOMMA', 'ULTIMA') &&
    shrinkUntil(steps.vol, (step) =>
      onOneSide(around((n) => americanGreeks(type, forward, strike, years, vol * (1 + n * step), rate, 'HIGH'))),
    );
  const byYears =
    areWanted('CHARM', 'VETA', 'COLOR') &&
    shrinkUntil(steps.years, (step) =>
      onOneSide(around((n) => americanGreeks(type, forward, strike, years * (1 + n * step), vol, rate, 'HIGH'))),
    );
  return {
    ...(byForward && { speed: slopeOf(byForward.values, 'gamma', byForward.step * forward) }),
    ...(byVol && {
      vanna: slopeOf(byVol.values, 'delta', byVol.step * vol),
      volga: slopeOf(byVol.values, 'vega', byVol.step * vol),
      zomma: slopeOf(byVol.values, 'gamma', byVol.step * vol),
      ultima: curvature(
        aroundOf(byVol.values, (greeks) => greeks.vega),
        byVol.step * vol,
      ),
    }),
    // Time runs forward while the life grows shorter.
    ...(byYears && {
      charm: -slopeOf(byYears.values, 'delta', byYears.step * years),
      veta: -slopeOf(byYears.values, 'vega', byYears.step * years),
      color: -slopeOf(byYears.values, 'gamma', byYears.step * years),
    }),
  };
}

function slopeOf(values: Around<AmericanGreeks>, name: keyof AmericanGreeks, step: number): number {
  return slope(
    aroundOf(values, (greeks) => greeks[name]),
    step,
  );
}

/** Across the exercise boundary the second derivatives jump, and a difference would be of neither side. */
function onOneSide(values: Around<AmericanGreeks>): Around<AmericanGreeks> | undefined {
  const exercised = values.filter(({ delta, gamma }) => gamma === 0 && Math.abs(delta) === 1).length;
  return exercised === 0 || exercised === values.length ? values : undefined;
}

function isWithin(value: number, limit: number): boolean {
  return value <= limit;
}
