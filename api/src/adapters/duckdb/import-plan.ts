import type { DuckDBType, DuckDBValue, DuckDBVector } from '@duckdb/node-api';

import type { Query } from './store-connection.js';

/** What differs between an import of settlements and one of spot prices. */
export interface ImportPlan<Columns> {
  /** Columns of the table `staged`, in DDL: key, values, `line` and, where there is one, `file_column`. */
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
  /** What `judged` and `prepare` are bound to. */
  readonly parameters: readonly DuckDBValue[];
  /**
   * Selects the rows of `staged` as they will lie in the store, with `stored_row`, the row id of what has their key
   * now (NULL where nothing has), and `is_same`, whether a commit would leave that as it is.
   */
  readonly judged: Query;
  /** A statement that comes before the others of a commit. */
  readonly prepare: Query | undefined;
  /** Keeps replaced rows, deletes them, inserts new and replacing ones; some are bound to the import's number. */
  readonly write: readonly { readonly query: Query; readonly takesNumber: boolean }[];
}
