/**
 * Proves that what is sent is on the disk whole, for its owner alone, or not at all. The full disks are real: a small
 * file system of its own where this user may mount one, and the device that is always full everywhere else.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import * as fileSystem from 'node:fs/promises';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { AppError } from '../../shared/errors.js';
import { UploadFolder } from './upload-folder.js';

const run = promisify(execFile);
const ID = '0b7c9a52-6d5e-4f0a-9c3b-2f1e8d7a6b5c';
const LARGE = { maxBytes: 1_000_000_000 };
/** SHA-256 of "abc", as FIPS 180-4 has it among its examples. */
const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let root: string;
let folders: UploadFolder;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'cushing-')), 'imports');
  folders = new UploadFolder(root);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(join(root, '..'), { recursive: true });
});

async function* chunks(...parts: readonly (string | Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    await Promise.resolve();
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

/** What is below the root: nothing after a failure. */
async function remains(): Promise<readonly string[]> {
  return readdir(root, { recursive: true });
}

describe('receive', () => {
  test('keeps the bytes, and gives path, size and hash', async () => {
    const received = await folders.receive(ID, chunks('a', '', 'bc'), LARGE);
    expect(received).toEqual({ path: join(root, ID, 'received'), size: 3, contentHash: HASH_OF_ABC });
    expect(await readFile(received.path, 'utf8')).toBe('abc');
  });

  test('files and folders are of their owner alone', async () => {
    const { path } = await folders.receive(ID, chunks('abc'), LARGE);
    const modes = await Promise.all([root, join(root, ID), path].map(async (of) => (await stat(of)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  test('a chunk larger than a piece is kept in its order', async () => {
    const content = Buffer.from(Array.from({ length: 600_001 }, (_, index) => index % 251));
    const { path, size, contentHash } = await folders.receive(ID, chunks(content, 'z'), LARGE);
    const whole = Buffer.concat([content, Buffer.from('z')]);
    expect((await readFile(path)).equals(whole)).toBe(true);
    expect([size, contentHash]).toEqual([600_002, createHash('sha256').update(whole).digest('hex')]);
  });

  test('the file and both folders are flushed before it is done', async () => {
    const probe = await fileSystem.open(tmpdir(), 'r');
    const handles = Object.getPrototypeOf(probe) as fileSystem.FileHandle;
    await probe.close();
    const sync = jest.spyOn(handles, 'sync');
    await folders.receive(ID, chunks('abc'), LARGE);
    expect(sync).toHaveBeenCalledTimes(3);
  });

  test('as many bytes as allowed are kept, and one more is refused at once', async () => {
    await folders.receive(randomUUID(), chunks('abc'), { maxBytes: 3 });
    const parts = chunks('ab', 'cd', new Error('was asked for more than it needed'));
    await expect(folders.receive(ID, parts, { maxBytes: 3 })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'FILE_TOO_LARGE',
      details: { maxBytes: 3 },
    });
    expect(await folders.list()).not.toContain(ID);
    // The sender was told to stop.
    expect(await parts.next()).toEqual({ done: true, value: undefined });
  });

  test.each([[[]], [['', '']]])('%j is refused as empty', async (parts) => {
    await expect(folders.receive(ID, chunks(...parts), LARGE)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'FILE_EMPTY',
    });
    expect(await remains()).toEqual([]);
  });

  test('a connection that breaks leaves nothing', async () => {
    const cause = new Error('aborted');
    await expect(folders.receive(ID, chunks('ab', cause), LARGE)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'UPLOAD_BROKEN_OFF',
      cause,
    });
    expect(await remains()).toEqual([]);
  });

  test("the sender's own error in words stays as it is", async () => {
    const error = new AppError('RATE_LIMITED', 'Wait.');
    await expect(folders.receive(ID, chunks('ab', error), LARGE)).rejects.toBe(error);
    expect(await remains()).toEqual([]);
  });

  test('the signal ends the wait for a sender that says nothing more', async () => {
    const stop = new AbortController();
    const silence = Promise.withResolvers<undefined>();
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('ab');
      setImmediate(() => {
        stop.abort();
      });
      await silence.promise;
    }
    await expect(folders.receive(ID, silent(), { ...LARGE, signal: stop.signal })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'UPLOAD_BROKEN_OFF',
    });
    expect(await remains()).toEqual([]);
    silence.resolve(undefined);
  });

  test('a signal that fired before takes nothing, and one that never fires is let go of', async () => {
    const signal = AbortSignal.abort();
    await expect(folders.receive(ID, chunks('ab'), { ...LARGE, signal })).rejects.toMatchObject({
      reason: 'UPLOAD_BROKEN_OFF',
    });
    expect(await remains()).toEqual([]);
    const kept = new AbortController().signal;
    const added = jest.spyOn(kept, 'addEventListener');
    const removed = jest.spyOn(kept, 'removeEventListener');
    await folders.receive(ID, chunks('a', 'b'), { ...LARGE, signal: kept });
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });

  test('a second file for the same import is refused, and the first stays', async () => {
    const { path } = await folders.receive(ID, chunks('abc'), LARGE);
    await expect(folders.receive(ID, chunks('other'), LARGE)).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'IMPORT_FOLDER_EXISTS',
    });
    expect(await readFile(path, 'utf8')).toBe('abc');
  });
});

describe('a full disk', () => {
  const DISK_FULL = { code: 'UNAVAILABLE', reason: 'DISK_FULL', message: expect.stringContaining('make room') };

  test('the device that is always full is told as a full disk, and nothing stays', async () => {
    const open = async (path: string, ...rest: [string, number]): Promise<fileSystem.FileHandle> =>
      fileSystem.open(path.endsWith('received') ? '/dev/full' : path, path.endsWith('received') ? 'w' : rest[0]);
    jest.unstable_mockModule('node:fs/promises', () => ({ ...fileSystem, open }));
    jest.resetModules();
    const full = await import('./upload-folder.js');
    jest.unstable_unmockModule('node:fs/promises');
    await expect(new full.UploadFolder(root).receive(ID, chunks('abc'), LARGE)).rejects.toMatchObject(DISK_FULL);
    expect(await remains()).toEqual([]);
  });

  test('a file system that fills up midway is told, and has its room back', async () => {
    await mkdir(root);
    const options = ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root];
    // Only an administrator may mount; the test above stands for everyone else.
    if (
      await run('mount', options).then(
        () => false,
        () => true,
      )
    )
      return;
    try {
      const megabyte = Buffer.alloc(700_000, 7);
      await expect(folders.receive(ID, chunks(megabyte, megabyte), LARGE)).rejects.toMatchObject(DISK_FULL);
      expect(await remains()).toEqual([]);
      expect((await folders.receive(ID, chunks(megabyte), LARGE)).size).toBe(700_000);
    } finally {
      await run('umount', [root]);
    }
  });
});

describe('ids', () => {
  test.each(['', '.', '..', '../../etc', `${ID}/..`, `${ID}\0`, ID.toUpperCase(), `${ID}\n`, ID.slice(1), `/${ID}`])(
    '%j is none: nothing is made or removed',
    async (id) => {
      const invalid = { code: 'BAD_USER_INPUT', reason: 'IMPORT_ID_INVALID' };
      expect(() => folders.directoryOf(id)).toThrow(expect.objectContaining(invalid));
      await expect(folders.receive(id, chunks('abc'), LARGE)).rejects.toMatchObject(invalid);
      await expect(folders.remove(id)).rejects.toMatchObject(invalid);
      await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  test('whatever the id, its folder is right below the root', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.string(), fc.string({ unit: 'binary' })), (id) => {
        try {
          expect(folders.directoryOf(id)).toBe(join(root, id));
          expect(join(folders.directoryOf(id), '..')).toBe(root);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }),
    );
  });
});

describe('remove and list', () => {
  const OTHER = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';

  beforeEach(async () => {
    await folders.receive(ID, chunks('abc'), LARGE);
    await folders.receive(OTHER, chunks('abc'), LARGE);
    await writeFile(join(root, ID, 'unpacked'), 'abc');
    await writeFile(join(root, ID, 'futures.parquet'), 'PAR1');
    await mkdir(join(root, ID, 'spill.parquet'));
    await writeFile(join(root, ID, 'spill.parquet', 'deep.parquet'), 'PAR1');
  });

  test('removes one import and no other, and again without a word', async () => {
    await folders.remove(ID);
    await folders.remove(ID);
    expect(await remains()).toEqual([OTHER, join(OTHER, 'received')]);
  });

  test('keeps the staged rows at the top alone', async () => {
    await folders.remove(ID, 'STAGED_ROWS');
    await folders.remove(ID, 'STAGED_ROWS');
    expect(await readdir(join(root, ID), { recursive: true })).toEqual(['futures.parquet']);
    expect(await folders.list()).toEqual([ID, OTHER]);
  });

  test('to keep the rows of an import that has no folder is nothing', async () => {
    await folders.remove(randomUUID(), 'STAGED_ROWS');
    expect(await folders.list()).toEqual([ID, OTHER]);
  });

  test('what a link in a folder points to stays', async () => {
    const outside = join(root, '..', 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'prices.csv'), 'abc');
    await symlink(outside, join(root, ID, 'link.parquet'));
    await folders.remove(ID, 'STAGED_ROWS');
    expect(await readdir(join(root, ID))).toEqual(['futures.parquet']);
    expect(await readdir(outside)).toEqual(['prices.csv']);
  });

  test('lists folders of imports in their order, and nothing else', async () => {
    await writeFile(join(root, randomUUID()), 'a file');
    await mkdir(join(root, 'lost+found'));
    expect(await folders.list()).toEqual([ID, OTHER]);
  });

  test('lists nothing where nothing was ever received', async () => {
    expect(await new UploadFolder(join(root, 'never')).list()).toEqual([]);
  });
});
