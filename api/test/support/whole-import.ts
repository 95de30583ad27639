/** Imports as the command line does them where no server runs, into a store that the test looks into. */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { DuckMarketStore, DuckStagedPartReader } from '../../src/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../../src/adapters/memory/index.js';
import { localReaderPorts } from '../../src/entrypoints/local-reader-ports.js';
import { ImportService, importWhole, readFile } from '../../src/slices/ingestion/index.js';
import type { ImportReport, ImportRequest } from '../../src/slices/ingestion/index.js';

/** A store in memory, and a folder for the files of a test and what is staged of them. */
export class WholeImports {
  readonly store: DuckMarketStore;
  readonly path: string;
  #files = 0;

  private constructor(store: DuckMarketStore, path: string) {
    this.store = store;
    this.path = path;
  }

  static async open(): Promise<WholeImports> {
    const path = await mkdtemp(join(tmpdir(), 'cushing-whole-import-'));
    const options = { path: ':memory:', readers: 1, threads: 1, stagingDirectory: path };
    return new WholeImports(await DuckMarketStore.open(options), path);
  }

  /** @param now instant of the import, in milliseconds; nothing has settled after its date */
  async import(request: ImportRequest, now = Date.parse('2026-11-22T00:00:00Z')): Promise<ImportReport> {
    const { store } = this;
    const clock = (): number => now;
    const directoryOf = (id: string): string => join(this.path, id);
    return importWhole(request, {
      reader: { read: (file, reading) => readFile({ ...file, now }, localReaderPorts(), reading) },
      imports: new ImportService({
        ...{ store, options: store.options, staged: new DuckStagedPartReader(), changes: new MemoryMarketChanges() },
        ...{ clock, flatRate: 0.04 },
      }),
      clock,
      newId: randomUUID,
      makeDirectory: async (id) => {
        await mkdir(directoryOf(id));
        return directoryOf(id);
      },
      endDirectory: (id) => rm(directoryOf(id), { recursive: true }),
    });
  }

  /** Imports a file of that name and content. */
  async importContent(
    name: string,
    content: string | Uint8Array,
    request: Omit<ImportRequest, 'path'> = {},
    now?: number,
  ): Promise<ImportReport> {
    const folder = join(this.path, `file-${(this.#files += 1)}`);
    await mkdir(folder);
    try {
      const path = join(folder, basename(name));
      await writeFile(path, content);
      return await this.import({ path, ...request }, now);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.path, { recursive: true, force: true });
  }
}
