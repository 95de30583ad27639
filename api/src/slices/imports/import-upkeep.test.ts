/** Proves which folders of imports go and when, with what is left of the others. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { UploadFolder } from '../../adapters/local-files/upload-folder.js';
import { newImport } from './import-rows.contract.js';
import { ImportUpkeep } from './import-upkeep.js';
import type { FileImport, ImportId } from './imports.types.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T03:10:00Z');
const MINUTE = 60_000;

let root: string;
let folders: UploadFolder;
let records: Map<ImportId, FileImport>;
let warned: unknown[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cushing-'));
  folders = new UploadFolder(root);
  records = new Map();
  warned = [];
});
afterEach(() => rm(root, { recursive: true }));

/** An import with a file, a staged part, and what the reading left. */
async function add(values: Partial<FileImport>): Promise<FileImport> {
  const entry = newImport(values);
  records.set(entry.id, entry);
  await fill(entry.id);
  return entry;
}

async function fill(id: string): Promise<void> {
  await mkdir(join(root, id));
  for (const name of ['received', 'futures.parquet', 'outcome.json']) await writeFile(join(root, id, name), 'abc');
}

async function prune(signal = new AbortController().signal): Promise<void> {
  const logger = { debug: () => undefined, info: () => undefined, warn: (of: unknown) => void warned.push(of), error: () => undefined }; // prettier-ignore
  const store = { find: (id: ImportId) => Promise.resolve(records.get(id)) };
  await new ImportUpkeep({ store, folders, rowsKeptMs: 730 * DAY, clock: () => NOW, logger }).run({ signal });
}

const ALL = ['futures.parquet', 'outcome.json', 'received'];
const left = async (id: string): Promise<readonly string[]> =>
  (await readdir(root)).includes(id) ? (await readdir(join(root, id))).sort() : [];

test.each(['REFUSED', 'REJECTED', 'FAILED', 'CANCELLED', 'DRY_RUN'] as const)(
  'a folder of an import that is %s goes after seven days',
  async (verdict) => {
    const old = await add({ verdict, endedAt: NOW - 7 * DAY - 1 });
    const young = await add({ verdict, endedAt: NOW - 7 * DAY });
    await prune();
    expect(await left(old.id)).toEqual([]);
    expect(await left(young.id)).toEqual(ALL);
  },
);

test('the seven days of one that was rolled back begin there', async () => {
  const values = { verdict: 'ROLLED_BACK', endedAt: NOW - 90 * DAY, committedAt: NOW - 90 * DAY } as const;
  const old = await add({ ...values, rolledBackAt: NOW - 8 * DAY });
  const young = await add({ ...values, rolledBackAt: NOW - 6 * DAY });
  await prune();
  expect(await left(old.id)).toEqual([]);
  expect(await left(young.id)).toEqual(ALL);
});

test('of one that is stored the rows stay for as long as is set, and the file goes', async () => {
  const values = { verdict: 'COMMITTED', endedAt: NOW - 730 * DAY } as const;
  const old = await add({ ...values, committedAt: NOW - 730 * DAY - 1 });
  const young = await add({ ...values, committedAt: NOW - 730 * DAY });
  await prune();
  expect(await left(old.id)).toEqual([]);
  expect(await left(young.id)).toEqual(['futures.parquet']);
});

test('an import that goes on keeps everything, however old', async () => {
  const kept = [
    await add({ verdict: 'UNDECIDED', createdAt: NOW - 900 * DAY }),
    await add({ verdict: 'AWAITING_APPROVAL', createdAt: NOW - 900 * DAY }),
    await add({ verdict: 'COMMITTED', committedAt: NOW - 900 * DAY, endedAt: undefined }),
  ];
  await prune();
  for (const { id } of kept) expect(await left(id)).toEqual(ALL);
});

test('a folder without a record goes once nothing was done in it for a day', async () => {
  const [old, young] = [newImport().id, newImport().id];
  for (const [id, age] of [
    [old, DAY + MINUTE],
    [young, DAY - MINUTE],
  ] as const) {
    // prettier-ignore
    await fill(id);
    await utimes(join(root, id), (NOW - age) / 1_000, (NOW - age) / 1_000);
  }
  await prune();
  expect(await left(old)).toEqual([]);
  expect(await left(young)).toEqual(ALL);
  expect(await folders.changedAt(young)).toBe(NOW - DAY + MINUTE);
  expect(await folders.changedAt(old)).toBeUndefined();
});

test('one folder that cannot be removed keeps no other', async () => {
  const ended = { verdict: 'FAILED', endedAt: NOW - 8 * DAY } as const;
  const entries = [await add(ended), await add(ended), await add(ended)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const remove = folders.remove.bind(folders);
  jest
    .spyOn(folders, 'remove')
    .mockImplementation((id, keep) => (id === entries[1]!.id ? Promise.reject(new Error('EACCES')) : remove(id, keep)));
  await prune();
  expect(await folders.list()).toEqual([entries[1]!.id]);
  expect(warned).toEqual([expect.objectContaining({ importId: entries[1]!.id })]);
});

test('a process that ends ends it', async () => {
  const { id } = await add({ verdict: 'FAILED', endedAt: NOW - 8 * DAY });
  await expect(prune(AbortSignal.abort(new Error('ends')))).rejects.toThrow('ends');
  expect(await left(id)).toEqual(ALL);
});
