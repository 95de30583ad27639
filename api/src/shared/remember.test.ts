/** Proves that one reading serves all who ask, that failures are not kept, and that a late one takes nothing away. */
import { expect, test } from '@jest/globals';

import { remember } from './remember.js';

test('one reading is shared, also while it is under way', async () => {
  const memory = new Map<string, Promise<number>>();
  let reads = 0;
  const read = (): Promise<number> => Promise.resolve((reads += 1));
  expect(await Promise.all([remember(memory, 'a', read), remember(memory, 'a', read)])).toEqual([1, 1]);
  expect(await remember(memory, 'a', read)).toBe(1);
  expect(await remember(memory, 'b', read)).toBe(2);
});

test('a failed reading is not kept', async () => {
  const memory = new Map<string, Promise<number>>();
  await expect(remember(memory, 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await remember(memory, 'a', () => Promise.resolve(1))).toBe(1);
});

test('a reading that fails after it was forgotten leaves the one that was begun since', async () => {
  const memory = new Map<string, Promise<number>>();
  const failing = Promise.withResolvers<number>();
  const early = remember(memory, 'a', () => failing.promise);
  memory.delete('a');
  const late = remember(memory, 'a', () => Promise.resolve(2));
  failing.reject(new Error('away'));
  await expect(early).rejects.toThrow('away');
  expect(memory.get('a')).toBe(late);
});
