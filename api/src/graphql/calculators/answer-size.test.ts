/** Proves what a strategy counts as: what is asked for of it, and what has to be computed. */
import { describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import type { SelectionSetNode } from 'graphql';

import { optionAsked, strategyAsked } from './answer-size.js';

function selectionOf(selection: string): SelectionSetNode {
  const [operation] = parse(`{ ${selection} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('there is no selection');
  return operation.selectionSet;
}

function asked(selection: string, input: object): number {
  return strategyAsked({ args: { input }, childComplexity: 7, node: { selectionSet: selectionOf(selection) } });
}

const INPUT = { priceSteps: 1_000, volShifts: [0, 0.1], days: [0, 1, 2] };

describe('a strategy counts', () => {
  const bare = asked('cost', INPUT);

  test('its grid where that is asked for, as often', () => {
    expect(asked('grid { values }', INPUT) - bare).toBe(6_000);
    expect(asked('a: grid { values } b: grid { days }', INPUT) - bare).toBe(12_000);
    expect(asked('... on StrategyAnalysis { grid { values } }', INPUT) - bare).toBe(6_000);
  });

  test('three values for each price of its payoff', () => {
    expect(asked('payoff { price }', INPUT) - bare).toBe(3_000);
  });

  test('both where a fragment may hold them', () => {
    expect(asked('...rest', INPUT) - bare).toBe(9_000);
  });

  test('what is computed all the same, so that thirty aliases are too many', () => {
    expect(30 * asked('cost', {})).toBeGreaterThan(120_000);
    expect(asked('cost', { ...INPUT, days: [0, 1, 2, 3, 4, 5] })).toBeGreaterThan(bare);
  });

  test('no grid that will be refused, nor one that is none', () => {
    expect(asked('grid { values } payoff { price }', { prices: [], days: [] })).toBe(asked('cost', { prices: [] }));
    expect(asked('grid { values } payoff { price }', { ...INPUT, priceSteps: 50_000 })).toBeLessThan(10_000);
  });
});

test.each([
  ['AMERICAN', true],
  ['BAW', true],
  ['BLACK76', false],
  [null, false],
  [undefined, false],
])('an option by %s counts as slow: %s', (model, isSlow) => {
  expect(30 * optionAsked({ args: { input: { model } }, childComplexity: 0 }) > 120_000).toBe(isSlow);
});
