import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a ZIP as a test wants it; what is left out is as it should be. */
export interface PlannedEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** The bytes as they stand in the file, in place of the content packed. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly unpackedSize?: number;
  /** Sizes stand after the data, and nothing of them before (APPNOTE.TXT 4.3.9). */
  readonly hasDescriptor?: boolean;
  /** Sizes and offset stand in 64 bits (APPNOTE.TXT 4.5.3). */
  readonly isZip64?: boolean;
  /** Shares the data of the entry of this number. */
  readonly sharesWith?: number;
}

const DEFLATED = 8;
const HAS_DESCRIPTOR = 0x08;
const ELSEWHERE = 0xffffffff;

/** Writes a ZIP by hand, right or wrong. */
export function zipBytes(entries: readonly PlannedEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let position = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? DEFLATED;
    const packed = entry.packed ?? (method === DEFLATED ? deflateRawSync(content) : content);
    const header = {
      name: Buffer.from(entry.name),
      method,
      flags: (entry.flags ?? 0) | (entry.hasDescriptor === true ? HAS_DESCRIPTOR : 0),
      crc: entry.crc ?? crc32(content),
      packedSize: entry.packedSize ?? packed.length,
      unpackedSize: entry.unpackedSize ?? content.length,
      isZip64: entry.isZip64 === true,
    };
    offsets.push(entry.sharesWith === undefined ? position : offsets[entry.sharesWith]!);
    directory.push(directoryEntry(header, offsets.at(-1)!));
    if (entry.sharesWith !== undefined) continue;
    const part = [localHeader(header, entry.hasDescriptor === true), packed];
    if (entry.hasDescriptor === true) {
      part.push(
        Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), uint32(header.crc, packed.length, content.length)]),
      );
    }
    const bytes = Buffer.concat(part);
    parts.push(bytes);
    position += bytes.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const isZip64 = entries.some((entry) => entry.isZip64 === true);
  return Buffer.concat([...parts, directoryBytes, endOf(entries.length, directoryBytes.length, position, isZip64)]);
}

interface Header {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly isZip64: boolean;
}

function localHeader(header: Header, sizesFollow: boolean): Buffer {
  const stated = sizesFollow ? [0, 0] : [header.packedSize, header.unpackedSize];
  const sizes = header.isZip64 ? [ELSEWHERE, ELSEWHERE] : stated;
  const extra = header.isZip64 ? Buffer.concat([uint16(0x0001, 16), uint64(...stated.toReversed())]) : Buffer.alloc(0);
  return Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    uint16(20, header.flags, header.method, 0, 0),
    uint32(sizesFollow ? 0 : header.crc, ...sizes),
    uint16(header.name.length, extra.length),
    header.name,
    extra,
  ]);
}

function directoryEntry(header: Header, offset: number): Buffer {
  const extra = header.isZip64
    ? Buffer.concat([uint16(0x0001, 24), uint64(header.unpackedSize, header.packedSize, offset)])
    : Buffer.alloc(0);
  const [packed, unpacked, start] = header.isZip64
    ? [ELSEWHERE, ELSEWHERE, ELSEWHERE]
    : [header.packedSize, header.unpackedSize, offset];
  return Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    uint16(20, 20, header.flags, header.method, 0, 0),
    uint32(header.crc, packed, unpacked),
    uint16(header.name.length, extra.length, 0, 0, 0),
    uint32(0, start),
    header.name,
    extra,
  ]);
}

function endOf(count: number, size: number, offset: number, isZip64: boolean): Buffer {
  const [total, bytes, start] = isZip64 ? [0xffff, ELSEWHERE, ELSEWHERE] : [count, size, offset];
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'),
    uint16(0, 0, total, total),
    uint32(bytes, start),
    uint16(0),
  ]);
  if (!isZip64) return end;
  return Buffer.concat([
    Buffer.from('PK\x06\x06', 'latin1'),
    uint64(44),
    uint16(45, 45),
    uint32(0, 0),
    uint64(count, count, size, offset),
    Buffer.from('PK\x06\x07', 'latin1'),
    uint32(0),
    uint64(offset + size),
    uint32(1),
    end,
  ]);
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}

function uint64(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), index * 8));
  return bytes;
}
