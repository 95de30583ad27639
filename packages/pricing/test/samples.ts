/** Options for tests: some that a desk knows, any that a market might quote, and how large each Greek usually is. */
import type { OptionType } from '@cushing/quant';
import fc from 'fast-check';

import type { Greek, OptionInputs, PricingModel } from '../src/index.js';

export const LOGNORMAL_MODELS = ['BLACK76', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const;
export const FIRST_GREEKS = ['DELTA', 'GAMMA', 'VEGA', 'THETA', 'RHO'] as const;

/** Near 0, in and out of the money, short and long; none within a tenth of a deviation of an exercise boundary. */
export function samplesOf(model: PricingModel): readonly OptionInputs[] {
  const rows: readonly (readonly [OptionType, number, number, number, number, number])[] =
    model === 'BACHELIER'
      ? [
          ['CALL', -37.63, -35, 0.1, 90, 0.01],
          ['PUT', -37.63, -50, 0.1, 90, 0.01],
          ['CALL', 0.4, 1.5, 0.6, 2.5, 0.05],
          ['PUT', 72.1, 70, 0.25, 22, 0.04],
        ]
      : [
          ['CALL', 72.1, 75, 0.25, 0.35, 0.04],
          ['PUT', 72.1, 70, 0.25, 0.35, 0.04],
          ['CALL', 72.1, 65, 0.5, 0.4, 0.05],
          ['PUT', 2.9, 3.4, 1.2, 0.6, 0.045],
          ['CALL', 2.9, 4.1, 1.2, 0.6, 0.045],
          ['PUT', 2.31, 2.2, 0.04, 0.3, 0.03],
        ];
  return rows.map(([type, forward, strike, years, vol, rate]) => ({
    model,
    type,
    forward,
    strike,
    years,
    vol,
    rate,
  }));
}

/** The size of each Greek of an option at the money, in a desk's units: what errors are measured by. */
export function usualSizes({ model, forward, years, vol }: OptionInputs): Readonly<Record<Greek, number>> {
  const deviation = (model === 'BACHELIER' ? vol : forward * vol) * Math.sqrt(years);
  const days = 365 * years;
  const points = 100 * vol;
  return {
    DELTA: 1,
    GAMMA: 1 / deviation,
    VEGA: deviation / points,
    THETA: deviation / days,
    RHO: (deviation * years) / 100,
    VANNA: 1 / points,
    VOLGA: deviation / points ** 2,
    CHARM: 1 / days,
    VETA: deviation / points / days,
    SPEED: 1 / deviation ** 2,
    ZOMMA: 1 / deviation / points,
    COLOR: 1 / deviation / days,
    ULTIMA: deviation / points ** 3,
    DUAL_DELTA: 1,
    DUAL_GAMMA: 1 / deviation,
  };
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** Within three deviations of the money. */
export function anyOption(model: PricingModel): fc.Arbitrary<OptionInputs> {
  const isNormal = model === 'BACHELIER';
  return fc
    .record({
      type: fc.constantFrom<OptionType>('CALL', 'PUT'),
      forward: isNormal ? between(-60, 120) : between(1.5, 120),
      deviations: between(-3, 3),
      years: between(0.02, 2),
      vol: isNormal ? between(1, 60) : between(0.1, 0.9),
      rate: between(0.002, 0.12),
    })
    .map(({ deviations, ...option }) => {
      const reach = deviations * option.vol * Math.sqrt(option.years);
      const strike = isNormal ? option.forward + reach : option.forward * Math.exp(reach);
      return { model, strike, ...option };
    });
}
