/** What a form of text makes of a file, and what may have happened to a file on its way. */
import fc from 'fast-check';

import type { StatedRow } from '../../src/slices/ingestion/vendors/stated-row.js';
import type { TextForm, TextLine } from '../../src/slices/ingestion/vendors/vendor-form.js';

/** @param text of the whole file, its lines ended by LF or CR LF */
export async function decodedText(form: TextForm, text: string, fileName = 'file.txt'): Promise<StatedRow[]> {
  const rows: StatedRow[] = [];
  for await (const row of form.decode(linesOf(text), { fileName })) rows.push(row);
  return rows;
}

/** @returns whether the form knows a file that begins so */
export function isDetected(form: TextForm, text: string): boolean {
  return form.detect(text.split(/\r?\n/));
}

/** @returns texts that differ from a valid one by up to eight cuts, changed, doubled or added characters */
export function damagedText(valid: string): fc.Arbitrary<string> {
  const damage = fc.record({
    kind: fc.constantFrom('CUT', 'FLIP', 'DOUBLE', 'INSERT'),
    place: fc.nat(valid.length - 1),
    length: fc.integer({ min: 1, max: 40 }),
    text: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  });
  return fc.array(damage, { minLength: 1, maxLength: 8 }).map((damages) =>
    damages.reduce((text, { kind, place, length, text: added }) => {
      const before = text.slice(0, place);
      const part = text.slice(place, place + length);
      const after = text.slice(place + length);
      switch (kind) {
        case 'CUT':
          return before + after;
        case 'FLIP':
          return before + added + text.slice(place + added.length);
        case 'DOUBLE':
          return before + part + part + after;
        default:
          return before + added + part + after;
      }
    }, valid),
  );
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file's lines come asynchronously
async function* linesOf(text: string): AsyncGenerator<TextLine> {
  let line = 0;
  for (const content of text.split(/\r?\n/)) {
    line += 1;
    yield { line, text: content };
  }
}
