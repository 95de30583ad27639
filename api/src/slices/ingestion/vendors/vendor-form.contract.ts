/** What every decoder of text is held to: it takes whatever a file may hold, and never throws for it. */
import { expect } from '@jest/globals';
import * as fc from 'fast-check';

import type { StatedRow } from './stated-row.js';
import type { TextForm, TextLine } from './vendor-form.js';

const RUNS = 300;
const MOST_CHANGES = 4;
const INSERTED = [',', '"', '\n', '\r\n', '-', '.', '0', 'é', '\u0000', 'Date', 'Ticker', '=', '99999999999999999999'];

/** @returns what the form says of a text whose lines end in LF or CR LF */
export async function decodedText(form: TextForm, text: string, fileName: string): Promise<StatedRow[]> {
  async function* lines(): AsyncGenerator<TextLine> {
    await Promise.resolve();
    for (const [index, line] of text.split(/\r?\n/).entries()) yield { line: index + 1, text: line };
  }
  const rows: StatedRow[] = [];
  for await (const row of form.decode(lines(), { fileName })) rows.push(row);
  return rows;
}

/** A text with some of it cut out, doubled, replaced or added. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('cut', 'double', 'flip', 'insert'),
    at: fc.nat({ max: text.length }),
    length: fc.nat({ max: 60 }),
    inserted: fc.oneof(fc.constantFrom(...INSERTED), fc.string({ maxLength: 8 })),
  });
  return fc.array(change, { minLength: 1, maxLength: MOST_CHANGES }).map((changes) => {
    let mutated = text;
    for (const { kind, at, length, inserted } of changes) {
      const [before, piece, after] = [mutated.slice(0, at), mutated.slice(at, at + length), mutated.slice(at + length)];
      if (kind === 'cut') mutated = before + after;
      else if (kind === 'double') mutated = before + piece + piece + after;
      else if (kind === 'flip') mutated = before + inserted.slice(0, 1) + mutated.slice(at + 1);
      else mutated = before + inserted + piece + after;
    }
    return mutated;
  });
}

/** Decodes many mutations of a valid file; each row that comes of one must be of a line that it has. */
export async function expectToTakeAnything(form: TextForm, text: string, fileName: string): Promise<void> {
  await fc.assert(
    fc.asyncProperty(mutatedText(text), async (mutated) => {
      form.detect(mutated.split('\n').slice(0, 5));
      const lineCount = mutated.split(/\r?\n/).length;
      for (const row of await decodedText(form, mutated, fileName)) {
        expect(row.line).toBeGreaterThanOrEqual(1);
        expect(row.line).toBeLessThanOrEqual(lineCount);
      }
    }),
    { numRuns: RUNS },
  );
}
