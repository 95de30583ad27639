/** Proves when a value crosses a level, and which crossings are told: the table of all sides and directions. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ALERT_DIRECTIONS } from './alerts.types.js';
import type { AlertDirection, AlertSide } from './alerts.types.js';
import { judgeAlert, sideOf } from './judge-alert.js';

describe('the side of a value', () => {
  test('is ABOVE from the level on', () => {
    expect(sideOf(80, 80)).toBe('ABOVE');
    expect(sideOf(79.99, 80)).toBe('BELOW');
    expect(sideOf(80.01, 80)).toBe('ABOVE');
    expect(sideOf(-37.63, -37.63)).toBe('ABOVE');
    expect(sideOf(-0, 0)).toBe('ABOVE');
  });
});

describe('a judgement', () => {
  test.each<[AlertSide, AlertDirection, AlertSide, 'UP' | 'DOWN' | undefined]>([
    ['BELOW', 'UP', 'ABOVE', 'UP'],
    ['ABOVE', 'UP', 'BELOW', undefined],
    ['BELOW', 'DOWN', 'ABOVE', undefined],
    ['ABOVE', 'DOWN', 'BELOW', 'DOWN'],
    ['BELOW', 'EITHER', 'ABOVE', 'UP'],
    ['ABOVE', 'EITHER', 'BELOW', 'DOWN'],
  ])('from %s, direction %s, to %s tells %s', (from, direction, side, crossed) => {
    expect(judgeAlert({ side: from, direction }, side)).toEqual({ side, crossed });
  });

  test.each(ALERT_DIRECTIONS)('of the first value is noted and not told, direction %s', (direction) => {
    expect(judgeAlert({ side: undefined, direction }, 'ABOVE')).toEqual({ side: 'ABOVE', crossed: undefined });
    expect(judgeAlert({ side: undefined, direction }, 'BELOW')).toEqual({ side: 'BELOW', crossed: undefined });
  });

  test('there is none where the value stays on its side', () => {
    for (const direction of ALERT_DIRECTIONS) {
      expect(judgeAlert({ side: 'ABOVE', direction }, 'ABOVE')).toBeUndefined();
      expect(judgeAlert({ side: 'BELOW', direction }, 'BELOW')).toBeUndefined();
    }
  });

  test('along any path: up and down are told in turn, as often as the level is crossed', () => {
    const paths = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(paths, fc.double({ min: -100, max: 100, noNaN: true }), (values, level) => {
        let side: AlertSide | undefined;
        const told: ('UP' | 'DOWN')[] = [];
        for (const value of values) {
          const judgement = judgeAlert({ side, direction: 'EITHER' }, sideOf(value, level));
          if (judgement?.crossed !== undefined) told.push(judgement.crossed);
          side = judgement?.side ?? side;
        }
        const crossings = values.slice(1).flatMap((value, index) => {
          const before = values[index]!;
          if (before < level && value >= level) return ['UP'];
          return before >= level && value < level ? ['DOWN'] : [];
        });
        expect(told).toEqual(crossings);
      }),
    );
  });
});
