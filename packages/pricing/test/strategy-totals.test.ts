import { describe, expect, test } from '@jest/globals';
import { black76Greeks } from '@cushing/quant';

import { GREEKS, strategyTotals } from '../src/index.js';
import { futureLeg, optionLeg } from './strategy-samples.js';

describe('the totals', () => {
  test('cost what was paid less what was received; a future costs nothing', () => {
    const legs = [optionLeg('CALL', 70, 2, 3), optionLeg('CALL', 75, -3, 1.25), futureLeg(4, 69)];
    expect(strategyTotals(legs).cost).toBe(2.25);
  });

  test('gain what the market has moved since entry', () => {
    // At the strike and no rate, call and put are worth the same: they cost 5 and 3.
    const legs = [optionLeg('CALL', 70, 1, 5), optionLeg('PUT', 70, -1, 3), futureLeg(2, 68.5)];
    expect(strategyTotals(legs).profit).toBeCloseTo(-2 + 3, 12);
  });

  test('of a call against a put are those of a discounted future', () => {
    const rest = { rate: 0.05, years: 0.4, forward: 73 };
    const { greeks } = strategyTotals([optionLeg('CALL', 70, 1, 0, rest), optionLeg('PUT', 70, -1, 0, rest)]);
    const discount = Math.exp(-0.02);
    expect(greeks.DELTA).toBeCloseTo(discount, 12);
    expect(greeks.GAMMA).toBeCloseTo(0, 12);
    expect(greeks.VEGA).toBeCloseTo(0, 12);
    // 3 more than the strike, discounted: it grows by 5 % a year, and falls by 0.4 years' worth with the rate.
    expect(greeks.THETA).toBeCloseTo((0.05 * 3 * discount) / 365, 12);
    expect(greeks.RHO).toBeCloseTo((-0.4 * 3 * discount) / 100, 12);
  });

  test('are in desk units and weighted by quantity', () => {
    const { greeks } = strategyTotals([optionLeg('CALL', 72, -7, 2), futureLeg(3, 70)]);
    const one = black76Greeks('CALL', 70, 72, 0.1, 0.3, 0);
    expect(greeks.DELTA).toBeCloseTo(3 - 7 * one.delta, 12);
    expect(greeks.VEGA).toBeCloseTo((-7 * one.vega) / 100, 12);
    expect(greeks.THETA).toBeCloseTo((-7 * one.theta) / 365, 12);
  });

  test('of a future are its delta', () => {
    const { greeks } = strategyTotals([futureLeg(-2, 70)]);
    expect(GREEKS.filter((greek) => greeks[greek] !== 0)).toEqual(['DELTA']);
    expect(greeks.DELTA).toBe(-2);
  });

  test('have no Greek that a leg’s model has not', () => {
    const baw = optionLeg('PUT', 70, 1, 2, { model: 'BAW', rate: 0.04 });
    const { greeks, greekStatuses } = strategyTotals([optionLeg('CALL', 70, 1, 2), baw, futureLeg(1, 70)]);
    expect(greeks.DELTA).not.toBeNull();
    expect(greeks.VANNA).toBeNull();
    expect(greekStatuses).toMatchObject({ DELTA: 'OK', VANNA: 'NOT_IN_MODEL' });
  });

  test('add no vega of two kinds of vol', () => {
    const normal = optionLeg('PUT', -5, 1, 2, { model: 'BACHELIER', forward: -3, vol: 20 });
    const mixed = strategyTotals([optionLeg('CALL', 70, 1, 2), normal]);
    expect(mixed.greeks).toMatchObject({ VEGA: null, VETA: null, ULTIMA: null });
    expect(mixed.greeks.DELTA).not.toBeNull();
    expect(mixed.greekStatuses).toMatchObject({ DELTA: 'OK', VEGA: 'MIXED_UNITS' });
    expect(mixed.volKind).toBe('LOGNORMAL');
    const alone = strategyTotals([normal, futureLeg(1, -3, -3)]);
    expect(alone.volKind).toBe('NORMAL');
    expect(alone.greeks.VEGA).not.toBeNull();
  });
});
