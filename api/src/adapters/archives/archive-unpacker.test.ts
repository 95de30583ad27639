/**
 * Proves that a file comes out of gzip and ZIP as it went in, and that whatever is damaged, locked, of several files or
 * made to do harm is refused in words and leaves nothing. Archives are made by zlib, by hand from APPNOTE.TXT, or by
 * another program.
 */
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { workbookBytes } from '../../../test/support/workbook-bytes.js';
import { zipBytes } from '../../../test/support/zip-bytes.js';
import type { PlannedEntry } from '../../../test/support/zip-bytes.js';
import { AppError } from '../../shared/errors.js';
import { ArchiveUnpacker } from './archive-unpacker.js';

const CSV = 'Date,Price\n2020-04-20,-37.63\n2020-04-21,10.01\n';
const MEGABYTE = 1_048_576;

let folder: string;
let directory: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-'));
  directory = join(folder, 'import');
});
afterEach(() => rm(folder, { recursive: true }));

async function unpack(bytes: Uint8Array, name = 'given', signal?: AbortSignal) {
  const path = join(folder, 'received');
  await writeFile(path, bytes);
  return new ArchiveUnpacker().unpack({ path, name }, directory, signal === undefined ? {} : { signal });
}

async function unpacked(bytes: Uint8Array, name?: string): Promise<readonly [string, string]> {
  const file = await unpack(bytes, name);
  expect(file).toMatchObject({ path: join(directory, 'unpacked'), isWorkbook: false });
  return [file.name, await readFile(file.path, 'utf8')];
}

async function refusal(bytes: Uint8Array): Promise<AppError> {
  const error: unknown = await unpack(bytes).then(
    () => new Error('it was unpacked'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  expect(await leftovers()).toEqual([]);
  return error;
}

async function expectRefused(bytes: Uint8Array, reason: string, message?: string): Promise<void> {
  const refused = { code: 'BAD_USER_INPUT', reason, message: expect.stringContaining(message ?? 'This ') };
  expect(await refusal(bytes)).toMatchObject(refused);
}

function leftovers(): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

/** A POSIX archive's first block is enough to be told by. */
function tarBytes(): Buffer {
  const block = Buffer.alloc(1024);
  block.write('prices.csv', 0);
  block.write('ustar\x0000', 257, 'latin1');
  return block;
}

describe('what is not packed', () => {
  test.each([[''], ['P'], [CSV], ['PAR1 and more'], ['PK,Price\n']])('%j is given back as it is', async (content) => {
    const file = await unpack(Buffer.from(content), 'april.zip');
    expect(file).toEqual({ path: join(folder, 'received'), name: 'april.zip', isWorkbook: false });
    expect(await leftovers()).toEqual([]);
  });
});

describe('gzip', () => {
  test.each([
    ['april.csv.gz', 'april.csv'],
    ['APRIL.CSV.GZ', 'APRIL.CSV'],
    ['april.csv.gzip', 'april.csv'],
    ['april.csv', 'april.csv'],
  ])('of the name %s is unpacked as %s', async (given, name) => {
    expect(await unpacked(gzipSync(CSV), given)).toEqual([name, CSV]);
  });

  test('of several members is unpacked whole, with or without padding after it', async () => {
    const members = Buffer.concat([gzipSync('a\n'), gzipSync(''), gzipSync('b\n'), gzipSync('c\n')]);
    expect((await unpacked(members))[1]).toBe('a\nb\nc\n');
    expect((await unpacked(Buffer.concat([members, Buffer.alloc(300_000)])))[1]).toBe('a\nb\nc\n');
  });

  test('of more than many pieces comes out byte for byte, for its owner alone', async () => {
    const content = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * index) % 251));
    const { path } = await unpack(gzipSync(content));
    expect((await readFile(path)).equals(content)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('cut, of a wrong check sum, or with something after it is damaged', async () => {
    const bytes = gzipSync(CSV);
    await expectRefused(bytes.subarray(0, 40), 'ARCHIVE_DAMAGED', 'download it again');
    await expectRefused(bytes.subarray(0, 2), 'ARCHIVE_DAMAGED');
    const changed = Buffer.from(bytes);
    changed.writeUInt32LE((crc32(CSV) + 1) % 2 ** 32, changed.length - 8);
    await expectRefused(changed, 'ARCHIVE_DAMAGED');
    await expectRefused(Buffer.concat([bytes, Buffer.from('rest')]), 'ARCHIVE_DAMAGED');
  });

  test('a member whose mark was zeroed is not dropped in silence', async () => {
    const second = Buffer.from(gzipSync('b\n'));
    second[0] = 0;
    await expectRefused(Buffer.concat([gzipSync('a\n'), second]), 'ARCHIVE_DAMAGED');
    await expectRefused(Buffer.concat([gzipSync('a\n'), Buffer.alloc(200_000), second]), 'ARCHIVE_DAMAGED');
  });
});

describe('zip', () => {
  test.each<[string, Partial<PlannedEntry>]>([
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['with its sizes after its data', { hasDescriptor: true }],
    ['in 64 bits', { isZip64: true }],
    ['in 64 bits with its sizes after its data', { isZip64: true, hasDescriptor: true }],
  ])('an entry %s is unpacked', async (_, plan) => {
    expect(await unpacked(zipBytes([{ name: 'april.csv', content: CSV, ...plan }]))).toEqual(['april.csv', CSV]);
  });

  test('folders and hidden files do not count', async () => {
    const bytes = zipBytes([
      { name: 'prices/' },
      { name: '.DS_Store', content: 'x' },
      { name: '.git/config', content: 'x' },
      { name: '__MACOSX/prices/._april.csv', content: 'x' },
      { name: 'prices/april.csv', content: CSV },
    ]);
    expect(await unpacked(bytes)).toEqual(['april.csv', CSV]);
  });

  test.each<[string | Buffer, number, string]>([
    ['../../etc/cron.d/april.csv', 0, 'april.csv'],
    ['/etc/passwd', 0, 'passwd'],
    ['C:\\prices\\april.csv', 0, 'april.csv'],
    ['prices/../april\0.csv\r\n', 0, 'april.csv'],
    ['april\u202Evsc.exe', 0x800, 'aprilvsc.exe'],
    ['Öl.csv', 0x800, 'Öl.csv'],
    [Buffer.from([0x99, 0x6c]), 0, 'Öl'],
    ['prices/..', 0, 'unpacked'],
    ['\x01\x02', 0, 'unpacked'],
    ['', 0, 'unpacked'],
    ['x'.repeat(300), 0, 'x'.repeat(255)],
  ])('an entry named %j has a name to be shown and no path', async (name, flags, shown) => {
    expect(await unpacked(zipBytes([{ name, flags, content: CSV }]))).toEqual([shown, CSV]);
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual(['import', 'import/unpacked', 'received']);
  });

  test('of no file is refused', async () => {
    await expectRefused(zipBytes([]), 'ARCHIVE_WITHOUT_FILE');
    await expectRefused(zipBytes([{ name: 'prices/' }, { name: '.hidden', content: CSV }]), 'ARCHIVE_WITHOUT_FILE');
  });

  test('of several files names up to five of them', async () => {
    const two = await refusal(zipBytes([{ name: 'a.csv' }, { name: 'b/read.txt' }]));
    expect([two.reason, two.details]).toEqual(['ARCHIVE_OF_SEVERAL', { files: ['a.csv', 'read.txt'], count: 2 }]);
    expect(two.message).toContain('2 files in it (a.csv, read.txt):');
    const seven = await refusal(zipBytes(Array.from('abcdefg', (letter) => ({ name: `${letter}\n.csv` }))));
    expect(seven.message).toContain('7 files in it (a.csv, b.csv, c.csv, d.csv, e.csv and 2 more):');
  });

  test.each<[string, PlannedEntry]>([
    ['by the old way', { name: 'a.csv', content: CSV, flags: 0x01 }],
    ['by the old way, stored', { name: 'a.csv', method: 0, flags: 0x01, packed: Buffer.alloc(15), unpackedSize: 3 }],
    ['by AES', { name: 'a.csv', content: CSV, flags: 0x01, method: 99 }],
    ['strongly', { name: 'a.csv', content: CSV, flags: 0x41 }],
  ])('locked %s is refused', async (_, entry) => {
    await expectRefused(zipBytes([entry]), 'ARCHIVE_ENCRYPTED', 'password');
  });

  test('packed in another way is refused by its number', async () => {
    await expectRefused(zipBytes([{ name: 'a.csv', content: CSV, method: 9 }]), 'ARCHIVE_UNSUPPORTED', 'number 9');
  });

  test.each<[string, Partial<PlannedEntry>]>([
    ['fewer bytes than come out', { unpackedSize: CSV.length - 1 }],
    ['more bytes than come out', { unpackedSize: CSV.length + 1 }],
    ['fewer packed bytes than there are', { packedSize: 5 }],
    ['more packed bytes than the file has', { packedSize: 100_000 }],
    ['another check sum', { crc: 1 }],
    ['two sizes of what is stored', { method: 0, unpackedSize: 3 }],
    ['another check sum of what is stored', { method: 0, crc: 1 }],
    ['2^60 packed bytes', { packedSize: 2 ** 60, isZip64: true }],
  ])('a directory that says %s is refused as damaged', async (_, lie) => {
    await expectRefused(zipBytes([{ name: 'a.csv', content: CSV, ...lie }]), 'ARCHIVE_DAMAGED');
  });

  test('cut anywhere is refused as damaged', async () => {
    const bytes = zipBytes([{ name: 'a.csv', content: CSV }]);
    for (let length = 4; length < bytes.length; length++) {
      await expectRefused(bytes.subarray(0, length), 'ARCHIVE_DAMAGED');
    }
  });

  test('a 64-bit directory that points beyond all numbers is refused as damaged', async () => {
    const bytes = zipBytes([{ name: 'a.csv', content: CSV, isZip64: true }]);
    bytes.fill(0xff, bytes.lastIndexOf('PK\x06\x07', undefined, 'latin1') + 8, bytes.length - 22 - 4);
    await expectRefused(bytes, 'ARCHIVE_DAMAGED');
  });
});

describe('one level', () => {
  test.each([
    ['a gzip in a gzip', () => gzipSync(gzipSync(CSV))],
    ['a ZIP in a gzip', () => gzipSync(zipBytes([{ name: 'a.csv', content: CSV }]))],
    ['a tar in a gzip', () => gzipSync(tarBytes())],
    ['a gzip in a ZIP', () => zipBytes([{ name: 'a.csv', content: gzipSync(CSV) }])],
    ['a ZIP in a ZIP', () => zipBytes([{ name: 'a', content: zipBytes([{ name: 'a.csv', content: CSV }]) }])],
  ])('%s is refused', async (_, bytes) => {
    await expectRefused(bytes(), 'ARCHIVE_UNSUPPORTED', 'has another archive in it');
  });

  test.each([
    ['TAR', tarBytes()],
    ['7-Zip', Buffer.from('377abcaf271c0004', 'hex')],
    ['RAR', Buffer.from('526172211a0700', 'hex')],
    ['bzip2', Buffer.from('425a6839314159265359', 'hex')],
    ['xz', Buffer.from('fd377a585a000004', 'hex')],
    ['Zstandard', Buffer.from('28b52ffd24', 'hex')],
  ])('%s is refused by its name', async (kind, bytes) => {
    await expectRefused(bytes, 'ARCHIVE_UNSUPPORTED', `a ${kind} archive`);
  });
});

describe('a workbook', () => {
  const PARTS = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<a/>' },
  ];

  test('stays packed, whatever it is named', async () => {
    const file = await unpack(await workbookBytes(), 'april.csv');
    expect(file).toEqual({ path: join(folder, 'received'), name: 'april.csv', isWorkbook: true });
    expect(await leftovers()).toEqual([]);
  });

  test('comes out of the archive that it is alone in', async () => {
    const workbook = await workbookBytes();
    const file = await unpack(zipBytes([{ name: 'xl/april.xlsx', content: workbook }]));
    expect([file.name, file.isWorkbook]).toEqual(['april.xlsx', true]);
    expect((await readFile(file.path)).equals(workbook)).toBe(true);
  });

  test('that says it unpacks to more than the bound is refused, alone or in a gzip', async () => {
    const part = { name: 'xl/sheet.xml', content: 'x', unpackedSize: 65 * MEGABYTE };
    await expectRefused(zipBytes([...PARTS, part]), 'ARCHIVE_TOO_LARGE', '200 times');
    await expectRefused(gzipSync(zipBytes([...PARTS, part])), 'ARCHIVE_TOO_LARGE', '200 times');
    const half = { ...part, unpackedSize: 63 * MEGABYTE };
    expect((await unpack(zipBytes([...PARTS, half]))).isWorkbook).toBe(true);
    await expectRefused(zipBytes([...PARTS, half, { ...half, name: 'b' }]), 'ARCHIVE_TOO_LARGE');
  });

  test('of as many parts as allowed passes, and of one more is refused', async () => {
    const parts = Array.from({ length: 9_998 }, (_, index) => ({ name: `xl/${index}.xml`, method: 0 }));
    expect((await unpack(zipBytes([...PARTS, ...parts]))).isWorkbook).toBe(true);
    await expectRefused(zipBytes([...PARTS, ...parts, { name: 'one more' }]), 'ARCHIVE_TOO_LARGE', '10000 entries');
  });

  test('whose parts share their data is refused', async () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({ name: `xl/${index}.xml`, content: CSV, sharesWith: 1 }));
    await expectRefused(zipBytes([...PARTS, ...parts]), 'ARCHIVE_DAMAGED');
  });

  test('with a locked part is refused', async () => {
    await expectRefused(zipBytes([...PARTS, { name: 'xl/a.xml', flags: 1, content: 'x' }]), 'ARCHIVE_ENCRYPTED');
  });
});
