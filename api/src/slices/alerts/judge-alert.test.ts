/** Proves when a value crosses a level, and which crossings are told: the table of all sides and directions. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ALERT_DIRECTIONS } from './alerts.types.js';
import type { AlertDirection, AlertSide } from './alerts.types.js';
import { judgeAlert, sideOf } from './judge-alert.js';

const UNSEEN = { side: undefined, sideOrigin: undefined } as const;

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
    expect(judgeAlert({ side: from, sideOrigin: 'LIVE', direction }, { side, origin: 'LIVE' })).toEqual({
      side,
      crossed,
    });
  });

  test.each(ALERT_DIRECTIONS)('of the first value is noted and not told, direction %s', (direction) => {
    expect(judgeAlert({ ...UNSEEN, direction }, { side: 'ABOVE', origin: 'LIVE' })).toEqual({
      side: 'ABOVE',
      crossed: undefined,
    });
    expect(judgeAlert({ ...UNSEEN, direction }, { side: 'BELOW', origin: 'LIVE' })).toEqual({
      side: 'BELOW',
      crossed: undefined,
    });
  });

  test('of the first value of another origin is noted and not told, on either side', () => {
    for (const direction of ALERT_DIRECTIONS) {
      for (const side of ['ABOVE', 'BELOW'] as const) {
        const alert = { side: 'ABOVE', sideOrigin: 'LIVE', direction } as const;
        expect(judgeAlert(alert, { side, origin: 'SIMULATED' })).toEqual({ side, crossed: undefined });
      }
    }
  });

  test('there is none where the value stays on its side', () => {
    for (const direction of ALERT_DIRECTIONS) {
      expect(
        judgeAlert({ side: 'ABOVE', sideOrigin: 'LIVE', direction }, { side: 'ABOVE', origin: 'LIVE' }),
      ).toBeUndefined();
      expect(
        judgeAlert({ side: 'BELOW', sideOrigin: 'LIVE', direction }, { side: 'BELOW', origin: 'LIVE' }),
      ).toBeUndefined();
    }
  });

  test('along any path: up and down are told in turn, as often as the level is crossed', () => {
    const paths = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(paths, fc.double({ min: -100, max: 100, noNaN: true }), (values, level) => {
        let side: AlertSide | undefined;
        const told: ('UP' | 'DOWN')[] = [];
        for (const value of values) {
          const judgement = judgeAlert(
            { side, sideOrigin: 'LIVE', direction: 'EITHER' },
            { side: sideOf(value, level), origin: 'LIVE' },
          );
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
