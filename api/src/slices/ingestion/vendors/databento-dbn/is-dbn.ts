/**
 * Tells Databento's binary encoding (DBN), plain or compressed: it is not read here, so that it can be refused with the
 * advice to export CSV.
 */
import { constants, zstdDecompressSync } from 'node:zlib';

/** `DBN`; the number of its version follows. */
const DBN_MAGIC = [0x44, 0x42, 0x4e] as const;
/** No text begins with these three letters and a control character. */
const LAST_VERSION = 0x1f;
const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;
/** What one block of zstd may hold: it bounds what is unpacked. */
const LARGEST_BLOCK = 128 * 1024;

/**
 * @param head the first bytes of a file; of a compressed one its whole first block, for which 129 KiB always suffice
 * @returns whether it is DBN
 */
export function isDbn(head: Uint8Array): boolean {
  if (beginsWithDbn(head)) return true;
  const block = firstBlock(head);
  if (block === undefined) return false;
  try {
    const content = zstdDecompressSync(block, {
      // The frame goes on after its first block.
      finishFlush: constants.ZSTD_e_flush,
      maxOutputLength: LARGEST_BLOCK,
    });
    return beginsWithDbn(content);
  } catch {
    return false;
  }
}

function beginsWithDbn(bytes: Uint8Array): boolean {
  const version = bytes[DBN_MAGIC.length] ?? 0;
  return DBN_MAGIC.every((byte, index) => bytes[index] === byte) && version >= 1 && version <= LAST_VERSION;
}

/**
 * Cuts a zstd file after the first block of its first frame, so that no more than that is unpacked.
 *
 * @see RFC 8878, sections 3.1.1.1 (frame header) and 3.1.1.2 (blocks)
 */
function firstBlock(head: Uint8Array): Uint8Array | undefined {
  if (!ZSTD_MAGIC.every((byte, index) => head[index] === byte)) return undefined;
  const descriptor = head[ZSTD_MAGIC.length] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const windowBytes = isSingleSegment ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentSizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const start = ZSTD_MAGIC.length + 1 + windowBytes + dictionaryBytes + contentSizeBytes;
  const header = (head[start] ?? 0) | ((head[start + 1] ?? 0) << 8) | ((head[start + 2] ?? 0) << 16);
  const isRepeatedByte = ((header >> 1) & 3) === 1;
  const end = start + 3 + (isRepeatedByte ? 1 : header >> 3);
  return end <= head.length ? head.subarray(0, end) : undefined;
}
