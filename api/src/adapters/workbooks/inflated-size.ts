import { unreadableWorkbook } from './workbook-error.js';

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
/** In place of a number it says that the number stands elsewhere, in a form for parts of over 4 GB. */
const ELSEWHERE = 0xffffffff;
/** Flag of a part that was written before its size was known. */
const SIZE_FOLLOWS = 0x08;
const STORED = 0;
const DEFLATED = 8;
/** Bytes that one byte of DEFLATE can stand for. */
const MOST_INFLATION = 1032;

/**
 * Adds up what the parts of a ZIP archive say they unpack to. The driver stops unpacking a part at what the directory
 * says of it, unless that is nothing, so this holds for files that lie as well; where it is nothing, the most is taken
 * that the packed bytes could stand for.
 *
 * @param archive all of the file
 * @returns bytes
 * @throws {AppError} BAD_USER_INPUT `WORKBOOK_UNREADABLE` for what is no archive, or hides the size of a part
 */
export function inflatedSize(archive: Uint8Array): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < count; entry++) {
    if (position + ENTRY_BYTES > view.byteLength || view.getUint32(position, true) !== ENTRY_SIGNATURE) {
      throw unreadableWorkbook(new Error(`no directory entry at byte ${position}`));
    }
    const method = view.getUint16(position + 10, true);
    const packed = view.getUint32(position + 20, true);
    const unpacked = view.getUint32(position + 24, true);
    const isHidden =
      packed === ELSEWHERE ||
      unpacked === ELSEWHERE ||
      (method !== STORED && method !== DEFLATED) ||
      // The driver then looks for the size where the part is.
      (packed === 0 && (view.getUint16(position + 8, true) & SIZE_FOLLOWS) !== 0);
    if (isHidden) throw unreadableWorkbook(new Error(`the directory entry at byte ${position} does not say its size`));
    total += unpacked === 0 ? packed * MOST_INFLATION : Math.max(packed, unpacked);
    position +=
      ENTRY_BYTES +
      view.getUint16(position + 28, true) +
      view.getUint16(position + 30, true) +
      view.getUint16(position + 32, true);
  }
  return total;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let position = last; position >= Math.max(0, last - LONGEST_COMMENT); position--) {
    if (view.getUint32(position, true) === END_SIGNATURE) return position;
  }
  throw unreadableWorkbook(new Error('no end of a directory: it is no ZIP archive, or was cut'));
}
