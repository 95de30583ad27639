/** Proves that lines are the same wherever a text is cut into pieces. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { TextLine } from '../vendors/vendor-form.js';
import { textLines } from './text-lines.js';

async function linesOf(pieces: readonly string[]): Promise<TextLine[]> {
  async function* text(): AsyncGenerator<string> {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
  const lines: TextLine[] = [];
  for await (const line of textLines(text(), 'file.txt')) lines.push(line);
  return lines;
}

/** @returns what a plain split gives; the end of the last line begins no other */
function split(text: string): TextLine[] {
  const lines = text.split(/\r\n|\n|\r/).map((each, index) => ({ line: index + 1, text: each }));
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

describe('lines', () => {
  test.each(['', 'a', 'a\n', 'a\r\nb', 'a\rb\r', '\n\n', '\r\r', '\r\n\r\n', 'a\n\rb', 'a\n\r', '\r', 'é\u2028b\n'])(
    'of %j are those of a plain split, piece by piece too',
    async (text) => {
      expect(await linesOf([text])).toEqual(split(text));
      expect(await linesOf(text.split(''))).toEqual(split(text));
    },
  );

  test('are those of a plain split wherever the text is cut', async () => {
    const piece = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', ',', 'é', '€'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        expect(await linesOf(pieces)).toEqual(split(pieces.join('')));
      }),
      { numRuns: 1_000 },
    );
  });

  test('of more than a million characters are refused, in one piece or in many, and one of as many is not', async () => {
    const longest = 'x'.repeat(1 << 20);
    const tooLong = { code: 'BAD_USER_INPUT', reason: 'LINE_TOO_LONG', details: { after: 1 } };
    await expect(linesOf(['a\n', longest, 'x'])).rejects.toMatchObject(tooLong);
    await expect(linesOf([`a\n${longest}x\nb`])).rejects.toMatchObject(tooLong);
    expect((await linesOf([`a\n${longest}\nb`])).map(({ text }) => text.length)).toEqual([1, 1 << 20, 1]);
  });
});
