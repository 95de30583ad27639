import type { Findings } from '../judgement/findings.js';
import type { Container } from '../ingestion.types.js';
import type { ImportRows } from './import-rows.js';

/** A file whose form is known, ready to be read once. */
export interface OpenedFile {
  /** Name of its form. */
  readonly format: string;
  readonly container: Container;
  /** Names of its columns; none where the form has no header. */
  readonly columnNames: readonly string[];
  /** Columns that the form does not know. */
  readonly ignoredColumns: readonly string[];
  /**
   * Reads on until the rows are full or some thousand lines are read, again and again until the file ends.
   *
   * @returns after each step, how many lines it read that hold something
   */
  read(rows: ImportRows, findings: Findings): AsyncGenerator<number>;
  /** How much of the file was read, 0 … 1. */
  fraction(): number;
  close(): Promise<void>;
}

/** Lines after which a reader lets others have a turn, be its rows full or not. */
export const LINES_A_STEP = 4_096;
