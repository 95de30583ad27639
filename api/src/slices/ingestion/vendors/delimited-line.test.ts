/** Splitting of one line by RFC 4180, and what a cut line gives. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { splitDelimitedLine } from './delimited-line.js';

describe('a line of delimited text', () => {
  test('gives its fields as they stand, blank ones too', () => {
    expect(splitDelimitedLine('a,,b c,', ',')).toEqual(['a', '', 'b c', '']);
    expect(splitDelimitedLine(' 1 | x,y |', '|')).toEqual([' 1 ', ' x,y ', '']);
    expect(splitDelimitedLine('', ',')).toEqual(['']);
  });

  test('keeps delimiters that are between quotes', () => {
    expect(splitDelimitedLine('"2,000",1,"a,b"', ',')).toEqual(['2,000', '1', 'a,b']);
    expect(splitDelimitedLine('"",x,""', ',')).toEqual(['', 'x', '']);
  });

  test('takes two quotes inside a quoted field for one', () => {
    expect(splitDelimitedLine('"a ""b"" c","""",d', ',')).toEqual(['a "b" c', '"', 'd']);
  });

  test('keeps a quote that does not begin its field', () => {
    expect(splitDelimitedLine('5" pipe,x', ',')).toEqual(['5" pipe', 'x']);
  });

  test('appends what follows a closing quote', () => {
    expect(splitDelimitedLine('"a"b,c', ',')).toEqual(['ab', 'c']);
  });

  test('gives the rest of the line to a quote that is not closed', () => {
    expect(splitDelimitedLine('a,"b,c', ',')).toEqual(['a', 'b,c']);
    expect(splitDelimitedLine('a,"', ',')).toEqual(['a', '']);
    expect(splitDelimitedLine('a,"b""', ',')).toEqual(['a', 'b"']);
  });

  test('replaces all that the given array held', () => {
    const fields = ['1', '2', '3', '4'];
    expect(splitDelimitedLine('x,y', ',', fields)).toBe(fields);
    expect(fields).toEqual(['x', 'y']);
  });

  test('reads back any fields that were written with quotes, and those written without', () => {
    const field = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 8 }), (fields) => {
        const quoted = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(splitDelimitedLine(quoted, ',')).toEqual(fields);
        const plain = fields.map((text) => text.replaceAll(/[",]/g, ''));
        expect(splitDelimitedLine(plain.join(','), ',')).toEqual(plain);
      }),
    );
  });
});
