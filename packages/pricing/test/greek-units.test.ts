/** Names, symbols and units of the Greeks, as a person reads them. */
import { describe, expect, test } from '@jest/globals';

import { describeGreek, GREEKS, PRICING_MODELS, volKindOf, volUnit } from '../src/index.js';

describe('a Greek is described', () => {
  test.each([
    ['DELTA', 'Delta', 'Δ', 'futures'],
    ['GAMMA', 'Gamma', 'Γ', 'delta per 1 USD/bbl'],
    ['VEGA', 'Vega', 'ν', 'USD/bbl per vol point'],
    ['THETA', 'Theta', 'Θ', 'USD/bbl per day'],
    ['RHO', 'Rho', 'ρ', 'USD/bbl per 1 % of rate'],
    ['DUAL_DELTA', 'Dual delta', '∂V/∂K', 'USD/bbl per 1 USD/bbl of strike'],
  ] as const)('%s', (greek, name, symbol, unit) => {
    expect(describeGreek(greek, 'USD/bbl', 'LOGNORMAL')).toEqual({ name, symbol, unit });
  });

  test('with a vol point of the quotation in a normal model', () => {
    expect(describeGreek('VEGA', 'USD/MMBtu', 'NORMAL').unit).toBe('USD/MMBtu per 0.01 USD/MMBtu of vol');
    expect(describeGreek('VANNA', 'USD/MMBtu', 'NORMAL').unit).toBe('delta per 0.01 USD/MMBtu of vol');
  });

  test('without a placeholder left, under a name and a symbol of its own', () => {
    const all = GREEKS.map((greek) => describeGreek(greek, 'USD/gal', 'LOGNORMAL'));
    for (const { unit } of all) expect(unit).not.toMatch(/\b[QV]\b/u);
    expect(new Set(all.map(({ name }) => name)).size).toBe(GREEKS.length);
    expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(GREEKS.length);
  });
});

test('volatilities are decimals but for Bachelier’s, which are in the quotation', () => {
  expect(PRICING_MODELS.filter((model) => volKindOf(model) === 'NORMAL')).toEqual(['BACHELIER']);
  expect(volUnit('NORMAL', 'USD/bbl')).toBe('USD/bbl per √year');
  expect(volUnit('LOGNORMAL', 'USD/bbl')).toBe('decimal per √year');
});
