/** Each number of a source counts once: against a set that remembers everything. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SEQUENCE_WINDOW, SourceSequences } from './source-sequences.js';

describe('the sequence of a source', () => {
  test('each number is accepted exactly once, whatever the order inside the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.array(fc.integer({ min: 0, max: SEQUENCE_WINDOW - 1 }), { maxLength: 200 }),
        (base, offsets) => {
          const sequences = new SourceSequences();
          const seen = new Set<number>();
          for (const offset of offsets) {
            expect(sequences.accept('a', base + offset)).toBe(!seen.has(base + offset));
            seen.add(base + offset);
          }
        },
      ),
    );
  });

  test('steps of any size agree with a memory of everything, and what lies below the window is a double', () => {
    const step = fc.oneof(
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -2 * SEQUENCE_WINDOW, max: 2 * SEQUENCE_WINDOW }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const sequences = new SourceSequences();
        const seen = new Set<number>();
        let number = 500_000;
        let highest = -1;
        for (const size of steps) {
          number = Math.max(0, number + size);
          const isNew = !seen.has(number) && number > highest - SEQUENCE_WINDOW;
          expect(sequences.accept('a', number)).toBe(isNew);
          seen.add(number);
          highest = Math.max(highest, number);
        }
      }),
    );
  });

  test('the window ends exactly one window below the highest number', () => {
    const sequences = new SourceSequences();
    sequences.accept('a', 100_000);
    expect(sequences.accept('a', 100_000 - SEQUENCE_WINDOW)).toBe(false);
    expect(sequences.accept('a', 100_001 - SEQUENCE_WINDOW)).toBe(true);
  });

  test('sources do not know of one another', () => {
    const sequences = new SourceSequences();
    expect([sequences.accept('a', 0), sequences.accept('b', 0), sequences.accept('a', 0)]).toEqual([true, true, false]);
  });

  test('everything through a preset number is a double, what comes after it is new', () => {
    const sequences = new SourceSequences();
    sequences.preset('a', 41);
    expect([0, 40, 41, 43, 42, 42].map((number) => sequences.accept('a', number))).toEqual([
      ...[false, false, false],
      ...[true, true, false],
    ]);
  });

  test('a preset below what was seen takes nothing back', () => {
    const sequences = new SourceSequences();
    sequences.accept('a', 50);
    sequences.preset('a', 20);
    expect([50, 20, 21].map((number) => sequences.accept('a', number))).toEqual([false, false, true]);
    expect([50 - SEQUENCE_WINDOW, 51].map((number) => sequences.accept('a', number))).toEqual([false, true]);
  });

  test('the source heard longest ago is forgotten where there are too many', () => {
    const sequences = new SourceSequences(2);
    sequences.accept('a', 1);
    sequences.accept('b', 1);
    sequences.accept('a', 2);
    sequences.accept('c', 1);
    // What is remembered is a double; asking for what was forgotten makes it new, so that comes last.
    expect([sequences.accept('a', 1), sequences.accept('c', 1), sequences.accept('b', 1)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('a user has a hundred sources, and pushes out none but their own', () => {
    const sequences = new SourceSequences(150);
    sequences.accept('ann:nymex', 7);
    sequences.accept('ben:0', 1);
    sequences.accept('ben:1', 1);
    sequences.accept('ben:0', 2);
    for (let name = 2; name <= 100; name += 1) sequences.accept(`ben:${name}`, 1);
    const isNew = (name: number): boolean => sequences.accept(`ben:${name}`, 1);
    expect([isNew(0), isNew(2), isNew(1)]).toEqual([false, false, true]);
    for (let name = 101; name <= 10_000; name += 1) sequences.accept(`ben:${name}`, 1);
    expect([isNew(9_901), isNew(9_900)]).toEqual([false, true]);
    expect(sequences.accept('ann:nymex', 7)).toBe(false);
  });

  test('a source whose user pushed it out is new when it comes again', () => {
    const sequences = new SourceSequences();
    for (let name = 0; name <= 100; name += 1) sequences.accept(`ben:${name}`, 1);
    expect([sequences.accept('ben:0', 1), sequences.accept('ben:0', 1)]).toEqual([true, false]);
    expect(sequences.accept('ben:1', 1)).toBe(true);
  });
});
