import { encryptedArchive, refusedArchive } from './archive-error.js';
import { refuseBomb } from './inflation-bound.js';
import type { ZipEntry } from './zip-directory.js';

/** What every Office Open XML workbook has. */
const WORKBOOK_PARTS = ['[content_types].xml', 'xl/workbook.xml'];
/** As many of several files as a person is told. */
const MOST_NAMES = 5;
/** As long as file systems let a name be. */
const LONGEST_NAME = 255;
/** Control characters, and those that turn the direction of what is shown or stand for half a character. */
const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Tells whether a ZIP is an Excel workbook. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return WORKBOOK_PARTS.every((part) =>
    entries.some(({ name }) => name.length === part.length && name.toLowerCase() === part),
  );
}

/**
 * A workbook is unpacked by whoever reads it, who stops each part at the size that is stated of it.
 *
 * @param size bytes of the whole file
 * @throws {AppError} BAD_USER_INPUT `ARCHIVE_TOO_LARGE`, `ARCHIVE_ENCRYPTED`
 */
export function refuseUnsafeWorkbook(entries: readonly ZipEntry[], size: number): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.isEncrypted) throw encryptedArchive();
    total += entry.unpackedSize;
    refuseBomb(total, size);
  }
}

/**
 * @returns the one file in it that is no folder and not hidden
 * @throws {AppError} BAD_USER_INPUT `ARCHIVE_WITHOUT_FILE`, `ARCHIVE_OF_SEVERAL`
 */
export function onlyFileOf(entries: readonly ZipEntry[]): ZipEntry {
  const files = entries.filter(({ isHidden }) => !isHidden);
  const [first, ...others] = files;
  if (first === undefined) {
    throw refusedArchive('ARCHIVE_WITHOUT_FILE', 'This archive has no file in it: import the one that has the prices.');
  }
  if (others.length === 0) return first;
  const names = files.slice(0, MOST_NAMES).map(({ name }) => baseName(name) ?? 'one without a name');
  const rest = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  throw refusedArchive(
    'ARCHIVE_OF_SEVERAL',
    `This archive has ${files.length} files in it (${names.join(', ')}${rest}): unpack it, and import them one by one.`,
    { files: names, count: files.length },
  );
}

/** @returns a name without its folders that can be shown; undefined where nothing of it can */
export function baseName(name: string): string | undefined {
  const base = (name.split('/').at(-1) ?? '').replace(NOT_SHOWN, '').trim();
  return base === '' || base === '.' || base === '..' ? undefined : Array.from(base).slice(0, LONGEST_NAME).join('');
}
