/**
 * Proves over random damage to a good file of every form, packed or not, that reading it either counts every row or is
 * refused by name, and that an import of it stores all that it counts or nothing.
 */
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, isoDate } from '@cushing/products';
import fc from 'fast-check';

import { AppError } from '../../src/shared/errors.js';
import type { ImportReport, ReadOutcome } from '../../src/slices/ingestion/index.js';
import type { ImportKind } from '../../src/slices/market/index.js';
import { FORM_SAMPLES, READ_AT, eiaWorkbookBytes } from '../support/form-samples.js';
import type { FormSample } from '../support/form-samples.js';
import { readMarket } from '../support/import-folder.js';
import { MemoryStaging } from '../support/memory-staging.js';
import { SampleFolder } from '../support/read-sample.js';
import { WholeImports } from '../support/whole-import.js';
import { zipBytes } from '../support/zip-bytes.js';

const KINDS: readonly ImportKind[] = ['FUTURES', 'OPTIONS', 'SPOT', 'RATES', 'POSITIONS'];
const PRODUCTS = ['CL', 'BZ', 'NG', 'HO', 'RB'] as const;
/** With 17 forms some 1,200 mutants. */
const READ_RUNS = 60;
const PACKED_RUNS = 120;
const STORED_RUNS = 12;
const PATIENCE_MS = 300_000;

const INSERTED = [',', '"', '\n', '\r\n', '-', '.', '0', 'é', '\u0000', '|', 'CAB', '{', ']', '1e9', '99/99/9999'];

interface Change {
  readonly kind: 'cut' | 'double' | 'flip' | 'insert' | 'end';
  readonly at: number;
  readonly length: number;
  readonly inserted: string;
}

/** Where and how a file is damaged; places are shares of its length in thousandths. */
const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom('cut', 'double', 'flip', 'insert', 'end'),
    at: fc.nat(999),
    length: fc.integer({ min: 1, max: 60 }),
    inserted: fc.oneof(fc.constantFrom(...INSERTED), fc.string({ maxLength: 6, unit: 'binary' })),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(content: Buffer, damage: readonly Change[]): Buffer {
  let bytes = content;
  for (const { kind, at, length, inserted } of damage) {
    const place = Math.floor((at / 1_000) * bytes.length);
    const [before, piece, after] = [
      bytes.subarray(0, place),
      bytes.subarray(place, place + length),
      bytes.subarray(place + length),
    ];
    const more = Buffer.from(inserted);
    if (kind === 'cut') bytes = Buffer.concat([before, after]);
    else if (kind === 'double') bytes = Buffer.concat([before, piece, piece, after]);
    else if (kind === 'flip') bytes = Buffer.concat([before, more.subarray(0, 1), bytes.subarray(place + 1)]);
    else if (kind === 'insert') bytes = Buffer.concat([before, more, piece, after]);
    else if (length > 50) bytes = before;
  }
  return bytes;
}

/** The outcome, or the refusal; everything else is a fault. */
async function outcomeOf<Outcome>(reading: Promise<Outcome>): Promise<Outcome | AppError> {
  return reading.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'BAD_USER_INPUT' && error.reason !== undefined) return error;
    throw error;
  });
}

function expectCounted(outcome: ReadOutcome, staging: MemoryStaging, sample: FormSample): void {
  const staged = KINDS.reduce((sum, kind) => sum + staging.rowsOf(kind), 0);
  expect(staged + outcome.rejectedRows).toBe(outcome.read);
  expect(outcome.rejections.length).toBe(Math.min(outcome.rejectionCount, 1_000));
  expect(outcome.rejectionCount).toBeLessThanOrEqual(outcome.rejectedRows);
  for (const { message, value } of outcome.rejections) {
    expect(message).not.toBe('');
    expect(value.length).toBeLessThanOrEqual(41);
  }
  expect(outcome.content.firstDate === null).toBe(staged === 0);
  for (const kind of KINDS) {
    for (const columns of staging.staged[kind]) {
      // Prices that are stored are numbers; of an option the settlement, or both of bid and ask.
      const { length } = columns;
      const prices = 'settle' in columns ? columns.settle : 'price' in columns ? columns.price : undefined;
      for (let row = 0; row < length && prices !== undefined && !('bid' in columns); row += 1) {
        expect(Number.isFinite(prices[row])).toBe(true);
      }
    }
  }
  expect(sample.format).not.toBe('');
}

describe('over random damage', () => {
  let folder: SampleFolder;
  beforeAll(async () => {
    folder = await SampleFolder.make();
  });
  afterAll(() => folder.remove());

  test.each(FORM_SAMPLES.map((sample) => [sample.format, sample] as const))(
    'a file of %s is counted to its last row or refused',
    async (_, sample) => {
      const content = Buffer.from(sample.content);
      let read = 0;
      await fc.assert(
        fc.asyncProperty(changes, async (damage) => {
          const staging = new MemoryStaging();
          const reading = folder.read(sample.fileName, damaged(content, damage), sample.request, staging);
          const ended = await outcomeOf(reading);
          expect(staging.openAreas).toBe(0);
          if (ended instanceof AppError) return;
          read += 1;
          expectCounted(ended.outcome, staging, sample);
        }),
        { numRuns: READ_RUNS },
      );
      expect(read).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  test(
    'a packed file and a workbook are read or refused',
    async () => {
      const [sample] = FORM_SAMPLES;
      const { content } = sample!;
      const packed = [
        gzipSync(content),
        zipBytes([{ name: 'a.csv', content }]),
        zipBytes([{ name: 'a.csv', content, hasDescriptor: true }]),
        await eiaWorkbookBytes(),
      ];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...packed), changes, async (bytes, damage) => {
          const staging = new MemoryStaging();
          const ended = await outcomeOf(folder.read('a.csv', damaged(bytes, damage), {}, staging));
          expect(staging.openAreas).toBe(0);
          if (!(ended instanceof AppError)) expectCounted(ended.outcome, staging, sample!);
        }),
        { numRuns: PACKED_RUNS },
      );
    },
    PATIENCE_MS,
  );
});

/** @returns everything that a store shows, to be compared */
async function everything(imports: WholeImports): Promise<unknown> {
  const { store } = imports;
  const window = { limit: 100_000 };
  const days = await Promise.all(
    PRODUCTS.map(async (product) => {
      const dates = await store.options.optionTradeDates(product, 'IMPORTED');
      return Promise.all(dates.map((date) => store.options.optionSettlementsOn(product, 'IMPORTED', date)));
    }),
  );
  const positions = await Promise.all(
    PRODUCTS.flatMap((product) =>
      (['FUTURES_ONLY', 'COMBINED'] as const).map((report) => store.positions(product, report, window)),
    ),
  );
  const { settlements, spot } = await readMarket(store);
  const curves = await rateCurves(imports);
  return { settlements, spot, days, positions, curves, coverage: await store.options.optionCoverage() };
}

/** @returns every curve of rates, the latest first */
async function rateCurves({ store }: WholeImports): Promise<unknown[]> {
  const curves: unknown[] = [];
  let date = isoDate('2026-11-22');
  for (;;) {
    const curve = await store.options.rateCurveOn(date);
    if (curve === undefined) return curves;
    curves.push(curve);
    date = addDays(curve.date, -1);
  }
}

describe('over random damage to a file that is imported', () => {
  test.each(FORM_SAMPLES.map((sample) => [sample.format, sample] as const))(
    'a store takes all of %s that is counted, or nothing',
    async (_, { fileName, content, request }) => {
      const imports = await WholeImports.open();
      try {
        await imports.importContent(fileName, content, request, READ_AT);
        await fc.assert(
          fc.asyncProperty(changes, fc.boolean(), async (damage, skipBadRows) => {
            const before = await everything(imports);
            const bytes = damaged(Buffer.from(content), damage);
            const importing = imports.importContent(fileName, bytes, { ...request, skipBadRows }, READ_AT);
            const ended: ImportReport | AppError = await outcomeOf(importing);
            if (ended instanceof AppError || ended.status !== 'COMMITTED') {
              expect(await everything(imports)).toEqual(before);
              return;
            }
            const { read, rejected, stored, unchanged, replaced } = ended.counts;
            // Rows that say what an earlier one says are unchanged by themselves.
            expect(stored + unchanged + replaced + rejected).toBe(read);
            if (stored + replaced === 0) expect(await everything(imports)).toEqual(before);
            else expect(await everything(imports)).not.toEqual(before);
            if (!skipBadRows) expect(rejected).toBe(0);
          }),
          { numRuns: STORED_RUNS },
        );
      } finally {
        await imports.close();
      }
    },
    PATIENCE_MS,
  );
});
