/** @jest-environment node */
import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import { readSample, splitLine } from './read-sample.js';

test('the header and the lines after it are read, whatever ends them', async () => {
  expect(await readSample(new Blob(['a,b\r\n1,2\n\n3,4\r5,6']))).toEqual({
    header: 'a,b',
    lines: ['1,2', '3,4', '5,6'],
  });
});

test('of a long file the beginning is read, without a line that was cut', async () => {
  const line = `${'x'.repeat(2_000)},1`;
  const { lines } = await readSample(new Blob([`a,b\n${`${line}\n`.repeat(500)}`]));
  // 64 KiB hold 32 such lines and a part of one.
  expect(lines).toHaveLength(32);
  expect(lines.every((each) => each === line)).toBe(true);
});

test('a packed file is unpacked as far as it goes', async () => {
  const packed = gzipSync('a;b\n1;2\n');
  expect(await readSample(new Blob([new Uint8Array(packed)]))).toEqual({ header: 'a;b', lines: ['1;2'] });
});

test('what has no columns to show says what to do', async () => {
  await expect(readSample(new Blob(['PK\u0003\u0004rest']))).rejects.toThrow('Choose the CSV file itself');
  await expect(readSample(new Blob(['a\0b\nc']))).rejects.toThrow('not text');
  await expect(readSample(new Blob(['only a header\n']))).rejects.toThrow('no rows below a header');
  await expect(readSample(new Blob([]))).rejects.toThrow('no rows below a header');
});

test('quoted values keep what parts the others', () => {
  expect(splitLine('a,"b, ""c""", d ,', ',')).toEqual(['a', 'b, "c"', 'd', '']);
  expect(splitLine('1\t2', '\t')).toEqual(['1', '2']);
});
