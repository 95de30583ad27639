/** Legs for tests of strategies. */
import type { FutureLeg, OptionLeg } from '../src/index.js';

/** One European option on a future at 70 for a tenth of a year, at no rate. */
export function optionLeg(
  type: OptionLeg['type'],
  strike: number,
  quantity: number,
  entryPrice: number,
  rest: Partial<OptionLeg> = {},
): OptionLeg {
  const market = { model: 'BLACK76', forward: 70, years: 0.1, vol: 0.3, rate: 0 } as const;
  return { kind: 'OPTION', type, strike, quantity, entryPrice, ...market, ...rest };
}

export function futureLeg(quantity: number, entryPrice: number, forward = 70): FutureLeg {
  return { kind: 'FUTURE', quantity, entryPrice, forward };
}
