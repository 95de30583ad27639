import type { DuckDBType, DuckDBValue, DuckDBVector } from '@duckdb/node-api';

import type { MarketSource } from '../../slices/market/index.js';
import type { Query } from './store-connection.js';

/** What differs between the kinds of rows that an import holds. */
export interface ImportPlan<Columns> {
  /** Of the tables `staged_…`, `doubled_…`, `later_…` and `judged_…`, and of the file that staged rows are written to. */
  readonly name: string;
  /** Columns of the staging table, in DDL: key, values, `line` and, where there is one, `file_column`. */
  readonly stagedColumns: string;
  readonly types: readonly DuckDBType[];
  /** Puts `count` rows from row `from` into the vectors, one for each of the `types`. */
  fill(columns: Columns, from: number, count: number, vectors: readonly DuckDBVector[]): void;
  /** Columns that name a row; two rows of a file with the same ones are doubles. */
  readonly key: readonly string[];
  /** Columns that doubles agree in, or not. */
  readonly values: readonly string[];
  /** Selects a conflict's line, column, first line, first column and the columns of its key from `row` and `first`. */
  readonly conflictSelection: string;
  /** @param key the columns of the key as they were selected */
  describeKey(key: readonly DuckDBValue[]): string;
  /** @returns what `judged` and `prepare` are bound to */
  parameters(source: MarketSource): readonly DuckDBValue[];
  /**
   * Selects the rows of the staging table as they will lie in the store, with `stored_row`, the row id of what has their key
   * now (NULL where nothing has), and `is_same`, whether a commit would leave that as it is.
   */
  readonly judged: Query;
  /** A statement that comes before the others of a commit. */
  readonly prepare: Query | undefined;
  readonly stored: StoredTable;
}

/** Where the rows of a kind lie, for taking them back. */
export interface StoredTable {
  /** Its replaced rows lie in `superseded_` and this name. */
  readonly table: string;
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** All columns but the import's number. */
  readonly columns: string;
  /** The column of its date. */
  readonly date: string;
  /** The order of insertion, which is the order on disk. */
  readonly order: string;
  /** Selects of the rows `stored` what the staging table has, with line 0. */
  readonly asStaged: string;
}
