/** Reads one file as an import does, without a store: what is staged stays in memory. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localReaderPorts } from '../../src/entrypoints/local-reader-ports.js';
import { readFile } from '../../src/slices/ingestion/index.js';
import type { ImportRequest, ReadOutcome } from '../../src/slices/ingestion/index.js';
import { READ_AT } from './form-samples.js';
import { MemoryStaging } from './memory-staging.js';

export interface ReadSample {
  readonly outcome: ReadOutcome;
  readonly staging: MemoryStaging;
}

/** A folder for the files of a test. */
export class SampleFolder {
  readonly path: string;
  #files = 0;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<SampleFolder> {
    return new SampleFolder(await mkdtemp(join(tmpdir(), 'cushing-samples-')));
  }

  /** @throws {AppError} what reading the file throws */
  async read(
    name: string,
    content: string | Uint8Array,
    request: Omit<ImportRequest, 'path'> = {},
    staging = new MemoryStaging(),
  ): Promise<ReadSample> {
    const directory = join(this.path, String((this.#files += 1)));
    await mkdir(directory);
    try {
      const path = join(directory, 'received');
      await writeFile(path, content);
      const { format, series, mapping } = request;
      const file = { ...{ path, name, directory, format, series, mapping }, now: READ_AT };
      return { outcome: await readFile(file, { ...localReaderPorts(), staging }), staging };
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
