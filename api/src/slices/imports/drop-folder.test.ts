/**
 * Proves what becomes of files that are put into the folder: taken in when they are whole, moved when their import has
 * ended, never lost, and by one process alone. The folder is a real one.
 */
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { LocalDropFolder } from '../../adapters/local-files/local-drop-folder.js';
import { MemoryLease } from '../../adapters/memory/index.js';
import { AppError } from '../../shared/errors.js';
import { DropFolderWatch } from './drop-folder.js';
import { hashOf, newImport, newReport } from './import-rows.contract.js';
import type { ArrivingFile, Submitted } from './imports.service.js';
import type { FileImport, ImportId } from './imports.types.js';

const EVER = new AbortController().signal;

/** Imports as the service knows them: those of the same content are one until it failed. */
class Desk {
  readonly entries = new Map<ImportId, FileImport>();
  readonly taken: { readonly fileName: string; readonly text: string; readonly origin: string }[] = [];
  readonly cancelled: ImportId[] = [];
  failure: AppError | undefined;
  whileReading: () => Promise<void> = () => Promise.resolve();

  async submit({ content, fileName, origin, settings }: ArrivingFile): Promise<Submitted> {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    await this.whileReading();
    if (this.failure !== undefined) throw this.failure;
    const text = Buffer.concat(pieces).toString();
    const same = [...this.entries.values()].find(
      (entry) => entry.contentHash === hashOf(text) && ['UNDECIDED', 'COMMITTED'].includes(entry.verdict),
    );
    if (same !== undefined) return { import: same, isRepeated: true };
    this.taken.push({ fileName, text, origin });
    const entry = newImport({ fileName, contentHash: hashOf(text), settings });
    this.entries.set(entry.id, entry);
    return { import: entry, isRepeated: false };
  }

  get(id: ImportId): Promise<FileImport> {
    return Promise.resolve(this.entries.get(id)!);
  }

  cancel(id: ImportId): Promise<FileImport> {
    this.cancelled.push(id);
    return this.get(id);
  }

  end(fileName: string, values: Partial<FileImport>): void {
    for (const entry of this.entries.values()) {
      if (entry.fileName === fileName) this.entries.set(entry.id, { ...entry, endedAt: 1, ...values });
    }
  }
}

let root: string;
let desk: Desk;
let warned: string[];
let watch: DropFolderWatch;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cushing-'));
  desk = new Desk();
  warned = [];
  watch = newWatch();
});
afterEach(async () => {
  await watch.close();
  await rm(root, { recursive: true });
});

function newWatch(lease = new MemoryLease(), lookEveryMs?: number): DropFolderWatch {
  const warn = (_: object, message: string): void => void warned.push(message);
  const logger = { debug: () => undefined, info: () => undefined, warn, error: warn };
  return new DropFolderWatch({ folder: new LocalDropFolder(root), imports: desk, lease, logger, lookEveryMs });
}

async function look(times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) await watch.look(EVER);
}

const drop = (name: string, text: string): Promise<void> => writeFile(join(root, name), text);
const inFolder = async (name: string): Promise<readonly string[]> =>
  (await readdir(join(root, name)).catch(() => [])).sort();
const textOf = (...path: string[]): Promise<string> => readFile(join(root, ...path), 'utf8');

describe('a file', () => {
  test('is taken in once it is the same at two looks', async () => {
    await drop('april.csv', 'Date,');
    await look();
    await drop('april.csv', 'Date,Price\n');
    await look();
    expect(desk.taken).toEqual([]);
    await look(3);
    expect(desk.taken).toEqual([{ fileName: 'april.csv', text: 'Date,Price\n', origin: 'DROP_FOLDER' }]);
  });

  test('stays until its import has ended, and is done then', async () => {
    await drop('april.csv', 'prices');
    await look(5);
    expect(await inFolder('.')).toEqual(['april.csv']);
    desk.end('april.csv', { verdict: 'COMMITTED' });
    await look();
    expect(await inFolder('.')).toEqual(['done']);
    expect(await textOf('done', 'april.csv')).toBe('prices');
  });

  test.each(['REFUSED', 'FAILED', 'CANCELLED'] as const)(
    'whose import is %s failed, and why is beside it',
    async (verdict) => {
      await drop('april.csv', 'prices');
      await look(2);
      desk.end('april.csv', { verdict, failure: { reason: 'FORMAT_UNKNOWN', message: 'No form has these columns.' } });
      await look();
      expect(await inFolder('.')).toEqual(['failed']);
      expect(await inFolder('failed')).toEqual(['april.csv', 'april.csv.txt']);
      expect(await textOf('failed', 'april.csv')).toBe('prices');
      expect(await textOf('failed', 'april.csv.txt')).toBe('FORMAT_UNKNOWN: No form has these columns.\n');
    },
  );

  test('with rows that are rejected names them', async () => {
    await drop('april.csv', 'prices');
    await look(2);
    const report = { ...newReport(2), rejectionCount: 7 };
    desk.end('april.csv', { verdict: 'REJECTED', failure: { reason: 'ROWS_REJECTED', message: '7 rows.' }, report });
    await look();
    expect(await textOf('failed', 'april.csv.txt')).toBe(
      'ROWS_REJECTED: 7 rows.\nline 12: "abc" is not a number\nline 12: "abc" is not a number\nand 5 more\n',
    );
  });

  test('that is not taken for what it is fails at once', async () => {
    desk.failure = new AppError('BAD_USER_INPUT', 'The file is empty.', { reason: 'FILE_EMPTY' });
    await drop('empty.csv', '');
    await look(2);
    expect(await textOf('failed', 'empty.csv.txt')).toBe('FILE_EMPTY: The file is empty.\n');
    expect(await inFolder('.')).toEqual(['failed']);
  });

  test('that cannot be kept now stays, is told of once, and is tried again', async () => {
    desk.failure = new AppError('UNAVAILABLE', 'The disk is full.', { reason: 'DISK_FULL' });
    await drop('april.csv', 'prices');
    await look(5);
    expect(await inFolder('.')).toEqual(['april.csv']);
    expect(warned).toHaveLength(1);
    desk.failure = undefined;
    await look();
    expect(desk.taken).toHaveLength(1);
  });

  test('that is written to while it is read is called off and taken in whole', async () => {
    await drop('april.csv', 'first');
    desk.whileReading = () => drop('april.csv', 'first and second');
    await look(2);
    expect(desk.cancelled).toEqual([...desk.entries.keys()]);
    desk.whileReading = () => Promise.resolve();
    await look(2);
    expect(desk.taken.map(({ text }) => text)).toEqual(['first', 'first and second']);
  });

  test('that is replaced while its import is under way is not moved for it', async () => {
    await drop('april.csv', 'first');
    await look(2);
    await drop('april.csv', 'second one');
    desk.end('april.csv', { verdict: 'COMMITTED' });
    await look();
    expect(await inFolder('.')).toEqual(['april.csv']);
    await look();
    expect(desk.taken.map(({ text }) => text)).toEqual(['first', 'second one']);
  });

  test('of a name that is there already takes another one', async () => {
    for (const text of ['first', 'second']) {
      await drop('april.csv', text);
      await look(2);
      desk.end('april.csv', { verdict: 'COMMITTED' });
      await look();
    }
    expect(await inFolder('done')).toEqual(['april-2.csv', 'april.csv']);
    expect(await textOf('done', 'april.csv')).toBe('first');
    expect(await textOf('done', 'april-2.csv')).toBe('second');
  });

  test('of a process that ended is found again by its content', async () => {
    await drop('april.csv', 'prices');
    await look(2);
    watch = newWatch();
    await look(2);
    expect(desk.taken).toHaveLength(1);
    desk.end('april.csv', { verdict: 'COMMITTED' });
    await look();
    expect(await inFolder('done')).toEqual(['april.csv']);
  });
});

test('hidden and unfinished files, folders, links and what is done stay as they are', async () => {
  await drop('.hidden', 'a');
  await drop('large.csv.part', 'a');
  await drop('LARGE.PART', 'a');
  await mkdir(join(root, 'done'));
  await drop('done/old.csv', 'a');
  await symlink(join(root, '.hidden'), join(root, 'link.csv'));
  await look(3);
  expect(desk.taken).toEqual([]);
  expect(await inFolder('.')).toEqual(['.hidden', 'LARGE.PART', 'done', 'large.csv.part', 'link.csv']);
});

test('ten imports are under way at a time', async () => {
  for (let count = 0; count < 25; count += 1) await drop(`${count}.csv`, `prices ${count}`);
  await look(4);
  expect(desk.taken).toHaveLength(10);
  for (let round = 0; round < 3; round += 1) {
    for (const { fileName } of desk.taken) desk.end(fileName, { verdict: 'COMMITTED' });
    await look(2);
  }
  expect(desk.taken).toHaveLength(25);
  for (const { fileName } of desk.taken) desk.end(fileName, { verdict: 'COMMITTED' });
  await look();
  expect(await inFolder('done')).toHaveLength(25);
});

test('a file that somebody took out again is forgotten', async () => {
  await drop('april.csv', 'prices');
  await look(2);
  await unlink(join(root, 'april.csv'));
  desk.end('april.csv', { verdict: 'COMMITTED' });
  await look(2);
  expect(warned).toEqual([]);
  expect(await inFolder('.')).toEqual([]);
});

test('of two processes one looks, and the other goes on when it ends', async () => {
  const lease = new MemoryLease();
  watch = newWatch(lease, 5);
  const other = newWatch(lease, 5);
  watch.start();
  other.start();
  await drop('april.csv', 'prices');
  await eventually(() => desk.taken.length === 1);
  await watch.close();
  desk.end('april.csv', { verdict: 'COMMITTED' });
  await eventually(async () => (await inFolder('done')).length === 1);
  await other.close();
  expect(desk.taken).toHaveLength(1);
});

async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let count = 0; count < 500; count += 1) {
    if (await isTrue()) return;
    await wait(10);
  }
  throw new Error('it never came');
}
