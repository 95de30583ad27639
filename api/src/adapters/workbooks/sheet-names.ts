/** Names the sheets of a workbook that is written as a stream, whose driver names all but the first by number. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** More than all that comes after the last sheet. */
const HELD_BACK_BYTES = 64 * 1_024;
const WORKBOOK = 'xl/workbook.xml';
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const PART_BYTES = 30;
/** Stands between a part and its checksum and sizes, where these follow it. */
const SIZES_SIGNATURE = 0x08074b50;

/**
 * @param archive bytes of a workbook without ZIP64
 * @param names new names of sheets by those that the driver gave; plain letters, digits and underscores
 */
export async function* withSheetNames(
  archive: AsyncIterable<Uint8Array>,
  names: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let given = 0;
  for await (const piece of archive) {
    held.push(piece);
    heldBytes += piece.length;
    while (held.length > 1 && heldBytes - (held[0]?.length ?? 0) >= HELD_BACK_BYTES) {
      const [first, ...others] = held;
      held = others;
      if (first === undefined) break;
      heldBytes -= first.length;
      given += first.length;
      yield first;
    }
  }
  yield* renamed(Buffer.concat(held), given, names);
}

/** A part as the directory has it, by offsets into what is held. */
interface Entry {
  readonly at: number;
  readonly name: string;
  readonly packed: number;
  readonly partAt: number;
}

/** @param start how many bytes of the archive come before the tail */
function renamed(tail: Buffer, start: number, names: Readonly<Record<string, string>>): readonly Uint8Array[] {
  const end = tail.length - END_BYTES;
  if (end < 0 || tail.readUInt32LE(end) !== END_SIGNATURE) throw unexpected('its end');
  const directory = entriesOf(tail, start, end);
  const workbook = directory.find(({ name }) => name === WORKBOOK);
  if (workbook === undefined || workbook.partAt < 0) throw unexpected('its list of sheets');
  const { partAt, packed } = workbook;
  const from = partAt + PART_BYTES + tail.readUInt16LE(partAt + 26) + tail.readUInt16LE(partAt + 28);
  const sizesAt = from + packed;
  if (tail.readUInt32LE(sizesAt) !== SIZES_SIGNATURE) throw unexpected('the sizes of its list of sheets');
  const xml = Buffer.from(withNames(inflateRawSync(tail.subarray(from, sizesAt)).toString('utf8'), names));
  const body = deflateRawSync(xml);
  const shift = body.length - packed;
  for (const at of [sizesAt + 4, workbook.at + 16]) {
    tail.writeUInt32LE(crc32(xml), at);
    tail.writeUInt32LE(body.length, at + 4);
    tail.writeUInt32LE(xml.length, at + 8);
  }
  for (const { at, partAt: offset } of directory) {
    if (offset > partAt) tail.writeUInt32LE(start + offset + shift, at + 42);
  }
  tail.writeUInt32LE(tail.readUInt32LE(end + 16) + shift, end + 16);
  return [tail.subarray(0, from), body, tail.subarray(sizesAt)];
}

function entriesOf(tail: Buffer, start: number, end: number): readonly Entry[] {
  const entries: Entry[] = [];
  let at = tail.readUInt32LE(end + 16) - start;
  for (let count = tail.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at < 0 || tail.readUInt32LE(at) !== ENTRY_SIGNATURE) throw unexpected('its directory');
    const nameBytes = tail.readUInt16LE(at + 28);
    entries.push({
      at,
      name: tail.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      packed: tail.readUInt32LE(at + 20),
      partAt: tail.readUInt32LE(at + 42) - start,
    });
    at += ENTRY_BYTES + nameBytes + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return entries;
}

function withNames(xml: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((text, [from, to]) => {
    if (!text.includes(`name="${from}"`)) throw unexpected(`the sheet ${from}`);
    return text.replace(`name="${from}"`, `name="${to}"`);
  }, xml);
}

function unexpected(what: string): Error {
  return new Error(`the workbook that was written is not as expected: ${what} was not found`);
}
