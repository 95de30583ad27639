import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ImportHandoverClient, controlAddress } from '../adapters/handover/index.js';
import type { Config } from '../config/config.js';
import { AppError } from '../shared/errors.js';

/** Folders in the data directory that the server fills: the accounts' database, its keys, mail not sent, files of imports and exports. */
const STORED_FOLDERS = ['accounts', 'keys', 'outbox', 'imports', 'exports', 'exports-temp'];

/** What DuckDB puts beside its file: the log of writes, its copies while a checkpoint runs, what spills from memory. */
const BESIDE_MARKET_FILE = ['.wal', '.wal.checkpoint', '.wal.recovery', '.tmp'];

/**
 * Removes what servers and imports stored, and the data directory itself where nothing else lies in it.
 *
 * @returns the names of what else lies there, which stays
 * @throws {AppError} CONFLICT while a server of that data directory runs
 */
export async function removeStoredData({
  dataDirectory,
  marketFile,
}: Pick<Config, 'dataDirectory' | 'marketFile'>): Promise<readonly string[]> {
  const server = await ImportHandoverClient.connect(dataDirectory);
  if (server !== undefined) {
    server.close();
    throw new AppError('CONFLICT', `A server is running on ${dataDirectory}: end it first.`);
  }
  const stored = [
    marketFile,
    ...BESIDE_MARKET_FILE.map((ending) => `${marketFile}${ending}`),
    ...STORED_FOLDERS.map((name) => join(dataDirectory, name)),
  ];
  for (const path of stored) await rm(path, { recursive: true, force: true });
  await removeControlSocket(dataDirectory);
  return removeWhereEmpty(dataDirectory);
}

/** A killed server leaves its socket behind. */
async function removeControlSocket(dataDirectory: string): Promise<void> {
  const { path, privateFolder, isSocketFile } = await controlAddress(dataDirectory);
  const found = isSocketFile ? await lstat(path).catch(() => undefined) : undefined;
  if (found?.isSocket() === true) await rm(path, { force: true });
  if (privateFolder !== undefined) await removeWhereEmpty(privateFolder);
}

/** @returns the names of what lies in a folder; of one that is not there, nothing does */
async function removeWhereEmpty(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  // A link, or the root of a volume, cannot be removed as a folder is: it stays, empty.
  if (names.length === 0) await rmdir(folder).catch(() => undefined);
  return names;
}
