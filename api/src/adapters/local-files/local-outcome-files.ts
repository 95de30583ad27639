import { open, readFile, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { diskFullError } from '../../shared/disk-full.js';
import { AppError } from '../../shared/errors.js';
import type { ImportFolders, ReadOutcome } from '../../slices/ingestion/index.js';
import type { ImportId, OutcomeFiles } from '../../slices/imports/index.js';
import { IMPORT_KINDS } from '../../slices/market/index.js';
import type { StagedPart } from '../../slices/market/index.js';

const OUTCOME = 'outcome.json';
const OWNER_ONLY = 0o600;

/** Outcomes of readings in the folders of imports, beside the staged rows that they name. */
export class LocalOutcomeFiles implements OutcomeFiles {
  readonly #folders: Pick<ImportFolders, 'directoryOf'>;

  constructor(folders: Pick<ImportFolders, 'directoryOf'>) {
    this.#folders = folders;
  }

  async write(importId: ImportId, outcome: ReadOutcome): Promise<void> {
    const path = join(this.#folders.directoryOf(importId), OUTCOME);
    try {
      const file = await open(`${path}.new`, 'w', OWNER_ONLY);
      try {
        await file.writeFile(JSON.stringify(outcome));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    } catch (error) {
      throw diskFullError(error, 'What was read could not be kept') ?? error;
    }
  }

  async read(importId: ImportId): Promise<ReadOutcome> {
    const directory = this.#folders.directoryOf(importId);
    try {
      // Written by `write` alone, of this program.
      const outcome = JSON.parse(await readFile(join(directory, OUTCOME), 'utf8')) as ReadOutcome;
      for (const { path } of outcome.parts) await stat(path);
      return outcome;
    } catch (error) {
      throw new AppError('UNAVAILABLE', 'The rows that were read are not in the import folder: try the import again.', {
        reason: 'STAGED_ROWS_GONE',
        cause: error,
      });
    }
  }

  async parts(importId: ImportId): Promise<readonly StagedPart[]> {
    const directory = this.#folders.directoryOf(importId);
    const names = new Set(await readdir(directory).catch(() => []));
    return IMPORT_KINDS.flatMap((kind) => {
      const name = `${kind.toLowerCase()}.parquet`;
      return names.has(name) ? [{ kind, path: join(directory, name), rows: 0, agreeing: 0 }] : [];
    });
  }
}
