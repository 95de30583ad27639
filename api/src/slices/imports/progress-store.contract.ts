/** What every store of progress does: the port's contract. */
import { randomUUID } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { ProgressStore } from './imports.ports.js';
import { IMPORT_VERDICTS } from './imports.types.js';
import type { ImportId, ImportProgressState, StageProgress } from './imports.types.js';
import { STAGE_STATUSES } from './stages.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const WAITS: StageProgress = { status: 'PENDING', done: 0, total: null, rowsPerSecond: null, message: '' };

/**
 * @param name of the adapter, for the report
 * @param open gives a store, which may hold the progress of other tests
 */
export function progressStoreContract(name: string, open: () => ProgressStore): void {
  describe(`the contract of progress, ${name}`, () => {
    test('whatever was told comes back as it was told', async () => {
      const store = open();
      await fc.assert(
        fc.asyncProperty(anyProgress(), async (progress) => {
          await store.set(progress);
          expect(await store.get(progress.importId)).toStrictEqual(progress);
        }),
        { numRuns: 200 },
      );
    });

    test('what was told last counts, of each import by itself', async () => {
      const store = open();
      const [first, other] = [newProgress(), newProgress()];
      const last = newProgress({ importId: first.importId, status: 'FAILED', at: NOON + 1 });
      await Promise.all([first, other, last].map((progress) => store.set(progress)));
      expect(await store.get(first.importId)).toStrictEqual(last);
      expect(await store.get(other.importId)).toStrictEqual(other);
    });

    test('what nobody told of is not known', async () => {
      expect(await open().get(randomUUID() as ImportId)).toBeUndefined();
      expect(await open().get('{}' as ImportId)).toBeUndefined();
    });
  });
}

export function newProgress(values: Partial<ImportProgressState> = {}): ImportProgressState {
  return {
    importId: randomUUID() as ImportId,
    status: 'PROCESSING',
    verdict: 'UNDECIDED',
    stages: {
      INGESTION: { status: 'PROCESSING', done: 10, total: 100, rowsPerSecond: 2.5, message: 'Öl 🛢' },
      QUALITY: WAITS,
      TAXONOMY: WAITS,
      GRAPH: WAITS,
      EMBEDDING: WAITS,
    },
    at: NOON,
    ...values,
  };
}

function anyProgress(): fc.Arbitrary<ImportProgressState> {
  // No rate is a negative zero, which JSON does not tell from zero.
  const rate = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  const stage = plain({
    status: fc.constantFrom(...STAGE_STATUSES),
    done: fc.maxSafeNat(),
    total: fc.option(fc.maxSafeNat()),
    rowsPerSecond: fc.option(rate),
    message: fc.string({ unit: 'binary' }),
  });
  const stages = { INGESTION: stage, QUALITY: stage, TAXONOMY: stage, GRAPH: stage, EMBEDDING: stage };
  return plain({
    importId: fc.uuid().map((id) => id as ImportId),
    status: fc.constantFrom(...STAGE_STATUSES),
    verdict: fc.constantFrom(...IMPORT_VERDICTS),
    stages: plain(stages),
    at: fc.maxSafeNat(),
  });
}

/** A record as literals make it: by itself fast-check also makes some without a prototype, which JSON does not keep. */
function plain<Value extends object>(fields: {
  [Field in keyof Value]: fc.Arbitrary<Value[Field]>;
}): fc.Arbitrary<Value> {
  return fc.record<Value>(fields, { noNullPrototype: true });
}
