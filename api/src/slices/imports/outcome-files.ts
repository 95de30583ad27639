import type { ReadOutcome } from '../ingestion/index.js';
import type { StagedPart } from '../market/index.js';
import type { ImportId } from './imports.types.js';

/** What the reading of a file left in the import's folder, for the process that commits it. */
export interface OutcomeFiles {
  /** Written as one: a reader finds all of it or nothing. */
  write(importId: ImportId, outcome: ReadOutcome): Promise<void>;
  /** @throws {AppError} UNAVAILABLE `STAGED_ROWS_GONE` where the folder does not hold what was read */
  read(importId: ImportId): Promise<ReadOutcome>;
  /** The staged rows; none where they are no longer kept. */
  parts(importId: ImportId): Promise<readonly StagedPart[]>;
}
