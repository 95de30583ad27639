/** Proves which changes of side are stored, in which order, while one is under way and others do the same. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { UserId } from '../accounts/index.js';
import { NOW, newAlert } from './alert-rows.contract.js';
import type { Alert } from './index.js';
import { WatchedAlert } from './watched-alert.js';
import { WatchedValue } from './watched-value.js';

function stored(values: Partial<Alert> = {}): Alert {
  return newAlert('user' as UserId, { direction: 'EITHER', isRepeating: true, side: 'BELOW', sideAt: NOW, ...values });
}

/** Shows values one millisecond apart, and stores the first change, from which on all others wait. */
function seenWhileTurning(values: readonly number[]): WatchedAlert {
  const alert = new WatchedAlert(stored());
  alert.see(81, NOW + 1, 'LIVE');
  alert.begin();
  for (const [index, value] of values.entries()) alert.see(value, NOW + 2 + index, 'LIVE');
  return alert;
}

/** The sides that are stored from here on, in their order. */
function drained(alert: WatchedAlert): string[] {
  const sides: string[] = [];
  let version = alert.stored.version;
  alert.finish({ ...alert.stored, side: 'ABOVE', version: (version += 1) });
  for (let next = alert.begin(); next !== undefined; next = alert.begin()) {
    sides.push(next.side);
    alert.finish({ ...alert.stored, side: next.side, version: (version += 1) });
  }
  return sides;
}

describe('while a change is being stored', () => {
  test('a spike back and forth is not lost', () => {
    expect(drained(seenWhileTurning([79]))).toEqual(['BELOW']);
    expect(drained(seenWhileTurning([79, 81]))).toEqual(['BELOW', 'ABOVE']);
    expect(drained(seenWhileTurning([79, 81, 79]))).toEqual(['BELOW', 'ABOVE', 'BELOW']);
    expect(drained(seenWhileTurning([82, 83]))).toEqual([]);
  });

  test('however often it goes, few wait: the last side is right, and each way was crossed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(79, 81), { maxLength: 40 }), (values) => {
        const sides = drained(seenWhileTurning(values));
        expect(sides.length).toBeLessThanOrEqual(3);
        const path = [81, ...values].map((value) => (value === 81 ? 'ABOVE' : 'BELOW'));
        const changes = path.filter((side, index) => index > 0 && side !== path[index - 1]);
        expect(sides.at(-1)).toBe(changes.at(-1));
        expect(new Set(sides)).toEqual(new Set(changes));
        for (const [index, side] of sides.entries()) expect(side).not.toBe(sides[index - 1] ?? 'ABOVE');
      }),
    );
  });
});

describe('what others stored', () => {
  test('is not stored again when their ticks come here', () => {
    const alert = new WatchedAlert(stored());
    alert.see(79, NOW + 1, 'LIVE');
    expect(alert.begin()).toBeUndefined();
    // Elsewhere it went up and down again, before either tick came here.
    alert.adopt({ ...alert.stored, side: 'BELOW', sideAt: NOW + 3, version: 3 });
    expect(alert.see(81, NOW + 2, 'LIVE')).toBe(false);
    expect(alert.see(79, NOW + 3, 'LIVE')).toBe(false);
    expect(alert.see(81, NOW + 4, 'LIVE')).toBe(true);
    expect(alert.begin()).toEqual({ side: 'ABOVE', origin: 'LIVE', value: 81, at: NOW + 4 });
  });

  test('before this process did: what was under way counts for nothing', () => {
    const alert = new WatchedAlert(stored());
    alert.see(81, NOW + 1, 'LIVE');
    alert.begin();
    alert.adopt({ ...alert.stored, side: 'ABOVE', sideAt: NOW + 1, version: 2 });
    alert.giveBack();
    expect(alert.begin()).toBeUndefined();
  });

  test('of another kind, as a note, leaves what was under way to be judged again', () => {
    const alert = new WatchedAlert(stored());
    alert.see(81, NOW + 1, 'LIVE');
    alert.begin();
    expect(alert.adopt({ ...alert.stored, note: 'other', version: 2 })).toBe(true);
    alert.giveBack();
    expect(alert.begin()).toEqual({ side: 'ABOVE', origin: 'LIVE', value: 81, at: NOW + 1 });
    expect(alert.stored.note).toBe('other');
  });

  test('that is older than what is known changes nothing', () => {
    const alert = new WatchedAlert(stored({ version: 4 }));
    expect(alert.adopt(stored({ version: 4, level: 99 }))).toBe(false);
    expect(alert.stored.level).toBe(80);
  });

  test('a clock that was set back by an hour stops nothing', () => {
    const alert = new WatchedAlert(stored({ sideAt: NOW + 3_600_000 }));
    expect(alert.see(81, NOW, 'LIVE')).toBe(true);
    expect(alert.begin()).toMatchObject({ side: 'ABOVE' });
  });
});

describe('another level', () => {
  test('forgets what was seen of the one before', () => {
    const alert = new WatchedAlert(stored());
    alert.see(81, NOW + 1, 'LIVE');
    alert.adopt({ ...alert.stored, level: 90, side: undefined, sideAt: undefined, version: 2 });
    expect(alert.begin()).toBeUndefined();
    alert.see(81, NOW + 2, 'LIVE');
    expect(alert.begin()).toMatchObject({ side: 'BELOW' });
  });
});

test('an alert that ended sees nothing', () => {
  const alert = new WatchedAlert(stored());
  alert.see(81, NOW + 1, 'LIVE');
  alert.end();
  expect(alert.begin()).toBeUndefined();
  expect(alert.see(79, NOW + 2, 'LIVE')).toBe(false);
});

test('alerts on one value see the same as each would by itself, whatever the path', () => {
  const levels = fc.array(fc.integer({ min: 70, max: 90 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(levels, fc.array(fc.integer({ min: 65, max: 95 }), { maxLength: 30 }), (all, values) => {
      const together = all.map((level) => new WatchedAlert(stored({ level, side: undefined, sideAt: undefined })));
      const alone = all.map((level) => new WatchedAlert(stored({ level, side: undefined, sideAt: undefined })));
      const watched = new WatchedValue();
      for (const alert of together) watched.add(alert);
      for (const [index, value] of values.entries()) {
        const changed = new Set<WatchedAlert>();
        watched.take(value, NOW + index, 'LIVE', (alert) => changed.add(alert));
        const expected = alone.map((alert) => alert.see(value, NOW + index, 'LIVE'));
        expect(together.map((alert) => changed.has(alert))).toEqual(expected);
      }
    }),
  );
});
