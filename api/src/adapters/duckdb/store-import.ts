import { INTEGER, UTINYINT, VARCHAR } from '@duckdb/node-api';

import type {
  ImportColumns,
  ImportConflict,
  ImportCounts,
  ImportDescription,
  ImportKind,
  ImportRecord,
  StagedPart,
  StoreImport,
} from '../../slices/market/index.js';
import { countsOf } from './catalogue-rows.js';
import { SOURCE_NUMBERS } from './codes.js';
import { StagedTables } from './staged-tables.js';
import type { Query, StoreConnection } from './store-connection.js';

export interface ImportEvents {
  /** Rows with this import number are about to become visible. */
  onCommit(number: number): void;
  /** The import was committed or abandoned. */
  onEnd(): void;
}

type Written = Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>;

const NEXT_NUMBER: Query = { sql: 'SELECT coalesce(max(number), 0)::INTEGER + 1 FROM import_record', types: [] };

const INSERT_RECORD: Query = {
  sql: `INSERT INTO import_record
          (number, id, source, format, origin, committed_at, read, stored, unchanged, replaced, rejected)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  types: [INTEGER, VARCHAR, UTINYINT, VARCHAR, VARCHAR, VARCHAR, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER],
};

/** An import into the store. Its rows lie in temporary tables until the commit, which is one transaction. */
export class DuckStoreImport implements StoreImport {
  readonly #staged: StagedTables;
  readonly #description: ImportDescription;
  readonly #events: ImportEvents;

  /** @param connection ends with the import */
  constructor(connection: StoreConnection, description: ImportDescription, events: ImportEvents) {
    this.#staged = new StagedTables(connection, () => {
      events.onEnd();
    });
    this.#description = description;
    this.#events = events;
  }

  stage<Kind extends ImportKind>(kind: Kind, columns: ImportColumns[Kind]): Promise<void> {
    return this.#staged.stage(kind, columns);
  }

  async load(parts: readonly StagedPart[]): Promise<void> {
    await this.#staged.atPort(async () => {
      for (const { kind, path, agreeing } of parts) {
        await (await this.#staged.tableOf(kind)).load(path, agreeing);
      }
    });
  }

  conflicts(limit: number): Promise<readonly ImportConflict[]> {
    return this.#staged.conflicts(limit);
  }

  dropConflicts(): Promise<number> {
    return this.#staged.dropConflicts();
  }

  preview(): Promise<Written> {
    return this.#staged.atPort(() => this.#sum((table) => table.preview(this.#description.source)));
  }

  commit(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord> {
    return this.#staged.atPort(async () => {
      const { connection, tables } = this.#staged;
      // Before the transaction: a commit that fails takes nothing of it back.
      for (const [, table] of tables) await table.findDoubles();
      await connection.run('BEGIN TRANSACTION');
      let record: ImportRecord;
      try {
        record = await this.#write(counts, committedAt);
        await connection.run('COMMIT');
      } catch (error) {
        await connection.run('ROLLBACK');
        throw error;
      }
      this.#staged.end();
      return record;
    });
  }

  abandon(): Promise<void> {
    return this.#staged.abandon();
  }

  async #write(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord> {
    const { connection } = this.#staged;
    const { id, source, format, origin } = this.#description;
    const [number = 1] = countsOf(await connection.query(NEXT_NUMBER));
    const written = await this.#sum((table) => table.commit(source, number));
    await connection.query(INSERT_RECORD, [
      number,
      id,
      SOURCE_NUMBERS[source],
      format,
      origin,
      committedAt,
      counts.read,
      written.stored,
      written.unchanged,
      written.replaced,
      counts.rejected,
    ]);
    this.#events.onCommit(number);
    return { id, source, format, origin, committedAt, counts: { ...counts, ...written } };
  }

  async #sum(count: (table: StagedTables['tables'][number][1]) => Promise<Written>): Promise<Written> {
    let sum: Written = { stored: 0, unchanged: 0, replaced: 0 };
    for (const [, table] of this.#staged.tables) {
      const { stored, unchanged, replaced } = await count(table);
      sum = {
        stored: sum.stored + stored,
        unchanged: sum.unchanged + unchanged,
        replaced: sum.replaced + replaced,
      };
    }
    return sum;
  }
}
