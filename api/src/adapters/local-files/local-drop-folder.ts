import { lstat, mkdir, opendir, rename, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';

import type { DropFolder, DroppedFile } from '../../slices/imports/index.js';
import type { ImportFile } from '../../slices/ingestion/index.js';
import { LocalFiles } from './local-files.js';

const DONE = 'done';
const FAILED = 'failed';
const UNFINISHED = '.part';
/** Files of one look; what it moves makes room for the others. */
const MOST_FILES = 1_000;
/** Files of the same name that are told apart in `done` and `failed`. */
const MOST_NAMESAKES = 10_000;

/** A folder of the machine that the process runs on, with `done` and `failed` in it. */
export class LocalDropFolder implements DropFolder {
  readonly #root: string;
  readonly #files = new LocalFiles();

  /** @param root made where it is missing */
  constructor(root: string) {
    this.#root = resolve(root);
  }

  async files(): Promise<readonly DroppedFile[]> {
    await mkdir(this.#root, { recursive: true });
    const files: DroppedFile[] = [];
    for await (const entry of await opendir(this.#root)) {
      if (!entry.isFile() || entry.name.startsWith('.') || entry.name.toLowerCase().endsWith(UNFINISHED)) continue;
      const file = await this.look(entry.name);
      if (file !== undefined) files.push(file);
      if (files.length === MOST_FILES) break;
    }
    return files;
  }

  async look(name: string): Promise<DroppedFile | undefined> {
    try {
      const found = await lstat(join(this.#root, name));
      return found.isFile() ? { name, size: found.size, modifiedAt: found.mtimeMs } : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  open(name: string): Promise<ImportFile> {
    return this.#files.open(join(this.#root, name));
  }

  async moveToDone(name: string): Promise<void> {
    await rename(join(this.#root, name), await this.#freePath(DONE, name));
  }

  async moveToFailed(name: string, why: string): Promise<void> {
    const path = await this.#freePath(FAILED, name);
    await writeFile(`${path}.txt`, `${why}\n`);
    await rename(join(this.#root, name), path);
  }

  /** @returns a path that no file has: a rename would put itself in its place */
  async #freePath(folder: typeof DONE | typeof FAILED, name: string): Promise<string> {
    const directory = join(this.#root, folder);
    await mkdir(directory, { recursive: true });
    const ending = extname(name);
    const stem = name.slice(0, name.length - ending.length);
    for (let count = 1; count <= MOST_NAMESAKES; count += 1) {
      const path = join(directory, count === 1 ? name : `${stem}-${count}${ending}`);
      if (await isFree(path)) return path;
    }
    throw new Error(`${directory} has ${MOST_NAMESAKES} files by the name of ${name}`);
  }
}

async function isFree(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'; // node's own file functions throw nothing else
}
