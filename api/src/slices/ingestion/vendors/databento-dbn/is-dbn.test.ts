/** DBN is told by its magic, compressed or not. Test vectors are those that the vendor publishes with its encoder. */
import { readFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { isDbn } from './is-dbn.js';

for (const name of [
  'test_data.ohlcv-1d.dbn',
  'test_data.statistics.v2.dbn.zst',
  'test_data.definition.v3.dbn.zst',
  'test_data.statistics.v3.dbn.zst',
]) {
  describeWithSharedData('the vendor’s own file', `data/databento_dbn/${name}`, (path) => {
    test(`${name} is DBN`, () => {
      expect(isDbn(readFileSync(path))).toBe(true);
    });
  });
}

describe('isDbn', () => {
  const dbn = Buffer.concat([
    Buffer.from('DBN\x02'),
    Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * index) % 251)),
  ]);

  test('needs no more than the first block of a compressed file', () => {
    expect(isDbn(zstdCompressSync(dbn).subarray(0, 129 * 1024))).toBe(true);
  });

  test('does not take other files for it', () => {
    expect(isDbn(new Uint8Array())).toBe(false);
    expect(isDbn(Buffer.from('DBN'))).toBe(false);
    expect(isDbn(Buffer.from('DBN,Date,Settle\n'))).toBe(false);
    expect(isDbn(zstdCompressSync(Buffer.from('ts_event,rtype\n')))).toBe(false);
    expect(isDbn(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))).toBe(false);
  });

  test('survives every cut and flip of a compressed file', () => {
    const compressed = zstdCompressSync(Buffer.from('DBN\x03 and some more'));
    for (let index = 0; index < compressed.length; index++) {
      const flipped = Buffer.from(compressed);
      flipped[index] = flipped[index]! ^ 0xff;
      expect(typeof isDbn(flipped)).toBe('boolean');
      expect(typeof isDbn(compressed.subarray(0, index))).toBe('boolean');
    }
  });
});
