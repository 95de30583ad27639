import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import type { UnpackedFile, Unpacker } from '../../slices/ingestion/index.js';
import { archiveError, damagedArchive, encryptedArchive, refusedArchive } from './archive-error.js';
import { deflated, gunzipped, stored } from './inflate.js';
import type { FileRange, Inflated } from './inflate.js';
import { refuseBomb } from './inflation-bound.js';
import { packedKind } from './packed-kind.js';
import type { PackedKind } from './packed-kind.js';
import { baseName, onlyFileOf, refuseUnsafeWorkbook, isWorkbook } from './zip-content.js';
import { ZipDirectory } from './zip-directory.js';
import type { ZipEntry } from './zip-directory.js';

/** The name is this program's own: an entry's could lead out of the folder. */
const UNPACKED = 'unpacked';
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const GZIP_ENDING = /\.gz(ip)?$/i;
/** Ways of packing a part of a ZIP, by their numbers in APPNOTE.TXT 4.4.5. */
const METHODS = new Map([
  [0, stored],
  [8, deflated],
]);

/** Unpacks gzip and ZIP on the machine that the process runs on, piece by piece, and within a bound. */
export class ArchiveUnpacker implements Unpacker {
  async unpack(
    given: { readonly path: string; readonly name: string },
    directory: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<UnpackedFile> {
    const { signal } = options;
    try {
      signal?.throwIfAborted();
      return await withFile(given.path, async (file) => {
        const kind = await packedKind(file);
        if (kind === undefined) return { ...given, isWorkbook: false };
        if (kind === 'GZIP') return await unpackGzip(file, given.name, directory, signal);
        if (kind === 'ZIP') return await unpackZip(file, given, directory, signal);
        throw unsupported(`a ${kind} archive`);
      });
    } catch (error) {
      // The reason that the caller gave is not the archive's.
      throw signal?.aborted === true && error === signal.reason ? error : archiveError(error);
    }
  }
}

async function unpackGzip(
  file: FileHandle,
  name: string,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<UnpackedFile> {
  const { size } = await file.stat();
  return unpackInto(
    directory,
    name.replace(GZIP_ENDING, ''),
    (target) => write(gunzipped({ file, start: 0, end: size }), target, signal),
    signal,
  );
}

async function unpackZip(
  file: FileHandle,
  given: { readonly path: string; readonly name: string },
  directory: string,
  signal: AbortSignal | undefined,
): Promise<UnpackedFile> {
  const { size } = await file.stat();
  const zip = await ZipDirectory.read(file, size, signal);
  try {
    if (isWorkbook(zip.entries)) {
      refuseUnsafeWorkbook(zip.entries, size);
      return { ...given, isWorkbook: true };
    }
    const entry = onlyFileOf(zip.entries);
    if (entry.isEncrypted) throw encryptedArchive();
    const unpackPart = METHODS.get(entry.method);
    if (unpackPart === undefined) throw unsupported(`packed in a way (number ${entry.method})`);
    refuseBomb(entry.unpackedSize, entry.packedSize);
    const start = await entry.dataStart();
    const range: FileRange = { file, start, end: start + entry.packedSize };
    return await unpackInto(
      directory,
      baseName(entry.name) ?? UNPACKED,
      (target) => write(checked(unpackPart(range), entry), target, signal),
      signal,
    );
  } finally {
    zip.close();
  }
}

/** Passes on what comes out of an entry, and throws where that is not what its directory says. */
async function* checked(pieces: AsyncIterable<Inflated>, entry: ZipEntry): AsyncGenerator<Inflated> {
  let length = 0;
  let sum = 0;
  for await (const inflated of pieces) {
    length += inflated.piece.length;
    if (length > entry.unpackedSize) throw damagedArchive(`more than its ${entry.unpackedSize} bytes came out`);
    sum = crc32(inflated.piece, sum);
    yield inflated;
  }
  if (length !== entry.unpackedSize) throw damagedArchive(`${length} of ${entry.unpackedSize} bytes came out`);
  if (sum !== entry.crc32) throw damagedArchive('its check sum is not that of what came out');
}

/** Makes the one file, lets it be filled, and removes it where that fails. */
async function unpackInto(
  directory: string,
  name: string,
  fill: (target: FileHandle) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<UnpackedFile> {
  const path = join(directory, UNPACKED);
  await mkdir(directory, { recursive: true, mode: OWNER_ONLY_FOLDER });
  // An import that begins again finds what its first try left.
  await rm(path, { force: true });
  try {
    const target = await open(path, 'wx', OWNER_ONLY);
    try {
      await fill(target);
    } finally {
      await target.close();
    }
    return { path, name, isWorkbook: await isPackedWorkbook(path, signal) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** @throws {AppError} BAD_USER_INPUT `ARCHIVE_UNSUPPORTED` for an archive in an archive, of which a workbook is none */
function isPackedWorkbook(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  return withFile(path, async (file) => {
    const kind = await packedKind(file);
    if (kind === undefined) return false;
    if (kind !== 'ZIP') throw nested(kind);
    const { size } = await file.stat();
    const zip = await ZipDirectory.read(file, size, signal);
    try {
      if (!isWorkbook(zip.entries)) throw nested(kind);
      refuseUnsafeWorkbook(zip.entries, size);
      return true;
    } finally {
      zip.close();
    }
  });
}

async function write(
  pieces: AsyncIterable<Inflated>,
  target: FileHandle,
  signal: AbortSignal | undefined,
): Promise<void> {
  let length = 0;
  for await (const { piece, packedBytes } of pieces) {
    signal?.throwIfAborted();
    length += piece.length;
    refuseBomb(length, packedBytes);
    for (let written = 0; written < piece.length;) {
      written += (await target.write(piece, written)).bytesWritten;
    }
  }
  signal?.throwIfAborted();
}

async function withFile<Result>(path: string, act: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const file = await open(path, 'r');
  try {
    return await act(file);
  } finally {
    await file.close();
  }
}

function nested(kind: PackedKind): Error {
  return refusedArchive(
    'ARCHIVE_UNSUPPORTED',
    `This archive has another archive in it (${String(kind)}): unpack it, and import the file that was in that.`,
  );
}

/** @param what continues "This is" */
function unsupported(what: string): Error {
  return refusedArchive(
    'ARCHIVE_UNSUPPORTED',
    `This is ${what} that cannot be unpacked here: unpack it, and import the file, or pack it as ZIP or gzip.`,
  );
}
