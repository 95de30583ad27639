import type {
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';

/** A statement with the types of its parameters: a number bound as DOUBLE would keep zone maps from being used. */
export interface Query {
  readonly sql: string;
  readonly types: readonly DuckDBType[];
}

/** One connection to the store, whose prepared statements are kept. One statement at a time. */
export class StoreConnection {
  readonly #connection: DuckDBConnection;
  readonly #prepared = new Map<Query, DuckDBPreparedStatement>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** The driver's own connection, for what a statement cannot do. */
  get driver(): DuckDBConnection {
    return this.#connection;
  }

  /** Runs a prepared statement, prepared at its first use on this connection. */
  async query(query: Query, values: readonly DuckDBValue[] = []): Promise<DuckDBMaterializedResult> {
    let statement = this.#prepared.get(query);
    if (statement === undefined) {
      statement = await this.#connection.prepare(query.sql);
      this.#prepared.set(query, statement);
    }
    statement.bind([...values], [...query.types]);
    return statement.run();
  }

  /** Runs a prepared statement that does not come again: it is not kept. */
  async queryOnce(query: Query, values: readonly DuckDBValue[] = []): Promise<DuckDBMaterializedResult> {
    const statement = await this.#connection.prepare(query.sql);
    try {
      statement.bind([...values], [...query.types]);
      return await statement.run();
    } finally {
      statement.destroySync();
    }
  }

  /** Runs statements without parameters. */
  async run(...statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.#connection.run(statement);
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.destroySync();
    this.#prepared.clear();
    this.#connection.closeSync();
  }
}
