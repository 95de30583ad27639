/** Proves that ids sort in the order in which they were made, whatever the clock does, and are UUIDs of version 7. */
import { expect, test } from '@jest/globals';

import { timeOrderedIds } from './time-ordered-id.js';

const NOW = Date.UTC(2026, 6, 29);

test('an id is a UUID of version 7 that begins with its millisecond', () => {
  const id = timeOrderedIds(() => NOW)();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(NOW);
});

test.each([
  ['stands still', () => NOW],
  ['goes back', (index: number) => NOW - index],
  ['goes on', (index: number) => NOW + index],
])('ids sort as they were made while the clock %s', (_what, at) => {
  let index = 0;
  const newId = timeOrderedIds(() => at(index));
  const ids = Array.from({ length: 20_000 }, () => {
    index += 1;
    return newId();
  });
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
