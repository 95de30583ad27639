import { randomBytes } from 'node:crypto';

import type { Clock } from './clock.js';

/** What counts the ids of a millisecond: 12 bits, of which it begins in the lower half. */
const COUNTS = 4_096;
const FIRST_COUNTS = COUNTS / 2;

/**
 * @returns a maker of UUIDs, version 7 of RFC 9562: they sort in the order in which one process made them, so that what
 * is listed by time and id keeps its order within a millisecond; 62 bits are random
 */
export function timeOrderedIds(clock: Clock): () => string {
  let lastMs = 0;
  let count = 0;
  return () => {
    const bytes = randomBytes(16);
    const now = clock();
    if (now > lastMs) {
      lastMs = now;
      count = bytes.readUInt16BE(6) % FIRST_COUNTS;
    } else if (count + 1 < COUNTS) count += 1;
    else {
      // More than a millisecond has room for, or a clock that went back: the next one is begun early.
      lastMs += 1;
      count = 0;
    }
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
