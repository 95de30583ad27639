/** Proves that a file of this machine is read whole, and that a path which cannot be read is refused in words. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { LocalFiles } from './local-files.js';

/** The user that owns nothing, as Linux and the BSDs number it. */
const NOBODY = 65_534;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Acts as someone whom permissions bind: they do not bind root. */
async function asNobody<Result>(act: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0 || process.seteuid === undefined) return act();
  process.seteuid(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid(0);
  }
}

describe('LocalFiles', () => {
  test('gives the name, the size, the first bytes and all bytes of a file larger than one piece', async () => {
    const content = Buffer.from(Array.from({ length: 40_000 }, (_, index) => index % 251));
    await writeFile(join(folder, 'large.csv'), content);
    const file = await new LocalFiles().open(join(folder, 'large.csv'));
    expect([file.name, file.size]).toEqual(['large.csv', 40_000]);
    expect(Buffer.from(await file.head(5))).toEqual(content.subarray(0, 5));
    const pieces: Uint8Array[] = [];
    for await (const piece of file.bytes()) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
    await file.close();
    await file.close();
    await expect(file.head(1)).rejects.toThrow();
  });

  test('a file whose permissions keep this user out is refused, and one that they let in is not', async () => {
    await chmod(folder, 0o755);
    const path = join(folder, 'april.csv');
    await writeFile(path, 'Date,Price\n', { mode: 0o644 });
    await (await asNobody(() => new LocalFiles().open(path))).close();
    await chmod(path, 0o000);
    await expect(asNobody(() => new LocalFiles().open(path))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'FILE_NOT_READABLE',
      message: `${path} may not be read: its permissions do not allow it.`,
    });
  });

  test('a file in a folder that keeps this user out is refused', async () => {
    const path = join(folder, 'april.csv');
    await writeFile(path, 'Date,Price\n', { mode: 0o644 });
    await chmod(folder, 0o000);
    try {
      await expect(asNobody(() => new LocalFiles().open(path))).rejects.toMatchObject({ reason: 'FILE_NOT_READABLE' });
    } finally {
      await chmod(folder, 0o700);
    }
  });

  test('a path to nothing, a folder, a pipe and a circle of links are refused for what they are', async () => {
    await promisify(execFile)('mkfifo', [join(folder, 'pipe')]);
    await symlink('circle', join(folder, 'circle'));
    const reasonOf = async (name: string): Promise<unknown> =>
      new LocalFiles().open(join(folder, name)).then(
        () => undefined,
        (error: unknown) => (error as { reason: unknown }).reason,
      );
    expect(await reasonOf('absent.csv')).toBe('FILE_NOT_FOUND');
    expect(await reasonOf('.')).toBe('FILE_IS_DIRECTORY');
    expect(await reasonOf('pipe')).toBe('FILE_NOT_REGULAR');
    expect(await reasonOf('circle')).toBe('FILE_NOT_READABLE');
  });
});
