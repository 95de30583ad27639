import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

import { RandomAccessReader, fromRandomAccessReader, getFileNameLowLevel } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

import { archiveTooLarge, damagedArchive, encryptedArchive } from './archive-error.js';

/** A workbook of a thousand sheets has fewer; reading so many takes about a second. */
const MOST_ENTRIES = 10_000;
/** Of names, comments and what else entries have: all of it is held in memory; 10,000 parts of a workbook have 1 MB. */
const MOST_NAMES_MB = 4;
const MEGABYTE = 1_048_576;
/** What macOS adds beside each file. */
const MAC_FOLDER = '__MACOSX';
/** Of what stands before an entry's data, without its name. */
const LOCAL_HEADER_BYTES = 30;
/** What the driver says of a flag that it looks at before it gives the entry. */
const STRONG_ENCRYPTION = 'strong encryption is not supported';

/** Flag of a name in UTF-8. */
const IS_UTF8 = 0x800;

/** A file in a ZIP. */
export interface ZipEntry {
  /** As the archive has it, with `/` between folders: to be shown and compared, never to be used as a path. */
  readonly name: string;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly crc32: number;
  /** Number of the way it is packed in, as in APPNOTE.TXT 4.4.5. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Whether it is a folder, or what an operating system keeps for itself. */
  readonly isHidden: boolean;
  /** Where what stands before its data begins. */
  readonly headerStart: number;
  /** Where its data begin. */
  dataStart(): Promise<number>;
}

/** The directory of a ZIP, read whole and checked; the file must stay open while its entries are used. */
export class ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly #zip: ZipFile;

  private constructor(zip: ZipFile, entries: readonly ZipEntry[]) {
    this.#zip = zip;
    this.entries = entries;
  }

  /**
   * @throws {AppError} BAD_USER_INPUT `ARCHIVE_DAMAGED`, `ARCHIVE_ENCRYPTED`, `ARCHIVE_TOO_LARGE`; the driver's own
   * errors for what else is damaged
   */
  static async read(file: FileHandle, size: number, signal: AbortSignal | undefined): Promise<ZipDirectory> {
    const zip = await openZip(new FileReader(file), size);
    try {
      if (zip.entryCount > MOST_ENTRIES) throw archiveTooLarge(`has more than ${MOST_ENTRIES} entries`);
      const entries: ZipEntry[] = [];
      let nameBytes = 0;
      for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
        signal?.throwIfAborted();
        nameBytes += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
        if (nameBytes > MOST_NAMES_MB * MEGABYTE) throw archiveTooLarge(`has a directory of over ${MOST_NAMES_MB} MB`);
        entries.push(toZipEntry(zip, entry));
      }
      refuseOverlaps(entries, size);
      return new ZipDirectory(zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** The driver's own reader throws, where nobody can catch it, when an archive points beyond the largest number. */
class FileReader extends RandomAccessReader {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => {
        callback(null, bytesRead);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }
}

function openZip(reader: RandomAccessReader, size: number): Promise<ZipFile> {
  // Names stay bytes: the driver would refuse those that lead out of a folder, and none is used as a path here.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, size, options, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

/** @returns undefined after the last */
function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      act();
    };
    const onEntry = (entry: Entry): void => {
      settle(() => {
        resolve(entry);
      });
    };
    const onEnd = (): void => {
      settle(() => {
        resolve(undefined);
      });
    };
    const onError = (error: Error): void => {
      settle(() => {
        reject(error.message === STRONG_ENCRYPTION ? encryptedArchive() : error);
      });
    };
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

/** Entries that share their data make much of little, each of them within its own bound. */
function refuseOverlaps(entries: readonly ZipEntry[], size: number): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.headerStart - b.headerStart)) {
    if (entry.headerStart < end) throw damagedArchive(`two of its entries share byte ${entry.headerStart}`);
    end = entry.headerStart + LOCAL_HEADER_BYTES + entry.packedSize;
    if (end > size) throw damagedArchive(`an entry ends at byte ${end} of ${size}`);
  }
}

function toZipEntry(zip: ZipFile, entry: Entry): ZipEntry {
  // Many programs write UTF-8 and do not say so; a name of the code page of DOS is hardly ever UTF-8 by chance.
  const flags = entry.generalPurposeBitFlag | (isUtf8(entry.fileNameRaw) ? IS_UTF8 : 0);
  const name = getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, false);
  return {
    name,
    packedSize: entry.compressedSize,
    unpackedSize: entry.uncompressedSize,
    crc32: entry.crc32,
    method: entry.compressionMethod,
    isEncrypted: entry.isEncrypted(),
    isHidden: name.endsWith('/') || name.split('/').some(isHiddenPart),
    headerStart: entry.relativeOffsetOfLocalHeader,
    dataStart: async () => (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart,
  };
}

function isHiddenPart(part: string): boolean {
  return part === MAC_FOLDER || (part.startsWith('.') && part !== '.' && part !== '..');
}
