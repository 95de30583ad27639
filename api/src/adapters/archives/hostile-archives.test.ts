/**
 * Proves that archives made to do harm cost little: bombs are refused before much of them is written, a signal ends the
 * work midway, a full disk is told as such, and no change of an archive's bytes brings anything but an error in words.
 */
import { open, mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { workbookBytes } from '../../../test/support/workbook-bytes.js';
import { zipBytes } from '../../../test/support/zip-bytes.js';
import { AppError } from '../../shared/errors.js';
import { ArchiveUnpacker } from './archive-unpacker.js';

const MEGABYTE = 1_048_576;
/** A gigabyte in sixteen parts. */
const ZEROS = Buffer.alloc(64 * MEGABYTE);
const CSV = Array.from(
  { length: 60 },
  (_, index) => `2020-04-${String(index % 30)},CLM0,${String(index * 7.13)}\n`,
).join('');

let folder: string;
let directory: string;
/** Bytes that were written to any file since the test began to look. */
let written: number;
let handles: FileHandle;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-'));
  directory = join(folder, 'import');
  const probe = await open(folder, 'r');
  handles = Object.getPrototypeOf(probe) as FileHandle; // what every open file shares
  await probe.close();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function unpack(bytes: Uint8Array, signal?: AbortSignal) {
  const path = join(folder, 'received');
  await writeFile(path, bytes);
  onWrite(() => undefined);
  return new ArchiveUnpacker().unpack({ path, name: 'given' }, directory, signal === undefined ? {} : { signal });
}

/** Watches what is written, and acts before each time. */
function onWrite(act: () => void): void {
  written = 0;
  if (jest.isMockFunction(writeOfAll())) return;
  const write = writeOfAll();
  jest.spyOn(handles, 'write').mockImplementation(function (this: FileHandle, ...args: unknown[]) {
    const [bytes, offset] = args as [Uint8Array, number];
    written += bytes.length - offset;
    act();
    return write.call(this, bytes, offset) as never;
  });
}

/** The method of all open files as it is now. */
function writeOfAll(): (this: FileHandle, bytes: Uint8Array, offset: number) => Promise<unknown> {
  return Reflect.get(handles, 'write');
}

function leftovers(): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

/** Files below the test's folder that this process holds open; none where the system does not tell. */
async function openFiles(): Promise<readonly string[]> {
  const ids = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(ids.map((id) => readlink(`/proc/self/fd/${id}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder));
}

describe('a bomb', () => {
  const tooLarge = { code: 'BAD_USER_INPUT', reason: 'ARCHIVE_TOO_LARGE' };
  const part = deflateRawSync(ZEROS, { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array.from({ length: 16 }, () => part), deflateRawSync('')]);
  const member = gzipSync(ZEROS);

  test('of gzip is stopped once it is large and far more than was read', async () => {
    await expect(unpack(Buffer.concat(Array.from({ length: 16 }, () => member)))).rejects.toMatchObject(tooLarge);
    expect(written).toBeLessThanOrEqual(64 * MEGABYTE);
    expect(await leftovers()).toEqual([]);
  });

  test('of a ZIP that tells the truth is stopped before it begins', async () => {
    const bytes = zipBytes([{ name: 'a.csv', packed, unpackedSize: 1024 * MEGABYTE }]);
    await expect(unpack(bytes)).rejects.toMatchObject(tooLarge);
    expect(written).toBe(0);
  });

  test.each([1_000, 60 * MEGABYTE])('of a ZIP that says it is %d bytes is stopped there', async (unpackedSize) => {
    const bytes = zipBytes([{ name: 'a.csv', packed, unpackedSize }]);
    await expect(unpack(bytes)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason: 'ARCHIVE_DAMAGED' });
    expect(written).toBeLessThanOrEqual(unpackedSize);
    expect(await leftovers()).toEqual([]);
  });

  test('of a ZIP that says it is over 4 GB is refused, however much it is packed in', async () => {
    const entry = { name: 'a.csv', packed: Buffer.alloc(8), unpackedSize: 4096 * MEGABYTE + 1, isZip64: true };
    await expect(unpack(zipBytes([entry]))).rejects.toMatchObject({
      ...tooLarge,
      message: expect.stringContaining('more than 4 GB') as unknown,
    });
  });

  test('is not what is small, however well it is packed', async () => {
    const { path } = await unpack(gzipSync(Buffer.alloc(8 * MEGABYTE)));
    expect((await readFile(path)).equals(Buffer.alloc(8 * MEGABYTE))).toBe(true);
  });

  test('is not what is large and packed as data are', async () => {
    const lines = Buffer.from(
      Array.from({ length: MEGABYTE }, (_, index) => (index * index * 31 + (index >> 7)) & 0xff),
    );
    const member = gzipSync(lines);
    const { path } = await unpack(Buffer.concat(Array.from({ length: 66 }, () => member)));
    expect((await readFile(path)).length).toBe(66 * MEGABYTE);
  });

  test('of entries that share their data is refused', async () => {
    const shared = Array.from({ length: 50 }, (_, index) => ({ name: `.${index}`, content: CSV, sharesWith: 0 }));
    await expect(unpack(zipBytes([{ name: 'a.csv', content: CSV }, ...shared]))).rejects.toMatchObject({
      reason: 'ARCHIVE_DAMAGED',
    });
  });

  test('of a directory is refused before it fills the memory', async () => {
    const entries = Array.from({ length: 100 }, (_, index) => ({ name: `${'a'.repeat(60_000)}${index}`, method: 0 }));
    await expect(unpack(zipBytes(entries))).rejects.toMatchObject(tooLarge);
  });
});

describe('an end before the end', () => {
  test.each([
    ['gzip', gzipSync(ZEROS.subarray(MEGABYTE))],
    ['ZIP', zipBytes([{ name: 'a.csv', content: ZEROS.subarray(MEGABYTE) }])],
    ['stored ZIP', zipBytes([{ name: 'a.csv', content: ZEROS.subarray(MEGABYTE), method: 0 }])],
  ])('a signal that fires while a %s is unpacked ends it with its reason', async (_, bytes) => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    onWrite(() => {
      stop.abort(reason);
    });
    await expect(unpack(bytes, stop.signal)).rejects.toBe(reason);
    expect(written).toBeLessThanOrEqual(MEGABYTE);
    expect(await leftovers()).toEqual([]);
    expect(await openFiles()).toEqual([]);
  });

  test('a signal that fired before lets nothing begin', async () => {
    await expect(unpack(gzipSync(CSV), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(await leftovers()).toEqual([]);
  });

  test('a full disk is told as one, and leaves nothing', async () => {
    const path = join(folder, 'received');
    await writeFile(path, gzipSync(CSV));
    const full = await open('/dev/full', 'w');
    const write = writeOfAll();
    jest
      .spyOn(handles, 'write')
      .mockImplementation((async (bytes: Uint8Array, offset: number) => write.call(full, bytes, offset)) as never);
    await expect(new ArchiveUnpacker().unpack({ path, name: 'given' }, directory)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'DISK_FULL',
    });
    await full.close();
    expect(await leftovers()).toEqual([]);
  });

  test('what a first try left is replaced', async () => {
    await unpack(gzipSync('a first try that was longer\n'));
    const { path } = await unpack(gzipSync(CSV));
    expect(await readFile(path, 'utf8')).toBe(CSV);
  });

  test('a file that is missing is not told as damaged', async () => {
    const given = { path: join(folder, 'missing'), name: 'given' };
    await expect(new ArchiveUnpacker().unpack(given, directory)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('changed at random', () => {
  const RUNS = 150;
  const entry = { name: 'prices/april.csv', content: CSV };
  const change = fc.record({
    how: fc.constantFrom('flip', 'set', 'cut', 'drop', 'insert', 'double'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
    byte: fc.constantFrom(0x00, 0x01, 0x08, 0x41, 0x7f, 0x80, 0xff),
  });
  type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

  function changed(bytes: Buffer, { how, at, length, byte }: Change): Buffer {
    const start = Math.floor(at * bytes.length);
    const [before, piece, after] = [
      bytes.subarray(0, start),
      bytes.subarray(start, start + length),
      bytes.subarray(start + length),
    ];
    if (how === 'flip') return Buffer.concat([before, piece.map((value) => value ^ byte), after]);
    if (how === 'set') return Buffer.concat([before, Buffer.alloc(piece.length, byte), after]);
    if (how === 'cut') return before;
    if (how === 'drop') return Buffer.concat([before, after]);
    if (how === 'insert') return Buffer.concat([before, Buffer.alloc(length, byte), piece, after]);
    return Buffer.concat([before, piece, piece, after]);
  }

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['a ZIP', () => zipBytes([entry])],
    ['a stored ZIP', () => zipBytes([{ ...entry, method: 0 }])],
    ['a ZIP in 64 bits', () => zipBytes([{ ...entry, isZip64: true, hasDescriptor: true }])],
    ['a ZIP with hidden files', () => zipBytes([{ name: '.a', content: 'x' }, entry, { name: '__MACOSX/b' }])],
    ['a gzip of two members', () => Buffer.concat([gzipSync(CSV.slice(0, 900)), gzipSync(CSV.slice(900))])],
    [
      'a workbook in a ZIP',
      async () => {
        return zipBytes([{ name: 'a.xlsx', content: await workbookBytes() }]);
      },
    ],
  ])('%s is unpacked as it was or refused in words', async (kind, make) => {
    const good = await make();
    const path = join(folder, 'received');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        await rm(directory, { recursive: true, force: true });
        await writeFile(path, changes.reduce(changed, good));
        try {
          const file = await new ArchiveUnpacker().unpack({ path, name: 'given' }, directory);
          if (file.path === path) expect(await leftovers()).toEqual([]);
          else if (kind.startsWith('a workbook')) expect(file.isWorkbook).toBe(true);
          else if (kind.includes('ZIP')) expect(await readFile(file.path, 'utf8')).toBe(CSV);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toBe('BAD_USER_INPUT');
          expect(await leftovers()).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(await openFiles()).toEqual([]);
  });
});
