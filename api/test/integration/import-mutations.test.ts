/**
 * Proves over random damage to a small good file that an import is all or nothing: the store then holds each line's
 * exact values, or is what it was before and the report names a line. What a damaged file says is worked out here by
 * splitting it, apart from the importer; only what a symbol means is taken from the products package.
 */
import { describe, expect, test } from '@jest/globals';
import { parseFuturesSymbol, parseIsoDate } from '@cushing/products';
import fc from 'fast-check';

import { AppError } from '../../src/shared/errors.js';
import type { ImportReport } from '../../src/slices/ingestion/index.js';
import { readMarket } from '../support/import-folder.js';
import type { StoredMarket } from '../support/import-folder.js';
import { WholeImports } from '../support/whole-import.js';

const COLUMNS = ['tradeDate', 'symbol', 'open', 'high', 'low', 'settle', 'volume', 'openInterest'] as const;
const GOOD: readonly (readonly string[])[] = [
  [...COLUMNS],
  ['2020-04-17', 'CLK20', '19.93', '20.00', '17.31', '18.27', '240000', '108593'],
  ['2020-04-20', 'CLK20', '17.73', '17.85', '-40.32', '-37.63', '247947', '13044'],
  ['2020-04-20', 'CLM20', '24.72', '24.74', '20.19', '20.43', '798000', '538000'],
  ['2020-04-21', 'CLM20', '21.35', '22.58', '6.50', '11.57', '1700000', '510000'],
  ['2020-04-20', 'RBK20', '', '', '', '0.6635', '', ''],
];
/** Stored before each import: one line that the good file corrects, one that it repeats, one that it does not touch. */
const EARLIER = `tradeDate,symbol,settle\n2020-04-20,CLK20,-37.6\n2020-04-20,CLM20,20.43\n2020-04-20,NGK20,1.924\n`;

/** What an import came to: the report or the refusal, and the store before and after. */
interface Outcome {
  readonly report: ImportReport | undefined;
  readonly refusal: AppError | undefined;
  readonly before: StoredMarket;
  readonly after: StoredMarket;
}

/** Some 500 stores are opened and filled here: minutes on a machine that does other things too. */
const PATIENCE_MS = 300_000;

const NOW = Date.UTC(2026, 0, 5);

async function importMutated(content: string): Promise<Outcome> {
  const imports = await WholeImports.open();
  try {
    await imports.importContent('file.csv', EARLIER, {}, NOW);
    const before = await readMarket(imports.store);
    const ended = await imports.importContent('file.csv', content, {}, NOW).catch((error: unknown) => error);
    const after = await readMarket(imports.store);
    if (ended instanceof AppError) return { report: undefined, refusal: ended, before, after };
    if (ended instanceof Error) throw ended;
    return { report: ended as ImportReport, refusal: undefined, before, after };
  } finally {
    await imports.close();
  }
}

function valuesOf(market: StoredMarket): ReadonlyMap<string, unknown> {
  return new Map(
    market.settlements.map(({ symbol, tradeDate, open, high, low, settle, volume, openInterest }) => [
      `${symbol} ${tradeDate}`,
      { open, high, low, settle, volume, openInterest },
    ]),
  );
}

/** @returns what the store should hold when every line of the text is stored over what was there before */
function expectedAfter(before: StoredMarket, text: string): ReadonlyMap<string, unknown> {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '');
  const [header = [], ...rows] = lines.map((line) => line.split(',').map((field) => field.trim()));
  const names = header.map((name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const expected = new Map(valuesOf(before));
  for (const row of rows.filter((fields) => fields.some((field) => field !== ''))) {
    const field = (name: string): string => row[names.indexOf(name.toLowerCase())] ?? '';
    const number = (name: string): number | null => (field(name) === '' ? null : Number(field(name)));
    const date = parseIsoDate(field('tradeDate'))!;
    const parsed = parseFuturesSymbol(field('symbol'), date);
    const key = `${parsed.status === 'ok' ? parsed.symbol : 'no symbol'} ${date}`;
    expected.set(key, {
      open: number('open'),
      high: number('high'),
      low: number('low'),
      settle: number('settle'),
      volume: number('volume'),
      openInterest: number('openInterest'),
    });
  }
  return expected;
}

/** @returns whether it was stored whole; fails where it is neither that nor rejected whole with a line */
function checkWholeOrNothing(text: string, { report, refusal, before, after }: Outcome): boolean {
  if (report?.status === 'COMMITTED') {
    const { read, stored, unchanged, replaced } = report.counts;
    expect(stored + unchanged + replaced).toBe(read);
    expect(valuesOf(after)).toEqual(expectedAfter(before, text));
    expect(after.settlements).toHaveLength(before.settlements.length + stored);
    return true;
  }
  expect(after).toEqual(before);
  if (report !== undefined) {
    expect(report.rejectionCount).toBeGreaterThan(0);
    const lines = text.split(/\r\n|\r|\n/).length;
    for (const { line } of report.rejections) {
      expect(line).toBeGreaterThanOrEqual(2);
      expect(line).toBeLessThanOrEqual(lines);
    }
  } else {
    expect(refusal!.code).toBe('BAD_USER_INPUT');
    // A whole file is refused for its first line, or for having no other.
    expect(refusal!.reason).toMatch(/^(HEADER_|FILE_|QUOTE_NOT_CLOSED|SERIES_)/);
  }
  return false;
}

function textOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('');
}

const rowIndex = fc.integer({ min: 1, max: GOOD.length - 1 });

describe('over random damage', () => {
  test('a good file is stored whole', async () => {
    const text = textOf(GOOD);
    expect(checkWholeOrNothing(text, await importMutated(text))).toBe(true);
  });

  test(
    'of single characters, an import stores each line exactly or nothing, and names the line',
    async () => {
      const good = textOf(GOOD);
      const character = fc.constantFrom(...'0123456789.,-+eE \n\rCLMNKZx;é/'.split(''));
      const edit = fc.record({
        kind: fc.constantFrom('insert', 'delete', 'change', 'swap', 'cut'),
        // The header is one place among many.
        at: fc.oneof(
          { weight: 9, arbitrary: fc.integer({ min: 60, max: good.length - 1 }) },
          { weight: 1, arbitrary: fc.nat(60) },
        ),
        character,
      });
      let whole = 0;
      let nothing = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
          let text = good;
          for (const { kind, at, character: inserted } of edits) {
            const [head, tail] = [text.slice(0, at), text.slice(at)];
            if (kind === 'insert') text = head + inserted + tail;
            else if (kind === 'delete') text = head + tail.slice(1);
            else if (kind === 'change') text = head + inserted + tail.slice(1);
            else if (kind === 'swap') text = head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2);
            else if (text.length - at < 40) text = head;
          }
          if (checkWholeOrNothing(text, await importMutated(text))) whole += 1;
          else nothing += 1;
        }),
        { numRuns: 150, seed: 20_200_420 },
      );
      expect(whole).toBeGreaterThan(30);
      expect(nothing).toBeGreaterThan(30);
    },
    PATIENCE_MS,
  );

  test(
    "of one field that can't be right, an import stores nothing and names its line and column",
    async () => {
      const wrong = fc.oneof(
        fc.tuple(fc.constant(0), fc.constantFrom('2020-04-18', '2020-04-10', '2020-02-30', '17.04.2020', '', 'x', '0')),
        fc.tuple(fc.constant(1), fc.constantFrom('XX', 'CL', 'CLI20', 'CLJ20', 'CLK99', '', '12', 'CL K 20 20')),
        fc.tuple(
          fc.constantFrom(2, 3, 4, 5),
          fc.constantFrom('x', '1.2.3', '--1', '1e', 'NaN', '-Infinity', '1_0', '½', '1 0', '9e9'),
        ),
        fc.tuple(fc.constant(5), fc.constantFrom('', '  ')),
        fc.tuple(fc.constantFrom(6, 7), fc.constantFrom('-1', '0.5', '1e10', 'many', '1.5e0')),
      );
      await fc.assert(
        fc.asyncProperty(rowIndex, wrong, async (row, [column, value]) => {
          const text = textOf(GOOD.map((fields, index) => (index === row ? fields.with(column, value) : fields)));
          const outcome = await importMutated(text);
          expect(outcome.report!.status).toBe('REJECTED');
          expect(outcome.after).toEqual(outcome.before);
          expect(outcome.report!.rejections).toMatchObject([
            { line: row + 1, column: column + 1, columnName: COLUMNS[column], value },
          ]);
        }),
        { numRuns: 60, seed: 20_200_421 },
      );
    },
    PATIENCE_MS,
  );

  test(
    'that means nothing, an import stores the same values',
    async () => {
      const harmless = fc.record({
        rows: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }),
        columns: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
        lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
        pad: fc.constantFrom('', ' ', '\t'),
        quote: fc.boolean(),
        mark: fc.constantFrom('', '\u{feff}'),
        again: fc.boolean(),
      });
      const good = await importMutated(textOf(GOOD));
      await fc.assert(
        fc.asyncProperty(harmless, async ({ rows, columns, lineEnd, pad, quote, mark, again }) => {
          const lines = [0, ...rows, ...(again ? rows : [])].map((row) =>
            columns
              .map((column) => (quote ? `"${pad}${GOOD[row]![column]!}"` : `${GOOD[row]![column]!}${pad}`))
              .join(','),
          );
          const outcome = await importMutated(mark + lines.join(lineEnd));
          expect(outcome.report!.status).toBe('COMMITTED');
          expect(valuesOf(outcome.after)).toEqual(valuesOf(good.after));
        }),
        { numRuns: 60, seed: 20_200_422 },
      );
    },
    PATIENCE_MS,
  );
});
