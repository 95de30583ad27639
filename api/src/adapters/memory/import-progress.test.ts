/** Runs the contract of progress on this process's memory, and proves that it forgets. */
import { expect, test } from '@jest/globals';

import { PROGRESS_LIFE_MS } from '../../slices/imports/index.js';
import { newProgress, progressStoreContract } from '../../slices/imports/progress-store.contract.js';
import { MemoryImportProgress } from './index.js';

const NOON = Date.UTC(2026, 2, 2, 12);

progressStoreContract('memory', () => new MemoryImportProgress(() => NOON));

test('progress is known for a day after it was told', async () => {
  let now = NOON;
  const store = new MemoryImportProgress(() => now);
  const progress = newProgress();
  await store.set(progress);
  now += PROGRESS_LIFE_MS - 1;
  expect(await store.get(progress.importId)).toBe(progress);
  now += 1;
  expect(await store.get(progress.importId)).toBeUndefined();
});

test('of more than 1,000 imports the one that was told of longest ago is forgotten', async () => {
  const store = new MemoryImportProgress(() => NOON);
  const all = Array.from({ length: 1_001 }, () => newProgress());
  for (const progress of all) await store.set(progress);
  const known = await Promise.all(all.map(({ importId }) => store.get(importId)));
  expect(known).toEqual([undefined, ...all.slice(1)]);
});
