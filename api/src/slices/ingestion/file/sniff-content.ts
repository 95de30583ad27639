import { refusal } from '../refusal.js';
import { isDbn } from '../vendors/databento-dbn/is-dbn.js';

/** Bytes at the beginning that tell what a file is: a whole first block of one that is compressed. */
export const SNIFFED_BYTES = 129 * 1_024;
/** Of them, those that are looked at for what text is. */
const TEXT_BYTES = 4_096;

/** What a file turned out to hold. */
export type Content = 'PARQUET' | 'JSON' | 'OLD_WORKBOOK' | 'TEXT';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'Zstandard' },
  { bytes: [0x42, 0x5a, 0x68], name: 'bzip2' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'xz' },
];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const UTF16_LITTLE_ENDIAN = [0xff, 0xfe];
const UTF16_BIG_ENDIAN = [0xfe, 0xff];
const UTF8_BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Tells from its first bytes what a file holds.
 *
 * @param head the first `SNIFFED_BYTES`, fewer where the file is shorter
 * @param name the file's, for the messages
 * @throws {AppError} BAD_USER_INPUT, by name, for what can't be imported
 */
export function sniffContent(head: Uint8Array, name: string): Content {
  if (startsWith(head, PARQUET)) return 'PARQUET';
  refuseDbn(head, name);
  const packed = SIGNATURES.find(({ bytes }) => startsWith(head, bytes));
  if (packed !== undefined) {
    throw refusal('FILE_COMPRESSED', `${name} is packed with ${packed.name}: unpack it and import what is inside.`);
  }
  if (startsWith(head, OLD_EXCEL)) return 'OLD_WORKBOOK';
  const start = head.subarray(0, TEXT_BYTES);
  if (isUtf16(start)) {
    throw refusal('ENCODING_UTF16', `${name} is encoded as UTF-16: save it as UTF-8.`);
  }
  if (start.includes(0)) throw binaryFile(name);
  const text = new TextDecoder().decode(start).trimStart();
  if (text === '') throw refusal('FILE_EMPTY', `${name} is empty: there is nothing to import.`);
  if (/^<(!doctype|html|head|body|\?xml|!--)/i.test(text)) {
    throw refusal(
      'FILE_IS_HTML',
      `${name} is a web page, not a table: the download went wrong, or needs you to sign in first.`,
    );
  }
  return /^(\{|\[\s*[{["])/.test(text) ? 'JSON' : 'TEXT';
}

/**
 * Refuses Databento's binary encoding, which comes compressed as a rule: what is inside tells more than how it is packed.
 *
 * @param head the first `SNIFFED_BYTES`, fewer where the file is shorter
 * @throws {AppError} BAD_USER_INPUT `FILE_IS_DBN`
 */
export function refuseDbn(head: Uint8Array, name: string): void {
  if (!isDbn(head)) return;
  throw refusal('FILE_IS_DBN', `${name} is in Databento's binary encoding: ask for CSV, or convert it with dbn-cli.`);
}

/** @returns the error of a file that is no text */
export function binaryFile(name: string): Error {
  return refusal('FILE_BINARY', `${name} is no text but binary data: import CSV or Parquet.`);
}

function isUtf16(head: Uint8Array): boolean {
  if (startsWith(head, UTF16_LITTLE_ENDIAN) || startsWith(head, UTF16_BIG_ENDIAN)) return true;
  // Without a byte order mark, Latin text in UTF-16 has a zero in every other byte.
  if (head.length < 4 || startsWith(head, UTF8_BYTE_ORDER_MARK)) return false;
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = Math.floor(head.length / 2);
  return (even === 0 && odd >= half * 0.9) || (odd === 0 && even >= half * 0.9);
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
