/** Proves that a day leads from one settlement to the next with the model's deviations, the same whoever asks. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { schwartzSmithTransition } from '@cushing/curves';
import { isoDate } from '@cushing/products';

import { FACTOR_CORRELATIONS, PRODUCT_MODELS, productIndex } from '../../demo-market/index.js';
import type { MarketState } from '../../demo-market/index.js';
import { DayBridge } from './day-bridge.js';
import { PathStates } from './path-states.js';

const STEPS = 1_024;
let before: MarketState;
let after: MarketState;

beforeAll(async () => {
  const states = new PathStates(1983);
  before = await states.on(isoDate('2026-11-20'));
  after = await states.on(isoDate('2026-11-23'));
});

/** The changes of χ of a product over equal parts of the day. */
function changes(code: 'CL' | 'HO' | 'RB'): number[] {
  const bridge = new DayBridge(1983, before, after);
  const index = productIndex(code);
  const path = Array.from({ length: STEPS + 1 }, (_, step) => bridge.at(step / STEPS).chi[index]!);
  return path.slice(1).map((value, step) => value - path[step]!);
}

describe('the bridge of a day', () => {
  test('begins and ends at the settlements', () => {
    const bridge = new DayBridge(1983, before, after);
    expect(bridge.at(0)).toBe(before);
    expect(bridge.at(1)).toBe(after);
    const almost = bridge.at(1 - 1e-9);
    expect(almost.chi[0]).toBeCloseTo(after.chi[0]!, 4);
    expect(almost.xi[2]).toBeCloseTo(after.xi[2]!, 4);
  });

  test('is at the same place whoever asks, whenever and in whatever order', () => {
    const places = [0.3, 0.7000001, 0.1, 0.7, 0.9999, 0.3];
    const forth = new DayBridge(1983, before, after);
    const back = new DayBridge(1983, before, after);
    const there = new Map(places.map((place) => [place, forth.at(place)]));
    for (const place of places.toReversed()) expect(back.at(place)).toEqual(there.get(place));
    expect(new DayBridge(1984, before, after).at(0.3)).not.toEqual(there.get(0.3));
  });

  test('varies as a day of the model does', () => {
    const variance = changes('CL').reduce((sum, change) => sum + change * change, 0);
    const { chiChi } = schwartzSmithTransition(PRODUCT_MODELS.CL.factors, 1 / 252);
    // The sum of 1,024 squares varies by √(2/1024): 4.4 %; bounds of three times that.
    expect(variance / chiChi ** 2).toBeGreaterThan(0.87);
    expect(variance / chiChi ** 2).toBeLessThan(1.13);
  });

  test('moves products together as the model does', () => {
    const [ho, rb] = [changes('HO'), changes('RB')];
    const product = (left: number[], right: number[]): number =>
      left.reduce((sum, value, step) => sum + value * right[step]!, 0);
    const correlation = product(ho, rb) / Math.sqrt(product(ho, ho) * product(rb, rb));
    expect(correlation).toBeCloseTo(FACTOR_CORRELATIONS[productIndex('HO')]![productIndex('RB')]!, 1);
  });
});
