/** What PostgreSQL has no place for goes from JSON; everything else stays. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { storableJson } from './storable-json.js';
import { storableText } from './storable-text.js';

test('zero characters and halves of surrogate pairs are replaced, in names too', () => {
  expect(storableJson({ 'a\0': ['\0', '\uD83D', 'x\uDEE2y', '🛢'] })).toStrictEqual({
    'a\uFFFD': ['\uFFFD', '\uFFFD', 'x\uFFFDy', '🛢'],
  });
});

test('what only looks like their escapes stays', () => {
  const texts = [String.raw`\u0000`, String.raw`\\ud83d`, '\\', '"', '\n\u0001\u007F', '\uFFFD', 'Öl'];
  expect(storableJson(texts)).toStrictEqual(texts);
});

test('what is undefined goes, null stays', () => {
  expect(storableJson({ a: undefined, b: null, c: [{ d: undefined }] })).toStrictEqual({ b: null, c: [{}] });
  expect(storableJson(null)).toBeNull();
});

test('every text is as it would be by itself', () => {
  const character = fc.oneof(
    fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\0', '\\', 'u', '0', '\uD83D', '\uDEE2', '"'),
  );
  fc.assert(
    fc.property(fc.string({ unit: character }), (text) => {
      expect(storableJson([text])).toStrictEqual([storableText(text)]);
    }),
    { numRuns: 1_000 },
  );
});
