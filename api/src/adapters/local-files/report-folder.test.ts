/** Proves that a report's file is there whole or not at all, is its owner's alone, and lies nowhere but in its folder. */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { once } from '../../../test/support/export-tables.js';
import { AppError } from '../../shared/errors.js';
import type { ReportId } from '../../slices/exports/index.js';
import { ReportFolder } from './report-folder.js';

const ID = '018f2b6e-1111-7000-8000-000000000001' as ReportId;
const OTHER = '018f2b6e-1111-7000-8000-000000000002' as ReportId;

let parent: string;
let root: string;
let folder: ReportFolder;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cushing-reports-'));
  root = join(parent, 'exports');
  folder = new ReportFolder(root);
});

afterEach(() => rm(parent, { recursive: true }));

function content(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  return once(...texts.map((text) => Buffer.from(text)));
}

async function* broken(text: string, failure: Error): AsyncGenerator<Uint8Array> {
  yield* content(text);
  throw failure;
}

async function textOf(id: ReportId): Promise<string | undefined> {
  const file = await folder.read(id);
  if (file === undefined) return undefined;
  const text = Buffer.concat((await file.stream.toArray()) as Buffer[]).toString();
  expect(file.size).toBe(Buffer.byteLength(text));
  return text;
}

describe('writing', () => {
  test('a file comes back as it went in, with its size in bytes', async () => {
    expect(await folder.write(ID, content('größer ', 'als ASCII'))).toBe(18);
    expect(await textOf(ID)).toBe('größer als ASCII');
    expect(await readdir(join(root, ID))).toEqual(['report']);
  });

  test('an empty file is a file', async () => {
    expect(await folder.write(ID, content())).toBe(0);
    expect(await textOf(ID)).toBe('');
  });

  test('nobody but the owner may look at it', async () => {
    await folder.write(ID, content('secret'));
    expect((await stat(join(root, ID))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, ID, 'report'))).mode & 0o777).toBe(0o600);
  });

  test('a second writing is instead of the first', async () => {
    await folder.write(ID, content('the first, which is longer'));
    await folder.write(ID, content('the second'));
    expect(await textOf(ID)).toBe('the second');
  });

  test('what a killed process left is no file, and goes with the next writing', async () => {
    await mkdir(join(root, ID), { recursive: true });
    await writeFile(join(root, ID, 'draft'), 'half of a file that was longer than the next one');
    expect(await folder.read(ID)).toBeUndefined();
    await folder.write(ID, content('whole'));
    expect(await textOf(ID)).toBe('whole');
    expect(await readdir(join(root, ID))).toEqual(['report']);
  });

  test('content that fails leaves no draft, and what was there before', async () => {
    const failure = new AppError('CONFLICT', 'It changed.', { reason: 'EXPORT_CHANGED' });
    await expect(folder.write(ID, broken('half', failure))).rejects.toBe(failure);
    expect(await readdir(join(root, ID))).toEqual([]);
    expect(await folder.read(ID)).toBeUndefined();
    await folder.write(ID, content('whole'));
    await expect(folder.write(ID, broken('half', failure))).rejects.toBe(failure);
    expect(await textOf(ID)).toBe('whole');
  });

  test('a disk that takes nothing is told in words, with its cause', async () => {
    await writeFile(root, 'a file where the folder should be');
    await expect(folder.write(ID, content('a'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'REPORT_UNWRITABLE',
      cause: { code: 'ENOTDIR' },
    });
  });
});

describe('reading', () => {
  test('of what is not there answers nothing', async () => {
    expect(await folder.read(ID)).toBeUndefined();
  });

  test('a disk that cannot be read is told in words, not as a missing file', async () => {
    await writeFile(root, 'a file where the folder should be');
    await expect(folder.read(ID)).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'REPORT_UNREADABLE' });
  });

  test('goes on to the end where the file is removed meanwhile', async () => {
    const text = 'a'.repeat(300_000);
    await folder.write(ID, content(text));
    const file = await folder.read(ID);
    const pieces = file!.stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    let size = ((await pieces.next()).value as Buffer).length;
    await folder.remove(ID);
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) size += piece.value.length;
    expect(size).toBe(text.length);
  });
});

describe('removing', () => {
  test('takes one file with its folder, and a second time does nothing', async () => {
    await folder.write(ID, content('one'));
    await folder.write(OTHER, content('other'));
    await folder.remove(ID);
    await folder.remove(ID);
    expect(await readdir(root)).toEqual([OTHER]);
    expect(await textOf(OTHER)).toBe('other');
  });
});

test.each(['', '.', '..', '../outside', `${ID}/../..`, ID.toUpperCase(), `${ID}\n`, `${ID}\0`])(
  'the id %j names no folder',
  async (text) => {
    const outside = join(parent, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'report'), 'not a report');
    const id = text as ReportId;
    for (const work of [
      async () => folder.read(id),
      async () => folder.write(id, content('a')),
      async () => folder.remove(id),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason: 'REPORT' });
    }
    expect(await readFile(join(outside, 'report'), 'utf8')).toBe('not a report');
  },
);
