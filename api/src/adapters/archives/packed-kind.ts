import type { FileHandle } from 'node:fs/promises';

/** What can be unpacked, or is refused by its name; undefined for what is not packed. */
export type PackedKind = 'GZIP' | 'ZIP' | 'TAR' | '7-Zip' | 'RAR' | 'bzip2' | 'xz' | 'Zstandard' | undefined;

/** As far into a file as a mark stands. */
const HEAD_BYTES = 512;

/** The bytes that each begins with, save for what stands before them. */
const MARKS: readonly { readonly kind: PackedKind; readonly at: number; readonly bytes: Buffer }[] = [
  { kind: 'GZIP', at: 0, bytes: Buffer.from([0x1f, 0x8b]) },
  { kind: 'ZIP', at: 0, bytes: Buffer.from('PK\x03\x04', 'latin1') },
  { kind: 'ZIP', at: 0, bytes: Buffer.from('PK\x05\x06', 'latin1') },
  { kind: 'ZIP', at: 0, bytes: Buffer.from('PK\x07\x08', 'latin1') },
  { kind: 'TAR', at: 257, bytes: Buffer.from('ustar', 'latin1') },
  { kind: '7-Zip', at: 0, bytes: Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) },
  { kind: 'RAR', at: 0, bytes: Buffer.from('Rar!\x1a\x07', 'latin1') },
  { kind: 'bzip2', at: 4, bytes: Buffer.from('1AY&SY', 'latin1') },
  { kind: 'xz', at: 0, bytes: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]) },
  { kind: 'Zstandard', at: 0, bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]) },
];

/** Tells from a file's first bytes what it is packed in. */
export async function packedKind(file: FileHandle): Promise<PackedKind> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  return MARKS.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes))?.kind;
}
